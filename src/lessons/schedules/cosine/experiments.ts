import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Experiment, type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { constant } from "../../../schedules/families/constant.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../schedules/families/linear.js";
import type { PastEnd, Schedule } from "../../../schedules/schedule.js";
import { problem, type Tuned, tune } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";

const width = 640;
const baseLr = 0.1;

/** The rates of updates 0 to `last`, at most `most` of them. */
function rates(lr: (step: number) => number, last: number, most = 120): Point[] {
  const every = Math.ceil(last / most);
  return Array.from({ length: Math.floor(last / every) + 1 }, (_, i): Point => [i * every, lr(i * every)]);
}

/** The curve, the point on it, and how fast it falls there. */
const read = interactive({
  id: "read",
  title: "Half a wave",
  controls: {
    t: { type: "number", label: "Updates done", symbol: "t", unit: "updates", min: 0, max: 100, step: 1, start: 25, time: true },
    floor: { type: "number", label: "Floor", symbol: "η_min", unit: "rate", min: 0, max: 0.05, step: 0.005, start: 0 },
  },
  figure: ({ t, floor }): CurvesFigure => {
    const minLr = Number(floor.toPrecision(6));
    const lr = cosineAnnealing({ baseLr, totalSteps: 100, minLr });
    const lost = (baseLr - lr(t)) / (baseLr - minLr);
    const speed = (Math.PI / 2) * Math.sin((Math.PI * t) / 100);
    return {
      kind: "curves",
      size: { width, height: 320 },
      sentence: `After ${t} of 100 updates the rate is ${formatNumber(lr(t))}: ${percent(lost, 3)} of the way down is done. ${t % 100 === 0 ? "The curve is flat there." : `It falls ${formatNumber(speed, 2)} times as fast as the straight line.`}`,
      data: {
        x: { label: "updates done, t", domain: [0, 100] },
        panels: [
          {
            y: { label: "rate η", domain: [0, baseLr] },
            curves: [
              { label: "cosine", role: "rate", points: rates(lr, 100) },
              { label: "straight line", role: "theory", dashed: true, points: [[0, baseLr], [100, minLr]] }, // biome-ignore format: two points
            ],
            marks: [{ x: t, y: lr(t), role: "rate", label: formatNumber(lr(t)) }],
            filled: true,
          },
        ],
      },
    };
  },
});

const policies: Readonly<Record<string, { label: string; does: string }>> = {
  hold: { label: "hold: this library, optax, Keras, timm", does: "stays at its floor" },
  mirror: { label: "mirror: PyTorch, transformers", does: "climbs back" },
  repeat: { label: "repeat: a warm restart", does: "starts again from the peak" },
};

/** A run that is longer or shorter than the schedule was told. */
const edges = interactive({
  id: "edges",
  title: "Planned for one length, run for another",
  controls: {
    planned: { type: "number", label: "Planned length", symbol: "T", unit: "updates", min: 50, max: 200, step: 10, start: 100 },
    run: { type: "number", label: "Updates made", symbol: "N", unit: "updates", min: 20, max: 400, step: 10, start: 150 },
    after: {
      type: "choice",
      label: "After its end it does",
      options: Object.entries(policies).map(([value, { label }]) => ({ value, label })),
      start: "mirror",
    },
  },
  figure: ({ planned, run, after }): CurvesFigure => {
    const lr = cosineAnnealing({ baseLr, totalSteps: planned, pastEnd: after as PastEnd }); // the control offers policies only
    const last = lr(run - 1);
    const said =
      run < planned
        ? `Planned for ${planned} updates and stopped after ${run}, the run ends with ${percent(last / baseLr, 3)} of the peak left.`
        : run === planned
          ? `Planned and run for ${planned} updates, the last one still has ${percent(last / baseLr, 3)} of the peak; zero comes one update later.`
          : `Planned for ${planned} updates and run for ${run}, the schedule ${policies[after]?.does}: the last update has ${percent(last / baseLr, 3)} of the peak.`;
    const points = Array.from({ length: run }, (_, t): Point => [t, lr(t)]);
    const plan = cosineAnnealing({ baseLr, totalSteps: planned });
    return {
      kind: "curves",
      size: { width, height: 320 },
      sentence: said,
      data: {
        x: { label: "updates done, t", domain: [0, 400] },
        panels: [
          {
            y: { label: "rate η", domain: [0, baseLr] },
            curves: [
              { label: "", role: "rate", points },
              ...(run < planned ? [{ label: "", role: "theory", dashed: true, points: rates(plan, planned) } satisfies Curve] : []),
            ],
            marks: [{ x: run - 1, y: last, role: "rate", label: "last update" }],
            rules: [{ axis: "x", at: planned, label: "T" }],
          },
        ],
      },
    };
  },
});

