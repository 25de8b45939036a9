import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { peaks } from "../../../noisyQuadratic.js";
import type { Spot } from "./curve.js";
import { clean } from "./numbers.js";
import { tuned } from "./tuned.js";

/** Every constant rate at once, against two schedules that had the same number of trials. */
export const constants = interactive({
  id: "constants",
  title: "Every constant rate, and two schedules",
  controls: {
    steps: {
      type: "choice",
      label: "Length of the run",
      options: [100, 300, 1000].map((n) => ({ value: String(n), label: `N = ${n}` })),
      start: "1000",
    },
    gamma: {
      type: "number",
      label: "Drop factor of step decay",
      symbol: "γ",
      min: 0.1,
      max: 0.9,
      step: 0.1,
      start: 0.3,
      tries: [0.1, 0.5],
    },
  },
  figure: ({ steps: length, gamma }): CurvesFigure => {
    const steps = Number(length);
    const constant = tuned("constant", steps);
    const rivals = [
      { name: "step decay", loss: tuned("step", steps, clean(gamma)).loss },
      { name: "1/t", loss: tuned("inverse", steps).loss },
    ];
    const compared = rivals.map(({ name, loss }) =>
      loss < constant.loss ? `${name} ends ${formatNumber(constant.loss / loss, 2)} times lower` : `${name} loses to it`,
    );
    const top = 10;
    return {
      kind: "curves",
      size: { width: 640, height: 360 },
      sentence: `After ${steps} updates the best constant rate, ${formatNumber(constant.peak, 2)}, leaves a loss of ${formatNumber(constant.loss)}; ${compared.join(", ")}. Each had the same 41 base rates to choose from.`,
      data: {
        x: { label: "constant rate η (1/curvature)", scale: "log", domain: [0.02, 2] },
        panels: [
          {
            y: { label: `expected loss after ${steps} updates`, scale: "log", domain: [0.05, top] },
            curves: [
              {
                label: "constant",
                role: "a",
                points: peaks.map((rate, i): Spot => [rate, constant.losses[i] ?? top]).filter(([, y]) => y <= top),
              },
            ],
            marks: [{ x: constant.peak, y: constant.loss, role: "rate", label: "best constant" }],
            rules: rivals.map(({ name, loss }) => ({ axis: "y", at: loss, label: `${name}: ${formatNumber(loss)}` })),
          },
        ],
      },
    };
  },
});
