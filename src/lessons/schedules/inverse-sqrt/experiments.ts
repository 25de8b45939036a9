import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { constant } from "../../../schedules/families/constant.js";
import { inverseSqrt } from "../../../schedules/families/inverseSqrt.js";
import { linear } from "../../../schedules/families/linear.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { peaks, problem, tune } from "../../noisyQuadratic.js";

/** Where the run may be stopped. */
export const stops: readonly number[] = [50, 100, 200, 500, 1000, 2000];
const last = 2000;

/** Three ways not to know the length; the number is the place of the peak among those tried, the one whose worst stop is best. */
export const contenders: Readonly<Record<string, { make(peak: number): Schedule; place: number; role: Curve["role"] }>> = {
  "inverse square root": { make: (baseLr) => inverseSqrt({ baseLr, timescale: 10 }), place: 27, role: "a" },
  "best constant": { make: (baseLr) => constant({ baseLr }), place: 10, role: "b" },
  "line for 2000": { make: (baseLr) => linear({ baseLr, totalSteps: last }), place: 17, role: "c" },
};

/** What a line that knew the stop would reach; computed once. */
const known = new Map<number, number>();
function bestLine(steps: number): number {
  const loss = known.get(steps) ?? tune((baseLr) => linear({ baseLr, totalSteps: steps }), steps).loss;
  known.set(steps, loss);
  return loss;
}

/** How many times the loss of that line a schedule has at each stop. */
export const regrets = (lr: Schedule): readonly number[] => {
  const losses = expectedLoss({ ...problem, lr, steps: last });
  return stops.map((stop) => (losses[stop] as number) / bestLine(stop)); // every stop lies within the run
};

/** The price of not knowing when the run will be stopped. */
const anytime = interactive({
  id: "anytime",
  title: "Stopped without notice",
  controls: {
    stop: {
      type: "choice",
      label: "Stopped after",
      options: stops.map((stop) => ({ value: String(stop), label: `${stop} updates` })),
      start: "500",
    },
  },
  figure: ({ stop }): CurvesFigure => {
    const at = stops.indexOf(Number(stop));
    const results = Object.entries(contenders).map(([name, { make, place, role }]) => ({
      name,
      role,
      regret: regrets(make(peaks[place] as number)),
    })); // a place among the peaks
    const said = results.map(({ name, regret }) => `${name} ${formatNumber(regret[at] as number, 3)}`); // one per stop
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `Stopped after ${stop} updates, in times the loss of a line planned for ${stop}: ${said.join(", ")}.`,
      data: {
        x: { label: "stopped after … updates", scale: "log", domain: [50, last] },
        panels: [
          {
            y: { label: "times the loss of the best line", domain: [1, 2.4] },
            curves: results.map(
              ({ name, role, regret }): Curve => ({
                label: name,
                role,
                dots: true,
                points: regret.map((y, i): Point => [stops[i] as number, y]),
              }),
            ),
            rules: [{ axis: "x", at: Number(stop), label: "stop" }],
          },
        ],
      },
    };
  },
});

/** The picture of the inverse square root's page. */
export const plots: readonly Interactive[] = [anytime];
