import { build } from "../../compat/torch/build.js";
import { optimizer as newOptimizer, type Optimizer } from "../../compat/torch/optimizer.js";
import { reduceLROnPlateau } from "../../compat/torch/reduceLROnPlateau.js";
import type { Scheduler } from "../../compat/torch/scheduler.js";
import type { Rng } from "../../engine/rng.js";
import { sequence } from "../../schedules/combinators/sequence.js";
import type { Bug } from "../../schedules/diagnostics/hypothesis.js";
import type { Plan } from "../../schedules/diagnostics/plan.js";
import { constant } from "../../schedules/families/constant.js";
import { exponential } from "../../schedules/families/exponential.js";
import { linear } from "../../schedules/families/linear.js";
import { linearWarmup } from "../../schedules/families/linearWarmup.js";
import { stepDecay } from "../../schedules/families/stepDecay.js";
import { drawRecipe, type Recipe, type RecipeName, type Run, recipes, type TorchScheduler } from "./traceRecipes.js";

/** What a loop did: the rate that fed each update, and the plan as its engineer would write it down. */
export interface Trained {
  readonly family: string;
  readonly rates: readonly number[];
  readonly plan: Plan;
  /** True where the bug stands in a row or two, so that the log has to hold every update. */
  readonly everyUpdate?: boolean;
  /** True where the log must hold the first update as it was. */
  readonly fromTheFirst?: boolean;
}

/** Trains once, with one bug in the loop. */
export type Loop = (run: Run, random: Rng) => Trained;

const pick = <T>(random: Rng, values: readonly T[]): T => values[random.int(values.length)] as T; // int is below the length
const chance = (random: Rng, probability: number): boolean => random.next() < probability;
const sgd = (lr: number): Optimizer => newOptimizer("SGD", {}, [lr]);
const rateOf = ({ param_groups: [group] }: Optimizer): number => group?.lr ?? Number.NaN;

/** Builds a PyTorch scheduler over an optimizer, whose rate its constructor edits. */
const attach = (scheduler: TorchScheduler, optimizer: Optimizer): Scheduler => build(scheduler, optimizer, rateOf(optimizer));

const all = Object.keys(recipes) as RecipeName[];
const without = (...names: readonly RecipeName[]): RecipeName[] => all.filter((name) => !names.includes(name));
const only = (...names: readonly RecipeName[]): RecipeName[] => names.slice();

/** The training loop: the rate is read, the update made, and then `after` does whatever the script does. It ends where that raises. */
function train(steps: number, optimizer: Optimizer, after: (t: number) => void): number[] {
  const rates: number[] = [];
  for (let t = 0; t < steps; t++) {
    rates.push(rateOf(optimizer));
    try {
      after(t);
    } catch {
      break; // PyTorch raises past the end of a one-cycle: the log ends with the last update before
    }
  }
  return rates;
}

/** What most engineers know of a run, and say: now and then the accumulation, the workers, or a resume that went well. */
function known({ steps, stepsPerEpoch }: Run, lr: Plan["lr"], random: Rng): Plan {
  return {
    lr,
    steps,
    stepsPerEpoch,
    ...(chance(random, 0.25) ? { accumulation: pick(random, [2, 4, 8]) } : {}),
    ...(chance(random, 0.15) ? { workers: pick(random, [4, 8]) } : {}),
    ...(chance(random, 0.15) ? { resumedAt: 1 + random.int(steps - 1) } : {}),
  };
}

const start = (lr: number, scheduler: TorchScheduler) => {
  const optimizer = sgd(lr);
  return { optimizer, scheduler: attach(scheduler, optimizer) };
};

/** As planned; one in six is a plateau rule that really watches a metric. */
function healthy(run: Run, random: Rng): Trained {
  if (chance(random, 1 / 6)) return healthyPlateau(run, random);
  const recipe = drawRecipe(all, run, random);
  const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(1));
  return {
    family: recipe.family,
    rates: train(run.steps, optimizer, () => scheduler.step()),
    plan: known(run, recipe.plan, random),
  };
}

