import { rng } from "../../../engine/rng.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { reduceOnPlateau } from "../../../schedules/controllers/reduceOnPlateau.js";
import { count } from "../../say.js";

const observations = 100;
/** What is left of the true metric after each observation: it falls by 0.2 % every time. */
const left = 0.998;

/** A metric that falls all the time, seen through noise, and the cuts that the noise causes. */
const luck = interactive({
  id: "luck",
  title: "A rule that jumps at noise",
  controls: {
    noise: { type: "number", label: "Noise of the metric", unit: "%", min: 0, max: 5, step: 0.5, start: 2, tries: [0, 5] },
    patience: { type: "number", label: "Patience", symbol: "p", unit: "observations", min: 0, max: 20, step: 1, start: 5 },
    average: { type: "number", label: "Mean over the last", unit: "observations", min: 1, max: 10, step: 1, start: 1, tries: [5] },
    seed: { type: "number", label: "Seed", min: 1, max: 20, step: 1, start: 1 },
  },
  figure: ({ noise, patience, average, seed }): CurvesFigure => {
    const random = rng(seed);
    const rule = reduceOnPlateau({ baseLr: 0.1, factor: 0.5, patience, average });
    let state = rule.init();
    const metric: Point[] = [];
    const stairs: Point[] = [[0, rule.lr(state)]];
    for (let i = 0; i < observations; i++) {
      const seen = left ** i * (1 + (noise / 100) * random.normal());
      metric.push([i, seen]);
      const before = rule.lr(state);
      state = rule.observe(state, seen);
      if (rule.lr(state) < before) stairs.push([i + 1, rule.lr(state)]);
    }
    const cuts = stairs.length - 1;
    const first = stairs[1]?.[0];
    stairs.push([observations, rule.lr(state)]);
    return {
      kind: "curves",
      size: { width: 640, height: 380 },
      sentence:
        cuts === 0
          ? `In ${observations} observations there is no cut. The metric falls by 18 % in truth, and the rate is where it was.`
          : `The metric falls all the time, and the rate is halved ${cuts === 1 ? "once" : count(cuts, "time")}, first after ${first} observations. None of the cuts was asked for.`,
      data: {
        x: { label: "observations", domain: [0, observations] },
        panels: [
          {
            y: { label: "rate η", scale: "log", domain: [1e-5, 0.1] },
            curves: [{ label: "", role: "rate", stairs: true, points: stairs.map(([i, rate]): Point => [i, Math.max(rate ?? 0, 1e-5)]) }],
            share: 0.4,
          },
          {
            y: { label: "validation loss", domain: [0.7, 1.15] },
            curves: [
              { label: "seen", role: "a", points: metric },
              { label: "true", role: "theory", dashed: true, points: [0, 25, 50, 75, 99].map((i): Point => [i, left ** i]) },
            ],
            share: 0.6,
          },
        ],
      },
    };
  },
});

/** The picture of the plateau's page. */
export const plots: readonly Interactive[] = [luck];