/** The shapes of the comparison; `floor` is the part of the peak that the cosine keeps. */
const makers = (steps: number, floor: number): Readonly<Record<"cosine" | "linear" | "constant", (peak: number) => Schedule>> => ({
  cosine: (peak) => cosineAnnealing({ baseLr: peak, totalSteps: steps, minLr: floor * peak }),
  linear: (peak) => linear({ baseLr: peak, totalSteps: steps }),
  constant: (peak) => constant({ baseLr: peak }),
});

/** Tuning takes a while, and the answer depends on the choice controls only. */
const tuned = new Map<string, Tuned>();

/** The cosine against a straight line and a constant, each at its own best peak. */
const against = interactive({
  id: "against",
  title: "Against a straight line and a constant",
  controls: {
    horizon: {
      type: "choice",
      label: "Updates",
      options: [
        { value: "100", label: "100" },
        { value: "1000", label: "1000" },
      ],
      start: "1000",
    },
    floor: {
      type: "choice",
      label: "The cosine's floor",
      options: [
        { value: "0", label: "0" },
        { value: "0.1", label: "10 % of the peak" },
      ],
      start: "0",
    },
  },
  figure: ({ horizon, floor }): CurvesFigure => {
    const steps = Number(horizon);
    const results = Object.entries(makers(steps, Number(floor))).map(([name, make]) => {
      const key = `${name} ${horizon} ${name === "cosine" ? floor : ""}`;
      const best = tuned.get(key) ?? tune(make, steps);
      tuned.set(key, best);
      return { name, ...best, lr: make(best.peak), losses: expectedLoss({ ...problem, lr: make(best.peak), steps }) };
    });
    const [cosine, line, flat] = results as [(typeof results)[number], (typeof results)[number], (typeof results)[number]]; // three makers
    const gap = line.loss / cosine.loss;
    const versus =
      Math.abs(gap - 1) < 0.005 ? "level with" : `${formatNumber(gap > 1 ? gap : 1 / gap)} times ${gap > 1 ? "below" : "above"}`;
    const lossRoles = { cosine: "a", linear: "b", constant: "c" } as const;
    const every = Math.ceil(steps / 120);
    return {
      kind: "curves",
      size: { width, height: 420 },
      sentence: `After ${steps} updates, each at its best peak, the cosine ends ${formatNumber(flat.loss / cosine.loss)} times below the constant and ${versus} the straight line. Their best peaks, in that order, are ${formatNumber(cosine.peak, 2)}, ${formatNumber(flat.peak, 2)} and ${formatNumber(line.peak, 2)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, Math.max(...results.map(({ peak }) => peak))] },
            curves: results.map(
              ({ name, lr }): Curve => ({
                label: name,
                role: name === "cosine" ? "rate" : "theory",
                dashed: name !== "cosine",
                points: rates(lr, steps),
              }),
            ),
            share: 0.35,
          },
          {
            y: { label: "expected loss", scale: "log" },
            curves: results.map(
              ({ name, losses }): Curve => ({
                label: name,
                role: lossRoles[name as keyof typeof lossRoles], // the makers' names
                points: losses.flatMap((loss, t): Point[] => (t % every === 0 ? [[t, loss]] : [])),
              }),
            ),
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The pictures of the cosine page. */
export const plots: readonly Interactive[] = [read, edges, against];

/** It has no experiment that needs progress. */
export const experiments: readonly Experiment[] = [];