/** step() stands in the epoch loop, or lengths in epochs in the update loop. PyTorch's one-cycle raises in the second case. */
function wrongUnit(run: Run, random: Rng): Trained {
  const slowly = chance(random, 0.5);
  const { stepsPerEpoch } = run;
  const recipe = drawRecipe(slowly ? all : without("oneCycle"), run, random);
  const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(slowly ? 1 : 1 / stepsPerEpoch));
  const after = (t: number): void => {
    if (!slowly || (t + 1) % stepsPerEpoch === 0) scheduler.step();
  };
  return { family: recipe.family, rates: train(run.steps, optimizer, after), plan: known(run, recipe.plan, random) };
}

/** The run goes on after T_max: it was made longer, or T_max is another number. */
function cosineRebound(run: Run, random: Rng): Trained {
  if (chance(random, 0.6)) {
    const recipe = drawRecipe(only("cosine", "cosineToFloor"), run, random);
    const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(1));
    const longer = { ...run, steps: Math.round(run.steps * (1.15 + random.next())) };
    return {
      family: recipe.family,
      rates: train(longer.steps, optimizer, () => scheduler.step()),
      plan: known(longer, recipe.plan, random),
    };
  }
  // Half of T_max would look as if stepped twice, a third as if stepped three times.
  const recipe = drawRecipe(only("cosine", "cosineToFloor"), run, random);
  const T_max = Math.round(run.steps * pick(random, [0.37, 0.42, 0.57, 0.62, 0.7, 0.78]));
  const { optimizer, scheduler } = start(recipe.baseLr, { ...recipe.torch(1), T_max });
  return { family: recipe.family, rates: train(run.steps, optimizer, () => scheduler.step()), plan: known(run, recipe.plan, random) };
}

/** The trainer steps, and the script does too; or each of the workers does. */
function doubleStepping(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(without("exponential"), run, random);
  const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(1));
  const times = pick(random, [2, 2, 2, 4]);
  const after = (): void => {
    for (let i = 0; i < times; i++) scheduler.step();
  };
  const { accumulation: _, ...plan } = known(run, recipe.plan, random);
  return {
    family: recipe.family,
    rates: train(run.steps, optimizer, after),
    plan: { ...plan, ...(times > 2 ? { workers: times } : {}) },
  };
}

/** The optimizer was built anew after the scheduler. */
function otherOptimizer(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(all, run, random);
  const { scheduler } = start(recipe.baseLr, recipe.torch(1));
  const baseLr = chance(random, 0.7) ? recipe.baseLr : recipe.baseLr * pick(random, [0.3, 0.5, 2]);
  const plan = known(run, recipe.plan, random);
  return {
    family: recipe.family,
    rates: train(run.steps, sgd(baseLr), () => scheduler.step()),
    plan: baseLr === recipe.baseLr ? plan : { ...plan, baseLr },
  };
}

/** Two schedulers edit one optimizer. */
function twoSchedulers(run: Run, random: Rng): Trained {
  return pick(random, [scaledByConstructor, zeroedByConstructor, warmupAtOnce, withAnother, builtTwice])(run, random);
}

/** A one-cycle was tried before and left its first rate as everyone's base. */
function scaledByConstructor(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(without("cosineToFloor", "oneCycle"), run, random);
  const optimizer = sgd(recipe.baseLr);
  attach(
    { type: "OneCycleLR", max_lr: recipe.baseLr, total_steps: run.steps, div_factor: pick(random, [4, 10, 25]), cycle_momentum: false },
    optimizer,
  );
  const scheduler = attach(recipe.torch(1), optimizer);
  return { family: recipe.family, rates: train(run.steps, optimizer, () => scheduler.step()), plan: known(run, recipe.plan, random) };
}

/** A warmup from 0 was built after the scheduler that runs: what multiplies the rate it finds stays at 0. */
function zeroedByConstructor(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(only("cosine", "linear", "polynomial", "exponential", "step", "multiStep"), run, random);
  const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(1));
  attach({ type: "LambdaLR", lr_lambda: (t: number) => Math.min(1, t / 10) }, optimizer);
  return { family: recipe.family, rates: train(run.steps, optimizer, () => scheduler.step()), plan: known(run, recipe.plan, random) };
}

/** Warmup and cosine, meant one after the other, are both stepped at every update. */
function warmupAtOnce(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(only("warmupCosine"), run, random);
  const optimizer = sgd(recipe.baseLr);
  const { warmupSteps: w } = recipe;
  const rise = attach({ type: "LinearLR", start_factor: 1 / w, total_iters: w - 1 }, optimizer);
  const fall = attach({ type: "CosineAnnealingLR", T_max: chance(random, 0.5) ? run.steps : run.steps - w }, optimizer);
  const after = (): void => {
    rise.step();
    fall.step();
  };
  return { family: recipe.family, rates: train(run.steps, optimizer, after), plan: known(run, recipe.plan, random) };
}

