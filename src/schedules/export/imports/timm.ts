import { sequence } from "../../combinators/sequence.js";
import { skip } from "../../combinators/skip.js";
import { constant } from "../../families/constant.js";
import { cosineAnnealing } from "../../families/cosineAnnealing.js";
import { kDecay } from "../../families/kDecay.js";
import { linearWarmup } from "../../families/linearWarmup.js";
import { multiStep } from "../../families/multiStep.js";
import { polynomial } from "../../families/polynomial.js";
import { stepDecay } from "../../families/stepDecay.js";
import { warmRestarts } from "../../families/warmRestarts.js";
import type { Schedule } from "../../schedule.js";
import { type Fields, type Import, refuse } from "./fields.js";

/** After timm's ramp, which stands before the schedule or over its first part. */
function ramped(p: Fields, of: Schedule, prefix: boolean): Schedule {
  const warmupSteps = p.steps("warmup_t", 0, 0);
  const startLr = p.number("warmup_lr_init", 0);
  const before = p.flag("warmup_prefix", prefix);
  if (warmupSteps === 0) return of;
  const ramp = linearWarmup({ baseLr: p.lr(), warmupSteps, startLr });
  return sequence(ramp, before ? of : skip(of, warmupSteps));
}

/** Refuses cycles, where the schedule here has none. */
function oneCycleOnly(p: Fields): void {
  if (p.steps("cycle_limit", 1, 1) > 1) refuse(p.type, "it has several cycles", "Import one cycle, and use repeat().");
  p.number("cycle_mul", 1);
  p.number("cycle_decay", 1);
}

/** timm's schedulers, with their defaults. */
export const timm: Readonly<Record<string, Import>> = {
  CosineLRScheduler: (p) => {
    const shared = { baseLr: p.lr(), minLr: p.number("lr_min", 0) };
    const totalSteps = p.steps("t_initial", 1);
    const [cycles, growth, peakDecay] = [p.steps("cycle_limit", 0, 1), p.number("cycle_mul", 1), p.number("cycle_decay", 1)];
    const k = p.number("k_decay", 1);
    if (cycles === 1) return ramped(p, k === 1 ? cosineAnnealing({ ...shared, totalSteps }) : kDecay({ ...shared, totalSteps, k }), false);
    if (growth !== 1 || k !== 1) refuse(p.type, "its growing cycles begin between two updates, or bend", "Use warmRestarts, which rounds.");
    return ramped(p, warmRestarts({ ...shared, cycleSteps: totalSteps, peakDecay, ...(cycles > 0 ? { cycles } : {}) }), false);
  },
  PolyLRScheduler: (p) => {
    oneCycleOnly(p);
    const fall = { baseLr: p.lr(), totalSteps: p.steps("t_initial", 1), power: p.number("power", 0.5), endLr: p.number("lr_min", 0) };
    return ramped(p, polynomial(fall), false);
  },
  StepLRScheduler: (p) => ramped(p, stepDecay({ baseLr: p.lr(), stepSize: p.steps("decay_t", 1), gamma: p.number("decay_rate", 1) }), true),
  MultiStepLRScheduler: (p) => {
    // timm's milestones act one update early.
    const milestones = p.list("decay_t").map((milestone) => (milestone as number) - 1);
    const [baseLr, gamma] = [p.lr(), p.number("decay_rate", 1)];
    return ramped(p, milestones.length === 0 ? constant({ baseLr }) : multiStep({ baseLr, milestones, gamma }), true);
  },
};
