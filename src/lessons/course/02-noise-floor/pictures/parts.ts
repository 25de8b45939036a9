import { expectedLossParts, noiseFloor } from "../../../../engine/noisyQuadratic.js";
import { interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import type { Spot } from "./curve.js";
import { clean, runStart } from "./numbers.js";

const partsSteps = 100;

const partsLoss = [0.001, 10] as const;

/** The points of a curve inside a panel, wherever they are. */
const within = (values: readonly number[], [low, high]: readonly [number, number]): Spot[] =>
  values.map((y, x): Spot => [x, y]).filter(([, y]) => y >= low && y <= high);

/** The two halves of the expected loss: what is left of the start, and what the noise has added. */
export const parts = interactive({
  id: "parts",
  title: "Forgetting the start, gathering noise",
  controls: {
    eta: { type: "number", label: "Rate", symbol: "η", unit: "1/curvature", min: 0.02, max: 1, step: 0.02, start: 0.1, tries: [0.04, 0.5] },
    sigma2: { type: "number", label: "Noise variance", symbol: "σ²", unit: "gradient²", min: 0, max: 4, step: 0.1, start: 1 },
  },
  figure: ({ eta, sigma2 }): CurvesFigure => {
    const rate = clean(eta);
    const noiseVariance = clean(sigma2);
    const { start, noise, total } = expectedLossParts({
      curvatures: [1],
      noiseVariances: noiseVariance,
      start: runStart,
      lr: rate,
      steps: partsSteps,
    });
    const floor = noiseFloor({ rate, curvature: 1, noiseVariance }) / 2;
    const crossing = start.findIndex((left, t) => left < (noise[t] ?? 0));
    const end = formatNumber(total[partsSteps] ?? 0);
    const setting = `At η = ${formatNumber(rate)} and σ² = ${formatNumber(noiseVariance)}`;
    const first =
      noiseVariance === 0
        ? `${setting} there is no noise to gather, and nothing holds the loss up.`
        : crossing === -1
          ? `${setting} the start still dominates after ${partsSteps} updates.`
          : `${setting} noise outweighs the start from update ${crossing} on.`;
    const second =
      noiseVariance === 0
        ? `After ${partsSteps} updates it is ${end}.`
        : `After ${partsSteps} updates the loss is ${end}; the floor is ${formatNumber(floor)}.`;
    const line = (label: string, role: Curve["role"], values: readonly number[]): Curve => ({
      label,
      role,
      points: within(values, partsLoss),
    });
    return {
      kind: "curves",
      size: { width: 640, height: 360 },
      sentence: `${first} ${second}`,
      data: {
        x: { label: "updates done, t", domain: [0, partsSteps] },
        panels: [
          {
            y: { label: "expected loss", scale: "log", domain: partsLoss },
            curves: [line("both", "a", total), line("start", "b", start), ...(noiseVariance === 0 ? [] : [line("noise", "c", noise)])],
            rules: noiseVariance === 0 ? [] : [{ axis: "y", at: floor, label: "floor" }],
          },
        ],
      },
    };
  },
});
