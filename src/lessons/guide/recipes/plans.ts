import { cooldown } from "../../../schedules/combinators/cooldown.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { constant } from "../../../schedules/families/constant.js";
import { linear } from "../../../schedules/families/linear.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import type { Schedule } from "../../../schedules/schedule.js";

/** A recipe's schedule, as its stand-in runs it. */
export interface Plan {
  readonly name: string;
  readonly lr: Schedule;
  readonly steps: number;
  readonly peak: number;
  /** Updates before the peak is reached, or 0. */
  readonly rise: number;
  /** In words, for a sentence. */
  readonly told: string;
}

const risen = (lr: Schedule, steps: number): Schedule => warmup(lr, { steps, offset: 1 });

/** The five schedules of the guide's recipes, each at the length of its stand-in. */
export const plans = {
  vision: {
    name: "Pictures with SGD",
    lr: oneCycle({ maxLr: 0.14, totalSteps: 120 }),
    steps: 120,
    peak: 0.14,
    rise: 35,
    told: "one cycle, up for three tenths of the run and then down to almost nothing",
  },
  tiny: {
    name: "A tiny budget",
    lr: linear({ baseLr: 0.1, totalSteps: 184 }),
    steps: 184,
    peak: 0.1,
    rise: 0,
    told: "a straight line to zero from the first update on",
  },
  open: {
    name: "Unknown length",
    lr: cooldown(risen(constant({ baseLr: 0.03 }), 20), { at: 480, steps: 120 }),
    steps: 600,
    peak: 0.03,
    rise: 20,
    told: "a trunk without an end, and a branch of a fifth to zero",
  },
  transformer: {
    name: "A transformer from first weights",
    lr: risen(linear({ baseLr: 0.015, totalSteps: 120 }), 30),
    steps: 150,
    peak: 0.015,
    rise: 30,
    told: "a counted rise, then a straight line to zero",
  },
  tuning: {
    name: "Fine-tuning",
    lr: risen(linear({ baseLr: 0.06, totalSteps: 180 }), 20),
    steps: 200,
    peak: 0.06,
    rise: 20,
    told: "a rise over a tenth of the run, then a straight line to zero, with the body at a tenth",
  },
} as const satisfies Readonly<Record<string, Plan>>;

export type PlanName = keyof typeof plans;
export const planNames = Object.keys(plans) as readonly PlanName[];
