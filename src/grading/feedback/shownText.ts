import { escapeHtml } from "../../notebook/host/escapeHtml.js";

/**
 * Text that anybody may have written, as HTML that shows it and does nothing else: no element, no colour, no other reading direction.
 *
 * What a reader can't see is written out: a control character as its picture (␛), one that turns or hides text by its code (‹U+202E›), half a
 * character as �. Only the colours of a terminal are taken away, as they are no text.
 *
 * @param text whatever it holds.
 * @param most characters that are shown; what was cut is said.
 */
export function shownText(text: string, most = 2_000): string {
  const kept = text.length > most ? text.slice(0, cutAt(text, most)) : text;
  const note = text.length > kept.length ? `<span class="cut"> … cut, ${text.length.toLocaleString("en")} characters in all</span>` : "";
  return escapeHtml(visible(kept)).replaceAll("'", "&#39;") + note;
}

/** The same without a note, for the words of a list: one line. */
export const shownName = (text: string, most = 120): string =>
  escapeHtml(visible(text.slice(0, text.length > most ? cutAt(text, most) : most)).replace(/\s+/g, " ")).replaceAll("'", "&#39;") +
  (text.length > most ? "…" : "");

const visible = (text: string): string =>
  text
    .replace(colours, "")
    .replaceAll("\r\n", "\n")
    .replace(controls, (character) => pictureOf(character.charCodeAt(0)))
    .replace(loneSurrogates, "\uFFFD")
    .replace(turning, (character) => `‹U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}›`); // it matched one

/** A place at or before `most` that is not within a character. */
const cutAt = (text: string, most: number): number => (/[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most);

/** C0 controls have pictures of their own; C1 are written as codes by `turning`. */
const pictureOf = (code: number): string => (code === 0x7f ? "␡" : String.fromCharCode(0x2400 + code));

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const colours = /\u001B\[[\d;]{0,32}m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
const loneSurrogates = /\p{Cs}/gu;
/** C1, what turns the reading direction or has no width (but the joiners within words), line separators, what is no character. */
const turning = /(?![\u200C\u200D])[\p{Cf}\p{Zl}\p{Zp}\u0080-\u009F\uFFFE\uFFFF]/gu;
