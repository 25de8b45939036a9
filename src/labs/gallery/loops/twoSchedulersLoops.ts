import type { Rng } from "../../../engine/rng.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { stepDecay } from "../../../schedules/families/stepDecay.js";
import { chance, pick } from "./draw.js";
import { attach, known, sgd, start, type Trained, train } from "./loop.js";
import { drawRecipe, only, type Run, without } from "./traceRecipes.js";

/** Two schedulers edit one optimizer. */
export function twoSchedulers(run: Run, random: Rng): Trained {
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