/** A second decay is stepped beside the planned one; its engineer may remember it. */
function withAnother(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(only("cosine", "linear", "polynomial"), run, random);
  const gamma = pick(random, [0.02, 0.1, 0.3]) ** (1 / run.steps);
  const stepSize = Math.max(2, Math.round(run.steps / 4));
  const [other, second] = chance(random, 0.5)
    ? [{ type: "ExponentialLR", gamma }, exponential({ baseLr: recipe.baseLr, gamma })]
    : [{ type: "StepLR", step_size: stepSize, gamma: 0.3 }, stepDecay({ baseLr: recipe.baseLr, stepSize, gamma: 0.3 })];
  const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(1));
  const beside = attach(other, optimizer);
  const after = (): void => {
    scheduler.step();
    beside.step();
  };
  const plan = known(run, recipe.plan, random);
  return {
    family: recipe.family,
    rates: train(run.steps, optimizer, after),
    plan: chance(random, 0.5) ? { ...plan, other: second } : plan,
  };
}

/** The same scheduler, built twice and stepped twice. */
function builtTwice(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(only("cosine", "linear", "step", "multiStep"), run, random);
  const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(1));
  const again = attach(recipe.torch(1), optimizer);
  const after = (): void => {
    scheduler.step();
    again.step();
  };
  return { family: recipe.family, rates: train(run.steps, optimizer, after), plan: known(run, recipe.plan, random) };
}

/** Lengths count micro-batches and step() updates, or the reverse. */
function accumulationMismatch(run: Run, random: Rng): Trained {
  const slowly = chance(random, 0.7);
  const factor = pick(random, slowly ? [2, 4, 8] : [4, 8]);
  const recipe = drawRecipe(without("exponential"), run, random);
  const { optimizer, scheduler } = start(recipe.baseLr, recipe.torch(slowly ? factor : 1));
  const after = (): void => {
    for (let i = 0; i < (slowly ? 1 : factor); i++) scheduler.step();
  };
  const { accumulation: _, workers: __, ...plan } = known(run, recipe.plan, random);
  return {
    family: recipe.family,
    rates: train(run.steps, optimizer, after),
    plan: slowly && chance(random, 0.25) ? plan : { ...plan, accumulation: factor },
  };
}

/** Where a run is resumed: early enough for its end to show what happened. */
const resumeIn = ({ steps }: Run, random: Rng): number => Math.round(steps * (0.2 + 0.4 * random.next()));

/** The script runs again from a checkpoint of the model alone: optimizer and scheduler are new. */
function resumeFromZero(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(all, run, random);
  const at = resumeIn(run, random);
  const before = start(recipe.baseLr, recipe.torch(1));
  const after = start(recipe.baseLr, recipe.torch(1));
  return resumed(run, random, recipe, at, [before, after]);
}

/** The optimizer's state is loaded, rate and initial_lr with it, and the scheduler is new. Only where that makes a difference. */
function resumeCrawling(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(only("cosine", "cosineToFloor", "linear", "polynomial", "step", "multiStep"), run, random);
  const at = resumeIn(run, random);
  const before = start(recipe.baseLr, recipe.torch(1));
  const rates = train(at, before.optimizer, () => before.scheduler.step());
  if (rateOf(before.optimizer) === recipe.baseLr) return resumeCrawling(run, random); // before its first drop a staircase starts again either way
  const optimizer = sgd(recipe.baseLr);
  optimizer.param_groups = structuredClone(before.optimizer.param_groups);
  const scheduler = attach(recipe.torch(1), optimizer);
  rates.push(...train(run.steps - at, optimizer, () => scheduler.step()));
  return { family: recipe.family, rates, plan: resumedPlan(run, random, recipe, at) };
}

type Started = ReturnType<typeof start>;

function resumed(run: Run, random: Rng, recipe: Recipe, at: number, [before, after]: readonly [Started, Started]): Trained {
  const first = train(at, before.optimizer, () => before.scheduler.step());
  const second = train(run.steps - at, after.optimizer, () => after.scheduler.step());
  return { family: recipe.family, rates: [...first, ...second], plan: resumedPlan(run, random, recipe, at) };
}

