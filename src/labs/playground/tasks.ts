import type { Spec } from "../../schedules/schedule.js";

/** A net that can learn a task. */
export interface ModelChoice {
  readonly name: string;
  readonly title: string;
  spec(seed: number): Spec;
}

/** Something to learn in the playground. */
export interface Task {
  readonly name: string;
  readonly title: string;
  /** What is learnt, and what to look for. */
  readonly about: string;
  problem(seed: number): Spec;
  /** The nets to choose from; the first is the usual one. */
  readonly models: readonly ModelChoice[];
  /** The names of the optimizers to choose from. */
  readonly optimizers: readonly string[];
  /** The usual optimizer. */
  readonly optimizer: string;
  /** Examples per update: some to choose from, and the usual one. */
  readonly batches: readonly number[];
  readonly batch: number;
  /** Updates of a usual run. */
  readonly steps: number;
  /** A good peak rate for each optimizer: found by trying a third, one and three of it over a usual run with warmup and cosine. */
  readonly rates: Readonly<Record<string, number>>;
}

const spirals = (noise: number) => ({ kind: "spirals", turns: 1.25, noise });
const onPlane = (hidden: readonly number[]) => (seed: number) => ({ kind: "mlp", sizes: [2, ...hidden, 2], act: "tanh", seed });
const cnn = (classes: number, norm: "none" | "batch") => (seed: number) => ({ kind: "cnn", size: 16, classes, norm, seed });
const reader = (vocabulary: number, context: number, layers: number) => (seed: number) => ({
  ...{ kind: "transformer", vocabulary, context, width: 32, layers, heads: 2, seed },
});

const planeRates = {
  ...{ sgd: 1, momentum: 0.3, nesterov: 0.3, adam: 0.03, adamW: 0.03, lion: 0.003, rAdam: 0.1 },
  ...{ scheduleFreeSgd: 3, scheduleFreeAdamW: 0.03 },
};
const imageRates = {
  ...{ sgd: 0.3, momentum: 0.03, nesterov: 0.03, adam: 0.01, adamW: 0.01, lion: 0.0005, rAdam: 0.01 },
  ...{ scheduleFreeSgd: 1, scheduleFreeAdamW: 0.01 },
};
const tokenRates = {
  ...{ sgd: 1, momentum: 0.1, nesterov: 0.1, adam: 0.01, adamW: 0.01, lion: 0.002, rAdam: 0.03 },
  ...{ scheduleFreeSgd: 3, scheduleFreeAdamW: 0.02 },
};
const valleyRates = {
  ...{ sgd: 0.08, momentum: 0.02, nesterov: 0.02, adam: 0.2, adamW: 0.2, lion: 0.1, rAdam: 0.3 },
  ...{ scheduleFreeSgd: 0.1, scheduleFreeAdamW: 0.1 },
};
const wellRates = {
  ...{ sgd: 0.1, momentum: 0.02, nesterov: 0.02, adam: 0.3, adamW: 0.3, lion: 0.1, rAdam: 0.3 },
  ...{ scheduleFreeSgd: 0.1, scheduleFreeAdamW: 0.1 },
};

/** A point in a landscape: what is learnt is where to stand. */
const point = (start: readonly number[]): ModelChoice => ({
  name: "point",
  title: start.length === 1 ? "a point on a line" : "a point on a plane",
  spec: () => ({ kind: "point", start }),
});

/** Task `rates` decide which optimizers there are. */
const withRates = (task: Omit<Task, "optimizers">): Task => ({ ...task, optimizers: Object.keys(task.rates) });

/**
 * What the playground can train. A usual run has 300 to 1000 updates and takes at most some seconds in a browser.
 *
 * `glyphs` with its MLP 256-128-10, 64 examples and Adam is the second task of the engine's bench.
 */
