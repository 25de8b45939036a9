import type { Curve, Mark, Rule } from "./figure.js";
import { beads, bestSpot, labelSpot, lineHeight, type Spot, type Surroundings, spotAt } from "./labelSpot.js";
import type { Box, Pixel } from "./line.js";
import type { Place } from "./panel.js";
import { fontSize, inkOf, type Sheet } from "./sheet.js";
import { spreadOut } from "./spread.js";
import { textWidth, wrap } from "./text.js";

interface Content {
  readonly curves: readonly Curve[];
  readonly rules: readonly Rule[];
  readonly marks: readonly (Mark & { readonly at: Pixel })[];
}

interface Name {
  readonly label: string;
  readonly fill: string;
  readonly end: Pixel;
  /** Height that decides who stands above whom where ends meet: where the curve came from. */
  readonly order: number;
}

/**
 * Writes the names of a panel's curves, rules and marks where they are: right of the box where a curve ends there, else beside its end.
 *
 * No two names overlap, and none leaves the frame.
 */
export function drawLabels(sheet: Sheet, { curves, rules, marks }: Content, runs: readonly (readonly Pixel[][])[], place: Place): void {
  const { box, x, y, labelRoom, frame } = place;
  const ends = curves.flatMap(({ label, role, faint }, i): Name[] => {
    const run = runs[i]?.at(-1);
    const end = run?.at(-1);
    if (label === "" || !run || !end) return [];
    const near = run.filter(([px]) => px > box.right - 0.2 * (box.right - box.left));
    const order = near.reduce((sum, point) => sum + point[1], end[1]) / (near.length + 1);
    return [{ label, fill: faint ? "var(--muted)" : inkOf(role), end, order }];
  });
  const levels = rules
    .filter(({ axis, label }) => axis === "y" && label !== "")
    .map(({ label, at }): Name => ({ label, fill: inkOf("theory"), end: [box.right, y.at(at)], order: y.at(at) }));
  const atEdge = ({ end }: Name): boolean => box.right - end[0] < 0.05 * (box.right - box.left);

  const taken = column(sheet, [...ends.filter(atEdge), ...levels], box, labelRoom);
  const ruled = rules.map(({ axis, at }): Pixel[] =>
    axis === "x"
      ? [
          [x.at(at), box.top],
          [x.at(at), box.bottom],
        ]
      : [
          [box.left, y.at(at)],
          [box.right, y.at(at)],
        ],
  );
  const lines = [...runs.flat(), ...ruled].flatMap((line) => beads(line));
  for (const { at } of marks) lines.push(at, [at[0] - 4, at[1]], [at[0] + 4, at[1]], [at[0], at[1] - 4], [at[0], at[1] + 4]);
  const write = (label: string, fill: string, at: Pixel, gap: number): void => {
    const spot = labelSpot(at, { width: textWidth(label, fontSize.label), gap, frame, taken, lines });
    taken.push(spot.box);
    sheet.words([{ x: spot.x, y: spot.y, text: label }], { anchor: spot.anchor, fill, halo: true });
  };
  for (const { label, at } of rules.filter((rule) => rule.axis === "x"))
    taken.push(...upright(sheet, label, x.at(at), { frame: box, taken, lines }));
  for (const name of ends.filter((name) => !atEdge(name))) write(name.label, name.fill, name.end, 7);
  for (const { label, at, role } of marks) if (label) write(label, inkOf(role), at, 10);
}

/** Names in the column right of the box, each at its curve's height or as near as the others let it. */
function column(sheet: Sheet, names: readonly Name[], box: Box, room: number): Box[] {
  const order = [...names].sort((a, b) => a.end[1] - b.end[1] || a.order - b.order);
  // Ends that meet keep the order in which they came: a hair's breadth decides.
  const wishes = order.map(({ label, end, order }) => {
    const lines = wrap(label, fontSize.label, room);
    return { lines, at: end[1] + (order - end[1]) * 1e-3, size: lines.length * lineHeight + 1 };
  });
  const places = spreadOut(wishes, box.top - 8, box.bottom + 8);
  return order.map(({ end, fill }, i): Box => {
    const { lines, size } = wishes[i] as (typeof wishes)[number]; // wishes and places: one per name
    const middle = places[i] as number;
    if (Math.abs(middle - end[1]) > 5) {
      sheet.strokes([{ x1: end[0] + 1, y1: end[1], x2: box.right + 8, y2: middle }], { stroke: "var(--muted)", opacity: 0.5 });
    }
    sheet.words(
      lines.map((text, k) => ({ x: box.right + 10, y: middle + (k - (lines.length - 1) / 2) * lineHeight, text })),
      { anchor: "start", fill },
    );
    return { left: box.right + 8, right: box.right + 10 + room, top: middle - size / 2, bottom: middle + size / 2 };
  });
}

/** The name of an upright rule, at its head or, where something stands there, farther down. */
function upright(sheet: Sheet, label: string, x: number, around: Surroundings): Box[] {
  if (label === "") return [];
  const width = textWidth(label, fontSize.tick);
  const at = (anchor: "start" | "end", down: number): Spot =>
    spotAt(anchor, x + (anchor === "start" ? 5 : -5), around.frame.top + down, width);
  const spot = bestSpot([at("start", 7), at("end", 7), at("start", 23), at("end", 23), at("start", 39), at("end", 39)], around);
  sheet.words([{ x: spot.x, y: spot.y, text: label }], { anchor: spot.anchor, size: fontSize.tick, fill: "var(--muted)", halo: true });
  return [spot.box];
}
