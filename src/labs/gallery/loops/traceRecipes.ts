import type { Rng } from "../../../engine/rng.js";
import { sequence } from "../../../schedules/combinators/sequence.js";
import { skip } from "../../../schedules/combinators/skip.js";
import { take } from "../../../schedules/combinators/take.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { constant } from "../../../schedules/families/constant.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { cosineWarmup } from "../../../schedules/families/cosineWarmup.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { inverseSqrt } from "../../../schedules/families/inverseSqrt.js";
import { linear } from "../../../schedules/families/linear.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import { polynomial } from "../../../schedules/families/polynomial.js";
import { stepDecay } from "../../../schedules/families/stepDecay.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { pick } from "./draw.js";

/** A PyTorch scheduler as its class and parameters. */
export interface TorchScheduler {
  readonly type: string;
  readonly [parameter: string]: unknown;
}

/** One schedule twice: as our plan, and as the PyTorch scheduler that a training script builds. */
export interface Recipe {
  readonly family: string;
  readonly plan: Schedule;
  /** The rate that the optimizer is built with. */
  readonly baseLr: number;
  /** The scheduler, with each of its lengths multiplied by `stretch`: 1 is the plan. */
  torch(stretch: number): TorchScheduler;
  /** Updates of warmup, 0 where there is none. */
  readonly warmupSteps: number;
}

/** A run: so many epochs of so many updates. */
export interface Run {
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
}

type Draw = (run: Run, random: Rng) => Recipe;

const peaks = [3e-5, 1e-4, 3e-4, 1e-3, 0.002, 0.01, 0.05, 0.1, 0.4];
const peakOf = (random: Rng): number => pick(random, peaks) * (0.8 + 0.4 * random.next());

/** Whole epochs, so that a length can be given in epochs as well; at least one. */
const epochsOf = ({ epochs, stepsPerEpoch }: Run, part: number): number => Math.max(1, Math.round(epochs * part)) * stepsPerEpoch;

/** A length in another unit: `stretch` is a whole number or one over it. */
const times = (length: number, stretch: number): number => Math.round(length * stretch);

/** A warmup (t + 1)/w, then what `after` gives for the updates since, as a LambdaLR. */
const lambda = (warmupSteps: number, after: (t: number, stretch: number) => number) => (stretch: number) => {
  const w = times(warmupSteps, stretch);
  return { type: "LambdaLR", lr_lambda: (t: number) => (t < w ? (t + 1) / w : after(t - w, stretch)) };
};

const plain = { warmupSteps: 0 };

