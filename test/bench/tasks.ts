/**
 * Four training tasks that every library gets alike: the same data and the same first weights to the bit, so that losses can be compared.
 *
 * (a) an MLP 2-32-32-2 with tanh, SGD with momentum · (b) an MLP 256-128-10 with ReLU, Adam · (c) a CNN on images of 16 × 16, Adam ·
 * (d) a causal transformer of 2 layers with norms before each block, AdamW.
 *
 * Imports nothing, and uses + − × ÷ and √ alone (one sine and cosine are rounded to 32 bits): it runs in a page as it does in Node.
 */

export const taskNames = ["a", "b", "c", "d"] as const;
export type TaskName = (typeof taskNames)[number];

/** First values of a parameter, row after row. */
export interface Initial {
  /** [in, out] for weights, [size] for biases and gains, [height, width, in, out] for convolutions. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface Task {
  readonly name: TaskName;
  /** In the order in which a forward pass meets them. */
  readonly parameters: readonly Initial[];
  /** Inputs of each batch: numbers, or tokens in (d). */
  readonly x: readonly (Float32Array | Int32Array)[];
  /** Shape of one batch of inputs; images are [batch, height, width, channels]. */
  readonly xShape: readonly number[];
  /** The right class of every row. */
  readonly y: readonly Int32Array[];
  readonly classes: number;
  /** The learning rate. */
  readonly lr: number;
  /** Multiplications and additions of one step. */
  readonly flops: number;
}

/** Batches of a task, used in turn. */
export const batches = 8;
/** The loss of the 50th step, in PyTorch. */
export const lastLosses: Readonly<Record<TaskName, number>> = { a: 0.49834, b: 0.30085, c: 1.60163, d: 0.89446 };

/** mulberry32 (Tommy Ettinger): numbers in [0, 1). */
function uniforms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);

/** What the tasks are made with. */
function maker() {
  const next = uniforms(42);
  /** `count` numbers between −reach and reach. */
  const draw = (count: number, reach: number): Float32Array => Float32Array.from({ length: count }, () => (next() * 2 - 1) * reach);
  const filled = (value: number, ...shape: number[]): Initial => ({ shape, values: new Float32Array(sizeOf(shape)).fill(value) });
  /** Weights of variance 1 over the numbers that each output sums, unless another reach is given. */
  const weight = (shape: readonly number[], reach = Math.sqrt(3 / sizeOf(shape.slice(0, -1)))): Initial => ({
    shape,
    values: draw(sizeOf(shape), reach),
  });
  const each = <T>(make: () => T): T[] => Array.from({ length: batches }, make);
  return { next, draw, filled, weight, each };
}

/** Rows of 256 numbers around one of ten centres: the centre, times `loudness`, plus noise between −reach and reach. */
function clusters({ next, draw, each }: ReturnType<typeof maker>, rows: number, reach: number, loudness: number) {
  const centres = Array.from({ length: 10 }, () => draw(256, 1));
  return each(() => {
    const x = draw(rows * 256, reach);
    const y = Int32Array.from({ length: rows }, (_, row) => {
      const label = Math.floor(next() * 10);
      centres[label]?.forEach((value, i) => {
        x[row * 256 + i] = (x[row * 256 + i] as number) + value * loudness; // a row has 256 numbers
      });
      return label;
    });
    return { x, y };
  });
}

const sides = <X>(pairs: readonly { x: X; y: Int32Array }[]) => ({ x: pairs.map(({ x }) => x), y: pairs.map(({ y }) => y) });

function spirals(): Task {
  const { next, filled, weight, each } = maker();
  const rows = 64;
  const parameters = [weight([2, 32]), filled(0, 32), weight([32, 32]), filled(0, 32), weight([32, 2]), filled(0, 2)];
  const pairs = each(() => {
    const x = new Float32Array(2 * rows);
    const y = Int32Array.from({ length: rows }, (_, row) => {
      const arm = row % 2;
      const t = next() * 3;
      const angle = t * 2 + arm * Math.PI;
      x[2 * row] = Math.fround((t * Math.cos(angle)) / 3);
      x[2 * row + 1] = Math.fround((t * Math.sin(angle)) / 3);
      return arm;
    });
    return { x, y };
  });
  const flops = 3 * 2 * rows * (64 + 1024 + 64) - 2 * rows * 64;
  return { name: "a", parameters, ...sides(pairs), xShape: [rows, 2], classes: 2, lr: 0.05, flops };
}

