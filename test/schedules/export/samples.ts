import fc from "fast-check";
import {
  clamp,
  constant,
  constantWarmup,
  cooldown,
  cosineAnnealing,
  exponential,
  families,
  interpolate,
  inverseSqrt,
  linear,
  linearWarmup,
  multiStep,
  polynomial,
  repeat,
  type Schedule,
  scale,
  sequence,
  skip,
  stepDecay,
  take,
  warmup,
} from "lrlab";
import { anyParameters, anySchedule } from "../arbitrary.js";

const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 50 });
const line = linear({ baseLr: 0.1, totalSteps: 40 });

/** Compositions as people write them. */
export const compositions: Readonly<Record<string, Schedule>> = {
  "warmup and cosine": warmup(cosine, { steps: 10 }),
  "warmup and cosine with a floor": warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 50, minLr: 0.01 }), { steps: 10 }),
  "warmup from a rate above 0, and cosine": warmup(cosine, { steps: 10, startLr: 0.01 }),
  "warmup that loses no update": warmup(cosine, { steps: 10, offset: 1 }),
  "cosine warmup": warmup(line, { steps: 7, shape: "cosine" }),
  "exponential warmup": warmup(line, { steps: 7, shape: "exponential", startLr: 1e-4 }),
  "square warmup": warmup(line, { steps: 7, shape: "square", offset: 1 }),
  "constant warmup": warmup(stepDecay({ baseLr: 0.1, stepSize: 20 }), { steps: 5, shape: "constant", startLr: 0.01 }),
  "warmup and line": warmup(line, { steps: 10 }),
  "warmup and constant": warmup(constant({ baseLr: 0.1 }), { steps: 10 }),
  "warmup and polynomial": warmup(polynomial({ baseLr: 0.1, totalSteps: 40, power: 2, endLr: 0.001 }), { steps: 10 }),
  "the transformer's": warmup(skip(inverseSqrt({ baseLr: 0.1, timescale: 16 }), 16), { steps: 8 }),
  "warmup, constant, line": sequence(
    linearWarmup({ baseLr: 0.1, warmupSteps: 10, startLr: 0.001 }),
    take(constant({ baseLr: 0.1 }), 30),
    line,
  ),
  "every class in turn": sequence(
    constantWarmup({ baseLr: 0.3, warmupSteps: 5, startLr: 0.1 }),
    linearWarmup({ baseLr: 0.3, warmupSteps: 6, startLr: 0.1 }),
    take(exponential({ baseLr: 0.3, gamma: 0.9 }), 10),
    take(multiStep({ baseLr: 0.3, milestones: [3, 6], gamma: 0.5 }), 12),
    polynomial({ baseLr: 0.3, totalSteps: 9, power: 1.5 }),
    take(stepDecay({ baseLr: 0.3, stepSize: 4 }), 9),
    cosineAnnealing({ baseLr: 0.3, totalSteps: 20 }),
  ),
  "parts at different rates": sequence(cosine, linear({ baseLr: 0.02, totalSteps: 20 })),
  "three rounds of two parts": repeat(sequence(linearWarmup({ baseLr: 0.1, warmupSteps: 5 }), line), 3),
  "rounds without end": repeat(sequence(line, constantWarmup({ baseLr: 0.1, warmupSteps: 3, startLr: 0.02 }))),
  "half a cosine, clamped": clamp(scale(cosine, 0.5), { min: 0.01, max: 0.04 }),
  "half of a sequence": scale(sequence(take(constant({ baseLr: 0.1 }), 10), line), 0.5),
  "the first part of a line": take(line, 15),
  "more than a line": take(line, 60),
  "the rest of a cosine": skip(cosine, 20),
  "a branch with a cooldown": cooldown(warmup(constant({ baseLr: 0.1 }), { steps: 10 }), { at: 40, steps: 20, shape: "1-sqrt" }),
  "a cooldown along a line": cooldown(inverseSqrt({ baseLr: 0.1, timescale: 10 }), { at: 40, steps: 20, endLr: 0.001 }),
  "a cooldown along a cosine": cooldown(cosine, { at: 10, steps: 20, shape: "cosine" }),
  "a momentum": interpolate(linearWarmup({ baseLr: 1, warmupSteps: 20 }), { from: 0.95, to: 0.85 }),
  "a cosine that comes back": cosineAnnealing({ baseLr: 0.1, totalSteps: 30, pastEnd: "mirror" }),
  "a line again and again": linear({ baseLr: 0.1, totalSteps: 30, pastEnd: "repeat" }),
};

/** A schedule to export, with its name for a message. */
export type Sample = readonly [name: string, lr: Schedule];

/** Numbers so small that a sum of them has no 9 right digits are left out. */
const drawn = <T>(of: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(
    of.filter((value) => !/e-\d{3}/.test(JSON.stringify(value))),
    { numRuns: count, seed: 7 },
  );

/** Every family: its example and legal parameters drawn at random. */
export const familySamples: readonly Sample[] = families.flatMap((family) => [
  [family.definition.name, family.from(family.definition.example)] as const,
  ...drawn(anyParameters(family), 16).map((p) => [`${family.definition.name} ${JSON.stringify(p)}`, family.from(p)] as const),
]);

/** The compositions above, and some drawn at random. */
export const compositionSamples: readonly Sample[] = [
  ...Object.entries(compositions),
  ...drawn(anySchedule, 150).map((lr) => [JSON.stringify(lr), lr] as const),
];

/** Our rates to the end and `past` updates after it, at most 500: growing cycles may end after more updates than there are. */
export function ratesOf(lr: Schedule, past: number): number[] {
  return Array.from({ length: lr.steps === null ? 150 : Math.min(500, lr.steps + past) }, (_, t) => lr(t));
}

/** The first update at which two lists of rates differ by more than 1e-9 of the rate and 1e-12 of the largest one, as a sentence; "" where none does. */
export function difference(theirs: readonly number[], ours: readonly number[]): string {
  if (theirs.length !== ours.length) return `${theirs.length} rates for ${ours.length}`;
  const largest = Math.max(...ours);
  const at = ours.findIndex((rate, t) => !(Math.abs(rate - (theirs[t] as number)) <= 1e-9 * rate + 1e-12 * largest));
  return at < 0 ? "" : `update ${at}: ${theirs[at]}, ours ${ours[at]}`;
}