/** The families that a trace may come from. */
export const recipes = {
  cosine: ({ steps }, random) => {
    const baseLr = peakOf(random);
    return {
      ...plain,
      family: "cosine",
      baseLr,
      plan: cosineAnnealing({ baseLr, totalSteps: steps }),
      torch: (stretch) => ({ type: "CosineAnnealingLR", T_max: times(steps, stretch) }),
    };
  },
  cosineToFloor: ({ steps }, random) => {
    const baseLr = peakOf(random);
    const minLr = baseLr * pick(random, [0.01, 0.05, 0.1]);
    return {
      ...plain,
      family: "cosineToFloor",
      baseLr,
      plan: cosineAnnealing({ baseLr, totalSteps: steps, minLr }),
      torch: (stretch) => ({ type: "CosineAnnealingLR", T_max: times(steps, stretch), eta_min: minLr }),
    };
  },
  linear: ({ steps }, random) => {
    const baseLr = peakOf(random);
    const end_factor = pick(random, [0, 0, 0.1]);
    return {
      ...plain,
      family: "linear",
      baseLr,
      plan: linear({ baseLr, totalSteps: steps, endLr: baseLr * end_factor }),
      torch: (stretch) => ({ type: "LinearLR", start_factor: 1, end_factor, total_iters: times(steps, stretch) }),
    };
  },
  polynomial: ({ steps }, random) => {
    const baseLr = peakOf(random);
    const power = pick(random, [2, 3]);
    return {
      ...plain,
      family: "polynomial",
      baseLr,
      plan: polynomial({ baseLr, totalSteps: steps, power }),
      torch: (stretch) => ({ type: "PolynomialLR", total_iters: times(steps, stretch), power }),
    };
  },
  exponential: ({ steps }, random) => {
    const baseLr = peakOf(random);
    const gamma = (0.005 + 0.1 * random.next()) ** (1 / steps);
    return {
      ...plain,
      family: "exponential",
      baseLr,
      plan: exponential({ baseLr, gamma }),
      torch: (stretch) => ({ type: "ExponentialLR", gamma: gamma ** (1 / stretch) }),
    };
  },
  step: (run, random) => {
    const baseLr = peakOf(random);
    const stepSize = epochsOf(run, 0.2 + 0.15 * random.next());
    const gamma = pick(random, [0.1, 0.3, 0.5]);
    return {
      ...plain,
      family: "step",
      baseLr,
      plan: stepDecay({ baseLr, stepSize, gamma }),
      torch: (stretch) => ({ type: "StepLR", step_size: times(stepSize, stretch), gamma }),
    };
  },
  multiStep: (run, random) => {
    const baseLr = peakOf(random);
    const first = epochsOf(run, 0.25 + 0.2 * random.next());
    const milestones = [first, first + epochsOf(run, 0.2), first + epochsOf(run, 0.2) + epochsOf(run, 0.15)];
    const gamma = pick(random, [0.1, 0.2]);
    return {
      ...plain,
      family: "multiStep",
      baseLr,
      plan: multiStep({ baseLr, milestones, gamma }),
      torch: (stretch) => ({ type: "MultiStepLR", milestones: milestones.map((at) => times(at, stretch)), gamma }),
    };
  },
  warmupCosine: (run, random) => {
    const baseLr = peakOf(random);
    const warmupSteps = epochsOf(run, 0.05 + 0.15 * random.next());
    const rest = run.steps - warmupSteps;
    return {
      family: "warmupCosine",
      baseLr,
      warmupSteps,
      plan: warmup(cosineAnnealing({ baseLr, totalSteps: rest }), { steps: warmupSteps, offset: 1 }),
      torch: lambda(warmupSteps, (t, stretch) => (1 + Math.cos((Math.PI * t) / (rest * stretch))) / 2),
    };
  },
  warmupLinear: (run, random) => {
    const baseLr = peakOf(random);
    const warmupSteps = epochsOf(run, 0.05 + 0.15 * random.next());
    const rest = run.steps - warmupSteps;
    return {
      family: "warmupLinear",
      baseLr,
      warmupSteps,
      plan: warmup(linear({ baseLr, totalSteps: rest }), { steps: warmupSteps, offset: 1 }),
      torch: lambda(warmupSteps, (t, stretch) => Math.max(0, 1 - t / (rest * stretch))),
    };
  },
  inverseSqrt: (run, random) => {
    const baseLr = peakOf(random);
    const warmupSteps = epochsOf(run, 0.05 + 0.1 * random.next());
    return {
      family: "inverseSqrt",
      baseLr,
      warmupSteps,
      plan: warmup(skip(inverseSqrt({ baseLr, timescale: warmupSteps }), warmupSteps), { steps: warmupSteps, offset: 1 }),
      torch: lambda(warmupSteps, (t, stretch) => Math.sqrt((warmupSteps * stretch) / (warmupSteps * stretch + t))),
    };
  },
  warmupStableDecay: (run, random) => {
    const baseLr = peakOf(random);
    const warmupSteps = epochsOf(run, 0.1);
    const decay = epochsOf(run, 0.2 + 0.2 * random.next());
    const stable = run.steps - warmupSteps - decay;
    return {
      family: "warmupStableDecay",
      baseLr,
      warmupSteps,
      plan: warmup(sequence(take(constant({ baseLr }), stable), linear({ baseLr, totalSteps: decay })), { steps: warmupSteps, offset: 1 }),
      torch: lambda(warmupSteps, (t, stretch) => Math.max(0, Math.min(1, 1 - (t - stable * stretch) / (decay * stretch)))),
    };
  },
  oneCycle: ({ steps }, random) => {
    const baseLr = peakOf(random);
    const up = Math.max(2, Math.round(0.3 * steps) - 1);
    return {
      family: "oneCycle",
      baseLr,
      warmupSteps: up,
      plan: sequence(
        cosineWarmup({ baseLr, warmupSteps: up, startLr: baseLr / 25 }),
        cosineAnnealing({ baseLr, totalSteps: steps - 1 - up, minLr: baseLr / 25e4 }),
      ),
      torch: (stretch) => ({
        type: "OneCycleLR",
        max_lr: baseLr,
        total_steps: times(steps, stretch),
        pct_start: (up + 1) / steps,
        cycle_momentum: false,
      }),
    };
  },
} satisfies Readonly<Record<string, Draw>>;

/** The name of a recipe. */
export type RecipeName = keyof typeof recipes;

/** Every recipe; those but a few; a few. */
export const all = Object.keys(recipes) as RecipeName[];
export const without = (...names: readonly RecipeName[]): RecipeName[] => all.filter((name) => !names.includes(name));
export const only = (...names: readonly RecipeName[]): RecipeName[] => names.slice();

/** Draws one of the named recipes for a run. */
export function drawRecipe(names: readonly RecipeName[], run: Run, random: Rng): Recipe {
  return recipes[pick(random, names)](run, random);
}
