import {
  adam,
  cloudFigure,
  constant,
  cosineAnnealing,
  descend,
  descentFigure,
  expectedLoss,
  exponential,
  type Figure,
  intervalsFigure,
  inverseSqrt,
  linear,
  noiseFloor,
  pairedInterval,
  polynomial,
  problemFigure,
  rangeTestFigure,
  rateLossFigure,
  rng,
  scheduleFigure,
  simulateParticles,
  stepDecay,
  trainingFigure,
  valleyFigure,
  warmup,
} from "lrlab";
import {
  type AnyProblem,
  characters,
  glyphs,
  mlp,
  moons,
  type Net,
  noisyQuadraticLandscape,
  type Problem,
  point,
  productDefects,
  quadraticLandscape,
  rangeTest,
  sgd,
  sortCopy,
  spirals,
  train,
  transformer,
  twoWells,
} from "lrlab/engine";
import { learntFigures } from "../../src/plots/learntFigure.js";
import type { LearntFigure, Visit } from "../../src/plots/problems/learnt.js";

const zoo = {
  constant: constant({ baseLr: 0.1 }),
  step: stepDecay({ baseLr: 0.1, stepSize: 30, gamma: 0.3 }),
  exponential: exponential({ baseLr: 0.1, gamma: 0.96 }),
  linear: linear({ baseLr: 0.1, totalSteps: 100 }),
  "polynomial, p = 2": polynomial({ baseLr: 0.1, totalSteps: 100, power: 2 }),
  cosine: cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }),
  "inverse square root": inverseSqrt({ baseLr: 0.1, timescale: 10 }),
};
/** A small net on the spirals, as it trains and as it is tested. */
const learner = () => {
  const net = mlp([2, 16, 16, 2], { act: "tanh", seed: 1 });
  return { net, problem: spirals(), optimizer: sgd(net, { momentum: 0.9 }) };
};
const trained = (lr: (step: number) => number, steps = 600) => train({ ...learner(), lr, steps, batch: 32, evaluateEvery: 50 });
const noisy = { curvatures: [1], noiseVariances: 1, start: 3, steps: 200 };
const falling = cosineAnnealing({ baseLr: 0.5, totalSteps: 200 });
const warm = warmup(cosineAnnealing({ baseLr: 0.6, totalSteps: 180 }), { steps: 20 });
const cloud = { curvature: 1, noise: 1, start: 3, lr: 0.5, steps: 60, particles: 500, seed: 1 };
const valley = { curvatures: [1, 10] as const, start: [-4, 1.2] };
const draws = rng(5);
const seeds = (mean: number, sd: number): number[] => Array.from({ length: 12 }, () => mean + sd * draws.normal());
const base = seeds(1, 0.1);
const floor = (rate: number): number => noiseFloor({ rate, curvature: 1, noiseVariance: 1 });
const theta = descend({ curvatures: [1], start: 3, lr: 0.1, steps: 60 }).map(([x]) => x as number);

/** A net that knows the spirals, and the way of a point through two wells. */
const { net: trainedNet, ...known } = learner();
train({ net: trainedNet, ...known, lr: 0.1, steps: 400, batch: 32 });
const way = Array.from({ length: 200 }, (_, step) => ({ step, place: [0.9 - 2.3 * 0.97 ** step * (-1) ** step] }));
const learnt = (problem: AnyProblem, net: unknown, path: readonly Visit[] = []): Figure =>
  (learntFigures[problem.spec.kind] as LearntFigure)(problem as Problem, net as Net, path); // there is one for each kind

