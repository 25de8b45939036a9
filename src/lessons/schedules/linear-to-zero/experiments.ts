import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { linear } from "../../../schedules/families/linear.js";
import { curvatures as standard } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";
import { endLoss } from "../endLoss.js";
import { goldenSection } from "../goldenSection.js";

/** Three kinds of problem, by the curvatures of their directions. */
export const spectra: Readonly<Record<string, { label: string; curvatures: readonly number[] }>> = {
  alike: { label: "all 1", curvatures: [1] }, // a hundred alike are a hundred times this one
  wide: { label: "1 to 0.01, as in all lessons", curvatures: standard },
  wider: { label: "1 to 0.0001", curvatures: standard.map((h) => h * h) },
};

/** The ends that are tried, as parts of the peak. */
export const ends: readonly number[] = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3];

/** Tuning takes a while; each problem and length is tuned once. */
const tuned = new Map<string, readonly number[]>();

/** How many times the loss of a line to zero a line to each end has, every one at its own best peak. */
export function versusZero(name: string, steps: number): readonly number[] {
  const key = `${name} ${steps}`;
  const known = tuned.get(key);
  if (known) return known;
  const { curvatures } = spectra[name] as (typeof spectra)[string]; // the controls offer these
  const best = (end: number, low: number, high: number) =>
    goldenSection((peak) => endLoss(linear({ baseLr: peak, totalSteps: steps, endLr: end * peak }), steps, curvatures), low, high);
  const zero = best(0, 0.005, 2);
  // A higher end wants a lower peak, by a half at most among these.
  const found = ends.map((end) => (end === 0 ? 1 : best(end, zero.x * 0.4, zero.x * 1.05).loss / zero.loss));
  tuned.set(key, found);
  return found;
}

/** Where a line should end, by problem and length. */
const end = interactive({
  id: "end",
  title: "Where should the line end?",
  controls: {
    spectrum: {
      type: "choice",
      label: "Curvatures",
      options: Object.entries(spectra).map(([value, { label }]) => ({ value, label })),
      start: "wide",
    },
    length: {
      type: "choice",
      label: "Updates",
      options: ["100", "1000"].map((value) => ({ value, label: value })),
      start: "1000",
    },
  },
  figure: ({ spectrum, length }): CurvesFigure => {
    const ratios = versusZero(spectrum, Number(length));
    const tenth = ratios[ends.indexOf(0.1)] as number;
    const lowest = ratios.indexOf(Math.min(...ratios));
    const off = Math.abs(tenth - 1);
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `Curvatures ${spectrum === "alike" ? "all 1" : `from ${spectra[spectrum]?.label.replace(/,.*/, "")}`}, ${length} updates: a line to a tenth of its peak ends ${off < 0.005 ? "level with" : `${percent(off)} ${tenth > 1 ? "above" : "below"}`} a line to zero. The best end among these is ${lowest === 0 ? "zero" : `${percent(ends[lowest] as number)} of the peak`}.`,
      data: {
        x: { label: "end of the line, % of its peak", domain: [0, 30] },
        panels: [
          {
            y: { label: "times the loss of a line to zero", domain: [0.9, 1.5] },
            curves: [{ label: "", role: "a", dots: true, points: ratios.map((y, i): Point => [100 * (ends[i] as number), y]) }],
            marks: [{ x: 10, y: tenth, role: "a", label: "a tenth" }],
            rules: [{ axis: "y", at: 1, label: "to zero" }],
          },
        ],
      },
    };
  },
});

/** The picture of the page on linear-to-zero. */
export const plots: readonly Interactive[] = [end];
