/** What every style sheet of the site keeps to: shown on /design/, held by test/site/styles.test.ts. */

type Face = "serif" | "sans" | "mono";

/** The sizes of type, in rem of 16 px, and what each is for. */
export const typeScale: readonly { readonly rem: number; readonly face: Face; readonly use: string }[] = [
  { rem: 2.75, face: "serif", use: "a page's title; 2.1 on a phone, 3.6 at most on the home page" },
  { rem: 1.5, face: "serif", use: "a section" },
  { rem: 1.3, face: "serif", use: "a part of a section; the sentence under a title" },
  { rem: 1.125, face: "serif", use: "text, at most 66 characters a line; a reading" },
  { rem: 1, face: "serif", use: "text of second rank: notes in the margin, summaries in lists" },
  { rem: 0.9375, face: "sans", use: "interface that is read in sentences: quizzes, judgements" },
  { rem: 0.875, face: "sans", use: "controls, buttons, captions, tables; everything in a lab" },
  { rem: 0.84375, face: "mono", use: "code: 66 characters fit the column" },
  { rem: 0.8125, face: "sans", use: "titles of panels, units, hints" },
  { rem: 0.75, face: "sans", use: "words inside pictures: 11 or 12 px on the screen, whatever its width" },
];

/** Steps of space, in px. */
export const spaces: readonly { readonly px: number; readonly use: string }[] = [
  { px: 4, use: "parts of one thing" },
  { px: 8, use: "buttons in a row" },
  { px: 12, use: "a title and what it names" },
  { px: 16, use: "panels; the padding of one" },
  { px: 24, use: "groups of controls" },
  { px: 32, use: "a figure and the text around it" },
  { px: 48, use: "the end of a bench" },
  { px: 56, use: "sections" },
];

/** How long a control takes to change its look, in ms, easing out. Nothing else glides. */
export const motion = 150;
