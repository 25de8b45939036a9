import { formatNumber } from "../../plots/format.js";
import { type Box, clip, type Pixel, simplify } from "../../plots/line.js";
import { domainOf, makeScale, type Scale } from "../../plots/scale.js";
import { textWidth } from "../../plots/text.js";
import { schedule } from "../../schedules/registry.js";
import type { Schedule } from "../../schedules/schedule.js";
import { type Piece, piecesOf, startsOf } from "./pieces.js";
import { endsOf } from "./piecesEnds.js";

/** The plane on which schedules are drawn and edited: the rate over updates, in pixels. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly x: Scale;
  readonly y: Scale;
}

/** The rates that a plane has room for. */
export type Domain = readonly [low: number, high: number];

/** Rates below a ten-thousandth of the largest would stretch a log axis without end. */
const decades = 1e-4;

/** The rates a plane shows: all of them from 0 on a linear axis, at most four decades on a logarithmic one, with some room to drag upwards. */
export function rateDomain(scale: "linear" | "log", lrs: readonly Schedule[], steps: number): Domain {
  const rates = lrs.flatMap((lr) => samplesOf(lr, steps, 400).map(([, rate]) => rate));
  const top = rates.reduce((most, rate) => Math.max(most, rate), 0);
  if (scale === "linear") return domainOf("linear", [0, top === 0 ? 0.1 : 1.15 * top]);
  const positive = rates.filter((rate) => rate > 0);
  if (positive.length === 0) return [1e-4, 0.1];
  const low = positive.reduce((least, rate) => Math.min(least, rate), top);
  return domainOf("log", [Math.max(Math.min(low, top / 10), decades * top), 1.5 * top]);
}

/** A plane of this size for a run of `steps` updates. */
export function planeFor({
  width,
  height,
  steps,
  scale,
  domain,
}: {
  width: number;
  height: number;
  steps: number;
  scale: "linear" | "log";
  domain: Domain;
}): Plane {
  const up = (left: number): { box: Box; y: Scale } => {
    const box = { left, right: width - 22, top: 22, bottom: height - 30 };
    return { box, y: makeScale(scale, domain, [box.bottom, box.top], 36) };
  };
  const widest = Math.max(16, ...up(0).y.ticks.map(({ text }) => textWidth(text, 11)));
  const { box, y } = up(Math.ceil(widest) + 11);
  return { width, height, box, x: makeScale("linear", [0, steps], [box.left, box.right], 56), y };
}

/** The update that a pixel stands for, not rounded. */
export const updateAt = ({ x: { domain, range } }: Plane, px: number): number =>
  domain[0] + ((px - range[0]) / (range[1] - range[0])) * (domain[1] - domain[0]);

/** The rate that a pixel stands for, with three digits; below the foot of a linear axis it is negative. */
export function rateAt({ y: { domain, range, kind } }: Plane, py: number): number {
  const part = (py - range[0]) / (range[1] - range[0]);
  const rate = kind === "log" ? domain[0] * (domain[1] / domain[0]) ** part : domain[0] + part * (domain[1] - domain[0]);
  return Number(rate.toPrecision(3));
}

/** Updates and rates of a schedule over the run, about `most` of them; where pieces meet, both the rate before and the rate after. */
export function samplesOf(lr: Schedule, steps: number, most: number): Pixel[] {
  const pieces = piecesOf(lr, steps);
  const starts = startsOf(pieces);
  const samples = pieces.flatMap((piece, i) => samplesOfPiece(piece, starts[i] as number, steps, most)); // a start for each piece
  const end = starts.at(-1) as number; // and one for what follows
  return end < steps ? [...samples, ...past(lr, end, steps, most)] : samples;
}

function samplesOfPiece(piece: Piece, start: number, steps: number, most: number): Pixel[] {
  const inside = Math.min(piece.steps, steps - start);
  if (inside <= 0) return [];
  const lr = schedule(piece.spec);
  const stride = Math.max(1, Math.ceil(steps / most));
  const points: Pixel[] = [];
  for (let t = 0; t < inside; t += stride) points.push([start + t, lr(t)]);
  if (inside === piece.steps) points.push([start + inside, endsOf(piece).to]);
  else points.push([start + inside, lr(inside)]);
  return points;
}

function past(lr: Schedule, end: number, steps: number, most: number): Pixel[] {
  if (lr.spec.pastEnd === "throw") return [];
  const stride = Math.max(1, Math.ceil(steps / most));
  const points: Pixel[] = [];
  try {
    for (let t = end; t < steps + stride; t += stride) points.push([Math.min(t, steps), lr(Math.min(t, steps))]);
  } catch (error) {
    // A last piece that has no rate past its end: the line ends there, and the flags say so.
    if (!(error instanceof RangeError)) throw error;
  }
  return points;
}

/** The curve of a schedule in pixels, cut at the box; on a log axis an update with rate 0 leaves a gap. */
export function curveOf(lr: Schedule, { box, x, y, width }: Plane): Pixel[][] {
  const points = samplesOf(lr, x.domain[1], width).map(([t, rate]): Pixel => [x.at(t), y.at(rate)]);
  return clip(points, box).map((run) => simplify(run, 300));
}

/** An SVG path through pixels. */
export const pathOf = (runs: readonly (readonly Pixel[])[]): string =>
  runs.map((run) => `M${run.map(([px, py]) => `${tenth(px)},${tenth(py)}`).join("L")}`).join("");

/** The path of the ground under a curve. */
export const groundOf = (runs: readonly (readonly Pixel[])[], { bottom }: Box): string =>
  runs
    .filter((run) => run.length > 1)
    .map((run) => `${pathOf([run])}V${tenth(bottom)}H${tenth((run[0] as Pixel)[0])}Z`) // it has points
    .join("");

const tenth = (px: number): number => Math.round(px * 10) / 10;

/** The axes of a plane as SVG: hairlines and ticks with their numbers. */
export function axesOf({ box, x, y }: Plane): string {
  const line = (x1: number, y1: number, x2: number, y2: number, kind = "tick"): string =>
    `<line class="${kind}" x1="${tenth(x1)}" y1="${tenth(y1)}" x2="${tenth(x2)}" y2="${tenth(y2)}"/>`;
  const words = (px: number, py: number, anchor: string, text: string, kind = "number"): string =>
    `<text class="${kind}" x="${tenth(px)}" y="${tenth(py)}" text-anchor="${anchor}">${text}</text>`;
  return [
    line(box.left, box.bottom, box.right, box.bottom),
    ...x.ticks.flatMap(({ value, text }) => [
      line(x.at(value), box.bottom, x.at(value), box.bottom + 4),
      words(x.at(value), box.bottom + 16, "middle", text),
    ]),
    ...y.ticks.flatMap(({ value, text }) => [
      line(box.left, y.at(value), box.right, y.at(value), "grid"),
      words(box.left - 7, y.at(value) + 4, "end", text),
    ]),
    words(0, 12, "start", `↑ rate η${y.kind === "log" ? " (log)" : ""}`, "name"),
    words(box.right, box.bottom + 28, "end", "update t →", "name"),
  ].join("");
}

/** What the picture of a schedule shows, in words. */
export function planeSentence(letter: string, pieces: readonly Piece[], steps: number, says: string): string {
  const count = pieces.length === 1 ? "one piece" : `${pieces.length} pieces`;
  return `${letter} ${says} over ${formatNumber(steps, 6)} updates, in ${count}.`;
}
