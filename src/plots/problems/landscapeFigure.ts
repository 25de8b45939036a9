import { wells } from "../../engine/problems/wells.js";
import { quadraticLoss } from "../../engine/quadratic.js";
import type { CurvesFigure, Panel, Point, ValleyFigure } from "../figure.js";
import { formatNumber } from "../format.js";
import { numbersOf, type ShownProblem } from "./shownProblem.js";

const size = { width: 640, height: 300 };
const short = (value: number): number => Number(value.toPrecision(6));

/** A line with two wells, its minima marked. */
export function wellsFigure(problem: ShownProblem): CurvesFigure {
  const pair = (name: string) => numbersOf(problem, name) as readonly [number, number]; // twoWells keeps two of each
  const [minima, depths, curvatures] = [pair("minima"), pair("depths"), pair("curvatures")];
  const lossAt = wells({ minima, depths, curvatures })?.lossAt ?? (() => 0); // what twoWells accepted has a formula
  const [left, right] = minima;
  const gap = right - left;
  const points = sampled(left - 0.6 * gap, right + 0.6 * gap, lossAt);
  const [at, height] = points
    .filter(([x]) => x > left && x < right)
    .reduce((high, point) => ((point[1] ?? 0) > (high[1] ?? 0) ? point : high));
  const told = minima.map(
    (place, i) => `θ = ${formatNumber(place)} (curvature ${formatNumber(curvatures[i] ?? 0)}, loss ${formatNumber(depths[i] ?? 0)})`,
  );
  return {
    kind: "curves",
    size,
    data: {
      x: { label: "parameter θ" },
      panels: [
        {
          y: { label: "loss" },
          curves: [{ label: "", role: "a", points }],
          rules: minima.map((place, i) => ({ axis: "x" as const, at: place, label: `h = ${formatNumber(curvatures[i] ?? 0)}` })),
        },
      ],
    },
    sentence: `Two wells, at ${told.join(" and at ")}, with a barrier of ${formatNumber(height ?? 0)} at θ = ${formatNumber(at, 2)} between them.`,
  };
}

/** A parabola, a valley from above, or the curvatures of all directions: as many as there are decide. */
export function quadraticFigure(problem: ShownProblem): CurvesFigure | ValleyFigure {
  const curvatures = numbersOf(problem, "curvatures");
  const variances = numbersOf(problem, "noiseVariances", curvatures.length);
  const isNoisy = variances.some((variance) => variance > 0);
  const [h = 0, k = 0] = curvatures;
  if (curvatures.length === 1) return parabola(h, variances[0] ?? 0);
  if (curvatures.length === 2 && !isNoisy && h > 0 && k > 0) return valley([h, k]);
  return spectrum(curvatures, isNoisy ? variances : null);
}

function parabola(h: number, variance: number): CurvesFigure {
  const lossAt = (theta: number): number => quadraticLoss([h], [theta]);
  const points = sampled(-3, 3, lossAt);
  const tilt = Math.sqrt(variance);
  const band = points.map(([x]) => [x, short(lossAt(x) - tilt * Math.abs(x)), short(lossAt(x) + tilt * Math.abs(x))] as const);
  const noise =
    variance > 0
      ? `; the loss that one example shows lies in the band in two of three cases (noise variance ${formatNumber(variance)})`
      : "";
  return {
    kind: "curves",
    size,
    data: {
      x: { label: "parameter θ" },
      panels: [{ y: { label: "loss" }, curves: [{ label: "", role: "a", points, ...(variance > 0 ? { band } : {}) }] }],
    },
    sentence: `The loss is ½hθ² with curvature h = ${formatNumber(h)}${noise}.`,
  };
}

/** Where the picture of a valley starts down. */
const above: Point = [-2.7, 1.1];

function valley([h, k]: readonly [number, number]): ValleyFigure {
  // Gradient flow shrinks both directions as e^(−ht) and e^(−kt): powers of one s that goes from 1 to 0.
  const power = (curvature: number): number => Math.min(curvature / Math.min(h, k), Number.MAX_VALUE); // 1 to the Infinity would be NaN
  const down = Array.from({ length: 121 }, (_, i): Point => {
    const s = 1 - i / 120;
    return [short(above[0] * s ** power(h)), short((above[1] ?? 0) * s ** power(k))];
  });
  return {
    kind: "valley",
    size,
    data: {
      curvatures: [h, k],
      x: { label: "θ₁", domain: [-3, 3] },
      y: { label: "θ₂", domain: [-1.2, 1.2] },
      paths: [{ label: "steepest way down", role: "a", points: down }],
    },
    sentence: `A valley from above, with lines of equal loss and a steepest way down: curvature ${formatNumber(h)} along θ₁ and ${formatNumber(k)} along θ₂.`,
  };
}

function spectrum(curvatures: readonly number[], variances: readonly number[] | null): CurvesFigure {
  const panel = (label: string, values: readonly number[], role: "a" | "b"): Panel => {
    const positive = values.filter((value) => value > 0);
    const isWide = positive.length === values.length && Math.max(...positive) > 20 * Math.min(...positive);
    const points = values.map((value, i): Point => [i + 1, short(value)]);
    return { y: { label, scale: isWide ? "log" : "linear" }, curves: [{ label: "", role, points, dots: values.length <= 80 }] };
  };
  const range = (values: readonly number[]): string => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return least === most ? `all ${formatNumber(most)}` : `from ${formatNumber(most)} down to ${formatNumber(least)}`;
  };
  return {
    kind: "curves",
    size,
    data: {
      x: { label: "direction i", scale: curvatures.length > 20 ? "log" : "linear" },
      panels: [panel("curvature h", curvatures, "a"), ...(variances ? [panel("noise variance σ²", variances, "b")] : [])],
    },
    sentence: `A quadratic of ${curvatures.length} directions: curvatures ${range(curvatures)}${variances ? `, noise variances ${range(variances)}` : ""}.`,
  };
}

function sampled(from: number, to: number, lossAt: (theta: number) => number): Point[] {
  return Array.from({ length: 241 }, (_, i): Point => {
    const theta = from + ((to - from) * i) / 240;
    return [short(theta), short(lossAt(theta))];
  });
}
