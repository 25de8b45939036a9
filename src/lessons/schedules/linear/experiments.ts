import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { linear } from "../../../schedules/families/linear.js";
import { problem, type Tuned, tune } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";

const planned = 1000;

/** The best line for each length; tuning takes a while. */
const tuned = new Map<number, Tuned>();

function bestLine(steps: number): Tuned {
  const found = tuned.get(steps) ?? tune((baseLr) => linear({ baseLr, totalSteps: steps }), steps);
  tuned.set(steps, found);
  return found;
}

/** A line that is stopped before its end, beside one that was planned for the stop. */
const stop = interactive({
  id: "stop",
  title: "Stopped before its end",
  controls: {
    at: { type: "number", label: "Stopped after", unit: "updates", min: 100, max: 1000, step: 100, start: 500, tries: [200, 900] },
  },
  figure: ({ at }): CurvesFigure => {
    const { peak } = bestLine(planned);
    const lr = linear({ baseLr: peak, totalSteps: planned });
    const losses = expectedLoss({ ...problem, lr, steps: planned });
    const here = losses[at] as number; // within the run
    const { loss } = bestLine(at);
    const points = (until: number): Point[] => losses.slice(0, until + 1).flatMap((y, t): Point[] => (t % 10 === 0 ? [[t, y]] : []));
    return {
      kind: "curves",
      size: { width: 640, height: 400 },
      sentence:
        at === planned
          ? `Run to its end, the line ends at a loss of ${formatNumber(here)}, with ${percent(lr(planned - 1) / peak)} of its first rate in the last update.`
          : `Stopped after ${at} of ${planned} updates, with ${percent(lr(at) / peak)} of the rate left, the loss is ${formatNumber(here)}. A line planned for ${at} ends at ${formatNumber(loss)}: ${formatNumber(here / loss, 3)} times lower.`,
      data: {
        x: { label: "updates done, t", domain: [0, planned] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, peak] },
            curves: [
              { label: "", role: "rate", points: [[0, peak], [at, lr(at)]] }, // biome-ignore format: two points
              { label: "", role: "theory", dashed: true, points: [[at, lr(at)], [planned, 0]] }, // biome-ignore format: two points
            ],
            share: 0.35,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 5] },
            curves: [
              { label: "", role: "theory", dashed: true, points: points(planned) },
              { label: "", role: "a", points: points(at) },
            ],
            marks: [
              { x: at, y: here, role: "a", label: "stopped" },
              ...(at === planned ? [] : [{ x: at, y: loss, role: "theory" as const, label: "planned so" }]),
            ],
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The picture of the line's page. */
export const plots: readonly Interactive[] = [stop];
