import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { curvatures } from "../../../noisyQuadratic.js";

/** The examples that the run sees, in batches of one at first; the stages change after these parts of them. */
export const examples = 4096;
const stages = [0.5, 0.75, 0.875];
/** How often the loss is looked at, more often early. */
const looks = 100;

export type Way = "rate" | "batch" | "none";

export interface Ramp {
  /** Updates made, and the expected loss after each look, against the examples seen. */
  readonly updates: number;
  readonly points: readonly Point[];
  readonly end: number;
}

/**
 * The exact expected loss on the course's noisy quadratic when each stage divides the rate, or multiplies the batch, by the factor.
 *
 * E[θ²] ← (1 − ηh)²·E[θ²] + η²h/B in each direction: a batch of B examples has a B-th of the noise variance of one.
 */
export function ramp(way: Way, rate: number, factor: number): Ramp {
  const moments = curvatures.map(() => 1);
  const loss = (): number => moments.reduce((sum, m, i) => sum + ((curvatures[i] as number) * m) / 2, 0); // one each
  const points: Point[] = [];
  let [seen, updates] = [0, 0];
  while (seen < examples) {
    const stage = stages.filter((part) => seen >= part * examples).length;
    const eta = way === "rate" ? rate / factor ** stage : rate;
    const batch = way === "batch" ? factor ** stage : 1;
    if (seen >= examples * (points.length / looks) ** 2) points.push([seen, stored(loss())]);
    curvatures.forEach((h, i) => {
      moments[i] = (1 - eta * h) ** 2 * (moments[i] as number) + (eta ** 2 * h) / batch; // one each
    });
    seen += batch;
    updates += 1;
  }
  const end = loss();
  points.push([examples, stored(end)]);
  return { updates, points, end };
}

/** Dividing the rate and multiplying the batch, against the examples seen. */
export const batchRamp = interactive({
  id: "batch-ramp",
  title: "Divide the rate, or multiply the batch",
  controls: {
    rate: {
      type: "number",
      label: "First rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.02,
      max: 0.6,
      step: 0.02,
      start: 0.1,
      tries: [0.04, 0.4],
    },
    factor: {
      type: "choice",
      label: "At each stage",
      options: ["2", "4"].map((value) => ({ value, label: `by ${value}` })),
      start: "2",
    },
  },
  figure: ({ rate: given, factor }): CurvesFigure => {
    const rate = Number(given.toPrecision(6));
    const [slower, larger, none] = (["rate", "batch", "none"] as const).map((way) => ramp(way, rate, Number(factor))) as [Ramp, Ramp, Ramp]; // three ways
    const apart = Math.abs(larger.end / slower.end - 1);
    return {
      kind: "curves",
      size: { width: 640, height: 360 },
      sentence: `Dividing the rate by ${factor} three times ends at ${formatNumber(slower.end)} after ${formatNumber(slower.updates, 4)} updates. Multiplying the batch instead ends at ${formatNumber(larger.end)}, ${apart < 0.005 ? "the same to half a percent" : `${formatNumber(100 * apart, 2)} % ${larger.end > slower.end ? "higher" : "lower"}`}, after ${formatNumber(larger.updates, 4)}. Doing neither ends at ${formatNumber(none.end)}.`,
      data: {
        x: { label: "examples seen", domain: [0, examples] },
        panels: [
          {
            y: { label: "expected loss", scale: "log", domain: [0.02, 3] },
            curves: [
              { label: "neither", role: "muted", points: none.points },
              { label: "rate ÷", role: "a", points: slower.points },
              { label: "batch ×", role: "b", points: larger.points, dashed: true },
            ],
            rules: stages.map((part, i) => ({ axis: "x" as const, at: part * examples, label: i === 0 ? "stages" : "" })),
          },
        ],
      },
    };
  },
});
