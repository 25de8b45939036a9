/** A point on the drawing, in pixels. */
export type Pixel = readonly [x: number, y: number];

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The parts of a line that lie in the box, in pixels; points that are not finite leave a gap, segments are cut at the edges. */
export function clip(points: Iterable<Pixel>, box: Box): Pixel[][] {
  const runs: Pixel[][] = [];
  let run: Pixel[] = [];
  let before: Pixel | null = null;
  const close = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const point of points) {
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) {
      close();
      before = null;
      continue;
    }
    const segment: readonly [Pixel, Pixel] | null = before ? cut(before, point, box) : inside(point, box) ? [point, point] : null;
    if (segment) {
      const [from, to]: readonly [Pixel, Pixel] = segment;
      if (before && run.length === 0) run.push(from);
      run.push(to);
      if (to !== point) close();
    } else close();
    before = point;
  }
  close();
  return runs;
}

const inside = ([x, y]: Pixel, { left, right, top, bottom }: Box): boolean => x >= left && x <= right && y >= top && y <= bottom;

/** The part of the segment a–b in the box (Liang and Barsky, 1984), or null. */
function cut(a: Pixel, b: Pixel, { left, right, top, bottom }: Box): readonly [Pixel, Pixel] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, a[0] - left],
    [dx, right - a[0]],
    [-dy, a[1] - top],
    [dy, bottom - a[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  if (enter > leave) return null;
  const along = (t: number): Pixel => [a[0] + t * dx, a[1] + t * dy];
  return [enter === 0 ? a : along(enter), leave === 1 ? b : along(leave)];
}

/**
 * Keeps the points that matter: those farther than `tolerance` pixels from the line without them, at most `most`, the farthest first.
 *
 * Douglas and Peucker (1973), each point with the distance at which it would enter; peaks have the largest, so they stay.
 */
export function simplify(points: readonly Pixel[], most = 120, tolerance = 0.1): Pixel[] {
  const weights = new Array<number>(points.length).fill(0);
  const last = points.length - 1;
  weights[0] = weights[last] = Number.POSITIVE_INFINITY;
  const open: [number, number][] = [[0, last]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let farthest = -1;
    let distance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const d = distanceTo(points[i] as Pixel, points[from] as Pixel, points[to] as Pixel);
      if (d > distance) {
        distance = d;
        farthest = i;
      }
    }
    if (farthest < 0) continue;
    weights[farthest] = distance;
    open.push([from, farthest], [farthest, to]);
  }
  const kept = weights.filter((weight) => weight > 0).sort((a, b) => b - a);
  const least = kept[Math.min(most, kept.length) - 1] ?? 0;
  let room = most - kept.filter((weight) => weight > least).length;
  return points.filter((_, i) => {
    const weight = weights[i] as number;
    return weight > least || (weight === least && weight > 0 && room-- > 0);
  });
}

/** Distance of a point from the segment a–b. */
function distanceTo([x, y]: Pixel, [ax, ay]: Pixel, [bx, by]: Pixel): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
