import { skip } from "../../../schedules/combinators/skip.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { type Diagnosis, diagnose } from "../../../schedules/diagnostics/diagnose.js";
import type { Plan } from "../../../schedules/diagnostics/plan.js";
import type { TraceRow } from "../../../schedules/diagnostics/trace.js";
import { constant } from "../../../schedules/families/constant.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { inverseSqrt } from "../../../schedules/families/inverseSqrt.js";
import { linear } from "../../../schedules/families/linear.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import { polynomial } from "../../../schedules/families/polynomial.js";
import { stepDecay } from "../../../schedules/families/stepDecay.js";
import type { Schedule } from "../../../schedules/schedule.js";
import type { LogShape } from "./readLog.js";

/** A plan that would make sense of a log, and what it says then. */
export interface GuessedPlan {
  readonly plan: Plan;
  readonly diagnosis: Diagnosis;
}

/**
 * Guesses what was meant, where nobody says: of the usual schedules, with the log's largest rate and length, the one under which the log is
 * explained best. A plan that was simply followed is preferred to a bug in another.
 */
export function guessPlan(
  rows: readonly TraceRow[],
  known: Omit<Plan, "lr">,
  shape: LogShape,
  progress: (part: number) => void = () => {},
): GuessedPlan {
  const { stepsPerEpoch = 1, accumulation = 1 } = known;
  const perStep = known.traceUnit === "epochs" ? stepsPerEpoch : known.traceUnit === "batches" ? 1 / accumulation : 1;
  const steps = known.steps ?? Math.max(2, Math.round(shape.steps * perStep));
  const some = rows.filter((_, i) => i % Math.ceil(rows.length / 400) === 0 || i < 20);
  const candidates = usualPlans(
    some.map(({ step, lr }) => ({ step: Math.round(step * perStep), lr })),
    steps,
    shape.peak,
  );
  let best: (GuessedPlan & { readonly score: number }) | null = null;
  candidates.forEach((lr, i) => {
    const plan: Plan = { ...known, lr: lr.spec, steps };
    const diagnosis = diagnose(some, plan);
    const score = diagnosis.confidence * diagnosis.explained ** 2 * (diagnosis.bug === "healthy" ? 1 : 0.7);
    if (!best || score > best.score + 1e-9) best = { plan, diagnosis, score };
    progress((i + 1) / (candidates.length + 1));
  });
  const { plan } = best as unknown as GuessedPlan; // there are candidates
  return { plan, diagnosis: diagnose(rows, plan) };
}

/** Usual schedules of this length and height, the simplest first. */
function usualPlans(rows: readonly TraceRow[], steps: number, peak: number): readonly Schedule[] {
  if (peak === 0) return [linear({ baseLr: 0.1, totalSteps: steps })];
  const last = rows.at(-1)?.lr ?? 0;
  const floors = last > 0 && last < 0.3 * peak ? [0, last] : [0];
  const decays = (from: number): Schedule[] => [
    ...floors.flatMap((minLr) => [
      cosineAnnealing({ baseLr: peak, totalSteps: from, minLr }),
      linear({ baseLr: peak, totalSteps: from, endLr: minLr }),
    ]),
    polynomial({ baseLr: peak, totalSteps: from, power: 2 }),
  ];
  const warmups = warmupLengths(rows, peak).filter((w) => w < steps - 1);
  return [
    constant({ baseLr: peak }),
    ...decays(steps),
    ...exponentials(rows),
    ...staircases(rows),
    ...warmups.flatMap((w) =>
      ([1, 0] as const).flatMap((offset) => [
        warmup(constant({ baseLr: peak }), { steps: w, offset }),
        ...decays(steps - w).map((lr) => warmup(lr, { steps: w, offset })),
        warmup(skip(inverseSqrt({ baseLr: peak, timescale: w }), w), { steps: w, offset }),
      ]),
    ),
    ...(steps > 10 ? [oneCycle({ maxLr: peak, totalSteps: steps })] : []),
  ];
}

/** How long the rise from the first rows takes to the peak, where it is a line; and where the peak stands. */
function warmupLengths(rows: readonly TraceRow[], peak: number): readonly number[] {
  const [first, second] = rows;
  if (!first || !second || second.lr <= first.lr) return [];
  const slope = (second.lr - first.lr) / (second.step - first.step);
  const top = rows.find(({ lr }) => lr >= peak * (1 - 1e-6))?.step ?? 0;
  return [...new Set([Math.round(peak / slope), top, top + 1])].filter((w) => w >= 1);
}

/** One that falls by the same factor from the first row to the middle as it does to the last. */
function exponentials(rows: readonly TraceRow[]): readonly Schedule[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || !(last.lr > 0 && last.lr < first.lr)) return [];
  const gamma = (last.lr / first.lr) ** (1 / (last.step - first.step));
  return [exponential({ baseLr: first.lr / gamma ** first.step, gamma })];
}

/** Stairs, by the first two drops. */
function staircases(rows: readonly TraceRow[]): readonly Schedule[] {
  const drops = rows.filter(({ lr }, i) => i > 0 && lr < 0.98 * (rows[i - 1]?.lr ?? 0));
  const [first, second] = drops;
  const baseLr = rows[0]?.lr ?? 0;
  if (!first || !(first.lr > 0) || baseLr === 0 || drops.length > rows.length / 3) return [];
  const sizes = [first.step, ...(second ? [second.step - first.step] : [])].filter((size) => size >= 1);
  return [...new Set(sizes)].map((stepSize) => stepDecay({ baseLr, stepSize, gamma: first.lr / baseLr }));
}
