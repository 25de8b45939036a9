import { noiseFloor } from "../../../../engine/noisyQuadratic.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import type { Spot } from "./curve.js";
import { clean } from "./numbers.js";

/** The floor over all rates, and what halving the rate does to it. */
export const halving = interactive({
  id: "halving",
  title: "Half the rate, half the floor?",
  controls: {
    eta: {
      type: "number",
      label: "Rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.02,
      max: 1.9,
      step: 0.02,
      start: 0.4,
      tries: [0.1, 0.8, 1.6],
    },
    batch: {
      type: "choice",
      label: "Batch",
      options: [1, 4, 16].map((size) => ({ value: String(size), label: String(size) })),
      start: "1",
    },
  },
  figure: ({ eta, batch }): CurvesFigure => {
    const rate = clean(eta);
    const noiseVariance = 1 / Number(batch);
    const floorAt = (x: number): number => noiseFloor({ rate: x, curvature: 1, noiseVariance });
    const [whole, half] = [floorAt(rate), floorAt(rate / 2)];
    const top = 1.5;
    const rates = Array.from({ length: 96 }, (_, i) => i / 50);
    const marks = [
      { x: rate, y: whole, label: `η = ${formatNumber(rate)}` },
      { x: rate / 2, y: half, label: whole - half < 0.056 && rate < 0.8 ? "" : "η/2" }, // too near to the other to be labelled
    ];
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `With a batch of ${batch}, halving η from ${formatNumber(rate)} to ${formatNumber(rate / 2)} takes the floor from ${formatNumber(whole)} to ${formatNumber(half)}: ${formatNumber(half / whole)} times as high. The smaller ηh is, the nearer that comes to one half.`,
      data: {
        x: { label: "rate η (1/curvature)", domain: [0, 2] },
        panels: [
          {
            y: { label: "floor: variance of θ", domain: [0, top] },
            curves: [
              { label: "ησ²/2h", role: "theory", points: [0, 2].map((x): Spot => [x, (x * noiseVariance) / 2]), dashed: true },
              { label: "floor", role: "a", points: rates.map((x): Spot => [x, floorAt(x)]).filter(([, y]) => y <= top) },
            ],
            marks: marks.filter(({ y }) => y <= top).map((mark) => ({ ...mark, role: "rate" as const })),
            rules: [{ axis: "x", at: 2, label: "2/h" }],
          },
        ],
      },
    };
  },
});
