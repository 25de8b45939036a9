import { expectWhole } from "../schedules/expect.js";
import { fail, shown } from "../schedules/fail.js";

/** A learning rate over time: one number for every update, a list with one per update, or a function of the update, such as a schedule. */
export type Rates = number | readonly number[] | ((step: number) => number);

/** The most numbers that one run may compute: more takes minutes, or more memory than there is. */
const most = 2e7;

/** The rate of each of the first `steps` updates, every one a finite number >= 0; `width` numbers are computed at each. */
export function ratesOf(where: string, lr: Rates, steps: number, width = 1): readonly number[] {
  expectWhole(where, "steps", steps, 0, "It counts updates.", Math.floor(most / width));
  const at = reader(where, lr, steps);
  return Array.from({ length: steps }, (_, step) => {
    const rate: unknown = at(step);
    if (typeof rate !== "number" || !Number.isFinite(rate) || rate < 0) {
      throw new RangeError(
        `${where}: lr must be a finite rate >= 0 at every update, got ${shown(rate)}${typeof lr === "number" ? "" : ` at update ${step}`}. A rate multiplies the gradient; 0 stands still.`,
      );
    }
    return rate;
  });
}

function reader(where: string, lr: Rates, steps: number): (step: number) => unknown {
  if (typeof lr === "function") return lr;
  if (typeof lr === "number") return () => lr;
  if (!Array.isArray(lr)) {
    return fail(where, "lr must be a rate, a list of rates or a schedule", lr, "Write 0.1 or cosineAnnealing({ baseLr, totalSteps }).");
  }
  if (lr.length < steps) {
    throw new RangeError(
      `${where}: lr must hold a rate for each of the ${steps} updates, got ${lr.length}. Add rates or ask for fewer steps.`,
    );
  }
  return (step) => lr[step];
}
