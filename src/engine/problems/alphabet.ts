import { rng } from "../rng.js";
import { doubled } from "./bicubic.js";

/** How many glyphs an alphabet has. */
export const glyphCount = 10;

/** The ten glyphs of an alphabet, row after row, each with a root mean square of 0.75. */
export function drawAlphabet(alphabet: number, side: number): number[][] {
  const { normal } = rng(alphabet).split("alphabet").split(side);
  const half = side / 2;
  return Array.from({ length: glyphCount }, () => {
    const picture = doubled(
      Array.from({ length: half * half }, () => normal()),
      half,
    );
    const meanSquare = picture.reduce((sum, pixel) => sum + pixel * pixel, 0) / picture.length;
    return picture.map((pixel) => (0.75 * pixel) / Math.sqrt(meanSquare));
  });
}
