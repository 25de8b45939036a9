/**
 * Text that anybody may have written, a file's name say, for a line of a terminal or of a log: what moves the cursor, ends the line, hides or
 * turns text is written as its code, \u001B. The joiners within words and pictures stay.
 */
export const printable = (text: string): string =>
  text.replace(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) as number; // it matched one
    return `\\u${code > 0xffff ? `{${code.toString(16).toUpperCase()}}` : code.toString(16).toUpperCase().padStart(4, "0")}`;
  });
