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
  dense: {
    sizes: { rows: odd, width: odd, out: odd },
    shapes: ({ rows = 1, width = 1, out = 1 }) => [[rows, width], [width, out], [out]],
  },
};
