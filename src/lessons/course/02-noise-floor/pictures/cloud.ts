import { expectedLoss, noiseFloor } from "../../../../engine/noisyQuadratic.js";
import { simulateParticles } from "../../../../engine/particles.js";
import { factorOf, quadraticLoss } from "../../../../engine/quadratic.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CloudFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { count } from "../../../say.js";
import { curve } from "./curve.js";
import { clean, mean, runStart } from "./numbers.js";

const cloudSteps = 60;

const cloudLoss = [0.005, 20] as const;

/** What a run without noise does, in words that follow "and". */
function quietly(factor: number): string {
  if (factor === 0) return "its first update lands on the minimum";
  return Math.abs(factor) < 1 ? "it goes on falling" : "it does not come closer";
}

/** Five hundred runs of one bowl, and the floor that was predicted for them. */
export const cloud = interactive({
  id: "cloud",
  title: "500 runs, one floor",
  controls: {
    eta: {
      type: "number",
      label: "Rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.05,
      max: 2.2,
      step: 0.05,
      start: 0.2,
      tries: [0.4, 1.5],
    },
    noisy: { type: "toggle", label: "Noise in the gradient", start: true },
    t: {
      type: "number",
      label: "Updates done",
      symbol: "t",
      unit: "updates",
      min: 0,
      max: cloudSteps,
      step: 1,
      start: cloudSteps,
      time: true,
    },
  },
  figure: ({ eta, noisy, t }): CloudFigure => {
    const rate = clean(eta);
    const noise = noisy ? 1 : 0;
    const run = { curvature: 1, start: runStart, lr: rate };
    const positions = simulateParticles({ ...run, noise, steps: t, particles: 500, seed: 2 });
    const measured = positions.map((thetas) => mean(thetas.map((theta) => quadraticLoss([1], [theta]))));
    const predicted = expectedLoss({ curvatures: [1], noiseVariances: noise, start: runStart, lr: rate, steps: cloudSteps });
    const floor = noiseFloor({ rate, curvature: 1, noiseVariance: noise });
    const settles = noisy && Number.isFinite(floor);
    const here = formatNumber(measured[t] ?? 0);
    const first = settles
      ? `At η = ${formatNumber(rate)} the predicted floor is a loss of ${formatNumber(floor / 2)}; after ${count(t, "update")} the 500 runs average ${here}.`
      : noisy
        ? `At η = ${formatNumber(rate)} nothing settles, because ηh is ${rate === 2 ? "exactly 2" : "above 2"}: after ${count(t, "update")} the 500 runs average a loss of ${here}.`
        : `Without noise there is no floor: after ${count(t, "update")} at η = ${formatNumber(rate)} the loss is ${here}.`;
    const second = settles
      ? `Theory puts their standard deviation at ${formatNumber(Math.sqrt(floor))} once the start is forgotten.`
      : noisy
        ? "The spread grows with every update, so no line can be drawn."
        : `All 500 runs are the same run, and ${quietly(factorOf(rate, 1))}.`;
    return {
      kind: "cloud",
      size: { width: 640, height: 460 },
      sentence: `${first} ${second}`,
      data: {
        curvature: 1,
        x: { label: "parameter θ", domain: [-4.5, 4.5] },
        y: { label: "loss L", domain: [0, 10] },
        particles: positions[t] ?? [],
        predicted: settles ? Math.sqrt(floor) : null,
        history: {
          x: { label: "updates done, t", domain: [0, cloudSteps] },
          panel: {
            y: { label: "mean loss", scale: "log", domain: cloudLoss },
            curves: [
              { label: "", role: "theory", points: curve(predicted, cloudLoss) },
              { label: "500 runs", role: "a", points: curve(measured, cloudLoss) },
            ],
            rules: settles ? [{ axis: "y", at: floor / 2, label: "predicted floor" }] : [],
          },
        },
      },
    };
  },
});
