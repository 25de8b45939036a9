import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { bestRate, widthCurve, widthStudied } from "../measured.js";
import { type ParametrisationName, widthSteps, widths } from "../studies/widths.js";

/** Loss over rates for nets of three widths, made the usual way or under muP. */
export const widthRates = interactive({
  id: "width-rates",
  title: "The best rate for a width",
  controls: {
    made: {
      type: "choice",
      label: "Net",
      options: [
        { value: "standard", label: "as usual" },
        { value: "muP", label: "muP" },
      ],
      start: "standard",
    },
  },
  figure: ({ made }): CurvesFigure => {
    const name = made as ParametrisationName;
    const curves = widths.map((width) => ({ width, curve: widthCurve(name, width) }));
    const top = 3;
    return {
      kind: "curves",
      size: { width: 640, height: 380 },
      sentence: `${name === "muP" ? "Under muP" : "As nets are usually made"}, with Adam: ${curves
        .map(({ width, curve }) => {
          const { rate, low, high } = bestRate(curve);
          return `width ${width} is best at ${formatNumber(rate)} [${formatNumber(low)}, ${formatNumber(high)}]`;
        })
        .join("; ")}. ${widthSteps} updates, ${widthStudied().seeds} paired seeds, 95 % intervals.`,
      data: {
        x: { label: "peak rate η (log)", scale: "log", domain: [0.002, 0.064] },
        panels: [
          {
            y: { label: "test loss", scale: "log", domain: [0.1, top] },
            curves: curves.map(({ width, curve }, i) => ({
              label: `width ${width}`,
              role: (["a", "b", "c"] as const)[i] ?? "muted",
              dots: true,
              points: curve.rates.map((rate, j): Point => [rate, stored(Math.min(top, curve.loss[j]?.mean ?? top))]),
              band: curve.rates.map(
                (rate, j) =>
                  [rate, stored(Math.min(top, curve.loss[j]?.low ?? top)), stored(Math.min(top, curve.loss[j]?.high ?? top))] as const,
              ),
            })),
            marks: curves.map(({ curve }) => {
              const { rate } = bestRate(curve);
              return { x: stored(rate), y: stored(Math.min(...curve.loss.map(({ mean }) => mean))), role: "rate" as const };
            }),
          },
        ],
      },
    };
  },
});
