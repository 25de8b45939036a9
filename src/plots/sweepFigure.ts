import type { ExperimentTable, ShapeResult } from "../engine/experiment/table.js";
import { fail } from "../schedules/fail.js";
import type { Curve, CurvesFigure, Mark, Point, Role, Rule } from "./figure.js";
import { formatNumber } from "./format.js";

/** Options of `sweepFigure`. */
export interface SweepFigureOptions {
  /** Which shapes are drawn, and in which order: the first three in colours of their own, others muted. All, when left out. */
  shapes?: readonly string[];
  /** What they are called in the picture, where it is not the name they have in the table. */
  names?: Readonly<Record<string, string>>;
  /** A small sweep of the reader's own, drawn over it, dashed. */
  reader?: { readonly table: ExperimentTable; readonly label?: string };
  /** Rates to show, lowest and highest; all that were tried, when left out. */
  rates?: readonly [number, number];
  /** The range of the metric, in per cent where it is an accuracy. */
  domain?: readonly [number, number];
  /** The axis of the metric; "test accuracy, %" or "test loss" when left out. */
  label?: string;
  /** The horizontal axis; "peak rate η" when left out. */
  rateLabel?: string;
  /** A rate to draw an upright line at. */
  at?: { readonly rate: number; readonly label: string };
  /** Marks the chosen rates: true when left out. */
  chosen?: boolean;
  height?: number;
}

const roles: readonly Role[] = ["a", "b", "c"];

/**
 * A picture of a sweep: the metric on test data against the rate, a curve a shape with the 95 % band of its mean, the rate that validation chose marked.
 *
 * A rate at which a run diverged is a gap. The sentence says the rate and the metric of each, and how it stands against the baseline.
 */
export function sweepFigure(table: ExperimentTable, options: SweepFigureOptions = {}): CurvesFigure {
  const { reader, names = {}, chosen = true, at, height = 340 } = options;
  const { metric, level } = table;
  const { shapes = table.shapes.map(({ name }) => name), rateLabel = "peak rate η (log)" } = options;
  const { label = metric === "accuracy" ? "test accuracy, %" : "test loss" } = options;
  const drawn = shapes.map((name) => shapeOf(table, name));
  const roleOf = (name: string): Role => roles[shapes.indexOf(name)] ?? "muted";
  const called = (name: string): string => names[name] ?? name;
  const [lowest, highest] = options.rates ?? [0, Number.POSITIVE_INFINITY];
  const within = ({ rate }: { readonly rate: number }): boolean => rate >= lowest && rate <= highest;
  const size = metric === "accuracy" ? 100 : 1;
  const points = ({ rates }: ShapeResult): Point[] =>
    rates.filter(within).map(({ rate, test }) => [rate, test === null ? null : stored(size * test)]);

  const curves = drawn.map((shape): Curve => {
    const band = shape.rates.filter(within).flatMap(({ rate, band }) => (band ? [[rate, ...scaled(band)] as const] : []));
    return { label: called(shape.name), role: roleOf(shape.name), points: points(shape), dots: true, ...(band.length > 1 ? { band } : {}) };
  });
  const theirs = (reader?.table.shapes ?? []).filter(({ name }) => shapes.includes(name));
  const over = theirs.map((shape, i): Curve => {
    const label = i === 0 ? (reader?.label ?? "your runs") : "";
    return { label, role: roleOf(shape.name), points: points(shape), dots: true, dashed: true };
  });
  const marks = drawn.flatMap(({ rate, test }): Mark[] =>
    chosen && rate !== null && test !== null && within({ rate })
      ? [{ x: rate, y: stored(size * test), role: "rate", label: formatNumber(rate) }]
      : [],
  );
  const rules: Rule[] = at ? [{ axis: "x", at: at.rate, label: at.label }] : [];
  const tried = drawn.flatMap(({ rates }) => rates.filter(within).map(({ rate }) => rate));
  return {
    kind: "curves",
    size: { width: 640, height },
    sentence: [
      `Each at its own best rate: ${drawn.map((shape) => said(table, shape, called)).join("; ")}${seedsText(table, level)}.`,
      ...(reader && theirs.length > 0
        ? [`Your runs, dashed${seedsText(reader.table, null)}: ${theirs.map((shape) => said(reader.table, shape, called)).join("; ")}.`]
        : []),
    ].join(" "),
    data: {
      x: { label: rateLabel, scale: "log", domain: [Math.min(...tried), Math.max(...tried)] },
      panels: [
        {
          y: { label, scale: metric === "loss" ? "log" : "linear", ...(options.domain ? { domain: options.domain } : {}) },
          curves: [...curves, ...over],
          marks,
          ...(rules.length > 0 ? { rules } : {}),
        },
      ],
    },
  };

  function scaled([low, high]: readonly [number, number]): readonly [number, number] {
    const floor = metric === "loss" ? 1e-12 : 0; // a band of a loss may reach below 0, a log axis can't
    return [stored(Math.max(floor, size * low)), stored(size * high)];
  }
}

function shapeOf(table: ExperimentTable, name: string): ShapeResult {
  const names = table.shapes.map((shape) => shape.name);
  return (
    table.shapes.find((shape) => shape.name === name) ?? fail("sweepFigure", "shapes must name shapes of the table", name, names.join(", "))
  );
}

/** Six digits: what a picture can show, and no more bytes than that. */
const stored = (value: number): number => Number(value.toPrecision(6));

/** A metric as one reads it. */
const shown = ({ metric }: ExperimentTable, value: number): string =>
  metric === "accuracy" ? `${(100 * value).toFixed(1)} %` : formatNumber(value);

const best = (table: ExperimentTable, { name, rate, test }: ShapeResult, called: (name: string) => string): string =>
  rate === null || test === null
    ? `${called(name)} diverges at every rate`
    : `${called(name)} ${shown(table, test)} at ${formatNumber(rate)}`;

/** How a shape does at its best, and against the baseline. */
function said(table: ExperimentTable, shape: ShapeResult, called: (name: string) => string): string {
  const text = best(table, shape, called);
  if (shape.versus === null) return text;
  return `${text} (${differenceText(table, shape.versus.difference)}, ${shape.versus.verdict})`;
}

const seedsText = ({ seeds }: ExperimentTable, level: number | null): string => {
  if (seeds === null) return "";
  const many = `${seeds} ${seeds === 1 ? "seed" : "paired seeds"}`;
  return level === null ? ` (${many})` : `; ${many}, ${Math.round(100 * level)} % intervals`;
};

/** A difference with its interval, signed: "+1.21 [+0.74, +1.67]", in points where the metric is an accuracy. */
export function differenceText(
  { metric }: Pick<ExperimentTable, "metric">,
  { mean, low, high }: { readonly mean: number; readonly low: number; readonly high: number },
): string {
  const one = (value: number): string => {
    const size = Math.abs(metric === "accuracy" ? 100 * value : value);
    const text = metric === "accuracy" ? size.toFixed(2) : formatNumber(size);
    return `${value < 0 ? "−" : "+"}${text}`;
  };
  if (!Number.isFinite(high - low)) return `${one(mean)}, of one seed`;
  return low === high ? one(mean) : `${one(mean)} [${one(low)}, ${one(high)}]`;
}
