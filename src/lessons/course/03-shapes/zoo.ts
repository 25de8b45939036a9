import { constant } from "../../../schedules/families/constant.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { inverseSqrt } from "../../../schedules/families/inverseSqrt.js";
import { linear } from "../../../schedules/families/linear.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import { polynomial } from "../../../schedules/families/polynomial.js";
import { stepDecay } from "../../../schedules/families/stepDecay.js";
import type { Schedule } from "../../../schedules/schedule.js";

/** One shape of this lesson: its name in a sentence, and how to build it for a peak and a length. */
export interface Shape {
  readonly id: string;
  /** Stands after "the": "the straight line". */
  readonly name: string;
  /** Where there is no room for the name. */
  readonly short: string;
  /** True where the rate keeps its value between drops. */
  readonly stairs?: boolean;
  make(baseLr: number, totalSteps: number): Schedule;
}

const shape = (id: string, name: string, make: Shape["make"], more: { short?: string; stairs?: boolean } = {}): Shape => ({
  id,
  name,
  short: name,
  make,
  ...more,
});

export const flat = shape("constant", "constant", (baseLr) => constant({ baseLr }));
export const stairs = shape("step", "step decay", (baseLr, n) => stepDecay({ baseLr, stepSize: Math.ceil(n / 3), gamma: 0.1 }), {
  short: "step",
  stairs: true,
});
export const uneven = shape(
  "multi-step",
  "multi-step decay",
  (baseLr, n) => multiStep({ baseLr, milestones: [Math.round(n / 2), Math.round((3 * n) / 4)], gamma: 0.1 }),
  { short: "multi-step", stairs: true },
);
export const factors = shape("exponential", "exponential", (baseLr, n) => exponential({ baseLr, gamma: 0.01 ** (1 / n) }));
export const straight = shape("linear", "straight line", (baseLr, totalSteps) => linear({ baseLr, totalSteps }));
export const square = shape("power-2", "polynomial with p = 2", (baseLr, totalSteps) => polynomial({ baseLr, totalSteps, power: 2 }), {
  short: "p = 2",
});
export const root = shape("power-half", "polynomial with p = ½", (baseLr, totalSteps) => polynomial({ baseLr, totalSteps, power: 0.5 }), {
  short: "p = ½",
});
export const half = shape("cosine", "cosine", (baseLr, totalSteps) => cosineAnnealing({ baseLr, totalSteps }));
export const endless = shape("inverse-sqrt", "inverse square root", (baseLr, n) => inverseSqrt({ baseLr, timescale: Math.ceil(n / 20) }), {
  short: "inverse sqrt",
});

/** The shapes that the text introduces, in its order. */
export const zoo: readonly Shape[] = [stairs, uneven, factors, straight, square, half, endless];

/** The shape of an id, such as a control's value. */
export function shapeOf(id: string): Shape {
  const found = [flat, root, ...zoo].find((one) => one.id === id);
  if (!found) throw new RangeError(`shapeOf: no shape is called ${id}.`);
  return found;
}
