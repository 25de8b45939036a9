import type { Point } from "./figure.js";
import { type Pixel, simplify } from "./line.js";
import { stored } from "./stored.js";

/** The points that show in a picture 640 pixels wide, so that the data stay small; a jump keeps its upright edge. */
export function thin(values: readonly number[], scale: "linear" | "log", top: number): Point[] {
  const height = (value: number): number => (scale === "log" ? 60 * Math.log10(Math.max(value / top, 1e-6)) : (200 * value) / (top || 1));
  const points = values.flatMap((value, t): Point[] =>
    isJump(values, t, height)
      ? [
          [t, values[t - 1] as number],
          [t, value],
        ]
      : [[t, value]],
  );
  const pixels = points.map(([t, value]): Pixel => [(600 * t) / values.length, height(value ?? 0)]);
  const kept = new Set(simplify(pixels, 160));
  return points.filter((_, i) => kept.has(pixels[i] as Pixel)).map(([t, value]) => [t, stored(value ?? 0)]); // one pixel per point
}

/** Whether the rate jumps at step t: by more than a few pixels, and by far more than around it. */
function isJump(values: readonly number[], t: number, height: (value: number) => number): boolean {
  const change = (i: number): number => Math.abs(height(values[i] ?? 0) - height(values[i - 1] ?? 0));
  if (t < 1 || change(t) < 4) return false;
  const before = t > 1 ? change(t - 1) : 0;
  const after = t + 1 < values.length ? change(t + 1) : 0;
  return change(t) > 5 * Math.max(before, after);
}
