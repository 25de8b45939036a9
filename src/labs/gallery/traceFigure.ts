import { describe } from "../../plots/describe.js";
import type { Curve, CurvesFigure, Point } from "../../plots/figure.js";
import { type Pixel, simplify } from "../../plots/line.js";
import { stored } from "../../plots/stored.js";
import type { Plan } from "../../schedules/diagnostics/plan.js";
import type { TraceRow } from "../../schedules/diagnostics/trace.js";
import { schedule } from "../../schedules/registry.js";
import { isSchedule, type Spec } from "../../schedules/schedule.js";

/** Options of `traceFigure`. */
export interface TraceFigureOptions {
  readonly trace: readonly TraceRow[];
  /** What was meant; drawn as theory is, dashed and grey. */
  readonly plan?: Plan;
}

/** The rates that were logged, and, where it is given, what was planned: over the steps of the log. */
export function traceFigure({ trace, plan }: TraceFigureOptions): CurvesFigure {
  const last = trace.at(-1)?.step ?? 1;
  const first = trace[0]?.step ?? 0;
  const planned = plan && plannedPoints(plan, last);
  const rates = trace.map(({ lr }) => lr);
  const plannedRates = planned?.map(([, lr]) => lr ?? 0) ?? [];
  const top = highest(highest(0, rates), plannedRates);
  const width = last || 1;
  const curves: Curve[] = [
    {
      label: planned ? "logged" : "",
      role: "rate",
      points: thinned(
        trace.map(({ step, lr }) => [step, lr]),
        width,
        top,
      ),
      dots: trace.length <= 40,
    },
    ...(planned ? [{ label: "planned", role: "theory" as const, points: thinned(planned, width, top) }] : []),
  ];
  const said = planned ? ` The plan ${describe(plannedRates)}.` : "";
  return {
    kind: "curves",
    size: { width: 640, height: 280 },
    data: {
      x: { label: unitOf(plan), domain: [0, width] },
      panels: [{ y: { label: "rate η", domain: [0, top === 0 ? 1 : top * 1.06] }, curves, filled: planned === undefined }],
    },
    sentence: `The logged rate ${describe(rates)}, in ${trace.length} rows from step ${first} to ${last}.${said}`,
  };
}

/** Math.max takes no list of a million. */
const highest = (least: number, values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), least);

const unitOf = (plan: Plan | undefined): string =>
  plan?.traceUnit === "epochs" ? "epoch" : plan?.traceUnit === "batches" ? "micro-batch" : "update t";

/** The plan at a few hundred steps of the log's own unit, and on both sides of each. */
function plannedPoints({ lr, traceUnit, stepsPerEpoch = 1, accumulation = 1 }: Plan, last: number): Point[] {
  const list = Array.isArray(lr) ? (lr as readonly number[]) : null;
  const rate = list ? null : isSchedule(lr) ? lr : schedule(lr as Spec);
  const end = rate?.steps ?? Number.POSITIVE_INFINITY;
  const at = (t: number): number =>
    list ? (list[Math.min(t, list.length - 1)] ?? 0) : (rate?.(rate.spec.pastEnd === "throw" ? Math.min(t, end - 1) : t) ?? 0);
  const perStep = traceUnit === "epochs" ? stepsPerEpoch : traceUnit === "batches" ? 1 / accumulation : 1;
  const updates = Math.max(1, Math.ceil(last * perStep));
  const stride = Math.max(1, Math.ceil(updates / 4000));
  const steps = Array.from({ length: Math.floor(updates / stride) + 1 }, (_, i) => i * stride);
  return steps.map((t) => [t / perStep, at(t)]);
}

/** The points that show; a jump keeps both its sides, as every row is a point. */
export function thinned(all: readonly Point[], width: number, top: number): Point[] {
  const points = few(all);
  const pixels = points.map(([x, y]): Pixel => [(600 * x) / width, (240 * (y ?? 0)) / (top || 1)]);
  const kept = new Set(simplify(pixels, 300));
  return points.filter((_, i) => kept.has(pixels[i] as Pixel)).map(([x, y]) => [x, stored(y ?? 0)]); // one pixel per point
}

/** As many points are more than a picture has pixels. */
const enough = 4000;

/** Of every stretch the first, the lowest, the highest and the last, where there are too many to look at each. */
function few(points: readonly Point[]): readonly Point[] {
  if (points.length <= enough) return points;
  const stride = Math.ceil((4 * points.length) / enough);
  return Array.from({ length: Math.ceil(points.length / stride) }, (_, i) => points.slice(i * stride, (i + 1) * stride)).flatMap(
    (stretch) => {
      const lowest = stretch.reduce((least, point) => ((point[1] ?? 0) < (least[1] ?? 0) ? point : least));
      const highest = stretch.reduce((most, point) => ((point[1] ?? 0) > (most[1] ?? 0) ? point : most));
      const kept = new Set([stretch[0], lowest, highest, stretch.at(-1)]);
      return stretch.filter((point) => kept.has(point));
    },
  );
}