/** Two in three engineers remember at which update they resumed. */
function resumedPlan(run: Run, random: Rng, recipe: Recipe, at: number): Plan {
  const { resumedAt: _, ...plan } = known(run, recipe.plan, random);
  return chance(random, 2 / 3) ? { ...plan, resumedAt: at } : plan;
}

/** The warmup counts t/w. */
function zeroFirstStep(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(only("warmupCosine", "warmupLinear", "inverseSqrt", "warmupStableDecay"), run, random);
  const { lr_lambda, type } = recipe.torch(1) as TorchScheduler & { lr_lambda: (t: number) => number };
  const { warmupSteps: w } = recipe;
  const { optimizer, scheduler } = start(recipe.baseLr, { type, lr_lambda: (t: number) => (t < w ? t / w : lr_lambda(t)) });
  return {
    family: recipe.family,
    rates: train(run.steps, optimizer, () => scheduler.step()),
    plan: known(run, recipe.plan, random),
    fromTheFirst: true,
  };
}

/** A range test ran on the optimizer before the training did. */
function finderNotReset(run: Run, random: Rng): Trained {
  const recipe = drawRecipe(without("cosineToFloor", "oneCycle"), run, random);
  const [startLr, endLr, length] = [pick(random, [1e-8, 1e-7]), pick(random, [3, 10]), 100];
  const optimizer = sgd(startLr);
  const group = optimizer.param_groups[0] as Optimizer["param_groups"][number]; // sgd made one group
  if (chance(random, 0.5)) group.initial_lr = startLr; // as a finder that is a PyTorch scheduler leaves it
  const sweep = train(length, optimizer, () => {
    group.lr *= (endLr / startLr) ** (1 / (length - 1));
  });
  group.lr = chance(random, 0.5) ? startLr : (sweep.at(-1) as number); // some finders restore what they found, and that was their start
  const kind = pick(random, ["scheduled", "left", "logged"] as const);
  const scheduler = kind === "scheduled" ? attach(recipe.torch(1), optimizer) : null;
  const rates = train(run.steps, optimizer, () => scheduler?.step());
  const plan = known(run, recipe.plan, random);
  const named = chance(random, 0.5) ? { ...plan, finder: { startLr, endLr } } : plan;
  return kind === "logged"
    ? { family: recipe.family, rates: [...sweep, ...rates], plan: { ...named, steps: run.steps + length }, everyUpdate: true }
    : { family: recipe.family, rates, plan: named };
}

/** A triangle over an odd number of updates, or over one whose sides do not come out whole. */
function peakOvershoot(_: Run, random: Rng): Trained {
  const steps = 21 + 2 * random.int(40);
  const baseLr = pick(random, [0.001, 0.01, 0.1]) * (0.8 + 0.4 * random.next());
  const startLr = baseLr / pick(random, [10, 25]);
  return pick(random, [byHand, byTorch])({ steps, baseLr, startLr }, random);
}

type Triangle = { readonly steps: number; readonly baseLr: number; readonly startLr: number };

const triangle = ({ steps, baseLr, startLr }: Triangle, up: number, endLr: number) =>
  sequence(linearWarmup({ baseLr, warmupSteps: up, startLr }), linear({ baseLr, totalSteps: steps - 1 - up, endLr }));

/** Two ways to write a triangle that miss its top: halves that are no whole numbers, and halves exchanged. */
function byHand(of: Triangle, random: Rng): Trained {
  const { steps, baseLr, startLr } = of;
  const half = (steps - 1) / 2;
  const odd = half % 1 === 0 ? half + 0.5 : half;
  const [up, down] = [Math.floor(steps / 2) - 1, Math.ceil(steps / 2)];
  const never = (t: number): number => startLr + (baseLr - startLr) * Math.max(0, 1 - Math.abs(t / odd - 1));
  const over = (t: number): number =>
    t <= up + 1 ? startLr + ((baseLr - startLr) * t) / up : startLr + (baseLr - startLr) * Math.max(0, 1 - (t - up) / down);
  const rate = chance(random, 0.5) ? never : over;
  return {
    family: "triangle",
    rates: Array.from({ length: steps }, (_, t) => rate(t)),
    plan: { lr: triangle(of, Math.round(half), startLr), steps },
    everyUpdate: true,
  };
}

