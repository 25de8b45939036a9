import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { warmRestarts } from "../../../schedules/families/warmRestarts.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { problem, tune } from "../../noisyQuadratic.js";
import { count } from "../../say.js";

/** Ends of the cycles of 10, 20, 40 … updates; the run ends with the sixth. */
const ends = [10, 30, 70, 150, 310, 630];
const steps = 630;

const restarts = (baseLr: number): Schedule => warmRestarts({ baseLr, cycleSteps: 10, growth: 2 });
const wave = (baseLr: number): Schedule => cosineAnnealing({ baseLr, totalSteps: steps });

interface Run {
  readonly lr: Schedule;
  readonly losses: readonly number[];
}

/** Tuned for the whole run, once. */
let runs: { readonly restarted: Run; readonly long: Run } | undefined;

function tunedRuns(): { readonly restarted: Run; readonly long: Run } {
  const best = (make: (peak: number) => Schedule): Run => {
    const lr = make(tune(make, steps).peak);
    return { lr, losses: expectedLoss({ ...problem, lr, steps }) };
  };
  runs ??= { restarted: best(restarts), long: best(wave) };
  return runs;
}

/** Updates at equal distances on a logarithmic axis, and every end of a cycle. */
const places = [...new Set([...Array.from({ length: 80 }, (_, i) => Math.round(5 * (steps / 5) ** (i / 79))), ...ends])].sort(
  (a, b) => a - b,
);

const at = ({ losses }: Run, t: number): number => losses[t] as number; // a run holds steps + 1 of them

/** One run with restarts and one without, both stopped by the reader. */
const anytime = interactive({
  id: "anytime",
  title: "Stop it when you like",
  controls: {
    stop: {
      type: "number",
      label: "Stopped after",
      unit: "updates",
      min: 10,
      max: steps,
      step: 10,
      start: 150,
      tries: [70, 310, 330, 630],
    },
  },
  figure: ({ stop }): CurvesFigure => {
    const { restarted, long } = tunedRuns();
    const [ours, theirs] = [at(restarted, stop), at(long, stop)];
    const begun = ends.filter((end) => end <= stop);
    const since = stop - (begun.at(-1) ?? 0);
    const where = since === 0 ? `exactly at the end of cycle ${begun.length}` : `${count(since, "update")} after restart ${begun.length}`;
    const ahead = ours < theirs ? "The restarts are ahead" : "The single cosine is ahead";
    return {
      kind: "curves",
      size: { width: 640, height: 400 },
      sentence: `Stopped after ${stop} updates, ${where}, the run with restarts has a loss of ${formatNumber(ours)} and the single long cosine ${formatNumber(theirs)}. ${ahead} by ${formatNumber(Math.max(ours / theirs, theirs / ours), 3)} times.`,
      data: {
        x: { label: "updates done, t", scale: "log", domain: [5, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, 0.4] },
            curves: [
              { label: "", role: "rate", points: sawteeth(restarted.lr) },
              { label: "", role: "theory", dashed: true, points: places.map((t): Point => [t, long.lr(t)]) },
            ],
            share: 0.35,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.1, 3] },
            curves: [
              { label: "one cosine", role: "theory", dashed: true, points: places.map((t): Point => [t, at(long, t)]) },
              { label: "restarts", role: "a", points: places.map((t): Point => [t, at(restarted, t)]) },
            ],
            marks: [{ x: stop, y: ours, role: "a" }],
            rules: [{ axis: "x", at: stop, label: "stop" }],
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The rate with both sides of every jump. */
function sawteeth(lr: Schedule): Point[] {
  return ends.flatMap((end, i) => {
    const start = ends[i - 1] ?? 0;
    const inside = Array.from({ length: 12 }, (_, k) => Math.round(start + ((end - start) * k) / 12));
    return [...inside.filter((t) => t >= 5).map((t): Point => [t, lr(t)]), [end, 0] as Point];
  });
}

/** The picture of the page of warm restarts. */
export const plots: readonly Interactive[] = [anytime];
