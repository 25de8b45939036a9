/**
 * Whether an answer is what the exercise begins with, as it was given out: with or without `export`, whatever the blank space between.
 *
 * Some starts answer a part, so that there is something to mend; handing one in answers nothing, and gets nothing.
 */
export const isStart = (code: string, start: string): boolean => bare(code) === bare(start);

const bare = (code: string): string =>
  code
    .replace(/^\uFEFF/, "")
    .replace(/^[ \t]*export (default )?/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
