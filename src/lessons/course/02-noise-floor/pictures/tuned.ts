import { multiStep } from "../../../../schedules/families/multiStep.js";
import { type Tuned, tune } from "../../../noisyQuadratic.js";

export type Shape = "constant" | "step" | "inverse";

/** The schedules that this lesson compares, from a base rate and a length; `gamma` is for the step decay. */
export function schedule(shape: Shape, baseLr: number, steps: number, gamma: number): (t: number) => number {
  switch (shape) {
    case "constant":
      return () => baseLr;
    case "step":
      return multiStep({ baseLr, milestones: [Math.round(steps / 2), Math.round((3 * steps) / 4)], gamma });
    case "inverse":
      return (t) => baseLr / (1 + t / (steps / 10));
  }
}

const searches = new Map<string, Tuned>();

/** The best of the course's 41 base rates for a shape. Remembered, since a slider asks for the same search again and again. */
export function tuned(shape: Shape, steps: number, gamma = 0.3): Tuned {
  const key = `${shape} ${steps} ${shape === "step" ? gamma : ""}`;
  const found = searches.get(key) ?? tune((peak) => schedule(shape, peak, steps, gamma), steps);
  searches.set(key, found);
  return found;
}
