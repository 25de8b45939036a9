import { expectNamed, expectOneOf, expectOptions, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { isSchedule, readSchedule, type Schedule } from "../schedules/schedule.js";
import { describe } from "./describe.js";
import { extent } from "./extent.js";
import type { CurvesFigure, Panel } from "./figure.js";
import { formatNumber } from "./format.js";
import { stored } from "./stored.js";
import { thin } from "./thin.js";

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
  /** One small picture per schedule, with the others faint behind it. */
  grid?: boolean;
}

/**
 * A picture of one schedule, or of several by name: the rate over the updates.
 *
 * The curve runs to the step after the last update, where a schedule of that length arrives at its end value.
 *
 * @param schedules a schedule, or schedules by label.
 * @param options steps, scale, at, highlight, grid.
 *
 * @example
 * scheduleFigure(cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }), { at: 25 }).sentence; // "At step 25 of 100: the rate is 0.0854."
 */
export function scheduleFigure(
  schedules: Schedule | Readonly<Record<string, Schedule>>,
  options: ScheduleFigureOptions = {},
): CurvesFigure {
  const where = "scheduleFigure";
  expectOptions(where, options, ["steps", "scale", "at", "highlight", "grid"]);
  const named = namesOf(where, schedules);
  const { scale = "linear", at, highlight, grid = false } = options;
  if (typeof grid !== "boolean") fail(where, "grid must be true or false", grid, "It is false when left out.");
  expectOneOf(where, "scale", scale, ["linear", "log"]);
  const steps = lengthOf(where, named, options.steps);
  if (at !== undefined) expectWhole(where, "at", at, 0, "It is a step of the picture.", steps);
  if (highlight !== undefined && !named.some(([label]) => label === highlight))
    fail(where, `highlight must be one of ${named.map(([label]) => label).join(", ")}`, highlight, "It names the schedule to draw strong.");

  const runs = named.map(([label, lr]) => ({ label, values: valuesOf(lr, steps) }));
  const top = runs.reduce((most, { values }) => Math.max(most, extent(values)[1]), 0);
  const drawn = runs.map(({ label, values }) => ({
    label,
    role: "rate" as const,
    points: thin(values, scale, top),
    at: at === undefined ? undefined : values[at],
  }));
  const y = {
    label: "rate η",
    scale,
    domain: domain(
      scale,
      runs.flatMap(({ values }) => values),
      top,
    ),
  };
  /** A panel in which `strong` curves are drawn so and the others faintly behind them. */
  const panel = (strong: (label: string) => boolean, title?: string): Panel => {
    const [front, back] = [drawn.filter(({ label }) => strong(label)), drawn.filter(({ label }) => !strong(label))];
    const alone = drawn.length === 1 || title !== undefined;
    return {
      y,
      curves: [
        ...front.map(({ label, role, points }) => ({ label: alone ? "" : label, role, points })),
        ...back.map(({ role, points }) => ({ label: "", role, points, faint: true })),
      ],
      marks:
        at === undefined
          ? []
          : front.flatMap((curve) => (curve.at === undefined ? [] : [{ x: at, y: stored(curve.at), role: curve.role }])),
      filled: front.length === 1 && scale === "linear",
      ...(title === undefined ? {} : { title }),
    };
  };
  return {
    kind: "curves",
    size: { width: 640, height: 260 },
    data: {
      x: { label: "update t", domain: [0, steps] },
      ...(grid
        ? { grid, panels: drawn.map(({ label }) => panel((name) => name === label, label)) }
        : { panels: [panel((label) => highlight === undefined || highlight === label)] }),
    },
    sentence: sentence(highlight === undefined ? runs : runs.filter(({ label }) => label === highlight), steps, at),
  };
}

function namesOf(where: string, schedules: Schedule | Readonly<Record<string, Schedule>>): [string, Schedule][] {
  if (isSchedule(schedules)) return [["rate", schedules]];
  const must = "schedules must be a schedule or schedules by name";
  const named = expectNamed(where, must, schedules, (count) => count > 0, "Write { cosine: cosineAnnealing({ … }) }.");
  return named.map(([label, lr]) => [label, readSchedule(where, label, lr)]);
}

/** The longest run that one picture shows: every rate of it is computed. */
const longest = 1e6;

function lengthOf(where: string, named: readonly [string, Schedule][], given: number | undefined): number {
  if (given !== undefined) return expectWhole(where, "steps", given, 1, "It counts updates.", longest);
  const lengths = named.map(([, lr]) => lr.steps).filter((length) => length !== null);
  if (lengths.length === 0)
    throw new RangeError(`${where}: steps is missing, and ${named[0]?.[0]} has no end. Say how many updates to show.`);
  return expectWhole(where, "the length of a schedule", extent(lengths)[1], 1, "Show its first updates: give steps.", longest);
}

/** The rates at steps 0 to `steps`; a schedule that throws past its end stops at its last update. */
function valuesOf(lr: Schedule, steps: number): number[] {
  const last = lr.spec.pastEnd === "throw" && lr.steps !== null ? Math.min(steps, lr.steps - 1) : steps;
  return Array.from({ length: last + 1 }, (_, t) => lr(t));
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
  return `From step 0 to ${steps} ${clauses.join("; ")}.`;
}
