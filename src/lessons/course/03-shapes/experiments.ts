import { expectedLossParts } from "../../../engine/noisyQuadratic.js";
import { rng } from "../../../engine/rng.js";
import { type ChoiceControl, type Experiment, experiment, type Interactive, interactive } from "../../../labs/interactive.js";
import { pieceOf } from "../../../labs/tell.js";
import type { Curve, CurvesFigure, IntervalsFigure, Mark, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { exponential } from "../../../schedules/families/exponential.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { verdict } from "../../../stats/verdict.js";
import { curvatures, finalLoss, peaks, type Tuned, tune } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";
import { endless, factors, flat, half, root, type Shape, shapeOf, square, stairs, straight, uneven, zoo } from "./zoo.js";

/** Every picture of shapes is of 100 updates; the shapes do not depend on the number. */
const length = 100;
const width = 640;

const choiceOf = (label: string, shapes: readonly Shape[], start: Shape): ChoiceControl => ({
  type: "choice",
  label,
  options: shapes.map(({ id, name }) => ({ value: id, label: name })),
  start: start.id,
});

/** The rates of updates 0 to `length` over the phase; a rate of 0 has no place on a log axis. */
const overPhase = (lr: Schedule, log: boolean): Point[] =>
  Array.from({ length: length + 1 }, (_, t): Point => [t / length, log && lr(t) === 0 ? null : lr(t)]);

/** Where each stair begins, and where the last one ends: all that a staircase is. */
const edgesOf = (points: readonly Point[]): Point[] =>
  points.filter(([, y], i) => i === 0 || i === points.length - 1 || y !== points[i - 1]?.[1]);

/** A shape as a curve. Of one among many every fourth update is enough, until the end, where a log axis takes a closer look. */
const curveOf = (shape: Shape, log: boolean, label: string, every = 1): Curve => {
  const points = overPhase(shape.make(1, length), log);
  if (shape.stairs) return { label, role: "rate", points: edgesOf(points), stairs: true };
  return { label, role: "rate", points: points.filter((_, t) => t % every === 0 || (log && t > 0.9 * length)) };
};

const axisChoice: ChoiceControl = {
  type: "choice",
  label: "Axis",
  options: [
    { value: "linear", label: "linear: equal amounts" },
    { value: "log", label: "log: equal factors" },
  ],
  start: "linear",
};

const phaseAxis = { label: "part of the run done, u", domain: [0, 1] } as const;
const partAxis = (log: boolean) =>
  log
    ? ({ label: "part of the first rate left", scale: "log", domain: [1e-4, 1] } as const)
    : ({ label: "part of the first rate left", domain: [0, 1] } as const);

const slider = { label: "Part of the run done", symbol: "u", min: 0, max: 1, step: 0.01 } as const;

/** All shapes on one sheet, one of them in colour and read off. */
const zooPlot = interactive({
  id: "zoo",
  title: "Seven ways down",
  controls: {
    shape: choiceOf("Shape", zoo, half),
    scale: axisChoice,
    u: { type: "number", ...slider, start: 0.25 },
  },
  figure: ({ shape, scale, u }): CurvesFigure => {
    const log = scale === "log";
    const chosen = shapeOf(shape);
    const t = Math.round(u * length);
    const left = chosen.make(1, length)(t);
    const line = straight.make(1, length)(t);
    const others = zoo.filter((one) => one !== chosen);
    const hidden = log && left < 1e-4;
    const compared =
      chosen === straight ? "" : line === left ? " The straight line has the same." : ` The straight line has ${percent(line, 3)}.`;
    return {
      kind: "curves",
      size: { width, height: 380 },
      sentence: `After ${percent(t / length)} of the run the ${chosen.name} has ${percent(left, 3)} of its first rate left.${hidden ? " A rate of 0 has no place on a log axis." : ""}${compared}`,
      data: {
        x: phaseAxis,
        panels: [
          {
            y: partAxis(log),
            curves: [curveOf(chosen, log, chosen.name), ...others.map((one): Curve => ({ ...curveOf(one, log, "", 4), faint: true }))],
            marks: hidden ? [] : [{ x: t / length, y: left, role: "rate", label: percent(left, 3) }],
          },
        ],
      },
    };
  },
});

/** One exponential, with its half-life marked. */
const halfLife = interactive({
  id: "half-life",
  title: "A factor, a half-life, an end",
  controls: {
    gamma: { type: "number", label: "Decay factor", symbol: "γ", min: 0.9, max: 0.999, step: 0.001, start: 0.95, tries: [0.9, 0.99] },
    steps: { type: "number", label: "Updates", symbol: "T", unit: "updates", min: 20, max: 500, step: 20, start: 200 },
    log: { type: "toggle", label: "Log axis", start: true },
  },
  figure: ({ gamma, steps, log }): CurvesFigure => {
    const factor = Number(gamma.toPrecision(6));
    const lr = exponential({ baseLr: 1, gamma: factor });
    const halves = Math.log(2) / -Math.log(factor);
    const end = lr(steps);
    const every = Math.ceil(steps / 100);
    const points = Array.from({ length: Math.floor(steps / every) + 1 }, (_, i): Point => [i * every, lr(i * every)]);
    const lowest = 10 ** Math.floor(Math.log10(end));
    const where =
      halves <= steps
        ? `the rate halves every ${formatNumber(halves)} updates`
        : `the rate needs ${formatNumber(halves)} updates to halve, more than the run has`;
    return {
      kind: "curves",
      size: { width, height: 320 },
      sentence: `With γ = ${factor} ${where}. After ${steps} updates ${formatNumber(end)} of the first rate is left.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: log
              ? { label: "part of the first rate left", scale: "log", domain: [lowest, 1] }
              : { label: "part of the first rate left", domain: [0, 1] },
            curves: [{ label: "", role: "rate", points }],
            marks: [{ x: steps, y: end, role: "rate", label: formatNumber(end) }],
            rules: halves <= steps ? [{ axis: "x", at: halves, label: "half-life" }] : [],
            filled: !log,
          },
        ],
      },
    };
  },
});

const slopeSteps = 1000;
const smooth = [straight, half, square, factors];

/** How fast a shape falls at step t, in parts of its first rate for each run length: a central difference, one-sided at the ends. */
function speed(lr: Schedule, t: number): number {
  const [before, after] = [Math.max(0, t - 1), Math.min(slopeSteps, t + 1)];
  return ((lr(before) - lr(after)) / (after - before)) * slopeSteps;
}

/** "It falls 1.1 times as fast as a straight line to zero", or that it is flat there. */
const speedInWords = (parts: number): string =>
  parts < 0.005 ? "It is flat there" : `It falls ${formatNumber(parts, 2)} times as fast as a straight line to zero`;

/** A shape and its slope, one above the other. */
const slope = interactive({
  id: "slope",
  title: "How much is left, and how fast it goes",
  controls: {
    shape: choiceOf("Shape", smooth, half),
    u: { type: "number", ...slider, start: 0.25, time: true },
  },
  figure: ({ shape, u }): CurvesFigure => {
    const chosen = shapeOf(shape);
    const lr = chosen.make(1, slopeSteps);
    const t = Math.round(u * slopeSteps);
    const steps = Array.from({ length: 101 }, (_, i) => i * (slopeSteps / 100));
    const speeds = steps.map((step) => speed(lr, step));
    const fastest = speeds.indexOf(Math.max(...speeds)) / 100;
    const everywhere = Math.max(...speeds) - Math.min(...speeds) < 1e-9;
    const atFastest = (step: number): string =>
      step === fastest * slopeSteps ? "never faster" : `falls fastest at u = ${formatNumber(fastest)}`;
    return {
      kind: "curves",
      size: { width, height: 400 },
      sentence: `At u = ${formatNumber(t / slopeSteps)} the ${chosen.name} has ${percent(lr(t), 3)} left. ${everywhere ? "It falls equally fast everywhere." : `${speedInWords(speed(lr, t))}, and ${atFastest(t)}.`}`,
      data: {
        x: phaseAxis,
        panels: [
          {
            y: { label: "part left", domain: [0, 1] },
            curves: [{ label: chosen.name, role: "rate", points: steps.map((step): Point => [step / slopeSteps, lr(step)]) }],
            marks: [{ x: t / slopeSteps, y: lr(t), role: "rate" }],
            filled: true,
            share: 0.5,
          },
          {
            y: { label: "speed of the fall", domain: [0, Math.max(2, ...speeds)] },
            curves: [
              { label: chosen.name, role: "rate", points: steps.map((step, i): Point => [step / slopeSteps, speeds[i] as number]) }, // one per step
              { label: "straight line", role: "theory", dashed: true, points: [[0, 1], [1, 1]] }, // biome-ignore format: two points
            ],
            marks: [{ x: t / slopeSteps, y: speed(lr, t), role: "rate" }],
            share: 0.5,
          },
        ],
      },
    };
  },
});

/** The lettered curves of the matching game. The quiz and the text refer to these letters. */
export const lettered: Readonly<Record<string, Shape>> = {
  A: factors,
  B: square,
  C: stairs,
  D: root,
  E: straight,
  F: uneven,
  G: endless,
  H: half,
};

/** Eight curves with letters for names, each in a frame of its own. */
const blind = interactive({
  id: "blind",
  title: "Name the curve",
  controls: {
    scale: axisChoice,
    reveal: { type: "toggle", label: "Say the names", start: false },
  },
  figure: ({ scale, reveal }): CurvesFigure => {
    const log = scale === "log";
    const named = Object.entries(lettered).map(([letter, shape]) => `${letter} ${shape.name}`);
    const axis = log ? "log" : "linear";
    return {
      kind: "curves",
      size: { width, height: 460 },
      sentence: reveal
        ? `The eight curves are ${named.slice(0, -1).join(", ")} and ${named.at(-1)}, on a ${axis} axis.`
        : `Eight curves without names, A to H, on a ${axis} axis. Half-way they have ${Object.entries(lettered)
            .map(([letter, shape]) => `${letter} ${percent(shape.make(1, length)(length / 2))}`)
            .join(", ")} left.`,
      data: {
        grid: true,
        x: { label: "u", domain: [0, 1] },
        panels: Object.entries(lettered).map(([letter, shape]) => ({
          title: reveal ? `${letter}: ${shape.short}` : letter,
          y: { label: "part left", ...(log ? { scale: "log" as const, domain: [1e-4, 1] as const } : { domain: [0, 1] as const }) },
          curves: [curveOf(shape, log, "", 4)],
        })),
      },
    };
  },
});

/** Two directions: a sharp one, where noise collects, and a flat one, where the start is slow to be forgotten. */
const descentProblem = { curvatures: [1, 0.1], noiseVariances: [1, 0.1], start: [1, 8] } as const;

/** A schedule, the point that runs along it, and what it does to the loss. */
const descent = interactive({
  id: "descent",
  title: "A schedule at work",
  controls: {
    shape: choiceOf("Shape", [flat, ...zoo], half),
    peak: { type: "number", label: "Peak rate", symbol: "η_max", unit: "1/curvature", min: 0.05, max: 1.5, step: 0.05, start: 0.5 },
    t: { type: "number", label: "Updates done", symbol: "t", unit: "updates", min: 0, max: length, step: 1, start: length, time: true },
  },
  figure: ({ shape, peak, t }): CurvesFigure => {
    const chosen = shapeOf(shape);
    const top = Number(peak.toPrecision(6));
    const lr = chosen.make(top, length);
    const parts = expectedLossParts({ ...descentProblem, lr, steps: length });
    const upTo = (values: readonly number[]): Point[] => values.slice(0, t + 1).map((y, x): Point => [x, y]);
    const rates = Array.from({ length: length + 1 }, (_, step): Point => [step, lr(step)]);
    const [loss, noise] = [parts.total[t] as number, parts.noise[t] as number]; // t is at most the number of updates
    const blame = noise > 0.5 * loss ? "noise" : "what is left of the start";
    return {
      kind: "curves",
      size: { width, height: 420 },
      sentence: `After ${t} of ${length} updates the ${chosen.name} is at a rate of ${formatNumber(lr(t))} and the expected loss at ${formatNumber(loss)}. ${percent(Math.max(noise, loss - noise) / loss)} of that is ${blame}.`,
      data: {
        x: { label: "updates done, t", domain: [0, length] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, top] },
            curves: [{ label: chosen.name, role: "rate", points: rates, ...(chosen.stairs ? { stairs: true } : {}) }],
            marks: [{ x: t, y: lr(t), role: "rate" }],
            filled: true,
            share: 0.35,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [1e-3, 10] },
            curves: [
              { label: "loss", role: "a", points: upTo(parts.total) },
              { label: "without noise", role: "theory", dashed: true, points: upTo(parts.start) },
            ],
            marks: [{ x: t, y: loss, role: "a" }],
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The pictures of lesson 3. */
export const plots: readonly Interactive[] = [zooPlot, halfLife, slope, blind, descent];

const racers: readonly Shape[] = [flat, ...zoo];

/** "2.1 times lower than", "1.3 times higher than" or "level with" what `loss` is compared to. */
function comparedTo(loss: number, reference: number): string {
  const ratio = reference / loss;
  if (formatNumber(ratio) === "1") return "level with";
  return ratio > 1 ? `${formatNumber(ratio)} times lower than` : `${formatNumber(1 / ratio)} times higher than`;
}

const horizon: ChoiceControl = {
  type: "choice",
  label: "Updates",
  options: [
    { value: "100", label: "100" },
    { value: "1000", label: "1000" },
  ],
  start: "1000",
};

/** The final loss over all peak rates: every shape has its own best one. */
const race = experiment({
  id: "race",
  title: "Which shape ends lowest, and at which rate?",
  controls: {
    shape: choiceOf("Shape to follow", zoo, half),
    horizon,
    rate: {
      type: "number",
      label: "One rate for all",
      symbol: "η",
      unit: "1/curvature",
      min: 0.05,
      max: 1.5,
      step: 0.05,
      start: 0.1,
      tries: [0.5, 1],
    },
  },
  *run({ shape, horizon, rate }, tell): Generator<number, CurvesFigure> {
    const steps = Number(horizon);
    const common = Number(rate.toPrecision(6));
    const results: (Tuned & { shape: Shape; atCommon: number })[] = [];
    for (const racer of racers) {
      results.push({
        shape: racer,
        ...tune((peak) => racer.make(peak, steps), steps, pieceOf(tell, results.length, racers.length)),
        atCommon: finalLoss(racer.make(common, steps), steps),
      });
      yield results.length / racers.length;
    }
    const of = (one: Shape) => results.find((result) => result.shape === one) as (typeof results)[number]; // all racers ran
    const [mine, constant] = [of(shapeOf(shape)), of(flat)];
    const lowest = (key: "loss" | "atCommon") => results.reduce((best, next) => (next[key] < best[key] ? next : best)).shape.name;
    const name = `the ${mine.shape.name}`;
    /** "ends 1.07 times lower than the constant, and the straight line ends lowest" */
    const outcome = (key: "loss" | "atCommon"): string =>
      `ends ${comparedTo(mine[key], constant[key])} the constant${lowest(key) === mine.shape.name ? " and lowest of all" : `, and the ${lowest(key)} ends lowest`}`;
    const line = (result: Tuned): Point[] => peaks.map((peak, i): Point => [peak, result.losses[i] as number]); // one loss per peak
    const best = (result: Tuned, role: Mark["role"]): Mark => ({
      x: result.peak,
      y: result.loss,
      role,
      label: `best ${formatNumber(result.peak, 2)}`,
    });
    return {
      kind: "curves",
      size: { width, height: 400 },
      sentence: `At one rate for all, ${formatNumber(common)}, ${name} ${outcome("atCommon")}. With the best peak for each, ${name} ${outcome("loss")}.`,
      data: {
        x: { label: "peak rate (1/curvature)", scale: "log", domain: [0.02, 2] },
        panels: [
          {
            y: { label: `expected loss after ${steps} updates`, scale: "log", domain: steps === 100 ? [0.4, 4] : [0.05, 2] },
            curves: [
              { label: mine.shape.name, role: "a", points: line(mine) },
              { label: "constant", role: "b", points: line(constant) },
              ...results
                .filter((result) => result !== mine && result !== constant)
                .map((result): Curve => ({ label: "", role: "muted", faint: true, points: line(result) })),
            ],
            marks: [best(mine, "a"), best(constant, "b")],
            rules: [{ axis: "x", at: common, label: "one rate for all" }],
          },
        ],
      },
    };
  },
});

/** The final losses of one simulated run under each rate list, all with the same noise. */
function simulated(rates: readonly (readonly number[])[], steps: number, seed: number): number[] {
  const random = rng(seed).split("noise");
  const deviations = curvatures.map(Math.sqrt);
  const states = rates.map(() => curvatures.map(() => 1));
  for (let t = 0; t < steps; t++) {
    const noise = deviations.map((deviation) => deviation * random.normal());
    states.forEach((theta, s) => {
      const rate = (rates[s] as readonly number[])[t] as number; // one list per state, one rate per step
      curvatures.forEach((h, i) => {
        const x = theta[i] as number; // one position and one noise per curvature
        theta[i] = x - rate * (h * x + (noise[i] as number));
      });
    });
  }
  return states.map((theta) => theta.reduce((sum, x, i) => sum + ((curvatures[i] as number) * x * x) / 2, 0));
}

/** The same race with runs instead of expectations: what one can say from a number of seeds. */
const seeds = experiment({
  id: "seeds",
  title: "The same race, measured",
  controls: {
    runs: { type: "number", label: "Seeds", symbol: "n", min: 4, max: 100, step: 4, start: 24, tries: [4, 100] },
    horizon: { ...horizon, start: "100" },
    rates: {
      type: "choice",
      label: "Peak rates",
      options: [
        { value: "best", label: "the best for each shape" },
        { value: "common", label: "the constant's best for all" },
      ],
      start: "best",
    },
  },
  *run({ runs, horizon, rates }): Generator<number, IntervalsFigure> {
    const steps = Number(horizon);
    const constantBest = tune((peak) => peak, steps).peak;
    const lists: number[][] = [];
    for (const racer of racers) {
      const peak = rates === "best" ? tune((rate) => racer.make(rate, steps), steps).peak : constantBest;
      const lr = racer.make(peak, steps);
      lists.push(Array.from({ length: steps }, (_, t) => Math.fround(lr(t))));
      yield (0.5 * lists.length) / racers.length;
    }
    const finals: number[][] = racers.map(() => []);
    for (let seed = 0; seed < runs; seed++) {
      simulated(lists, steps, seed).forEach((loss, s) => {
        finals[s]?.push(loss);
      });
      yield 0.5 + (0.5 * (seed + 1)) / runs;
    }
    const rows = zoo.map(({ name }, i) => {
      const interval = pairedInterval(finals[i + 1] as number[], finals[0] as number[]); // the constant runs first
      const { mean, low, high } = interval;
      return { label: name, mean, low, high, verdict: verdict(interval, { lowerIsBetter: true }) };
    });
    const named = (what: string): string[] => rows.filter((row) => row.verdict === what).map(({ label }) => label);
    const rest = ["worse", "cannot tell"].filter((what) => named(what).length > 0).map((what) => `${what}: ${named(what).join(", ")}`);
    const count = named("better").length;
    const at = rates === "best" ? "each shape at its own best peak" : `all at the constant's best rate, ${formatNumber(constantBest)}`;
    return {
      kind: "intervals",
      size: { width, height: 340 },
      sentence: `After ${steps} updates, ${at}, ${count} of ${rows.length} shapes ${count === 1 ? "is" : "are"} better than the constant. With ${runs} seeds, ${rest.join("; ") || "no verdict is left open"}.`,
      data: { x: { label: "final loss minus the constant's (below 0 is better)" }, rows },
    };
  },
});

/** The experiments of lesson 3. */
export const experiments: readonly Experiment[] = [race, seeds];
