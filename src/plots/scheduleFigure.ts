import { expectNumber, expectOptions, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import type { Schedule } from "../schedules/schedule.js";
import { describe } from "./describe.js";
import type { CurvesFigure, Point } from "./figure.js";
import { formatNumber } from "./format.js";
import { type Pixel, simplify } from "./line.js";

/** Options of `scheduleFigure`. */
export interface ScheduleFigureOptions {
  /** Number of updates shown; the longest schedule's own length when left out. */
  steps?: number;
  /** The axis of the rate, "linear" when left out. */
  scale?: "linear" | "log";
  /** A step at which a point stands on each curve. */
  at?: number;
  /** The name of the one schedule to draw strong, the others faint. */
  highlight?: string;
}

/**
 * A picture of one schedule, or of several by name: the rate over the updates.
 *
 * The curve runs to the step after the last update, where a schedule of that length arrives at its end value.
 *
 * @param schedules a schedule, or schedules by label.
 * @param options steps, scale, at, highlight.
 */
export function scheduleFigure(
  schedules: Schedule | Readonly<Record<string, Schedule>>,
  options: ScheduleFigureOptions = {},
): CurvesFigure {
  const where = "scheduleFigure";
  expectOptions(where, options, ["steps", "scale", "at", "highlight"]);
  const named = namesOf(where, schedules);
  const { scale = "linear", at, highlight } = options;
  if (scale !== "linear" && scale !== "log") fail(where, 'scale must be "linear" or "log"', scale, 'It is "linear" when left out.');
  const steps = lengthOf(where, named, options.steps);
  if (at !== undefined)
    expectNumber(where, "at", expectWhole(where, "at", at, 0, "It is a step."), { max: steps, advice: "It is a step of the picture." });
  if (highlight !== undefined && !named.some(([label]) => label === highlight))
    fail(where, `highlight must be one of ${named.map(([label]) => label).join(", ")}`, highlight, "It names the schedule to draw strong.");

  const curves = named.map(([label, lr]) => ({ label, values: valuesOf(lr, steps) }));
  const top = Math.max(...curves.flatMap(({ values }) => values));
  const lines = curves.map(({ label, values }) => ({
    label,
    role: "rate" as const,
    points: thin(values, scale, top),
    ...(highlight !== undefined && highlight !== label ? { faint: true } : {}),
  }));
  const marks =
    at === undefined
      ? []
      : curves.filter(({ values }) => at < values.length).map(({ values }) => ({ x: at, y: values[at] as number, role: "rate" as const }));
  return {
    kind: "curves",
    size: { width: 640, height: 260 },
    data: {
      x: { label: "update t", domain: [0, steps] },
      panels: [
        {
          y: {
            label: "rate η",
            scale,
            domain: domain(
              scale,
              curves.flatMap(({ values }) => values),
              top,
            ),
          },
          curves: lines.length === 1 ? lines.map((line) => ({ ...line, label: "" })) : lines,
          ...(marks.length > 0 ? { marks } : {}),
          filled: lines.length === 1 && scale === "linear",
        },
      ],
    },
    sentence: sentence(curves, steps, at),
  };
}

function namesOf(where: string, schedules: unknown): [string, Schedule][] {
  if (isSchedule(schedules)) return [["rate", schedules]];
  const named = typeof schedules === "object" && schedules !== null ? Object.entries(schedules) : [];
  if (named.length === 0)
    fail(where, "schedules must be a schedule or schedules by name", schedules, "Write { cosine: cosineAnnealing({ … }) }.");
  for (const [label, lr] of named) {
    if (!isSchedule(lr)) fail(where, `${label} must be a schedule`, lr, "Wrap a plain function with custom(fn).");
  }
  return named as [string, Schedule][];
}

const isSchedule = (value: unknown): value is Schedule => typeof value === "function" && "spec" in value && "steps" in value;

function lengthOf(where: string, named: readonly [string, Schedule][], given: number | undefined): number {
  if (given !== undefined) return expectWhole(where, "steps", given, 1, "It counts updates.");
  const lengths = named.map(([, lr]) => lr.steps).filter((length) => length !== null);
  if (lengths.length === 0)
    throw new RangeError(`${where}: steps is missing, and ${named[0]?.[0]} has no end. Say how many updates to show.`);
  return Math.max(...lengths);
}

/** The rates at steps 0 to `steps`; a schedule that throws past its end stops at its last update. */
function valuesOf(lr: Schedule, steps: number): number[] {
  const last = lr.spec.pastEnd === "throw" && lr.steps !== null ? Math.min(steps, lr.steps - 1) : steps;
  return Array.from({ length: last + 1 }, (_, t) => lr(t));
}

/** The points that show in a picture 640 pixels wide; the data stay small. */
function thin(values: readonly number[], scale: "linear" | "log", top: number): Point[] {
  const height = (value: number): number => (scale === "log" ? 60 * Math.log10(Math.max(value / top, 1e-6)) : (200 * value) / (top || 1));
  const pixels = values.map((value, t): Pixel => [(600 * t) / values.length, height(value)]);
  const kept = new Set(simplify(pixels, 160));
  return values.flatMap((value, t) => (kept.has(pixels[t] as Pixel) ? [[t, value] as const] : []));
}

/** From zero (linear), or at most four decades down (log): a cosine's last rates would stretch the axis without end. */
function domain(scale: "linear" | "log", values: readonly number[], top: number): readonly [number, number] {
  if (scale === "linear") return [0, top === 0 ? 1 : top * 1.04];
  const positive = values.filter((value) => value > 0);
  const low = Math.max(
    top * 1e-4,
    positive.reduce((least, value) => Math.min(least, value), top),
  );
  return top === 0 ? [0.1, 1] : [10 ** Math.floor(Math.log10(Math.min(low, top / 10)) + 1e-9), top * 1.2];
}

function sentence(curves: readonly { label: string; values: readonly number[] }[], steps: number, at: number | undefined): string {
  if (at !== undefined) {
    const rates = curves.map(
      ({ label, values }) => `${label === "rate" ? "the rate is" : label} ${formatNumber(values[at] ?? Number.NaN)}`,
    );
    return `At step ${at} of ${steps}: ${rates.join(", ")}.`;
  }
  const clauses = curves.map(({ label, values }) => `${label === "rate" ? "the rate" : label} ${describe(values)}`);
  return `Over ${steps} updates ${clauses.join("; ")}.`;
}
