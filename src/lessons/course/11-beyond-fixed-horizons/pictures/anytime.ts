import { remembered } from "../../../../labs/exact/remembered.js";
import { experiment, interactive } from "../../../../labs/interactive.js";
import { pieceOf } from "../../../../labs/tell.js";
import type { Curve, CurvesFigure, IntervalsFigure, Point, Role } from "../../../../plots/figure.js";
import { stored } from "../../../../plots/stored.js";
import { pairedInterval } from "../../../../stats/pairedInterval.js";
import { verdict } from "../../../../stats/verdict.js";
import { count } from "../../../say.js";
import { accuracies, accuracy, anytimeStudy, difference, rateOf } from "../measured.js";
import { modelAt, planned, stops, type Way } from "../study.js";

/** Half a point of accuracy is worth having. */
export const smallest = 0.005;

/** The ways that are drawn, and how. */
const drawn: readonly { readonly way: Way; readonly label: string; readonly role: Role; readonly dashed?: true }[] = [
  { way: "linear, told the stop", label: "told", role: "theory" },
  { way: "branch, linear", label: "branch", role: "a" },
  { way: "cosine", label: "cosine", role: "b" },
  { way: "average", label: "average", role: "c" },
  { way: "constant", label: "constant", role: "muted" },
  { way: "schedule-free", label: "schedule-free", role: "muted", dashed: true },
];

