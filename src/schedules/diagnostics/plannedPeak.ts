import { isPlainObject } from "../expect.js";
import { families } from "../registry.js";
import type { Spec } from "../schedule.js";

/** The largest rate that a description names, null where it names none. */
export function plannedPeak(spec: Spec): number | null {
  const inner = isPlainObject(spec.of) ? plannedPeak(spec.of as Spec) : null;
  switch (spec.kind) {
    case "scale":
      return inner === null ? null : inner * (spec.factor as number);
    case "clamp":
      return inner === null ? null : Math.min(inner, (spec.max as number | undefined) ?? inner);
    case "interpolate":
      return null;
    case "sequence": {
      const peaks = (spec.parts as readonly Spec[]).map(plannedPeak).filter((peak) => peak !== null);
      return peaks.length > 0 ? Math.max(...peaks) : null;
    }
  }
  const family = families.find(({ definition }) => definition.name === spec.kind);
  if (!family) return inner;
  const rates = Object.entries(family.definition.parameters)
    .filter(([name, { type }]) => type === "rate" && typeof spec[name] === "number")
    .map(([name]) => spec[name] as number);
  return rates.length > 0 ? Math.max(...rates) : null;
}
