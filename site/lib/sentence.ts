/** Splits a figure's text after its first sentence: what is printed bold, and the rest. A decimal point ends nothing. */
export function firstSentence(text: string): { first: string; rest: string } {
  const end = /[.!?](?=\s+[\p{Lu}\d"“(])/u.exec(text);
  return end === null ? { first: text, rest: "" } : { first: text.slice(0, end.index + 1), rest: text.slice(end.index + 1).trim() };
}

/** The first sentence of a text. */
export const opening = (text: string): string => firstSentence(text).first;

/** Words with the apostrophe that markdown's are printed with. */
export const curly = (words: string): string => words.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, "’");

/** A measured number in which no line ends: not before its "%", not around "×" or "/", not within the brackets of its interval. */
export const unbroken = (number: string): string =>
  number.replaceAll(/ (?=[%×/])|(?<=[×/]) /g, "\u00a0").replaceAll(/\[[^\]]*\]/g, (interval) => interval.replaceAll(" ", "\u00a0"));

/** The two parts of a figure's caption, in which no line ends inside of "95 %" or "η = 0.1". */
export const captionOf = (sentence: string): ReturnType<typeof firstSentence> =>
  firstSentence(sentence.replaceAll(/ (?=[%=×])|(?<=[=×]) /g, "\u00a0"));
