import { isPlainObject } from "../expect.js";
import type { Spec } from "../schedule.js";
import type { Rates } from "./plan.js";

/** The planned rates as a function of time, also between updates and past the end. */
export interface Planned {
  /** N: the updates of the run. */
  readonly steps: number;
  /** T: where the schedule ends, N for one without an end. */
  readonly end: number;
  /** The largest rate of the run. */
  readonly peak: number;
  /** The first update with that rate. */
  readonly peakAt: number;
  /** Where the fall begins that leads to the end: the last update that is not lower than the one before it. */
  readonly fallFrom: number;
  /** The rate of update `t`, a whole number; past the end by the schedule's own policy. */
  at(t: number): number;
  /** The rate at time `x`, between two updates interpolated, but not across a jump. */
  between(x: number): number;
  /** As PyTorch's cosine: past the end it climbs back the way it came, and falls again. */
  mirrored(x: number): number;
  /** Whether a cosine, which climbs again in most libraries, leads to the end. */
  readonly endsInCosine: boolean;
}

/** Rates of the first updates are kept; this many fill 16 MB. */
const mostKept = 2_000_000;

/** The planned rates of a run of `steps` updates; each is asked for once. */
export function readPlanned({ at: lr, length, spec }: Rates, steps: number): Planned {
  const end = length ?? steps;
  const known = new Float64Array(Math.min(2 * Math.max(steps, end) + 2, mostKept)).fill(Number.NaN);
  const at = (t: number): number => {
    const kept = known[t];
    if (kept === undefined) return lr(t);
    if (!Number.isNaN(kept)) return kept;
    const rate = lr(t);
    known[t] = rate;
    return rate;
  };
  const between = (x: number): number => {
    const t = Math.floor(x);
    const q = x - t;
    return q === 0 ? at(t) : interpolated(t > 0 ? at(t - 1) : null, at(t), at(t + 1), at(t + 2), q);
  };
  let peakAt = 0;
  for (let t = 1; t < steps; t++) if (at(t) > at(peakAt) * (1 + 1e-12)) peakAt = t;
  let fallFrom = Math.max(1, end);
  while (fallFrom > 0 && at(fallFrom - 1) > at(fallFrom)) fallFrom--;
  const fall = end - fallFrom;
  const mirrored = (x: number): number => {
    if (x <= end || fall <= 0) return between(x);
    const back = (x - end) % (2 * fall);
    return between(end - (back <= fall ? back : 2 * fall - back));
  };
  return { steps, end, peak: at(peakAt), peakAt, fallFrom, at, between, mirrored, endsInCosine: spec === null || endsInCosine(spec) };
}

/**
 * The rate a part `q` of the way from `here` to `next`: by a cubic where the four neighbours lie on one smooth curve, by a line
 * beside a corner, and `here` itself before a jump, which comes with the next update.
 */
function interpolated(before: number | null, here: number, next: number, after: number, q: number): number {
  const rise = next - here;
  const [riseBefore, riseAfter] = [before === null ? 0 : here - before, after - next];
  if (Math.abs(rise) > 4 * Math.max(Math.abs(riseBefore), Math.abs(riseAfter))) return here;
  const line = here + rise * q;
  if (before === null) return line;
  const [bend, bendNext] = [rise - riseBefore, riseAfter - rise];
  const smooth = Math.abs(bend - bendNext) <= Math.max(0.5 * Math.abs(bend), 0.5 * Math.abs(bendNext), 0.02 * Math.abs(rise));
  return smooth ? line + (q * (q - 1) * (bend * (2 - q) + bendNext * (1 + q))) / 6 : line;
}

/** Whether the last piece of a description is a cosine; a function of the reader's own may be one. */
function endsInCosine(spec: Spec): boolean {
  if (spec.kind === "custom" || /cosine|oneCycle/i.test(spec.kind) || (spec.kind !== "warmup" && Object.values(spec).includes("cosine")))
    return true;
  const inner = Array.isArray(spec.parts) ? spec.parts.at(-1) : spec.of;
  return isPlainObject(inner) && endsInCosine(inner as Spec);
}
