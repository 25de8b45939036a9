import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";

const steps = 100;

/** The rate and its change from update to update, behind both warmups. */
const corner = interactive({
  id: "corner",
  title: "A corner, and none",
  controls: {
    w: { type: "number", label: "Length of the warmup", symbol: "w", unit: "updates", min: 4, max: 60, step: 2, start: 20, tries: [4, 60] },
  },
  figure: ({ w }): CurvesFigure => {
    const fall = cosineAnnealing({ baseLr: 1, totalSteps: steps - w });
    const rises = { line: warmup(fall, { steps: w }), cosine: warmup(fall, { steps: w, shape: "cosine" }) };
    const changes = (lr: (t: number) => number): number[] => Array.from({ length: steps }, (_, t) => lr(t + 1) - lr(t));
    const [straight, round] = [changes(rises.line), changes(rises.cosine)];
    const largest = (values: readonly number[]): number => Math.max(...values);
    const curve = (label: string, values: readonly number[], of: Pick<Curve, "role" | "dashed">): Curve => ({
      label,
      points: values.map((value, t): Point => [t, value]),
      ...of,
    });
    return {
      kind: "curves",
      size: { width: 640, height: 400 },
      sentence: `Behind a line the change jumps from ${formatNumber(straight[w - 1] ?? 0)} to ${formatNumber(straight[w] ?? 0, 2)} of the peak per update. The cosine has no jump, but its steepest update rises by ${formatNumber(largest(round))}, ${formatNumber(largest(round) / largest(straight), 3)} times as much as the line's.`,
      data: {
        x: { label: "update t", domain: [0, steps] },
        panels: [
          {
            y: { label: "part of the peak rate", domain: [0, 1] },
            curves: [
              curve(
                "",
                Array.from({ length: steps + 1 }, (_, t) => rises.cosine(t)),
                { role: "rate" },
              ),
              curve(
                "",
                Array.from({ length: w + 1 }, (_, t) => rises.line(t)),
                { role: "theory", dashed: true },
              ),
            ],
            share: 0.5,
          },
          {
            y: { label: "change per update", domain: [-0.04, Math.max(0.1, largest(round))] },
            curves: [curve("cosine", round, { role: "rate" }), curve("line", straight.slice(0, w + 1), { role: "theory", dashed: true })],
            rules: [{ axis: "x", at: w, label: "w" }],
            share: 0.5,
          },
        ],
      },
    };
  },
});

/** The picture of the cosine warmup's page. */
export const plots: readonly Interactive[] = [corner];