function wide(): Task {
  const make = maker();
  const { filled, weight } = make;
  const rows = 64;
  const parameters = [weight([256, 128]), filled(0, 128), weight([128, 10]), filled(0, 10)];
  const flops = 3 * 2 * rows * (256 * 128 + 1280) - 2 * rows * 256 * 128;
  return { name: "b", parameters, ...sides(clusters(make, rows, 2, 0.5)), xShape: [rows, 256], classes: 10, lr: 1e-3, flops };
}

function images(): Task {
  const make = maker();
  const { filled, weight } = make;
  const rows = 32;
  const parameters = [weight([3, 3, 1, 8]), filled(0, 8), weight([3, 3, 8, 16]), filled(0, 16), weight([256, 10]), filled(0, 10)];
  const flops = 3 * 2 * (rows * 256 * 72 + rows * 64 * 72 * 16 + rows * 2560) - 2 * rows * 256 * 72;
  return { name: "c", parameters, ...sides(clusters(make, rows, 1, 1)), xShape: [rows, 16, 16, 1], classes: 10, lr: 1e-3, flops };
}

/** Sizes of the transformer of (d). */
export const transformerSizes = { vocabulary: 64, width: 64, context: 32, layers: 2, heads: 4, batch: 16 } as const;

function tokens(): Task {
  const { next, filled, weight, each } = maker();
  const { vocabulary, width, context, layers, batch } = transformerSizes;
  const layer = (): Initial[] => [
    ...[filled(1, width), filled(0, width), weight([width, 3 * width], 0.1), filled(0, 3 * width)],
    ...[weight([width, width], 0.1), filled(0, width)],
    ...[filled(1, width), filled(0, width), weight([width, 4 * width], 0.1), filled(0, 4 * width)],
    ...[weight([4 * width, width], 0.05), filled(0, width)],
  ];
  const parameters = [
    ...[weight([vocabulary, width], 0.1), weight([context, width], 0.1)],
    ...Array.from({ length: layers }, layer).flat(),
    ...[filled(1, width), filled(0, width), weight([width, vocabulary], 0.1), filled(0, vocabulary)],
  ];
  // Nine times in ten the next token follows from the one before; else it is any.
  const pairs = each(() => {
    const x = new Int32Array(batch * context);
    const y = new Int32Array(batch * context);
    for (let text = 0; text < batch; text += 1) {
      let token = Math.floor(next() * vocabulary);
      for (let at = text * context; at < (text + 1) * context; at += 1) {
        x[at] = token;
        token = next() < 0.9 ? (token * 5 + 7) % vocabulary : Math.floor(next() * vocabulary);
        y[at] = token;
      }
    }
    return { x, y };
  });
  const rows = batch * context;
  const perToken = layers * 12 * width * width + width * vocabulary;
  const flops = 3 * (2 * rows * perToken + 2 * 2 * layers * batch * context * context * width);
  return { name: "d", parameters, ...sides(pairs), xShape: [batch, context], classes: vocabulary, lr: 1e-3, flops };
}

const makers: Readonly<Record<TaskName, () => Task>> = { a: spirals, b: wide, c: images, d: tokens };

export const task = (name: TaskName): Task => makers[name]();

/** A fingerprint of losses, bit by bit: FNV-1a over their 32-bit patterns. */
export function hash(losses: readonly number[]): string {
  const words = new Uint32Array(new Float32Array(losses).buffer);
  return words.reduce((state, word) => Math.imul(state ^ word, 16777619) >>> 0, 2166136261).toString(16);
}