/** One of each picture that lessons need, with labels that touch, long words and boundary values among them. */
export const gallery: Readonly<Record<string, Figure>> = {
  cosine: scheduleFigure(zoo.cosine),
  "cosine-at": scheduleFigure({ cosine: zoo.cosine, linear: zoo.linear }, { at: 40 }),
  "zoo-linear": scheduleFigure(zoo, { steps: 100 }),
  "zoo-log": scheduleFigure(zoo, { steps: 100, scale: "log" }),
  "zoo-grid": scheduleFigure(zoo, { steps: 100, grid: true, at: 60 }),
  "zoo-grid-log": scheduleFigure(zoo, { steps: 100, grid: true, scale: "log" }),
  "zoo-highlight": scheduleFigure(zoo, { steps: 100, highlight: "cosine" }),
  "warmup-cosine": scheduleFigure(warm),
  "step-log": scheduleFigure(zoo.step, { steps: 100, scale: "log" }),
  "constant-zero": scheduleFigure(constant({ baseLr: 0 }), { steps: 10 }),
  "descent-oscillating": descentFigure({ curvature: 4, rate: 0.4 }),
  "descent-monotone": descentFigure({ curvature: 4, rate: 0.05 }),
  "descent-bouncing": descentFigure({ curvature: 4, rate: 0.5 }),
  "descent-diverging": descentFigure({ curvature: 4, rate: 0.55 }),
  "descent-saddle": descentFigure({ curvature: -1, rate: 0.2 }),
  valley: valleyFigure({
    curvatures: valley.curvatures,
    runs: {
      "gradient descent": descend({ ...valley, lr: 0.18, steps: 30 }),
      Adam: descend({ ...valley, lr: 0.3, steps: 30, optimizer: adam() }),
    },
  }),
  cloud: cloudFigure({ curvature: 1, particles: simulateParticles(cloud)[60] ?? [], predicted: Math.sqrt(floor(0.5)), reach: 3 }),
  "cloud-history": cloudFigure({
    curvature: 1,
    particles: simulateParticles({ ...cloud, lr: 0.1 })[20] ?? [],
    predicted: Math.sqrt(floor(0.1)),
    mean: theta[20] ?? 0,
    reach: 3,
    history: {
      x: { label: "update t", domain: [0, 60] },
      panel: {
        y: { label: "mean loss", scale: "log" },
        curves: [
          {
            label: "500 runs",
            role: "a",
            points: simulateParticles({ ...cloud, lr: 0.1 }).map((c, t) => [t, c.reduce((s, x) => s + x * x, 0) / 1000] as const),
          },
          { label: "exact", role: "theory", points: expectedLoss({ ...noisy, lr: 0.1, steps: 60 }).map((loss, t) => [t, loss] as const) },
        ],
        rules: [{ axis: "y", at: floor(0.1) / 2, label: "floor" }],
      },
    },
  }),
  "rate-over-loss": rateLossFigure({
    runs: {
      constant: { lr: 0.2, loss: expectedLoss({ ...noisy, lr: 0.2 }) },
      cosine: { lr: falling, loss: expectedLoss({ ...noisy, lr: falling }) },
    },
    floor: { at: floor(0.2) / 2, label: "predicted floor" },
    at: 80,
  }),
  "rate-over-one-loss": rateLossFigure({ runs: { cosine: { lr: warm, loss: expectedLoss({ ...noisy, lr: warm }) } } }),
  "rate-over-diverging-loss": rateLossFigure({
    runs: {
      "η = 2.2": { lr: 2.2, loss: expectedLoss({ ...noisy, lr: 2.2 }) },
      "η = 2": { lr: 2, loss: expectedLoss({ ...noisy, lr: 2 }) },
      "η = 0.2": { lr: 0.2, loss: expectedLoss({ ...noisy, lr: 0.2 }) },
    },
  }),
  intervals: intervalsFigure({
    label: "difference of the final loss from a constant rate's",
    lowerIsBetter: true,
    smallest: 0.02,
    rows: {
      cosine: pairedInterval(seeds(0.9, 0.05), base),
      step: pairedInterval(
        base.map((x, i) => x + 0.005 * (i % 3)),
        base,
      ),
      "inverse square root": pairedInterval(seeds(1.15, 0.06), base),
      linear: pairedInterval(seeds(1, 0.2), base),
      "one seed only": pairedInterval([0.93], [1]),
    },
  }),
  training: trainingFigure(trained(warmup(cosineAnnealing({ baseLr: 0.2, totalSteps: 550 }), { steps: 50 }))),
  "training-short": trainingFigure(train({ ...learner(), lr: 0.05, steps: 40, batch: 200 }), { scale: "linear" }),
  "training-three": trainingFigure({
    constant: trained(constant({ baseLr: 0.1 })),
    cosine: trained(cosineAnnealing({ baseLr: 0.2, totalSteps: 600 })),
    "too high": trained(constant({ baseLr: 0.6 })),
  }),
  "range-test": rangeTestFigure(rangeTest({ ...learner(), batch: 64 })),
  "range-test-linear": rangeTestFigure(rangeTest({ ...learner(), batch: 64, from: 0, to: 0.2, spacing: "linear", smooth: 4 })),
  "problem-quadratic": problemFigure(quadraticLandscape({ curvatures: [1, 10] })),
  "problem-noisy-quadratic": problemFigure(noisyQuadraticLandscape({ curvatures: [1], noiseVariances: 1 })),
  "problem-noisy-spectrum": problemFigure(
    noisyQuadraticLandscape({
      curvatures: Array.from({ length: 100 }, (_, i) => 1 / (i + 1)),
      noiseVariances: Array.from({ length: 100 }, (_, i) => 1 / (i + 1)),
    }),
  ),
  "problem-two-wells": problemFigure(twoWells()),
  "problem-spirals": problemFigure(spirals()),
  "problem-five-spirals": problemFigure(spirals({ classes: 5, turns: 0.5, train: 200 })),
  "problem-moons": problemFigure(moons()),
  "problem-label-noise": problemFigure(moons({ labelNoise: 0.2, noise: 0.1 })),
  "problem-glyphs": problemFigure(glyphs()),
  "problem-glyphs-16": problemFigure(glyphs({ side: 16, labelNoise: 0.2 })),
  "problem-defects": problemFigure(productDefects()),
  "problem-sort": problemFigure(sortCopy()),
  "problem-characters": problemFigure(characters()),
  "learnt-spirals": learnt(spirals(), trainedNet),
  "learnt-glyphs": learnt(glyphs(), mlp([144, 10], { seed: 1 })),
  "learnt-sort": learnt(sortCopy(), transformer({ vocabulary: 11, context: 12, width: 8, layers: 1, heads: 2, seed: 1 })),
  "learnt-wells": learnt(twoWells(), point([0.9]), way),
};