const points = (value: number): number => stored(100 * value);
const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(2)}`;

/** A difference in points with its interval, and what it allows one to say. */
export function saidDifference(way: Way, other: Way, stop: number): string {
  const interval = difference(way, other, stop);
  return `${signed(interval.mean)} [${signed(interval.low)}, ${signed(interval.high)}], ${verdict(interval, { lowerIsBetter: false, smallest })}`;
}

const bandOf = (values: readonly number[]): readonly [number, number] => {
  const { low, high } = pairedInterval(
    values,
    values.map(() => 0),
  );
  return [points(low), points(high)];
};

const curves = remembered((): readonly Curve[] =>
  drawn.map(({ way, label, role, dashed }) => ({
    label,
    role,
    dots: true,
    ...(dashed ? { dashed } : {}),
    points: stops.map((stop): Point => [stop, points(accuracy(way, stop))]),
    ...(role === "a" || role === "b" ? { band: stops.map((stop) => [stop, ...bandOf(accuracies(way, stop))] as const) } : {}),
  })),
);

const axis = { label: "stopped after so many updates", domain: [stops[0] ?? 0, planned] as const };
const scores = { label: "test accuracy, %", domain: [82, 97] as const };
const seeds = (): string => count(anytimeStudy().seeds, "paired seed");

/** The models that every way has ready at one stop, against the line that knew the stop. */
export const atOneStop = interactive({
  id: "at-one-stop",
  title: "What each way has ready",
  controls: {
    stop: {
      type: "choice",
      label: "Stopped after",
      options: stops.map((stop) => ({ value: String(stop), label: `${stop} updates` })),
      start: "750",
    },
  },
  figure: ({ stop: chosen }): IntervalsFigure => {
    const stop = Number(chosen);
    const rows = (["branch, linear", "branch, 1 − sqrt", "branch to 10 %", "average", "cosine", "schedule-free", "constant"] as const).map(
      (way) => {
        const { mean, low, high } = difference(way, "linear, told the stop", stop);
        return {
          label: way,
          mean: points(mean),
          low: points(low),
          high: points(high),
          verdict: verdict({ low, high }, { lowerIsBetter: false, smallest }),
        };
      },
    );
    return {
      kind: "intervals",
      size: { width: 640, height: 46 + 40 * rows.length },
      sentence: `Stopped after ${stop} updates, against a straight line that had been told this stop (${(100 * accuracy("linear, told the stop", stop)).toFixed(2)} %): ${rows.map(({ label, verdict: word }) => `${label}: ${word}`).join("; ")}. ${seeds()}; half a point is the smallest difference worth having.`,
      data: { x: { label: "accuracy less that of the told line, points" }, rows, smallest: points(smallest) },
    };
  },
});

/** The same measured on the spot with a few seeds, drawn over what was measured with all. */
export const anytimeRun = experiment({
  id: "anytime",
  title: "Stop it yourself",
  controls: {
    stop: {
      type: "choice",
      label: "Stop after",
      options: stops.map((stop) => ({ value: String(stop), label: `${stop} updates` })),
      start: "750",
    },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 1, max: 8, step: 1, start: 2 },
  },
  *run({ stop: chosen, seeds: many }, tell): Generator<number, CurvesFigure> {
    const stop = Number(chosen);
    const found = new Map<Way, number[]>();
    const ways = drawn.map(({ way }) => way);
    for (let seed = 0; seed < many; seed++)
      for (const [i, way] of ways.entries()) {
        const [done, total] = [seed * ways.length + i, many * ways.length];
        // seeds that the stored study had not
        const score = modelAt(way, rateOf(way, stop), 1000 + seed, stop, pieceOf(tell, done, total));
        found.set(way, [...(found.get(way) ?? []), score]);
        yield (done + 1) / total;
      }
    const yours = (way: Way): number => {
      const list = found.get(way) as number[]; // every way was run
      return list.reduce((sum, score) => sum + score, 0) / list.length;
    };
    const told = drawn.map(({ way, label }) => `${label} ${(100 * yours(way)).toFixed(1)} % (${(100 * accuracy(way, stop)).toFixed(1)} %)`);
    return {
      kind: "curves",
      size: { width: 640, height: 400 },
      sentence: `Your ${count(many, "seed")}, stopped after ${stop} updates, with the mean of ${anytimeStudy().seeds} stored ones in brackets: ${told.join("; ")}. Over those stored seeds the branch less the cosine is ${saidDifference("branch, linear", "cosine", stop)}.`,
      data: {
        x: axis,
        panels: [
          {
            y: scores,
            curves: curves(),
            marks: drawn.map(({ way, role }, i) => ({ x: stop, y: points(yours(way)), role, ...(i === 0 ? { label: "yours" } : {}) })),
          },
        ],
      },
    };
  },
});

/** How far the trunk as it is stands below the branch, in points, stop after stop. */
export const behind = (): readonly number[] => stops.map((stop) => 100 * (accuracy("branch, linear", stop) - accuracy("constant", stop)));

/** What was measured, stop after stop. */
export const anytimeCurves = (): CurvesFigure => ({
  kind: "curves",
  size: { width: 640, height: 400 },
  sentence: `At each of the ${stops.length} stops the trunk as it is stands below the branch, by ${Math.min(...behind()).toFixed(1)} to ${Math.max(...behind()).toFixed(1)} points. After ${stops.join(", ")} updates the models that are ready have: ${drawn.map(({ way, label }) => `${label} ${stops.map((stop) => (100 * accuracy(way, stop)).toFixed(1)).join(", ")} %`).join("; ")}. ${seeds()}.`,
  data: { x: axis, panels: [{ y: scores, curves: curves() }] },
});

/** The same as a picture without settings but one: which part is looked at. */
export const everyStop = interactive({
  id: "every-stop",
  title: "The model that is ready",
  controls: {
    near: { type: "toggle", label: "From 750 updates on", start: false },
  },
  figure: ({ near }): CurvesFigure => {
    const figure = anytimeCurves();
    const [panel] = figure.data.panels;
    if (!near || !panel) return figure;
    const cut = (curve: Curve): Curve => ({
      ...curve,
      points: curve.points.filter(([x]) => x >= 750),
      ...(curve.band ? { band: curve.band.filter(([x]) => x >= 750) } : {}),
    });
    return {
      ...figure,
      data: {
        x: { ...axis, domain: [700, planned] },
        panels: [{ ...panel, y: { ...scores, domain: [91, 96.5] }, curves: panel.curves.map(cut) }],
      },
    };
  },
});
