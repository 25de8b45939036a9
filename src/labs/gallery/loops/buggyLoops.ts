import type { Optimizer } from "../../../compat/torch/optimizer.js";
import type { Rng } from "../../../engine/rng.js";
import type { Bug } from "../../../schedules/diagnostics/hypothesis.js";
import type { Plan } from "../../../schedules/diagnostics/plan.js";
import { chance, pick } from "./draw.js";
import { attach, known, type Loop, rateOf, sgd, start, type Trained, train } from "./loop.js";
import { healthyPlateau, plateauWithoutMetric } from "./plateauLoops.js";
import { all, drawRecipe, only, type Recipe, type Run, type TorchScheduler, without } from "./traceRecipes.js";
import { peakOvershoot } from "./triangleLoops.js";
import { twoSchedulers } from "./twoSchedulersLoops.js";

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
  optimizer.param_groups = before.optimizer.param_groups.map((group) => ({ ...group }));
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
