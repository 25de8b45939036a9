import { isPlainObject } from "../../schedules/expect.js";
import { schedule } from "../../schedules/registry.js";
import type { Spec } from "../../schedules/schedule.js";

/** The family that rises as a warmup of that shape does; the other shapes have none. */
const rises: Readonly<Record<string, string>> = {
  linear: "linearWarmup",
  cosine: "cosineWarmup",
  exponential: "exponentialWarmup",
  constant: "constantWarmup",
};

/** The specs that run one after another in a description, each on its own clock; only as far as the rates stay the same, bit for bit. */
export function unfold(spec: Spec): readonly Spec[] {
  if (spec.kind === "sequence") return (spec.parts as readonly Spec[]).flatMap(unfold);
  if (!isPlainObject(spec.of)) return [spec];
  const of = spec.of as Spec;
  const steps = spec.steps as number;
  if (spec.kind === "warmup") {
    const { shape = "linear", startLr = 0, offset = 0 } = spec as { shape?: string; startLr?: number; offset?: number };
    const kind = rises[shape];
    if (kind === undefined) return [spec];
    const rise = { kind, baseLr: schedule(of)(0), warmupSteps: steps, startLr, ...(shape === "constant" ? {} : { offset }) };
    return [schedule(rise).spec, ...unfold(of)];
  }
  if (spec.kind === "cooldown" && spec.shape === "linear") {
    const at = spec.at as number;
    const fall = schedule({ kind: "linear", baseLr: schedule(of)(at), totalSteps: steps, endLr: spec.endLr }).spec;
    return [...until(unfold(of), at), fall];
  }
  return [spec];
}

/** The first `steps` updates of specs that run one after another; the last of them goes on past its end where they are too short. */
function until(specs: readonly Spec[], steps: number): Spec[] {
  const kept: Spec[] = [];
  let room = steps;
  for (const [i, spec] of specs.entries()) {
    if (room === 0) break;
    const own = schedule(spec).steps;
    const here = i === specs.length - 1 || own === null ? room : Math.min(own, room);
    kept.push(own === here ? spec : { kind: "take", of: spec, steps: here });
    room -= here;
  }
  return kept;
}
