import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { sequence } from "../../../../schedules/combinators/sequence.js";
import { inverseSqrt } from "../../../../schedules/families/inverseSqrt.js";
import { linear } from "../../../../schedules/families/linear.js";
import { linearWarmup } from "../../../../schedules/families/linearWarmup.js";

/** Two published schedules, each as a part of its peak over a million updates. */
export const published = {
  one: {
    name: "BERT",
    lr: sequence(linearWarmup({ baseLr: 1, warmupSteps: 10_000 }), linear({ baseLr: 1, totalSteps: 990_000 })),
    told: "10,000 updates of linear warmup, then a straight line to zero",
  },
  two: {
    name: "T5",
    lr: inverseSqrt({ baseLr: 1, timescale: 10_000 }),
    told: "a constant for 10,000 updates, then an inverse square root",
  },
} as const;

/** Two traces to match. */
export const traces: Interactive = interactive({
  id: "traces",
  title: "Two famous runs, on a log axis of updates",
  controls: { names: { type: "toggle", label: "Show the names", start: false } },
  figure: ({ names }): CurvesFigure => {
    const stops = Array.from({ length: 100 }, (_, i) => Math.round(10 ** (2 + (4 * i) / 99)));
    const points = (lr: (t: number) => number): Point[] => stops.map((t) => [t, Number(lr(Math.min(t, 999_999)).toPrecision(5))]);
    const { one, two } = published;
    const at = (lr: (t: number) => number): string => formatNumber(100 * lr(500_000));
    return {
      kind: "curves",
      size: { width: 640, height: 300 },
      sentence: names
        ? `The dashed curve is ${two.name}: ${two.told}. The other is ${one.name}: ${one.told}. Half-way through they have ${at(two.lr)} % and ${at(one.lr)} % of their peaks.`
        : `Two curves over a million updates. One climbs, then falls; the other holds, then falls. Half-way through they have ${at(one.lr)} % and ${at(two.lr)} % of their peaks.`,
      data: {
        x: { label: "update t", scale: "log", domain: [100, 1_000_000] },
        panels: [
          {
            y: { label: "rate, as a part of the peak", domain: [0, 1.05] },
            curves: [
              { label: names ? one.name : "one", role: "rate", points: points(one.lr) },
              { label: names ? two.name : "two", role: "rate", points: points(two.lr), dashed: true },
            ],
          },
        ],
      },
    };
  },
});
