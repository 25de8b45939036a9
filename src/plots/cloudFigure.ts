import { spread } from "../engine/particles.js";
import { expectNumber, expectOptions, expectRun } from "../schedules/expect.js";
import type { Axis, CloudFigure, Panel } from "./figure.js";
import { formatNumber } from "./format.js";

/** Options of `cloudFigure`. */
export interface CloudFigureOptions {
  /** h of the loss ½hθ². */
  curvature: number;
  /** Positions of the particles at one moment: one entry of what `simulateParticles` returned. */
  particles: readonly number[];
  /** Predicted standard deviation; null where there is none. */
  predicted: number | null;
  /** Where the prediction is centred, 0 when left out. */
  mean?: number;
  /** How far the picture reaches on both sides of the minimum. */
  reach: number;
  /** A panel over time, drawn below. */
  history?: { readonly x: Axis; readonly panel: Panel };
}

/**
 * A picture of many runs at one moment: where they are on the loss, and the spread that theory predicts.
 *
 * @example
 * cloudFigure({ curvature: 1, particles: [-1, 1], predicted: 0.9, reach: 3 }).sentence; // "The 2 runs spread 1 around their mean (standard deviation); predicted: 0.9."
 */
export function cloudFigure(options: CloudFigureOptions): CloudFigure {
  const where = "cloudFigure";
  expectOptions(where, options, ["curvature", "particles", "predicted", "mean", "reach", "history"]);
  const { curvature, particles, predicted, mean = 0, reach, history } = options;
  expectNumber(where, "curvature", curvature, { above: 0, advice: "Particles gather only in a valley." });
  if (predicted !== null)
    expectNumber(where, "predicted", predicted, { min: 0, advice: "It is a standard deviation; null where there is none." });
  expectNumber(where, "mean", mean);
  expectNumber(where, "reach", reach, { above: 0, advice: "Three predicted standard deviations show nearly all." });
  expectRun(where, "particles", particles);
  const finite = particles.filter(Number.isFinite);
  const out = particles.filter((theta) => !(Math.abs(theta) <= reach)).length;
  const measured = finite.length === particles.length ? Math.sqrt(spread(particles).variance) : Number.POSITIVE_INFINITY;
  return {
    kind: "cloud",
    size: { width: 640, height: history ? 470 : 300 },
    data: {
      curvature,
      x: { label: "parameter θ", domain: [-reach, reach] },
      y: { label: "loss" },
      particles: finite.filter((theta) => Math.abs(theta) <= reach).map((theta) => Number(theta.toPrecision(5))),
      predicted,
      ...(mean === 0 ? {} : { mean }),
      ...(history ? { history } : {}),
    },
    sentence:
      `The ${particles.length} runs spread ${formatNumber(measured)} around their mean (standard deviation)` +
      `${predicted === null ? "; nothing settles, so nothing is predicted" : `; predicted: ${formatNumber(predicted)}`}` +
      `${out === 0 ? "" : `; ${out} of them ${out === 1 ? "is" : "are"} outside the picture`}.`,
  };
}
