import type { Rng } from "../../../engine/rng.js";
import { sequence } from "../../../schedules/combinators/sequence.js";
import { linear } from "../../../schedules/families/linear.js";
import { linearWarmup } from "../../../schedules/families/linearWarmup.js";
import { chance, pick } from "./draw.js";
import { start, type Trained, train } from "./loop.js";
import type { Run } from "./traceRecipes.js";

/** A triangle over an odd number of updates, or over one whose sides do not come out whole. */
export function peakOvershoot(_: Run, random: Rng): Trained {
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
