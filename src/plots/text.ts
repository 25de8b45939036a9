const narrow = new Set("iljtfrI.,:;'|!()[]·  ↑→");
const wide = new Set("mwMWQO@%×≈∞—");

/** Estimated width of a text in pixels: a little more than Inter needs, enough for the fonts that stand in for it. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) {
    if (narrow.has(character)) em += 0.38;
    else if (wide.has(character)) em += 0.92;
    else if (character >= "A" && character <= "Z") em += 0.72;
    else em += 0.62;
  }
  return em * size;
}

/** Breaks a text at spaces into lines of at most `width` pixels; a longer word gets a line of its own, "p = 2" is one word. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words(text)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The pieces between which a label may break. */
export const words = (text: string): string[] => text.split(/(?<![=<>≈]) (?![=<>≈→])/);
