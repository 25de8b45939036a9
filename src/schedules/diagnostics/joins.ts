import { isPlainObject } from "../expect.js";
import { schedule } from "../registry.js";
import type { Spec } from "../schedule.js";

/** The updates below `steps` at which a new piece of a description begins. */
export function joinsOf(spec: Spec, steps: number): readonly number[] {
  return [...new Set(joins(spec, steps))].filter((step) => step > 0 && step < steps).sort((a, b) => a - b);
}

function joins(spec: Spec, steps: number): number[] {
  if (Array.isArray(spec.parts)) return ofSequence(spec.parts as readonly Spec[], steps);
  if (!isPlainObject(spec.of)) return [];
  const inner = (limit: number): number[] => joins(spec.of as Spec, limit);
  const own = spec.steps as number;
  switch (spec.kind) {
    case "warmup":
      return [own, ...inner(steps - own).map((step) => step + own)];
    case "cooldown":
      return [...inner(spec.at as number).filter((step) => step < (spec.at as number)), spec.at as number];
    case "take":
      return inner(Math.min(steps, own)).filter((step) => step < own);
    case "skip":
      return inner(steps + own).map((step) => step - own);
    case "repeat":
      return rounds(schedule(spec.of as Spec).steps ?? steps, steps, inner);
    default:
      return inner(steps);
  }
}

function ofSequence(parts: readonly Spec[], steps: number): number[] {
  const found: number[] = [];
  let start = 0;
  for (const part of parts) {
    if (start >= steps) break;
    const from = start;
    found.push(from);
    for (const step of joins(part, steps - from)) found.push(step + from);
    start += schedule(part).steps ?? steps;
  }
  return found;
}

function rounds(cycle: number, steps: number, inner: (limit: number) => number[]): number[] {
  const within = inner(cycle);
  const found: number[] = [];
  for (let start = 0; start < steps; start += cycle) {
    found.push(start);
    for (const step of within) found.push(step + start);
  }
  return found;
}
