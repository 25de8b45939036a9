/** Where the n-th character of a text begins. Jupyter counts characters, TypeScript their halves: an emoji is one there and two here. */
export function offsetOf(text: string, character: number): number {
  let offset = 0;
  for (let i = 0; i < character && offset < text.length; i++) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}

/** How many characters stand before an offset: the inverse of `offsetOf`. */
export const characterAt = (text: string, offset: number): number => [...text.slice(0, offset)].length;
