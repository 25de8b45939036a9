import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Mark, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { sequence } from "../../../../schedules/combinators/sequence.js";
import { skip } from "../../../../schedules/combinators/skip.js";
import { take } from "../../../../schedules/combinators/take.js";
import { inspect } from "../../../../schedules/diagnostics/inspect.js";
import { constant } from "../../../../schedules/families/constant.js";
import { cosineAnnealing } from "../../../../schedules/families/cosineAnnealing.js";
import { inverseSqrt } from "../../../../schedules/families/inverseSqrt.js";
import { linear } from "../../../../schedules/families/linear.js";
import { linearWarmup } from "../../../../schedules/families/linearWarmup.js";
import type { Schedule } from "../../../../schedules/schedule.js";
import { count } from "../../../say.js";

const peak = 0.1;

/** What a composition is made of. */
export interface Composition {
  readonly warm: number;
  readonly hold: number;
  readonly decay: "cosine" | "linear" | "inverse sqrt";
  /** Updates the decay was planned for; an inverse square root has no end. */
  readonly fall: number;
  readonly clock: "own" | "run";
}

/** Warmup, hold, decay, one after the other; on the run's clock the decay has lost its beginning. */
export function composed({ warm, hold, decay, fall, clock }: Composition): Schedule {
  const start = warm + hold;
  const falls =
    decay === "inverse sqrt"
      ? skip(inverseSqrt({ baseLr: peak, timescale: Math.max(1, start) }), start)
      : decay === "linear"
        ? linear({ baseLr: peak, totalSteps: clock === "own" ? fall : start + fall })
        : cosineAnnealing({ baseLr: peak, totalSteps: clock === "own" ? fall : start + fall });
  const own = clock === "own" || decay === "inverse sqrt" ? falls : skip(falls, start);
  const parts = [
    ...(warm > 0 ? [linearWarmup({ baseLr: peak, warmupSteps: warm, offset: 1 })] : []),
    ...(hold > 0 ? [take(constant({ baseLr: peak }), hold)] : []),
    own,
  ];
  return parts.length === 1 ? (parts[0] as Schedule) : sequence(...parts);
}

/** Jumps, updates with no rate, and updates past the plan's end. */
export function flagsOf(
  lr: Schedule,
  steps: number,
): { readonly jumps: readonly { step: number; before: number; after: number }[]; readonly zero: number; readonly past: number } {
  const { boundaries, zero } = inspect(lr, { steps });
  return {
    jumps: boundaries.filter(({ kind }) => kind === "jump").map(({ step, before, after }) => ({ step, before, after })),
    zero: zero.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    past: lr.steps === null ? 0 : Math.max(0, steps - lr.steps),
  };
}

/** The pieces of a run, and every place where they don't fit. */
export const joins: Interactive = interactive({
  id: "joins",
  title: "Three pieces, and every place where they don't fit",
  controls: {
    warm: { type: "number", label: "Warmup", symbol: "w", unit: "updates", min: 0, max: 100, step: 10, start: 50 },
    hold: { type: "number", label: "Hold", unit: "updates", min: 0, max: 300, step: 50, start: 150 },
    decay: {
      type: "choice",
      label: "Decay",
      options: ["cosine", "linear", "inverse sqrt"].map((value) => ({ value, label: value })),
      start: "cosine",
    },
    fall: { type: "number", label: "planned for", unit: "updates", min: 100, max: 600, step: 50, start: 400, tries: [300, 600] },
    clock: {
      type: "choice",
      label: "The decay reads",
      options: [
        { value: "own", label: "its own clock" },
        { value: "run", label: "the run's clock" },
      ],
      start: "own",
    },
    steps: { type: "number", label: "The run makes", symbol: "N", unit: "updates", min: 300, max: 800, step: 50, start: 600 },
  },
  figure: ({ warm, hold, decay, fall, clock, steps }): CurvesFigure => {
    const lr = composed({ warm, hold, decay: decay as Composition["decay"], fall, clock: clock as Composition["clock"] });
    const { jumps, zero, past } = flagsOf(lr, steps);
    const every = Math.ceil(steps / 110);
    const times = [
      ...new Set(
        [
          ...Array.from({ length: Math.ceil(steps / every) }, (_, i) => i * every),
          warm - 1,
          warm,
          warm + hold - 1,
          warm + hold,
          steps - 1,
        ].filter((t) => t >= 0 && t < steps),
      ),
    ].sort((a, b) => a - b);
    const points = times.map((t): Point => [t, Number(lr(t).toPrecision(6))]);
    const marks: Mark[] = [
      ...jumps.slice(0, 3).map(({ step, after }): Mark => ({ x: step, y: after, role: "rate", label: "⚑ jump" })),
      ...(past > 0 && lr.steps !== null ? [{ x: lr.steps, y: lr(lr.steps), role: "rate" as const, label: "⚑ past the end" }] : []),
    ];
    const flags = [
      ...jumps.map(({ step, before, after }) => `a jump from ${formatNumber(before)} to ${formatNumber(after)} at update ${step}`),
      ...(past > 0 ? [`${count(past, "update")} past the plan's end`] : []),
      ...(zero > 0 ? [`${count(zero, "update")} with a rate of 0`] : []),
    ];
    const last = lr(steps - 1);
    const planned = lr.steps === null ? "The plan has no end" : `The plan is ${count(lr.steps, "update")} long`;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `${flags.length === 0 ? "No flags" : `${count(flags.length, "flag")}: ${flags.join("; ")}`}. ${planned}, the run ${steps}; the last update has ${formatNumber(last)}, ${formatNumber((100 * last) / peak)} % of the peak.`,
      data: {
        x: { label: "update t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η", domain: [0, 0.115] },
            curves: [{ label: "", role: "rate", points }],
            marks,
            rules: [warm, warm + hold]
              .filter((at, i, all) => at > 0 && at < steps && all.indexOf(at) === i)
              .map((at) => ({ axis: "x" as const, at, label: "" })),
            filled: true,
          },
        ],
      },
    };
  },
});
