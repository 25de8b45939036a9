import type { Box, Pixel } from "./line.js";

/** Height of a line of label text, its air included. */
export const lineHeight = 14;

/** A label's place: its middle height, and the side of `x` on which the text runs. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly box: Box;
}

/** What a label must keep clear of. */
export interface Surroundings {
  /** How far words may reach. */
  readonly frame: Box;
  /** Labels that stand already. */
  readonly taken: readonly Box[];
  /** Lines, as beads. */
  readonly lines: readonly Pixel[];
}

/** A label's place from the end of its text that touches `x`. */
export function spotAt(anchor: Spot["anchor"], x: number, y: number, width: number): Spot {
  const left = x - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
  return { x, y, anchor, box: { left, right: left + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 } };
}

/** The first of the spots that is in the frame, off other labels and off the lines; else the one that offends least. */
export function bestSpot(spots: readonly [Spot, ...Spot[]], { frame, taken, lines }: Surroundings): Spot {
  const cost = ({ box }: Spot): number => {
    const outside = box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
    const onLabels = taken.filter((other) => overlap(box, other)).length;
    const onLines = lines.filter(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom).length;
    return (outside ? 1e4 : 0) + 100 * onLabels + onLines;
  };
  let best: Spot = spots[0];
  let least = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    const offence = cost(spot);
    if (offence < least) [best, least] = [spot, offence];
    if (least === 0) break;
  }
  return best;
}

/** The best of twelve places around a point: right of it if that will do. */
export function labelSpot([px, py]: Pixel, { width, gap, ...around }: Surroundings & { width: number; gap: number }): Spot {
  const aside = gap * 0.7;
  const rise = aside + lineHeight / 2;
  return bestSpot(
    [
      spotAt("start", px + gap, py, width),
      spotAt("start", px + aside, py - rise, width),
      spotAt("start", px + aside, py + rise, width),
      spotAt("end", px - gap, py, width),
      spotAt("end", px - aside, py - rise, width),
      spotAt("end", px - aside, py + rise, width),
      spotAt("middle", px, py - gap - lineHeight / 2, width),
      spotAt("middle", px, py + gap + lineHeight / 2, width),
      spotAt("start", px + aside, py - rise - lineHeight, width),
      spotAt("start", px + aside, py + rise + lineHeight, width),
      spotAt("end", px - aside, py - rise - lineHeight, width),
      spotAt("end", px - aside, py + rise + lineHeight, width),
    ],
    around,
  );
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A line as points at most `pitch` pixels apart, to see whether a label would lie on it. */
export function beads(line: readonly Pixel[], pitch = 3): Pixel[] {
  return line.flatMap((point, i) => {
    const before = line[i - 1];
    if (!before) return [point];
    const [dx, dy] = [point[0] - before[0], point[1] - before[1]];
    const parts = Math.max(1, Math.ceil(Math.hypot(dx, dy) / pitch));
    return Array.from({ length: parts }, (_, k): Pixel => [before[0] + (dx * (k + 1)) / parts, before[1] + (dy * (k + 1)) / parts]);
  });
}
