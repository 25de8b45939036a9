import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { tanh } from "../../../schedules/families/tanh.js";
import { percent } from "../../say.js";

/** What is left of the way down at a place on the whole curve. */
const leftAt = (x: number): number => (1 - Math.tanh(x)) / 2;

/** Places from one to another, both included. */
const places = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** The endless curve, and the piece of it that becomes the run. */
const cutOut = interactive({
  id: "window",
  title: "Cut a schedule out of the curve",
  controls: {
    lower: { type: "number", label: "The run begins at", symbol: "L", min: -8, max: -0.5, step: 0.5, start: -6, tries: [-2] },
    upper: { type: "number", label: "The run ends at", symbol: "U", min: 0.5, max: 8, step: 0.5, start: 3, tries: [1] },
  },
  figure: ({ lower, upper }): CurvesFigure => {
    const missing = 1 - leftAt(lower);
    const halfAt = -lower / (upper - lower);
    const sentence = `The run begins ${percent(missing)} below its rate, is half-way down after ${percent(halfAt, 3)} of its updates, and ends with ${percent(leftAt(upper))} of the way left. In the middle it falls ${formatNumber((upper - lower) / 2)} times as fast as a straight line.`;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence,
      data: {
        x: { label: "place on the curve", domain: [-8, 8] },
        panels: [
          {
            y: { label: "part of the rate that is left", domain: [0, 1] },
            curves: [
              { label: "", role: "rate", points: places(lower, upper, 60).map((x): Point => [x, leftAt(x)]) },
              { label: "", role: "theory", dashed: true, points: places(-8, lower, 25).map((x): Point => [x, leftAt(x)]) },
              { label: "", role: "theory", dashed: true, points: places(upper, 8, 25).map((x): Point => [x, leftAt(x)]) },
            ],
            rules: [
              { axis: "x", at: lower, label: "L" },
              { axis: "x", at: upper, label: "U" },
            ],
            filled: true,
          },
        ],
      },
    };
  },
});

const parts = places(0, 100, 51);

/** A symmetric window over a cosine: how far apart they are. */
const disguise = interactive({
  id: "disguise",
  title: "Which window is a cosine?",
  controls: {
    a: { type: "number", label: "Window from −a to a", symbol: "a", min: 0.5, max: 6, step: 0.01, start: 4, tries: [1.87] },
  },
  figure: ({ a }): CurvesFigure => {
    const wide = Number(a.toPrecision(6));
    const smooth = tanh({ baseLr: 1, totalSteps: 100, lower: -wide, upper: wide });
    const wave = cosineAnnealing({ baseLr: 1, totalSteps: 100 });
    const gaps = parts.map((t) => Math.abs(smooth(t) - wave(t)));
    const largest = Math.max(...gaps);
    const at = parts[gaps.indexOf(largest)] as number; // of the list itself
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `With a window from −${formatNumber(wide)} to ${formatNumber(wide)} the two curves are at most ${percent(largest)} of the rate apart, ${percent(Math.min(at, 100 - at) / 100, 3)} of the run from either end.`,
      data: {
        x: { label: "part of the run (%)", domain: [0, 100] },
        panels: [
          {
            y: { label: "part of the rate that is left", domain: [0, 1] },
            curves: [
              { label: "tanh", role: "rate", points: parts.map((t): Point => [t, smooth(t)]) },
              { label: "cosine", role: "theory", dashed: true, points: parts.map((t): Point => [t, wave(t)]) },
            ],
          },
        ],
      },
    };
  },
});

/** The pictures of the tanh page. */
export const plots: readonly Interactive[] = [cutOut, disguise];
