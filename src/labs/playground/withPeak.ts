import { scale } from "../../schedules/combinators/scale.js";
import { isPlainObject } from "../../schedules/expect.js";
import { familyNamed, schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";

/** The same shape with another highest rate over `steps` updates; null where the schedule is 0 throughout, and has no shape to keep. */
export function withPeak(lr: Schedule, steps: number, peak: number): Schedule | null {
  const before = peakOf(lr, steps);
  if (!(before > 0)) return null;
  const factor = peak / before;
  // Rates in the description are easier to read and to edit than a factor around it, where they say the same.
  try {
    const inside = schedule(multiplied(lr.spec, factor));
    if (isMultiple(inside, lr, factor, steps)) return inside;
  } catch {
    // A rate left the range that its parameter allows: the factor goes around the whole.
  }
  return lr.spec.kind === "scale"
    ? scale(schedule(lr.spec.of as Spec), (lr.spec.factor as number) * factor) // what a scale's spec holds
    : scale(lr, factor);
}

/** The highest rate of the first `steps` updates. */
export function peakOf(lr: Schedule, steps: number): number {
  let peak = 0;
  for (let t = 0; t < steps; t += 1) peak = Math.max(peak, lr(t));
  return peak;
}

/** A description whose every rate is `factor` times as high, to six digits. */
function multiplied(spec: Spec, factor: number): Spec {
  const parameters = familyNamed(spec.kind)?.definition.parameters;
  const times = (value: unknown): unknown => (typeof value === "number" ? Number((value * factor).toPrecision(6)) : value);
  return Object.fromEntries(
    Object.entries(spec).map(([name, value]) => {
      if (name === "parts") return [name, (value as readonly Spec[]).map((part) => multiplied(part, factor))]; // a sequence's
      if (isPlainObject(value)) return [name, multiplied(value as Spec, factor)];
      const isRate = parameters ? parameters[name]?.type === "rate" : /Lr$/.test(name);
      return [name, isRate ? times(value) : value];
    }),
  ) as Spec;
}

function isMultiple(candidate: Schedule, lr: Schedule, factor: number, steps: number): boolean {
  const most = factor * peakOf(lr, steps);
  for (let t = 0; t < steps; t += 1) if (Math.abs(candidate(t) - factor * lr(t)) > 1e-5 * most) return false;
  return true;
}