/** PyTorch's one-cycle puts the top at pct_start · total_steps − 1, which need not be a whole number. */
function byTorch(of: Triangle, random: Rng): Trained {
  const { steps, baseLr } = of;
  const top = Math.round(steps * (0.25 + 0.25 * random.next())) + pick(random, [0.3, 0.4, 0.5, 0.6, 0.7]);
  const { optimizer, scheduler } = start(baseLr, {
    type: "OneCycleLR",
    max_lr: baseLr,
    total_steps: steps,
    pct_start: (top + 1) / steps,
    anneal_strategy: "linear",
    div_factor: baseLr / of.startLr,
    final_div_factor: 100,
    cycle_momentum: false,
  });
  return {
    family: "triangle",
    rates: train(steps, optimizer, () => scheduler.step()),
    plan: { lr: triangle(of, Math.round(top), of.startLr / 100), steps },
    everyUpdate: true,
  };
}

/** A plateau rule that gets the epoch or NaN for a metric, or nothing at all. */
function plateauWithoutMetric(run: Run, random: Rng): Trained {
  const of = plateauOf(run, random);
  if (chance(random, 0.25)) {
    const planned = watched(of, random);
    return { ...planned, rates: planned.rates.map(() => of.baseLr), plan: { ...planned.plan, lr: planned.rates } };
  }
  const wrong = chance(random, 0.5) ? (epoch: number) => epoch : () => Number.NaN;
  return plateauRun(of, wrong, random);
}

/** A plateau rule with its metric; now and then the plan holds the rates that the metric called for. */
function healthyPlateau(run: Run, random: Rng): Trained {
  const trained = watched(plateauOf(run, random), random);
  return chance(random, 0.5) ? { ...trained, plan: { ...trained.plan, lr: trained.rates } } : trained;
}

interface PlateauOf {
  readonly run: Run;
  readonly baseLr: number;
  readonly factor: number;
  readonly patience: number;
}

function plateauOf({ stepsPerEpoch }: Run, random: Rng): PlateauOf {
  const patience = 2 + random.int(4);
  const epochs = (patience + 2) * (4 + random.int(3));
  return {
    run: { epochs, stepsPerEpoch: Math.min(stepsPerEpoch, 60), steps: epochs * Math.min(stepsPerEpoch, 60) },
    baseLr: pick(random, [1e-3, 0.01, 0.1]),
    factor: pick(random, [0.1, 0.2, 0.5]),
    patience,
  };
}

/** A metric that falls, and stands still now and then: cuts come, but not from the first epoch on. */
function watched(of: PlateauOf, random: Rng): Trained {
  const { patience, run } = of;
  const still = patience + 2 + random.int(3);
  const falls = Math.max(3, still + random.int(4));
  let metric = 1;
  return plateauRun(
    of,
    (epoch) => {
      if (epoch < 3 || epoch % (still + falls) < falls) metric *= 0.97;
      return metric;
    },
    random,
    run,
  );
}

function plateauRun({ run, baseLr, factor, patience }: PlateauOf, metric: (epoch: number) => number, random: Rng, of = run): Trained {
  const { stepsPerEpoch, steps } = of;
  const optimizer = sgd(baseLr);
  const plateau = reduceLROnPlateau(optimizer, { factor, patience, eps: 0 });
  const after = (t: number): void => {
    if ((t + 1) % stepsPerEpoch === 0) plateau.step(metric((t + 1) / stepsPerEpoch - 1));
  };
  return {
    family: "plateau",
    rates: train(steps, optimizer, after),
    plan: { ...known(of, constant({ baseLr }), random), plateau: { factor, patience, every: stepsPerEpoch } },
  };
}

/** A loop for each bug, and the healthy one. */
export const loops: Readonly<Record<Bug, Loop>> = {
  healthy,
  "wrong-unit": wrongUnit,
  "cosine-rebound": cosineRebound,
  "double-stepping": doubleStepping,
  "other-optimizer": otherOptimizer,
  "two-schedulers": twoSchedulers,
  "accumulation-mismatch": accumulationMismatch,
  "resume-from-zero": resumeFromZero,
  "resume-crawling": resumeCrawling,
  "zero-first-step": zeroFirstStep,
  "finder-not-reset": finderNotReset,
  "peak-overshoot": peakOvershoot,
  "plateau-without-metric": plateauWithoutMetric,
};
