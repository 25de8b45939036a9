import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { noiseAlong, noiseStudied, rough } from "../measured.js";
import { looks, noiseSteps } from "../studies/noiseScales.js";

/** The gradient noise scale along a run, with its two parts. */
export const noiseOverTime = interactive({
  id: "noise-over-time",
  title: "How noisy gradients are, and when",
  controls: {
    t: {
      type: "choice",
      label: "Look after",
      options: looks.map((look) => ({ value: String(look), label: `${look} updates` })),
      start: "0",
    },
  },
  figure: ({ t }): CurvesFigure => {
    const along = noiseAlong();
    const here = along[looks.indexOf(Number(t))] ?? along[0];
    const x = (look: number): number => Math.max(2, look); // a log axis has no 0
    const points = (of: (one: (typeof along)[number]) => number): Point[] =>
      along.map((one, i): Point => [x(looks[i] ?? 0), stored(of(one))]);
    return {
      kind: "curves",
      size: { width: 640, height: 460 },
      sentence: `After ${t} of ${noiseSteps} updates the noise scale is ${rough(here?.scale ?? 0)} examples [${rough(here?.low ?? 0)}, ${rough(here?.high ?? 0)}]: the noise of one example, ${formatNumber(here?.variance ?? 0)}, over the squared length of the gradient, ${formatNumber(here?.squaredLength ?? 0)}. The test loss is ${formatNumber(here?.loss ?? 0)}. ${noiseStudied().seeds} seeds, 95 % intervals.`,
      data: {
        x: { label: "updates done (log; the first point is 0)", scale: "log", domain: [2, noiseSteps] },
        panels: [
          {
            y: { label: "noise scale, examples", scale: "log", domain: [50, 50_000] },
            curves: [
              {
                label: "tr Σ / |G|²",
                role: "a",
                dots: true,
                points: points(({ scale }) => scale),
                band: along.map(({ low, high }, i) => [x(looks[i] ?? 0), stored(low), stored(high)] as const),
              },
            ],
            marks: [{ x: x(Number(t)), y: stored(here?.scale ?? 0), role: "a" }],
          },
          {
            y: { label: "its two parts", scale: "log", domain: [0.001, 1000] },
            curves: [
              { label: "noise tr Σ", role: "b", dots: true, points: points(({ variance }) => variance) },
              { label: "signal |G|²", role: "c", dots: true, points: points(({ squaredLength }) => squaredLength) },
            ],
          },
        ],
      },
    };
  },
});
