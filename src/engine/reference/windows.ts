import { expectImages, movesAlong } from "../ops/images.js";
import { Tensor } from "./tensor.js";

/** Options of pooling: pixels along a side of a window, and from one to the next (the size where left out). */
export interface Pool2d {
  size: number;
  stride?: number;
}

/** A number of a window: its line, column and channel in the image. */
export type Place = readonly [k: number, l: number, c: number];

/** What pooling makes of x, still empty, and a way to go through its numbers together with the places of each one's window. */
export function windows(where: string, x: Tensor, { size, stride = size }: Pool2d) {
  const [batch, height, width, channels] = expectImages(where, x);
  const [lines, columns] = [movesAlong(height, size, stride, "valid").places, movesAlong(width, size, stride, "valid").places];
  const y = new Tensor([batch, lines, columns, channels], [x]);
  const each = (visit: (n: number, i: number, j: number, c: number, window: readonly Place[]) => void): void => {
    for (let n = 0; n < batch; n += 1) {
      for (let i = 0; i < lines; i += 1) {
        for (let j = 0; j < columns; j += 1) {
          for (let c = 0; c < channels; c += 1) {
            const window = Array.from(
              { length: size * size },
              (_, p): Place => [i * stride + Math.floor(p / size), j * stride + (p % size), c],
            );
            visit(n, i, j, c, window);
          }
        }
      }
    }
  };
  return { y, each };
}
