import { expectedLossParts } from "../../src/engine/noisyQuadratic.js";
import { interactive } from "../../src/labs/interactive.js";
import type { CurvesFigure, Point } from "../../src/plots/figure.js";
import { formatNumber } from "../../src/plots/format.js";
import { stored } from "../../src/plots/stored.js";
import { along } from "../../src/schedules/shape.js";

const steps = 120;
const curvature = 0.05;
/** Runs whose mean is drawn, with the band in which it falls 95 times of 100. */
const seeds = 64;

/** The picture that shows every kind of control: the rate above, the exact expected loss of a noisy bowl below. */
export const picture = interactive({
  id: "sample",
  title: "A noisy bowl under a schedule",
  controls: {
    time: { type: "number", label: "Look at update", symbol: "t", min: 0, max: steps, step: 1, start: 60, time: true },
    warmup: { type: "number", label: "Warmup", unit: "updates", min: 0, max: 60, step: 5, start: 10 },
    peak: { type: "number", label: "Peak", symbol: "η", min: 0.05, max: 5, step: 0.05, scale: "log", start: 0.5 },
    shape: {
      type: "choice",
      label: "Then",
      options: [
        { value: "cosine", label: "cosine" },
        { value: "linear", label: "linear" },
        { value: "constant", label: "constant" },
      ],
      start: "cosine",
    },
    noise: { type: "number", label: "Noise", symbol: "σ²", min: 0, max: 100, step: 0.1, start: 1, typed: true },
    name: {
      type: "text",
      label: "Call the run",
      start: "A",
      example: "A",
      must: "1 to 8 letters or digits",
      accepts: (text) => /^[\p{L}\p{N}]{1,8}$/u.test(text),
    },
    log: { type: "toggle", label: "loss on a log axis", start: true },
  },
  figure({ time, warmup, peak, shape, noise, name, log }): CurvesFigure {
    const rates = Array.from({ length: steps }, (_, t) => {
      if (t < warmup) return (peak * (t + 1)) / warmup;
      return shape === "constant" ? peak : along(shape, peak, 0, (t - warmup) / (steps - warmup));
    });
    const {
      start,
      noise: added,
      total,
    } = expectedLossParts({ curvatures: [curvature], noiseVariances: noise, start: 10, lr: rates, steps });
    // ½hθ² with θ normal, of mean m and variance v: its variance is ½h²v² + h²m²v, and ½hm² is `start`, ½hv is `added`.
    const error = total.map((_, t) => {
      const [s, n] = [start[t] as number, added[t] as number];
      return (1.96 * Math.sqrt(2 * n ** 2 + 4 * s * n)) / Math.sqrt(seeds);
    });
    const points = (values: readonly number[]): Point[] => values.map((value, t) => [t, stored(value)]);
    const least = Math.min(...total.filter((loss) => loss > 0)) / 3;
    const rate = rates[Math.min(time, steps - 1)] as number;
    const loss = total[time] as number;
    const part = Math.round((100 * (added[time] as number)) / loss);
    return {
      kind: "curves",
      size: { width: 640, height: 360 },
      data: {
        x: { label: "update t", domain: [0, steps] },
        panels: [
          {
            share: 1,
            filled: true,
            y: { label: "rate η", domain: [0, 1.08 * peak] },
            curves: [{ label: "", role: "rate", points: points(rates) }],
            marks: [{ x: Math.min(time, steps - 1), y: stored(rate), role: "rate" }],
          },
          {
            share: 2,
            y: { label: log ? "loss (log)" : "loss", scale: log ? "log" : "linear", ...(log ? { domain: [least, 4] } : {}) },
            curves: [
              {
                label: name,
                role: "a",
                points: points(total),
                band: total.map((value, t) => [
                  t,
                  stored(Math.max(least, value - (error[t] as number))),
                  stored(value + (error[t] as number)),
                ]),
              },
              { label: "noise alone", role: "theory", points: points(added).filter(([, y]) => !log || (y ?? 0) > 0) },
            ],
            marks: [{ x: time, y: stored(loss), role: "a" }],
          },
        ],
      },
      sentence: `At update ${time} the rate is ${formatNumber(rate)} and the expected loss ${formatNumber(loss)}. Noise makes ${part} % of it; the band holds the mean of ${seeds} seeds 95 times of 100.`,
    };
  },
});
