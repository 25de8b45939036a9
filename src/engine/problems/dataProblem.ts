import { expectOneOf, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { crossEntropy } from "../ops/crossEntropy.js";
import { type Rng, rng } from "../rng.js";
import { noGrad } from "../tensor/tape.js";
import { constant, constantIndices, type Indices, type Tensor } from "../tensor/tensor.js";
import { expectBatch, expectNet } from "./expectNet.js";
import { orUsual } from "./orUsual.js";
import type { Batch, Problem, ProblemSpec, Score, Scored, Split, SplitName } from "./problem.js";
import { makeStream } from "./stream.js";

type Values = Float32Array | Int32Array;

/** How a data set is made. */
interface Definition<V extends Values> {
  readonly spec: ProblemSpec & { readonly seed: number };
  readonly inputShape: readonly number[];
  /** Shape of one target: [] for a label, [time] for one per token. */
  readonly targetShape: readonly number[];
  readonly names: readonly string[];
  readonly floor?: number;
  /** Whether some targets are −1. */
  readonly leavesOut?: boolean;
  /** The inputs are numbers, or tokens. */
  readonly values: new (
    length: number,
  ) => V;
  readonly sizes: { readonly train: number; readonly validation: number; readonly test: number };
  /** Writes the `size` examples of a split, drawn from `random`. */
  readonly draw: (size: number, random: Rng, into: Rows<V>, split: SplitName) => void;
  /** Writes one fresh example as row `row`: for problems whose training data never end. */
  readonly fresh?: (random: Rng, into: Rows<V>, row: number) => void;
}

/** Where examples are written, row after row. */
export interface Rows<V extends Values> {
  readonly x: V;
  readonly y: Int32Array;
  readonly truth: Int32Array;
}

/** Rows that go through a net at once when it is scored. It decides the order of the sum, so it is fixed. */
const chunk = 250;
/** Numbers in a row from which on one copy is quicker than many. */
const long = 32;
const splitNames = ["train", "validation", "test"] as const;
/** Checks the name of a split. */
export const expectSplit = (where: string, name: unknown): SplitName =>
  expectOneOf(where, "split", name, splitNames, "Choose rates on validation, and report on test, once.");

/** A problem with data: three splits from streams of their own, each drawn when it is first asked for. */
export function dataProblem<V extends Values>(definition: Definition<V>): Problem<V extends Float32Array ? Tensor : Indices> {
  type Input = V extends Float32Array ? Tensor : Indices;
  type Examples = Batch<Input, Indices>;
  const { spec, inputShape, targetShape, names, values, sizes, draw, fresh } = definition;
  const where = spec.kind;
  const classes = names.length;
  const [width, answers] = [product(inputShape), product(targetShape)];

  const rowsFor = (size: number): Rows<V> => {
    const y = new Int32Array(size * answers);
    return { x: new values(size * width), y, truth: new Int32Array(size * answers) };
  };
  const drawn = new Map<SplitName, Split<V>>();
  const splitOf = (name: SplitName): Split<V> => {
    const known = drawn.get(name);
    if (known) return known;
    const size = sizes[name];
    const rows = rowsFor(Number.isFinite(size) ? size : 0);
    if (Number.isFinite(size)) draw(size, rng(spec.seed).split(name), rows, name);
    const split = { size, ...rows };
    drawn.set(name, split);
    return split;
  };

  /** The rows of `from` with these numbers, as constants that a step writes into its memory. */
  const gather = ({ x, y }: Rows<V>, rows: Int32Array): Examples => {
    const write = (from: Values, length: number) => (heap: Values, start: number) => {
      let at = start;
      for (const row of rows) {
        const first = row * length;
        // Copied at once where a row is long enough to pay for it: a picture, not a point.
        if (length >= long) heap.set(from.subarray(first, first + length), at);
        else for (let i = 0; i < length; i += 1) heap[at + i] = from[first + i] as number; // rows are of the split
        at += length;
      }
    };
    const [shape, targets] = [
      [rows.length, ...inputShape],
      [rows.length, ...targetShape],
    ];
    const input = x instanceof Float32Array ? constant(shape, write(x, width)) : constantIndices(shape, tokens, write(x, width));
    return { x: input as Input, y: constantIndices(targets, labels, write(y, answers)) };
  };
  const tokens = { smallest: 0, largest: classes - 1 };
  const labels = { smallest: definition.leavesOut ? -1 : 0, largest: classes - 1 };

  const source = {
    where,
    size: sizes.train,
    take: (rows: Int32Array, seed: number): Examples => {
      if (!fresh) return gather(splitOf("train"), rows);
      const examples = rowsFor(rows.length);
      const random = rng(seed).split("fresh").split(spec.seed);
      rows.forEach((number, row) => {
        fresh(random.split(number), examples, row);
      });
      return gather(
        examples,
        rows.map((_, row) => row),
      );
    },
  };
  const stream = (seed: number) => makeStream(source, seed);
  let own: ReturnType<typeof stream> | null = null;

  const finite = (method: string, name: SplitName): Split<V> => {
    const split = splitOf(expectSplit(`${where}.${method}`, name));
    if (split.size === Number.POSITIVE_INFINITY)
      fail(`${where}.${method}`, "split must be one with an end", name, "Fresh examples never end; take validation or test.");
    return split;
  };
  const all = (name: SplitName, from?: number, to?: number): Examples => {
    const split = finite("all", name);
    const last = expectWhole(`${where}.all`, "to", orUsual(to, split.size), 1, `${name} has ${split.size} rows.`, split.size);
    const first = expectWhole(
      `${where}.all`,
      "from",
      orUsual(from, 0),
      0,
      "It is the first row, and to is the row after the last.",
      last - 1,
    );
    return gather(
      split,
      Int32Array.from({ length: last - first }, (_, i) => first + i),
    );
  };
  const score = (net: Scored<Input>, name: SplitName): Score => {
    const { size } = finite("score", name);
    expectNet(`${where}.score`, net, { scored: true });
    const wasTraining = net.training;
    net.evaluate();
    try {
      const sum = { loss: 0, right: 0, answers: 0 };
      for (let from = 0; from < size; from += chunk) {
        const batch = all(name, from, Math.min(size, from + chunk));
        noGrad(() => {
          const logits = net(batch.x);
          const { right, answers } = count(logits.array(), batch.y.array(), classes);
          sum.loss += crossEntropy(logits, batch.y).item() * answers;
          sum.right += right;
          sum.answers += answers;
        });
      }
      return { loss: sum.loss / sum.answers, accuracy: sum.right / sum.answers };
    } finally {
      if (wasTraining) net.train();
    }
  };

  return {
    spec,
    inputShape,
    classes,
    names,
    floor: definition.floor ?? null,
    get train() {
      return splitOf("train");
    },
    get validation() {
      return splitOf("validation");
    },
    get test() {
      return splitOf("test");
    },
    batch: (size) => {
      own ??= stream(spec.seed);
      return own.batch(size);
    },
    stream,
    all,
    loss: (net, batch) => {
      expectNet(`${where}.loss`, net);
      expectBatch(`${where}.loss`, batch);
      return crossEntropy(net(batch.x), batch.y);
    },
    score,
  };
}

/** How many rows of logits are largest where the label says, and how many labels there are. */
function count(logits: Float32Array, labels: Int32Array, classes: number): { right: number; answers: number } {
  let [right, answers] = [0, 0];
  labels.forEach((label, row) => {
    if (label < 0) return;
    let best = 0;
    for (let k = 1; k < classes; k += 1) {
      if ((logits[row * classes + k] as number) > (logits[row * classes + best] as number)) best = k; // one per class in every row
    }
    answers += 1;
    if (best === label) right += 1;
  });
  return { right, answers };
}

const product = (lengths: readonly number[]): number => lengths.reduce((size, length) => size * length, 1);
