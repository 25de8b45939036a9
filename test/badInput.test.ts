import type { Figure } from "lrlab";
import * as lrlab from "lrlab";
import * as compat from "lrlab/compat";
import * as engine from "lrlab/engine";
import * as authoring from "lrlab/exercise";
import * as notebook from "lrlab/notebook";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readValues } from "../src/labs/interactive.js";
import { lessons, nameOf } from "../src/lessons/catalog.js";
import { isPlainObject } from "../src/schedules/expect.js";
import type { Row } from "./badInputRow.js";
import { compatRows } from "./compat/rows.js";
import { engineRows } from "./engine/badInput/index.js";

type Function = (...args: unknown[]) => unknown;

const lr = lrlab.cosineAnnealing({ baseLr: 0.1, totalSteps: 10 });
const walk = { curvatures: [4, 1], start: [1, 2], lr: [0.1, 0.2, 0.1], steps: 3 };
const noisy = { ...walk, noiseVariances: [1, 0.5] };
const finite = ["one", "a fraction", "-0", "huge", "a billion", "more than counts"];
const factorOf = lrlab.reduceOnPlateau({ patience: 3 });
/** Before the first observation there is no best value and no metric. */
const state = { "0.best": ["null", ...finite, "-1"], "0.recent": ["no list"] };
const data = { samples: 1000, batchSize: 10, accumulation: 2, workers: 3, tokensPerSample: 7 };
/** A rate may be a number, a list or a function; one number may stand for all directions. */
const rates = { "0.lr": ["a function", "a function with a name of its own", ...finite] };
const starts = { "0.start": [...finite, "-1"] };
const noises = { ...rates, ...starts, "0.noiseVariances": finite };
/** A run that flew away holds infinities. */
const infinite = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, ["Infinity", "-Infinity"]]));
const update = () => ({ parameters: [1, 2], gradient: [3, 4], lr: 0.1 });
const figure = (): Figure => ({
  kind: "curves",
  data: { x: { label: "update t" }, panels: [{ y: { label: "rate η" }, curves: [{ label: "a", role: "a", points: [[0, 1]] }] }] },
  size: { width: 640, height: 320 },
  sentence: "It stands still.",
});