export const tasks: readonly Task[] = [
  withRates({
    name: "spirals",
    title: "Two spirals",
    about: "Which of two spiral arms is a point on? Watch the border between the two colours wind in, and shake while the rate is high.",
    problem: (seed) => ({ ...spirals(0.05), seed }),
    models: [
      { name: "mlp", title: "MLP 2-32-32-2", spec: onPlane([32, 32]) },
      { name: "narrow", title: "MLP 2-10-10-2", spec: onPlane([10, 10]) },
      { name: "deep", title: "MLP 2-16-16-16-2", spec: onPlane([16, 16, 16]) },
      { name: "wide", title: "MLP 2-128-2", spec: onPlane([128]) },
    ],
    optimizer: "momentum",
    batches: [8, 16, 32, 64, 128, 256],
    batch: 32,
    steps: 600,
    rates: planeRates,
  }),
  withRates({
    name: "moons",
    title: "Two moons",
    about:
      "Which of two half circles is a point from? They overlap a little, so no net is always right: look where the border comes to rest.",
    problem: (seed) => ({ kind: "moons", seed }),
    models: [
      { name: "mlp", title: "MLP 2-16-2", spec: onPlane([16]) },
      { name: "linear", title: "straight line", spec: onPlane([]) },
      { name: "deep", title: "MLP 2-32-32-2", spec: onPlane([32, 32]) },
    ],
    optimizer: "momentum",
    batches: [4, 8, 16, 32, 64, 128],
    batch: 16,
    steps: 400,
    rates: planeRates,
  }),
  withRates({
    name: "glyphs",
    title: "Ten glyphs",
    about:
      "Which of ten smooth random signs is under the noise? The training loss goes to zero and the validation loss does not: see who overfits.",
    problem: (seed) => ({ kind: "glyphs", side: 16, seed }),
    models: [
      { name: "mlp", title: "MLP 256-128-10", spec: (seed) => ({ kind: "mlp", sizes: [256, 128, 10], act: "relu", seed }) },
      { name: "cnn", title: "CNN", spec: cnn(10, "none") },
      { name: "cnnBatchNorm", title: "CNN with batch norm", spec: cnn(10, "batch") },
    ],
    optimizer: "momentum",
    batches: [16, 32, 64, 128, 256],
    batch: 64,
    steps: 1000,
    rates: imageRates,
  }),
  withRates({
    name: "defects",
    title: "Product defects",
    about: "Is a metal plate good, scratched, spotted or chipped? Most are good, so 70 % right means nothing learnt yet.",
    problem: (seed) => ({ kind: "productDefects", seed }),
    models: [
      { name: "cnnBatchNorm", title: "CNN with batch norm", spec: cnn(4, "batch") },
      { name: "cnn", title: "CNN", spec: cnn(4, "none") },
      { name: "mlp", title: "MLP 256-64-4", spec: (seed) => ({ kind: "mlp", sizes: [256, 64, 4], act: "relu", seed }) },
    ],
    optimizer: "momentum",
    batches: [16, 32, 64, 128],
    batch: 32,
    steps: 600,
    rates: imageRates,
  }),
  withRates({
    name: "sorting",
    title: "Sorting symbols",
    about: "A transformer reads five symbols and says them sorted. Guessing costs 2.08; the loss stays on a plateau, then falls.",
    problem: (seed) => ({ kind: "sortCopy", symbols: 8, length: 5, seed }),
    models: [
      { name: "transformer", title: "transformer, one block", spec: reader(9, 10, 1) },
      { name: "deep", title: "transformer, two blocks", spec: reader(9, 10, 2) },
    ],
    optimizer: "adamW",
    batches: [8, 16, 32, 64],
    batch: 32,
    steps: 600,
    rates: tokenRates,
  }),
  withRates({
    name: "characters",
    title: "A small language",
    about:
      "A transformer reads a text of a small grammar and says which letter comes next. No model gets below the grammar's own surprise.",
    problem: (seed) => ({ kind: "characters", context: 24, seed }),
    models: [
      { name: "transformer", title: "transformer, one block", spec: reader(23, 24, 1) },
      { name: "deep", title: "transformer, two blocks", spec: reader(23, 24, 2) },
    ],
    optimizer: "adamW",
    batches: [8, 16, 32],
    batch: 16,
    steps: 600,
    rates: tokenRates,
  }),
  withRates({
    name: "valley",
    title: "A noisy valley",
    about:
      "A point rolls down a bowl, twenty times steeper along one axis, while noise pushes it about. A rate that stays high never comes to rest.",
    problem: (seed) => ({ kind: "noisyQuadraticLandscape", curvatures: [1, 20], noiseVariances: [1, 20], seed }),
    models: [point([4, 1.5])],
    optimizer: "sgd",
    batches: [1, 2, 4, 8, 16],
    batch: 1,
    steps: 400,
    rates: valleyRates,
  }),
  withRates({
    name: "wells",
    title: "Two wells",
    about:
      "A point starts above a narrow well; a wide and deeper one lies beside it. A high rate throws it over the barrier, a low one lets it rest.",
    problem: (seed) => ({ kind: "twoWells", noiseVariance: 1, seed }),
    models: [point([-1.4])],
    optimizer: "sgd",
    batches: [1, 2, 4, 8, 16],
    batch: 1,
    steps: 300,
    rates: wellRates,
  }),
];
