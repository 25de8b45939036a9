import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { bestRate, decayCurve, decaySlope, decayStudied } from "../measured.js";
import { decayBatch, decayExamples, decayRates, decaySteps } from "../studies/decays.js";
import { saidSlope } from "./bestRates.js";

/** Loss over weight decays for three peak rates, against the decay itself or against rate times decay. */
export const decays = interactive({
  id: "decays",
  title: "The best decay for a rate",
  controls: {
    over: {
      type: "choice",
      label: "Drawn over",
      options: [
        { value: "decay", label: "the decay ω" },
        { value: "product", label: "rate times decay, ηω" },
      ],
      start: "decay",
    },
  },
  figure: ({ over }): CurvesFigure => {
    const isProduct = over === "product";
    const curves = decayRates.map((rate) => ({ rate, curve: decayCurve(rate), x: (decay: number) => (isProduct ? decay * rate : decay) }));
    const best = curves.map(({ rate, curve, x }) => {
      const { rate: at, low, high } = bestRate(curve);
      return isProduct
        ? `${formatNumber(x(at), 2)} at η = ${rate}`
        : `${formatNumber(at, 2)} [${formatNumber(low, 2)}, ${formatNumber(high, 2)}] at η = ${rate}`;
    });
    const all = curves.flatMap(({ curve, x }) => curve.rates.map(x));
    return {
      kind: "curves",
      size: { width: 640, height: 380 },
      sentence: `${isProduct ? "The best product is" : "The best decay is"} ${best.join(", ")}. ${isProduct ? "Over the product the three curves part" : `Against the rate it has a slope of ${saidSlope(decaySlope())} on log axes, where −1 would hold the product`}. ${decaySteps} updates with ${decayBatch} of ${decayExamples} examples, ${decayStudied().seeds} paired seeds, 95 % intervals.`,
      data: {
        x: {
          label: isProduct ? "peak rate times decay, ηω (log)" : "weight decay ω (log)",
          scale: "log",
          domain: [Math.min(...all), Math.max(...all)],
        },
        panels: [
          {
            y: { label: "test loss", scale: "log", domain: [0.3, 2] },
            curves: curves.map(({ rate, curve, x }, i) => ({
              label: `η = ${rate}`,
              role: (["a", "b", "c"] as const)[i] ?? "muted",
              dots: true,
              points: curve.rates.map((decay, j): Point => [stored(x(decay)), stored(curve.loss[j]?.mean ?? 0)]),
              band: curve.rates.map(
                (decay, j) => [stored(x(decay)), stored(curve.loss[j]?.low ?? 0), stored(curve.loss[j]?.high ?? 0)] as const,
              ),
            })),
            marks: curves.map(({ curve, x }, i) => ({
              x: stored(x(bestRate(curve).rate)),
              y: stored(Math.min(...curve.loss.map(({ mean }) => mean))),
              role: (["a", "b", "c"] as const)[i] ?? "muted",
            })),
          },
        ],
      },
    };
  },
});