const rows: Readonly<Record<string, Row>> = {
  // Families: the example of each definition, whatever families there are.
  ...Object.fromEntries(
    lrlab.families.map(({ definition: { name, example, parameters } }): [string, Row] => [
      name,
      {
        args: () => [structuredClone(example)],
        optional: Object.keys(parameters)
          .filter((key) => parameters[key]?.default !== undefined || parameters[key]?.optional)
          .map((key) => `0.${key}`),
      },
    ]),
  ),
  "a schedule": { call: lr as Function, args: () => [3], says: ["cosineAnnealing"] },

  sequence: { args: () => [lr, lr] },
  warmup: {
    args: () => [lr, { steps: 3, shape: "cosine", startLr: 0.01, offset: 1 }],
    optional: ["1.shape", "1.startLr", "1.offset"],
  },
  cooldown: { args: () => [lr, { at: 5, steps: 3, shape: "linear", endLr: 0.01 }], optional: ["1.shape", "1.endLr"] },
  interpolate: { args: () => [lr, { from: 0.95, to: 0.85 }], also: { "1.from": finite } },
  oneCycleMomentum: {
    args: () => [{ totalSteps: 10, warmupShare: 0.3, shape: "linear", phases: 2, minMomentum: 0.8, maxMomentum: 0.9 }],
    optional: ["0.warmupShare", "0.shape", "0.phases", "0.minMomentum", "0.maxMomentum"],
    says: ["oneCycle"],
  },
  take: { args: () => [lr, 3] },
  skip: { args: () => [lr, 3] },
  scale: { args: () => [lr, 0.5] },
  clamp: { args: () => [lr, { min: 0.01, max: 0.05 }], optional: ["1.min", "1.max"] },
  repeat: { args: () => [lr, 3], optional: ["1"] },
  custom: {
    args: () => [() => 0.1, { steps: 3, pastEnd: "hold" }],
    optional: ["1", "1.steps", "1.pastEnd"],
    also: { "0": ["a function", "a function with a name of its own", "a throwing function"] },
  },
  roundTo: { args: () => [lr, 2], optional: ["1"] },
  schedule: {
    args: () => [{ kind: "sequence", parts: [{ kind: "take", of: { kind: "constant", baseLr: 0.1 }, steps: 3 }] }],
    says: ["sequence", "take", "constant"],
  },

  shape: { args: () => ["linear", 0.5] },
  along: { args: () => ["linear", 0.1, 0, 0.5] },

  ...Object.fromEntries(
    lrlab.controllers.flatMap(({ definition: { name, example, parameters }, from }): [string, Row][] => {
      const { init, observe, lr } = from(example);
      return [
        [name, { args: () => [structuredClone(example)], optional: Object.keys(parameters).map((key) => `0.${key}`) }],
        [`${name}.init`, { call: init, args: () => [] }],
        [
          `${name}.observe`,
          { call: observe as Function, args: () => [observe(init(), 1), 2], also: { ...state, "1": ["NaN", "Infinity", "-Infinity"] } },
        ],
        [`${name}.lr`, { call: lr as Function, args: () => [observe(init(), 1)], also: state }],
      ];
    }),
  ),
  steer: {
    args: () => [lr, factorOf],
    also: { ...Object.fromEntries(pathsOf([factorOf]).map((path) => [`1${path.slice(1)}`, ["*"]])), "1": [] }, // each part may be another's
    byName: ["1.spec"],
    says: ["reduceOnPlateau.lr"],
  },
  "steer.init": { call: lrlab.steer(lr, factorOf).init, args: () => [] },
  "steer.observe": {
    call: lrlab.steer(lr, factorOf).observe as Function,
    args: () => [factorOf.init(), 2],
    also: { ...state, "1": ["NaN", "Infinity", "-Infinity"] },
    says: ["reduceOnPlateau.observe"],
  },
  "steer.lr": {
    call: lrlab.steer(lr, factorOf).lr as Function,
    args: () => [factorOf.init(), 3],
    also: state,
    says: ["reduceOnPlateau.lr", "cosineAnnealing"],
  },

  hyperparameters: {
    args: () => [{ lr, momentum: 0.9, batchSize: 32 }],
    byName: ["0"],
    also: { "0.lr": finite.concat("-1"), "0.momentum": ["a schedule"] },
  },
  "a step's hyperparameters": { call: lrlab.hyperparameters({ lr }) as Function, args: () => [3], says: ["hyperparameters"] },
  "a step's groups": { call: lrlab.parameterGroups({ body: lr }) as Function, args: () => [3], says: ["parameterGroups"] },
  parameterGroups: {
    args: () => [{ body: lr, head: { lr, momentum: 0.9 } }],
    byName: ["0", "0.head"],
    also: { "0": ["its prototype"], "0.head.lr": [...finite, "-1"] }, // a group called __proto__
  },
  discriminative: {
    args: () => [{ lr, groups: ["body", "head"], ratio: 100 }],
    optional: ["0.ratio"],
    also: { "0.groups": ["a list of texts"], "0.groups.0": ["a text"], "0.groups.1": ["a text"] },
  },
  layerwise: { args: () => [{ lr, layers: 3, decay: 0.75 }] },
  scaleLr: {
    args: () => [{ lr: 0.1, from: 256, to: 512, rule: "saturating", criticalBatch: 1000 }],
  },
  clock: {
    args: () => [{ ...data, dropLast: true, uneven: "drop", leftover: "flush" }],
    optional: ["accumulation", "workers", "dropLast", "uneven", "leftover", "tokensPerSample"].map((key) => `0.${key}`),
    also: { "0.dropLast": ["a flag"] },
  },
  "clock.updates": { call: lrlab.clock(data).updates as Function, args: () => [{ epochs: 3 }] },
  "clock.epochs": { call: lrlab.clock(data).epochs as Function, args: () => [3] },
  "clock.samples": { call: lrlab.clock(data).samples as Function, args: () => [3] },
  "clock.tokens": { call: lrlab.clock(data).tokens as Function, args: () => [3] },

  inspect: { args: () => [lr, { steps: 10 }], optional: ["1", "1.steps"], also: { "0": ["a list"] } },
  diagnose: {
    args: () => [
      [
        { step: 0, lr: 0.1 },
        { step: 1, lr: 0.09 },
      ],
      {
        lr,
        steps: 10,
        stepsPerEpoch: 5,
        accumulation: 2,
        workers: 2,
        resumedAt: 3,
        baseLr: 0.1,
        finder: { startLr: 1e-7, endLr: 10 },
        other: lr,
        plateau: { factor: 0.5, patience: 2, every: 5 },
        traceUnit: "updates",
      },
    ],
    optional: ["steps", "stepsPerEpoch", "accumulation", "workers", "resumedAt", "baseLr", "finder", "other", "plateau", "traceUnit"].map(
      (name) => `1.${name}`,
    ),
    also: { "1.lr": ["a list"], "1.other": ["a list"] },
    byName: ["0.0", "0.1"], // a row of a log holds more than a step and a rate
  },
  readTrace: { args: () => ["step,lr\n0,0.1\n1,0.05", { step: "step", lr: "lr" }], optional: ["1", "1.step", "1.lr"] },
  ...Object.fromEntries(
    ["toPyTorch", "toTransformers", "toOptax", "toKeras", "toLatex", "toUrl"].map((name): [string, Row] => [name, { args: () => [lr] }]),
  ),
  fromPyTorch: {
    args: () => [{ type: "StepLR", step_size: 3, gamma: 0.5, lr: 0.1 }],
    optional: ["0.type", "0.gamma"],
    also: { "0.gamma": ["null"] },
    says: ["stepDecay"],
  },
  fromUrl: { args: () => ["lr=linear(baseLr:0.1,totalSteps:10)"] },

  quadraticFate: { args: () => [{ rate: 0.4, curvature: 4 }] },
  maxStableRate: { args: () => [[4, 1]] },
  descend: {
    args: () => [{ ...walk, optimizer: lrlab.sgd() }],
    optional: ["0.optimizer"],
    also: { ...rates, ...starts, "0.optimizer.kind": ["*"] },
    byName: ["0.optimizer"],
    says: ["sgd.update"],
  },
  expectedLoss: { args: () => [structuredClone(noisy)], also: noises },
  expectedLossParts: {
    args: () => [structuredClone(noisy)],
    also: noises,
  },
  averagedLoss: {
    args: () => [{ ...structuredClone(noisy), from: 1 }],
    also: noises,
  },
  noiseFloor: { args: () => [{ rate: 0.5, curvature: 1, noiseVariance: 3 }] },
  simulateParticles: {
    args: () => [{ curvature: 1, noise: 1, start: 3, lr: [0.5, 0.1], steps: 2, particles: 3, seed: 1 }],
    also: rates,
    says: ["rng"],
  },
  spread: { args: () => [[1, 3]] },
  rng: { args: () => [7] },
  "rng.next": { call: lrlab.rng(1).next, args: () => [] },
  "rng.normal": { call: lrlab.rng(1).normal, args: () => [] },
  "rng.int": { call: lrlab.rng(1).int as Function, args: () => [6] },
  "rng.split": { call: lrlab.rng(1).split as Function, args: () => [6], also: { "0": ["a text", "no text"] } },
  "rng.state": { call: lrlab.rng(1).state, args: () => [] },

  sgd: { args: () => [{ weightDecay: 0.1 }], optional: ["0", "0.weightDecay"] },
  "sgd.init": { call: lrlab.sgd().init as Function, args: () => [2] },
  "sgd.update": {
    call: lrlab.sgd().update as Function,
    args: () => [{ ...update(), state: lrlab.sgd().init(2) }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1", "0.gradient.0", "0.gradient.1"),
  },
  momentum: {
    args: () => [{ momentum: 0.9, dampening: 0.1, weightDecay: 0.1, rateInside: true }],
    optional: ["0", "0.momentum", "0.dampening", "0.weightDecay", "0.rateInside"],
    also: { "0.rateInside": ["a flag"] },
  },
  "momentum.init": { call: lrlab.momentum().init as Function, args: () => [2] },
  "momentum.update": {
    call: lrlab.momentum().update as Function,
    args: () => [{ ...update(), state: lrlab.momentum().init(2) }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1", "0.gradient.0", "0.gradient.1"),
  },
  nesterov: {
    args: () => [{ momentum: 0.9, weightDecay: 0.1, rateInside: true }],
    optional: ["0", "0.momentum", "0.weightDecay", "0.rateInside"],
    also: { "0.rateInside": ["a flag"] },
  },
  "nesterov.init": { call: lrlab.nesterov().init as Function, args: () => [2] },
  "nesterov.update": {
    call: lrlab.nesterov().update as Function,
    args: () => [{ ...update(), state: lrlab.nesterov().init(2) }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1", "0.gradient.0", "0.gradient.1"),
  },
  adam: {
    args: () => [{ beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1, biasCorrection: true, epsInside: true, amsgrad: true }],
    optional: ["0", "0.beta1", "0.beta2", "0.eps", "0.weightDecay", "0.biasCorrection", "0.epsInside", "0.amsgrad"],
    also: { "0.biasCorrection": ["a flag"], "0.epsInside": ["a flag"], "0.amsgrad": ["a flag"] },
  },
  "adam.init": { call: lrlab.adam().init as Function, args: () => [2] },
  "adam.update": {
    call: lrlab.adam().update as Function,
    args: () => [{ ...update(), state: lrlab.adam().init(2) }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1"),
  },
  adamW: {
    args: () => [{ beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1, biasCorrection: true, epsInside: true, amsgrad: true }],
    optional: ["0", "0.beta1", "0.beta2", "0.eps", "0.weightDecay", "0.biasCorrection", "0.epsInside", "0.amsgrad"],
    also: { "0.biasCorrection": ["a flag"], "0.epsInside": ["a flag"], "0.amsgrad": ["a flag"] },
  },
  "adamW.init": { call: lrlab.adamW().init as Function, args: () => [2] },
  "adamW.update": {
    call: lrlab.adamW().update as Function,
    args: () => [{ ...update(), state: lrlab.adamW().init(2) }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1"),
  },
  lion: {
    args: () => [{ beta1: 0.9, beta2: 0.99, weightDecay: 0.1 }],
    optional: ["0", "0.beta1", "0.beta2", "0.weightDecay"],
  },
  "lion.init": { call: lrlab.lion().init as Function, args: () => [2] },
  "lion.update": {
    call: lrlab.lion().update as Function,
    args: () => [{ ...update(), state: lrlab.lion().init(2) }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1", "0.gradient.0", "0.gradient.1"),
  },
  rAdam: {
    args: () => [{ beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 }],
    optional: ["0", "0.beta1", "0.beta2", "0.eps", "0.weightDecay"],
  },
  "rAdam.init": { call: lrlab.rAdam().init as Function, args: () => [2] },
  "rAdam.update": {
    call: lrlab.rAdam().update as Function,
    args: () => [{ ...update(), state: lrlab.rAdam().init(2) }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1"),
  },
  scheduleFreeSgd: {
    args: () => [{ momentum: 0.9, weightDecay: 0.1, growth: 1, ratePower: 2 }],
    optional: ["0", "0.momentum", "0.weightDecay", "0.growth", "0.ratePower"],
  },
  "scheduleFreeSgd.init": { call: lrlab.scheduleFreeSgd().init as Function, args: () => [2] },
  "scheduleFreeSgd.update": {
    call: lrlab.scheduleFreeSgd().update as Function,
    args: () => [{ ...update(), state: lrlab.scheduleFreeSgd().update({ ...update(), state: lrlab.scheduleFreeSgd().init(2) }).state }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1", "0.gradient.0", "0.gradient.1"),
  },
  scheduleFreeAdamW: {
    args: () => [{ beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1, growth: 1, ratePower: 2 }],
    optional: ["0", "0.beta1", "0.beta2", "0.eps", "0.weightDecay", "0.growth", "0.ratePower"],
  },
  "scheduleFreeAdamW.init": { call: lrlab.scheduleFreeAdamW().init as Function, args: () => [2] },
  "scheduleFreeAdamW.update": {
    call: lrlab.scheduleFreeAdamW().update as Function,
    args: () => [{ ...update(), state: lrlab.scheduleFreeAdamW().update({ ...update(), state: lrlab.scheduleFreeAdamW().init(2) }).state }],
    byName: ["0.state"],
    also: infinite("0.parameters.0", "0.parameters.1"),
  },

  replay: {
    args: () => [{ api: "StepLR", params: { step_size: 2, gamma: 0.5 }, base_lr: 0.1, steps: 4 }],
    optional: ["0.params.gamma"],
    byName: ["0"], // a case of the golden files brings what must come out
    says: ["StepLR", "SGD"],
  },
  ...compatRows,

  pairedInterval: { args: () => [[3, 5, 4], [2, 3, 1], { level: 0.9 }], optional: ["2", "2.level"] },
  pairedTest: { args: () => [[3, 5, 4], [2, 3, 1], { smallest: 0.1 }], optional: ["2", "2.smallest"] },
  holm: { args: () => [[0.02, 0.25, 0.5]] },
  regret: {
    args: () => [{ a: 1, b: 2 }, { lowerIsBetter: true }],
    byName: ["0"],
    also: { "0.a": [...finite, "-1"], "1.lowerIsBetter": ["a flag"] },
  },
  compare: {
    args: () => [
      { a: [1, 2], b: [2, 4] },
      { baseline: "b", lowerIsBetter: true, smallest: 0.1, level: 0.9 },
    ],
    optional: ["1.smallest", "1.level"],
    byName: ["0"],
    also: { "1.lowerIsBetter": ["a flag"] },
    says: ["pairedTest"],
  },
  studentTQuantile: { args: () => [0.975, 5] },
  verdict: {
    args: () => [
      { low: -0.1, high: 0.2 },
      { lowerIsBetter: true, smallest: 0.1, equal: { low: -0.05, high: 0.15 } },
    ],
    optional: ["1.smallest", "1.equal"],
    byName: ["0", "1.equal"],
    also: {
      "0.low": ["-Infinity"],
      "0.high": ["Infinity"],
      "1.lowerIsBetter": ["a flag"],
      "1.equal.low": ["-Infinity"],
      "1.equal.high": ["Infinity"],
    },
  },

  scheduleFigure: {
    args: () => [
      { cosine: lr, scaled: lrlab.scale(lr, 0.5) },
      { steps: 10, scale: "linear", at: 3, highlight: "cosine", grid: false },
    ],
    optional: ["1", "1.steps", "1.scale", "1.at", "1.highlight", "1.grid"],
    byName: ["0"],
    also: { "1.grid": ["a flag"] },
  },
  descentFigure: { args: () => [{ curvature: 4, rate: 0.25, start: 1, steps: 12 }], optional: ["0.start", "0.steps"] },
  rateLossFigure: {
    args: () => [{ runs: { a: { lr: 0.1, loss: [2, 1, 0.5] } }, floor: { at: 0.5, label: "floor" }, scale: "log", at: 1 }],
    optional: ["0.floor", "0.scale", "0.at"],
    byName: ["0.runs"],
    also: {
      "0.runs.a.lr": ["a function", "a function with a name of its own", "a list"],
      "0.floor.label": ["a text", "no text"],
      ...infinite("0.runs.a.loss.0", "0.runs.a.loss.1", "0.runs.a.loss.2"),
    },
  },
  trainingFigure: {
    args: () => [
      {
        steps: 3,
        history: [1, 2].map((step) => ({ step, loss: 1, lr: 0.1, validation: { loss: 2, accuracy: 0.5 } })),
        diverged: { step: 3 },
      },
      { scale: "log" },
    ],
    optional: ["1", "1.scale"],
    byName: ["0", "0.history.0", "0.history.1"], // a run has more to it
    also: {
      "0.diverged": ["null"],
      ...Object.fromEntries([0, 1].flatMap((i) => ["validation", "validation.accuracy"].map((key) => [`0.history.${i}.${key}`, ["null"]]))),
      ...Object.fromEntries([0, 1].map((i) => [`0.history.${i}.validation.loss`, ["NaN", "Infinity", "-Infinity"]])),
    },
  },
  rangeTestFigure: {
    args: () => [
      {
        ...{ rates: [0.1, 0.2, 0.3], losses: [3, 1, 2], smoothed: [3, 2, 2], spacing: "exponential", stopped: "rising" },
        ...{ interval: { low: 0.1, high: 0.2 }, sentence: "It falls." },
      },
    ],
    also: { "0.interval": ["null"], "0.stopped": ["*"], "0.sentence": ["a text", "no text"] },
  },
  valleyFigure: {
    args: () => [
      {
        curvatures: [1, 10],
        runs: {
          a: [
            [1, 2],
            [0.5, 1],
          ],
        },
      },
    ],
    byName: ["0.runs"],
    also: infinite("0.runs.a.0.0", "0.runs.a.0.1", "0.runs.a.1.0", "0.runs.a.1.1"),
  },
  cloudFigure: {
    args: () => [{ curvature: 1, particles: [-1, 1], predicted: 0.9, mean: 0, reach: 3 }],
    optional: ["0.mean"],
    also: { "0.predicted": ["null"], ...infinite("0.particles.0", "0.particles.1") },
  },
  problemFigure: { args: () => [engine.moons({ train: 5 })], made: ["0"] },
  intervalsFigure: {
    args: () => [{ label: "loss", rows: { a: lrlab.pairedInterval([1, 2, 3], [2, 3, 5]) }, lowerIsBetter: true, smallest: 0.1 }],
    optional: ["0.smallest"],
    byName: ["0.rows"],
    also: { "0.label": ["a text", "no text"], "0.rows.a.low": ["-Infinity"], "0.rows.a.high": ["Infinity"], "0.lowerIsBetter": ["a flag"] },
    says: ["verdict"],
  },
};

/** `lrlab/notebook` has a `compare` of its own. */
const notebookRows: Readonly<Record<string, Row>> = {
  show: {
    args: () => [figure()],
    byName: pathsOf([figure()]), // it refuses a figure with a key too many, as it does all that is no figure, without naming the key
    also: {
      "0.data.panels": ["no list"],
      "0.data.panels.0.curves": ["no list"],
      "0.data.panels.0.curves.0.points": ["no list"],
      "0.data.panels.0.curves.0.points.0.1": ["NaN", "Infinity", "-Infinity", "null"],
      ...Object.fromEntries(
        ["x.label", "panels.0.y.label", "panels.0.curves.0.label"].map((path) => [`0.data.${path}`, ["a text", "no text"]]),
      ),
      "0.sentence": ["a text", "no text"],
    },
  },
  progress: {
    args: () => [3, "Training"],
    optional: ["1"],
    also: { "0": ["no list", "a list", "a list with a hole", "a list of texts"], "1": ["a text"] },
  },
  "progress.update": {
    call: notebook.progress(3).update as Function,
    args: () => [{ done: 1, total: 3 }],
    byName: ["0"],
    also: { "0": [...finite, "-0"] },
  },
  live: {
    args: () => [() => figure()],
    optional: ["0"],
    also: { "0": ["a function", "a throwing function", "a function with a name of its own"] },
  },
  "live.update": {
    call: notebook.live().update as Function,
    args: () => [{ step: 3, steps: 9, last: { step: 2, loss: 1, lr: 0.1, validation: { loss: 2, accuracy: 0.5 } } }],
    optional: ["0.last.validation.accuracy"],
    byName: ["0", "0.last", "0.last.validation"],
    also: {
      "0.last": ["null"],
      "0.last.validation": ["null"],
      "0.last.validation.loss": ["NaN", "Infinity", "-Infinity"],
      "0.last.validation.accuracy": ["*"],
    },
  },
  compare: {
    args: () => [
      { a: [1, 2], b: [2, 4] },
      { baseline: "b", lowerIsBetter: true, smallest: 0.1, level: 0.9 },
    ],
    optional: ["1.baseline", "1.smallest", "1.level"],
    byName: ["0"],
    also: { "1.lowerIsBetter": ["a flag"] },
    says: ["pairedTest"],
  },
  plot: { args: () => ["01-three-fates/descent", { eta: 0.4, h: 4 }], optional: ["1", "1.eta", "1.h"], says: ["01-three-fates/descent"] },
  film: { args: () => ["01-three-fates/film"] },
  explore: {
    args: () => ["01-three-fates/descent", "eta", { eta: 0.4, h: 4 }],
    optional: ["1", "2", "2.eta", "2.h"],
    says: ["01-three-fates/descent"],
  },
  experiment: { args: () => ["01-three-fates/doubling", {}], optional: ["1"], says: ["01-three-fates/doubling"] },
  begin: { args: () => ["01-three-fates", "0.1.0"] },
  capstone: {
    args: () => [{ lr: () => 0.01, prediction: { low: 80, high: 88, versusLinear: "worse" } }],
    also: { "0.lr": ["a function", "a function with a name of its own"] },
    trains: true,
  },
  race: { args: () => [lr], made: ["0"] },
  answer: { args: () => ["01-three-fates/q1", "a"] },
  check: { args: () => ["01-three-fates/fate", () => "monotone"], also: { "1": ["*"] } },
};

/** What a call gave may be anything: it comes from code that nobody trusts. */
const outcome: Row = { args: () => [{ ok: true, value: 3 }], made: ["0"], also: { "0": ["*"] } };
const said: Row = { args: () => ["It is right."], also: { "0": ["a text", "no text"] } };
const lists = ["no list", "a list", "a list with a hole", "a list of texts"];
const code = "export function twice(x: number): number {\n  return 2 * x;\n}\n";

const authoringRows: Readonly<Record<string, Row>> = {
  sameAs: {
    args: () => [{ entry: "twice", expected: (x: number) => 2 * x, tolerance: 1e-6, hint: "Add it to itself." }],
    optional: ["0.tolerance"],
    also: {
      "0.entry": ["a text", "no text"],
      "0.hint": ["a text", "no text"],
      "0.expected": ["a function", "a throwing function", "a function with a name of its own"],
    },
  },
  near: { args: () => [1, 1.5, 0.1], also: { ...infinite("0", "1", "2"), "0": ["*"], "1": ["*"], "2": ["Infinity"] } },
  numberOf: outcome,
  finiteOf: outcome,
  gave: outcome,
  wrong: said,
  passed: said,
  callText: { args: () => ["twice", [3]], made: ["1"], also: { "0": ["a text", "no text"], "1": lists } },
  choices: { args: () => [7], says: ["rng"] },
  "choices.pick": { call: authoring.choices(1).pick as Function, args: () => [[1, 2]], made: ["0"], also: { "0": lists.slice(1) } },
  otherConventions: {
    args: () => [{ first: [0, 1], end: ["after", "last"] }],
    byName: ["0"],
    made: ["0.first", "0.end"],
    also: { "0.first": lists.slice(1), "0.end": lists.slice(1) },
  },
  edited: {
    args: () => [code, { "2 * x": "x + x" }],
    byName: ["1"],
    also: { "1": ["no keys", "no prototype"], "1.2 * x": ["a text", "no text"] },
  },
  renamed: { args: () => [code, { twice: "double" }], byName: ["1"], also: { "1.twice": ["a text", "no text"] } },
  unwritten: { args: () => [code, "twice"] },
  example: {
    args: () => ["twice", [3], 6],
    made: ["1"],
    also: { "0": ["a text", "no text"], "1": lists, "2": ["*"] },
  },
};

const boom = new Error("boom");
const loop: Record<string, unknown> = {};
loop.self = loop;
const numbers: Readonly<Record<string, unknown>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
  "-0": -0,
  "-1": -1,
  one: 1,
  "a fraction": 0.5,
  "a billion": 1e9,
  "more than counts": 2 ** 53,
  huge: 1e308,
};
const others: Readonly<Record<string, unknown>> = {
  undefined,
  null: null,
  "a text": "3",
  "no text": "",
  "a flag": true,
  "a big number": 3n,
  "a symbol": Symbol("three"),
  "a function": () => 0.1,
  "a throwing function": () => {
    throw boom;
  },
  "a function with a name of its own": Object.defineProperty(() => 0.1, "name", { value: Symbol("three") }),
  "no list": [],
  "a list": [0.1, 0.2, 0.1],
  "a list with a hole": Object.assign([1], { 2: 2 }),
  "a list of texts": ["1", "2"],
  "an array of bytes": new Uint8Array(2),
  "no keys": {},
  "no prototype": Object.create(null),
  "its prototype": JSON.parse('{ "__proto__": { "steps": 3 } }'),
  "a boxed number": new Number(3),
  "no date": new Date(Number.NaN),
  "a map": new Map([["steps", 3]]),
  "a promise": Promise.resolve(3),
  "itself inside": loop,
  "a throwing proxy": new Proxy(
    {},
    {
      get() {
        throw boom;
      },
      ownKeys() {
        throw boom;
      },
    },
  ),
};
const odd = { ...numbers, ...others };

/** The paths of all parts of good arguments, "1.level" for level of the second one. */
function pathsOf(value: unknown, made: readonly string[] = [], path = ""): string[] {
  if (made.includes(path) || !(Array.isArray(value) || isPlainObject(value))) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsOf(part, made, path === "" ? key : `${path}.${key}`));
  return path === "" ? inner : [path, ...inner];
}

const at = (args: unknown, path: string): unknown => path.split(".").reduce((part, key) => (part as Record<string, unknown>)[key], args);

/** The arguments with another value at one path; the objects on the way are copied, as what is given may be frozen. */
function changed(args: unknown, [key = "", ...rest]: readonly string[], value: unknown): unknown {
  const copy: Record<string, unknown> = Array.isArray(args) ? ([...args] as never) : { ...(args as object) };
  const put = rest.length === 0 ? value : changed(copy[key], rest, value);
  Object.defineProperty(copy, key, { value: put, enumerable: true, configurable: true, writable: true });
  return copy;
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? "list" : value === null ? "null" : typeof value);
/** Where a count belongs: half of one is wrong, and less than none. */
const counts = /\b(steps|totalSteps|warmupSteps|stepSize|times|particles|seed|from|offset|milestones\.\d)$|^\d\.at$/;

/** Whether the value is right at this path, so that a call with it may succeed. */
function mayPass(row: Row, path: string, name: string): boolean {
  const also = row.also?.[path] ?? [];
  if (also.includes("*") || also.includes(name)) return true;
  const [good, bad] = [at(row.args(), path), odd[name]];
  if (bad === undefined) return row.optional?.includes(path) ?? false;
  if (typeof bad === "number" && typeof good === "number")
    return Number.isFinite(bad) && !(counts.test(path) && (bad < 0 || !Number.isSafeInteger(bad)));
  if (name === "no keys" || name === "no prototype") return kindOf(good) === "object";
  return name === "a list" && kindOf(good) === "list";
}

/** Every row with its function. The engine has names of the main entry for things of its own, such as `sgd`. */
const table = [
  ...tableOf("", rows, { ...lrlab, ...compat }),
  ...tableOf("lrlab/engine: ", engineRows, engine),
  ...tableOf("lrlab/exercise: ", authoringRows, authoring),
  ...tableOf("lrlab/notebook: ", notebookRows, notebook),
];

function tableOf(entry: string, rowsByName: Readonly<Record<string, Row>>, exported: Readonly<Record<string, unknown>>) {
  return Object.entries(rowsByName).map(([name, row]) => ({
    title: entry + name,
    name,
    row,
    call: row.call ?? (exported[name] as Function),
  }));
}

/** What is wrong with a message, or with what came back. */
function complaint(name: string, row: Row, outcome: { value?: unknown; error?: unknown }, passes: boolean): string | null {
  const { error } = outcome;
  if (error === undefined) {
    if (!passes) return `was taken, and gave ${String(outcome.value)}`;
    return hasNaN(outcome.value) ? "gave NaN" : null;
  }
  if (error === boom) return null; // what its own code throws is its own
  if (!(error instanceof RangeError)) return `threw ${error}`;
  const [where] = error.message.split(": ");
  const known = [name, ...(row.says ?? [])];
  const form =
    /^[^:]+: (.+ must .+, got .+|it needs .+, got .+|unknown (parameter|control) .+|\w+ is missing|.+ never ends, so .+)\. \S.*[.)]$/s;
  if (!form.test(error.message)) return `said ${error.message}`;
  return known.some((one) => where === one) ? null : `spoke of ${where}: ${error.message}`;
}

function hasNaN(value: unknown): boolean {
  if (typeof value === "number") return Number.isNaN(value);
  if (typeof value === "string") return /\bNaN\b|\bundefined\b/.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasNaN);
}

async function outcomeOf(call: Function, args: unknown[]): Promise<{ value?: unknown; error?: unknown }> {
  try {
    return { value: await call(...args) };
  } catch (error) {
    return { error };
  }
}

beforeEach(() => void vi.spyOn(console, "log").mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

/** The exported functions, and the functions that they return in an object. */
function functionsOf(exported: Readonly<Record<string, unknown>>, rowsByName: Readonly<Record<string, Row>>): string[] {
  const isOne = (part: unknown): boolean => typeof part === "function" && !("spec" in part); // schedules have a row of their own
  const isClass = (value: Function): boolean => /^class\b/.test(String(value)); // what makes their objects has a row
  const returned = (name: string, value: unknown): string[] =>
    isPlainObject(value) ? Object.entries(value).flatMap(([key, part]) => (isOne(part) ? [`${name}.${key}`] : [])) : [];
  return Object.entries(exported).flatMap(([name, value]) => {
    const row = rowsByName[name];
    if (typeof value !== "function" || isClass(value as Function)) return [];
    return [name, ...(row ? returned(name, (value as Function)(...row.args())) : [])];
  });
}

test.each([
  ["lrlab and lrlab/compat", { ...lrlab, ...compat }, rows],
  ["lrlab/engine", engine, engineRows],
  ["lrlab/exercise", authoring, authoringRows],
  ["lrlab/notebook", notebook, notebookRows],
] as const)("every public function of %s, and every function that one of them returns, has its row", (_entries, exported, rowsByName) => {
  const known = Object.keys(rowsByName).filter((name) => !name.startsWith("a "));
  expect(known.sort()).toEqual(functionsOf(exported, rowsByName).sort());
});

describe.each(table)("$title", ({ name, row, call }) => {
  const paths = pathsOf(row.args(), row.made);

  test("takes its good arguments, frozen, and changes nothing", async () => {
    const args = row.args();
    const isOurs = (path: string): boolean => !row.made?.includes(path) && (Array.isArray(at(args, path)) || isPlainObject(at(args, path)));
    for (const path of paths.filter(isOurs)) Object.freeze(at(args, path));
    Object.freeze(args);
    expect((await outcomeOf(call, args)).error).toBeUndefined();
  });

  test.each(paths)("answers every odd value at %s in a sentence", async (path) => {
    const wrong: string[] = [];
    for (const [what, value] of Object.entries(odd)) {
      const started = performance.now();
      const outcome = await outcomeOf(call, changed(row.args(), path.split("."), value) as unknown[]);
      const said = complaint(name, row, outcome, mayPass(row, path, what));
      if (said) wrong.push(`${what} ${said}`);
      if (performance.now() - started > 2000) wrong.push(`${what} took long`);
    }
    expect(wrong.join("\n")).toBe("");
  });

  const isOpen = (path: string): boolean =>
    isPlainObject(at(row.args(), path)) && ![...(row.byName ?? []), ...(row.made ?? [])].includes(path);
  test.each(paths.filter(isOpen))("refuses an unknown key in %s", async (path) => {
    for (const key of ["nonsense", "__proto__", "base_lr", "T_max"]) {
      const { error } = await outcomeOf(call, changed(row.args(), [...path.split("."), key], 1) as unknown[]);
      expect(error).toBeInstanceOf(RangeError);
      expect((error as Error).message).toContain(key);
    }
  });
});

/** A plot or an experiment as a cell asks for it, with some of its controls set. */
type Setting = (values: Readonly<Record<string, unknown>>) => { readonly sentence: string };

const sliders = lessons.flatMap((lesson) => {
  const drawn = lesson.plots.map(({ id, controls }) => {
    const name = `${nameOf(lesson)}/${id}`;
    const call: Setting = (values) => notebook.plot(name, values as never);
    return { name, controls, call, begin: call };
  });
  const run = lesson.experiments.map((one) => {
    const name = `${nameOf(lesson)}/${one.id}`;
    const call: Setting = (values) => notebook.experiment(name, values as never);
    const begin: Setting = (values) => {
      one.run(readValues(name, one.controls, values as never)).next();
      return { sentence: "" };
    };
    return { name, controls: one.controls, call, begin };
  });
  return [...drawn, ...run].flatMap(({ name, controls, call, begin }) =>
    Object.entries(controls).flatMap(([control, rule]) => (rule.type === "number" ? [[name, control, rule, call, begin] as const] : [])),
  );
});

// An experiment trains for seconds: between the ends of a slider it is begun, at them it runs to its end.
test.each(sliders)(
  "%s takes any %s between its slider's ends, or says what it takes",
  (id, name, { min, max, step, start }, call, begin) => {
    for (const value of [min, max]) expect(call({ [name]: value }).sentence).not.toMatch(/\b(NaN|undefined)\b/);
    for (const value of [min + step / 2, min + (max - min) * 0.37]) {
      if (Number.isInteger(min) && Number.isInteger(step) && !Number.isInteger(value))
        expect(() => call({ [name]: value })).toThrow(
          `${id}: ${name} must be a whole number from ${min} to ${max}, got ${value}. It is ${start} when left out.`,
        );
      else expect(begin({ [name]: value }).sentence).not.toMatch(/\b(NaN|undefined)\b/);
    }
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, min - step, max + step, String(min), null])
      expect(() => call({ [name]: value })).toThrow(`${id}: ${name} must be a `);
  },
  60_000,
);
