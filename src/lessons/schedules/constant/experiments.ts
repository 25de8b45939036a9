import { expectedLossParts } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { finalLoss, peaks, problem } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";

/** The losses at the end for every constant, by the number of updates; computed once each. */
const ends = new Map<number, readonly number[]>();

function endsAfter(steps: number): readonly number[] {
  const known = ends.get(steps) ?? peaks.slice(0, -1).map((rate) => finalLoss(rate, steps)); // at the last one, 2, nothing settles
  ends.set(steps, known);
  return known;
}

/** Where every constant ends, and the one that was picked. */
const choose = interactive({
  id: "choose",
  title: "Every constant rate, and where it ends",
  controls: {
    pick: { type: "number", label: "Rate, as a place on the axis", min: 0, max: 39, step: 1, start: 30, tries: [6, 21] },
    horizon: {
      type: "choice",
      label: "Updates",
      options: [100, 300, 1000].map((steps) => ({ value: String(steps), label: String(steps) })),
      start: "300",
    },
  },
  figure: ({ pick, horizon }): CurvesFigure => {
    const steps = Number(horizon);
    const losses = endsAfter(steps);
    const rate = peaks[pick] as number; // the slider's places are those of the list
    const loss = losses[pick] as number;
    const best = losses.indexOf(Math.min(...losses));
    const { start, total } = expectedLossParts({ ...problem, lr: rate, steps });
    const left = (start[steps] as number) / (total[steps] as number); // both hold steps + 1 losses
    const part =
      left < 0.005
        ? "The start is forgotten; all of that is noise"
        : `Of that, ${percent(left)} is the start, not forgotten yet; the rest is noise`;
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence:
        pick === best
          ? `The best constant for ${steps} updates is ${formatNumber(rate)}: the loss ends at ${formatNumber(loss)}. ${part}.`
          : `At a rate of ${formatNumber(rate)} the loss after ${steps} updates is ${formatNumber(loss)}, ${formatNumber(loss / (losses[best] as number), 2)} times that of the best constant. ${part}.`,
      data: {
        x: { label: "constant rate η (1/curvature)", scale: "log", domain: [0.02, 2] },
        panels: [
          {
            y: { label: `expected loss after ${steps} updates`, scale: "log" },
            curves: [{ label: "", role: "a", points: losses.map((end, i): Point => [peaks[i] as number, end]) }],
            marks: [{ x: rate, y: loss, role: "rate", label: formatNumber(rate) }],
            rules: [{ axis: "x", at: peaks[best] as number, label: "best" }],
          },
        ],
      },
    };
  },
});

/** The picture of the constant's page. */
export const plots: readonly Interactive[] = [choose];
