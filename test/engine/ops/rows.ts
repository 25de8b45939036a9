import { awayFromZero, type OpRow, odd } from "./gradients.js";

/** Labels or tokens below `count`, in no order; one in five is −1 if `gaps`. */
export const wholes = (length: number, count: number, gaps = false): number[] =>
  Array.from({ length }, (_, i) => (gaps && i % 5 === 1 ? -1 : (i * 7 + 3) % count));

const few = [1, 2, 3, 5];
const one: OpRow = { sizes: { rows: odd, width: odd }, shapes: ({ rows = 1, width = 1 }) => [[rows, width]] };
const pair: OpRow = {
  sizes: { batch: few, time: few, width: odd, dimensions: [0, 1, 2, 3] },
  shapes: ({ batch = 1, time = 1, width = 1, dimensions = 0 }) => [[batch, time, width], [batch, time, width].slice(3 - dimensions)],
};

export const opRows: Readonly<Record<string, OpRow>> = {
  add: pair,
  subtract: pair,
  multiply: pair,
  scale: { ...one, rest: () => [-1.5] },
  sum: one,
  mean: one,
  reshape: { ...one, rest: ({ rows = 1, width = 1 }) => [[width, 1, rows]] },
  relu: { ...one, draw: awayFromZero },
  tanh: one,
  softmax: one,
  crossEntropy: {
    ...one,
    rest: ({ rows = 1, width = 1 }) => [wholes(rows, width, true)],
  },
  gelu: one,
  meanSquaredError: {
    ...one,
    shapes: ({ rows = 1, width = 1 }) => [
      [rows, width],
      [rows, width],
    ],
  },
  layerNorm: {
    sizes: { rows: odd, width: odd.slice(2) },
    shapes: ({ rows = 1, width = 1 }) => [[rows, width], [width], [width]],
    // rows of nearly equal numbers bend too much for differences
    draw: ({ normal }, input, entry) => (input === 0 ? entry % 3 : 0) + 0.5 * normal(),
  },
  embedding: {
    sizes: { vocabulary: few, width: odd, rows: odd },
    shapes: ({ vocabulary = 1, width = 1 }) => [[vocabulary, width]],
    rest: ({ rows = 1, vocabulary = 1 }) => [wholes(rows, vocabulary)],
  },
  attention: {
    sizes: { batch: [1, 2], time: [1, 2, 3, 5, 7, 9, 17], depth: [1, 2, 3, 5], heads: [1, 2, 3], causal: [0, 1] },
    shapes: ({ batch = 1, time = 1, depth = 1, heads = 1 }) => [[batch, time, 3 * heads * depth]],
    rest: ({ heads = 1, causal = 0 }) => [{ heads, causal: causal === 1 }],
  },
  dense: {
    sizes: { rows: odd, width: odd, out: odd },
    shapes: ({ rows = 1, width = 1, out = 1 }) => [[rows, width], [width, out], [out]],
  },
};
