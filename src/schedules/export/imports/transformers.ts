import { skip } from "../../combinators/skip.js";
import { warmup } from "../../combinators/warmup.js";
import { fail } from "../../fail.js";
import { constant } from "../../families/constant.js";
import { cosineAnnealing } from "../../families/cosineAnnealing.js";
import { equalCycles } from "../../families/equalCycles.js";
import { inverseSqrt } from "../../families/inverseSqrt.js";
import { linear } from "../../families/linear.js";
import { polynomial } from "../../families/polynomial.js";
import { warmupStableDecay } from "../../families/warmupStableDecay.js";
import type { Schedule } from "../../schedule.js";
import { type Fields, type Import, refuse } from "./fields.js";

/** After a warmup on a straight line from 0. */
const warmed = (p: Fields, of: Schedule): Schedule => warmup(of, { steps: p.steps("num_warmup_steps", 0, 0) });

/** Updates after the warmup. */
function stepsLeft(p: Fields): number {
  const [total, before] = [p.steps("num_training_steps", 1), p.steps("num_warmup_steps", 0, 0)];
  return total > before
    ? total - before
    : fail("fromPyTorch", `num_training_steps must be above num_warmup_steps (${before})`, total, "It counts the whole run.");
}

/** A cosine that climbs again after the end, as transformers' does. */
const cosine = (p: Fields, minLr: number): Schedule =>
  warmed(p, cosineAnnealing({ baseLr: p.lr(), totalSteps: stepsLeft(p), minLr, pastEnd: "mirror" }));

function halfWave(p: Fields): void {
  const cycles = p.number("num_cycles", 0.5);
  if (cycles !== 0.5) refuse(p.type, `num_cycles ${cycles} is no half wave`, "Only 0.5, the default, is a cosine decay.");
}

/** transformers' schedules by the name that get_scheduler takes. */
export const transformers: Readonly<Record<string, Import>> = {
  constant: (p) => constant({ baseLr: p.lr() }),
  constant_with_warmup: (p) => warmed(p, constant({ baseLr: p.lr() })),
  linear: (p) => warmed(p, linear({ baseLr: p.lr(), totalSteps: stepsLeft(p) })),
  cosine: (p) => {
    halfWave(p);
    return cosine(p, 0);
  },
  cosine_with_min_lr: (p) => {
    halfWave(p);
    return cosine(p, p.has("min_lr") ? p.number("min_lr") : p.lr() * p.number("min_lr_rate"));
  },
  cosine_with_restarts: (p) => {
    const [totalSteps, cycles] = [stepsLeft(p), p.steps("num_cycles", 1, 1)];
    if (totalSteps % cycles > 0)
      refuse(
        p.type,
        `${totalSteps} updates are no multiple of ${cycles} cycles, so some begin between two updates`,
        "Use equalCycles, which rounds.",
      );
    return warmed(p, equalCycles({ baseLr: p.lr(), totalSteps, cycles }));
  },
  polynomial: (p) =>
    warmed(p, polynomial({ baseLr: p.lr(), totalSteps: stepsLeft(p), power: p.number("power", 1), endLr: p.number("lr_end", 1e-7) })),
  inverse_sqrt: (p) => {
    const timescale = p.steps("timescale", 1, p.steps("num_warmup_steps", 0) || 10_000);
    return warmed(p, skip(inverseSqrt({ baseLr: p.lr(), timescale }), timescale));
  },
  warmup_stable_decay: (p) => {
    halfWave(p);
    const [warmupSteps, cooldownSteps] = [p.steps("num_warmup_steps", 0), p.steps("num_decay_steps", 1)];
    const totalSteps = p.has("num_stable_steps")
      ? warmupSteps + p.steps("num_stable_steps", 0) + cooldownSteps
      : p.steps("num_training_steps", warmupSteps + cooldownSteps);
    p.word("warmup_type", ["linear"], "linear");
    const floor = p.lr() * p.number("min_lr_ratio", 0);
    const shape = p.word("decay_type", ["linear", "cosine", "1-sqrt"], "cosine");
    return warmupStableDecay({ baseLr: p.lr(), totalSteps, warmupSteps, cooldownSteps, shape, startLr: floor, endLr: floor });
  },
};

/** The functions that make them. */
export const getters: Readonly<Record<string, string>> = {
  get_constant_schedule: "constant",
  get_constant_schedule_with_warmup: "constant_with_warmup",
  get_linear_schedule_with_warmup: "linear",
  get_cosine_schedule_with_warmup: "cosine",
  get_cosine_with_hard_restarts_schedule_with_warmup: "cosine_with_restarts",
  get_cosine_with_min_lr_schedule_with_warmup: "cosine_with_min_lr",
  get_polynomial_decay_schedule_with_warmup: "polynomial",
  get_inverse_sqrt_schedule: "inverse_sqrt",
  get_wsd_schedule: "warmup_stable_decay",
};
