type Spot = readonly [x: number, y: number];

/**
 * A curve up to where it leaves the panel, ending on the border: what a picture with fixed axes can show of a run that flies away.
 *
 * @param points the curve, from left to right.
 * @param domain the panel's lowest and highest y.
 * @param scale how y is drawn, so that the last piece keeps its slope.
 */
export function clip(points: readonly Spot[], [low, high]: readonly [number, number], scale: "linear" | "log" = "linear"): Spot[] {
  const out = points.findIndex(([, y]) => !(y >= low && y <= high));
  if (out === -1) return [...points];
  const inside = points.slice(0, out);
  const [before, after] = [inside.at(-1), points[out]];
  if (!before || !after || !Number.isFinite(after[1])) return inside;
  const border = after[1] > high ? high : low;
  const drawn = (y: number): number => (scale === "log" ? Math.log(Math.max(y, Number.MIN_VALUE)) : y);
  const part = (drawn(border) - drawn(before[1])) / (drawn(after[1]) - drawn(before[1]));
  return [...inside, [before[0] + part * (after[0] - before[0]), border]];
}
