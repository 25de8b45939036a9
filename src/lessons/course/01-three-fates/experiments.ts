import { descend, factorOf, maxStableRate, quadraticFate, quadraticLoss } from "../../../engine/quadratic.js";
import { rng } from "../../../engine/rng.js";
import { type Experiment, experiment, type Interactive, interactive } from "../../../labs/interactive.js";
import { adam } from "../../../optim/adam.js";
import type { Curve, CurvesFigure, IntervalsFigure, ValleyFigure } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { verdict } from "../../../stats/verdict.js";
import { clip } from "../../clip.js";
import { count, percent } from "../../say.js";

/** A point of a curve that has no gaps. */
type Spot = readonly [x: number, y: number];

const size = { width: 640, height: 360 };

/** A slider's products carry rounding (0.1 · 3 is 0.30000000000000004); this removes it. */
const clean = (x: number): number => Number(x.toPrecision(12));

/** What one update does, in words that follow "the point". */
function fateInWords(rate: number, curvature: number): string {
  const { fate, factor } = quadraticFate({ rate, curvature });
  switch (fate) {
    case "standing":
      return "stands still";
    case "monotone":
      return `slides down one side: each update keeps ${formatNumber(factor)} of the distance`;
    case "one-step":
      return "lands on the minimum with its first update";
    case "oscillating":
      return `changes sides and closes in: each update multiplies the distance by ${formatNumber(factor)}`;
    case "bouncing":
      return "bounces between two places forever: each update multiplies the distance by −1";
    case "diverging":
      return `flies away: each update multiplies the distance by ${formatNumber(factor)}`;
  }
}

/** "η = 0.25 = 1/h" at a boundary, else "η = 0.3". */
function rateInWords(rate: number, curvature: number): string {
  const factor = factorOf(rate, curvature);
  return `η = ${formatNumber(rate)}${factor === 0 ? " = 1/h" : factor === -1 ? " = 2/h" : ""}`;
}

/** The first part of a path that stays where `inside` holds. */
function untilOutside<P>(path: readonly P[], inside: (point: P) => boolean): P[] {
  const out = path.findIndex((point) => !inside(point));
  return path.slice(0, out === -1 ? path.length : out);
}

const range = (n: number, low: number, high: number): number[] => Array.from({ length: n + 1 }, (_, i) => low + ((high - low) * i) / n);

const start = 1.5;
const widest = 2.5;
const highest = 10;

/** The bowl from the side, and the point that steps down it. */
const descent = interactive({
  id: "descent",
  title: "One point, one bowl, one rate",
  controls: {
    eta: {
      type: "number",
      label: "Rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.01,
      max: 0.6,
      step: 0.01,
      start: 0.1,
      tries: [0.4, 0.6],
    },
    h: { type: "number", label: "Curvature", symbol: "h", min: 1, max: 8, step: 1, start: 4 },
    t: { type: "number", label: "Updates done", symbol: "t", unit: "updates", min: 0, max: 20, step: 1, start: 20, time: true },
  },
  figure: ({ eta, h, t }): CurvesFigure => {
    const rate = clean(eta);
    const loss = (theta: number): number => quadraticLoss([h], [theta]);
    const reach = Math.min(widest, Math.sqrt((2 * highest) / h));
    const path = descend({ curvatures: [h], start, lr: rate, steps: t }).map(([theta = 0]) => theta);
    const visible = untilOutside(path, (theta) => Math.abs(theta) <= reach);
    const points = visible.map((theta): Spot => [theta, loss(theta)]);
    const here = path[t] ?? start;
    const inside = visible.length === path.length;
    const now = inside
      ? `After ${count(t, "update")} it is at θ = ${formatNumber(here)}, where the loss is ${formatNumber(loss(here))}.`
      : `After ${count(t, "update")} it is outside the picture, at θ = ${formatNumber(here)}.`;
    return {
      kind: "curves",
      size,
      sentence: `At ${rateInWords(rate, h)} and h = ${h} the point ${fateInWords(rate, h)}. ${now}`,
      data: {
        x: { label: "parameter θ", domain: [-widest, widest] },
        panels: [
          {
            y: { label: "loss L", domain: [0, highest] },
            curves: [
              { label: "loss", role: "muted", points: range(80, -reach, reach).map((theta): Spot => [theta, loss(theta)]) },
              { label: "", role: "a", points, dots: true },
            ],
            marks: points.slice(-1).map(([x, y]) => ({ x, y, role: "a" as const, label: inside ? `t = ${t}` : "leaves" })),
          },
        ],
      },
    };
  },
});

/** What is left of the distance after one update, over all rates. */
const factor = interactive({
  id: "factor",
  title: "What one update leaves of the distance",
  controls: {
    eta: {
      type: "number",
      label: "Rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.01,
      max: 1,
      step: 0.01,
      start: 0.4,
      tries: [0.1, 0.25, 0.5],
    },
    h: { type: "number", label: "Curvature", symbol: "h", min: 2, max: 8, step: 1, start: 4 },
  },
  figure: ({ eta, h }): CurvesFigure => {
    const rate = clean(eta);
    const left = Math.abs(factorOf(rate, h));
    const corner = [0, 1 / h, Math.min(1, 2.5 / h)];
    const limits = `The best rate is 1/h = ${formatNumber(1 / h)} and the limit 2/h = ${formatNumber(2 / h)}.`;
    return {
      kind: "curves",
      size: { width: 640, height: 300 },
      sentence: `At ${rateInWords(rate, h)} and h = ${h} the point ${fateInWords(rate, h)}. ${limits}`,
      data: {
        x: { label: "rate η (1/curvature)", domain: [0, 1] },
        panels: [
          {
            y: { label: "part of the distance left, |1 − ηh|", domain: [0, 1.5] },
            curves: [{ label: "|1 − ηh|", role: "theory", points: corner.map((x): Spot => [x, Math.abs(1 - x * h)]) }],
            // A rate whose factor is off the picture stays at the top, and says so.
            marks: [
              {
                x: rate,
                y: Math.min(left, 1.5),
                role: "rate",
                label: `η = ${formatNumber(rate)}${left > 1.5 ? ": above the picture" : ""}`,
              },
            ],
            rules: [
              { axis: "x", at: 1 / h, label: "1/h" },
              { axis: "x", at: 2 / h, label: "2/h" },
              { axis: "y", at: 1, label: "nothing gained" },
            ],
          },
        ],
      },
    };
  },
});

const valleyStart: Spot = [2.4, 1.2];
const valleyReach = { x: 3, y: 1.8 };

/** Two directions at once: the sharper one sets the limit, the flatter one the speed. */
const valley = interactive({
  id: "valley",
  title: "Two directions, one rate",
  controls: {
    eta: {
      type: "number",
      label: "Rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.01,
      max: 0.6,
      step: 0.01,
      start: 0.4,
      tries: [0.48, 0.52],
    },
    flat: { type: "number", label: "Curvature along the valley", symbol: "h₁", min: 0.1, max: 4, step: 0.1, start: 0.4, tries: [0.1, 2] },
    sharp: { type: "number", label: "Curvature across it", symbol: "h₂", min: 4, max: 8, step: 1, start: 4 },
    t: { type: "number", label: "Updates done", symbol: "t", unit: "updates", min: 0, max: 40, step: 1, start: 40, time: true },
  },
  figure: ({ eta, flat, sharp, t }): ValleyFigure => {
    const rate = clean(eta);
    const along = clean(flat);
    const path = descend({ curvatures: [along, sharp], start: valleyStart, lr: rate, steps: t }).map(([x = 0, y = 0]): Spot => [x, y]);
    const inside = ([x, y]: Spot): boolean => Math.abs(x) <= valleyReach.x && Math.abs(y) <= valleyReach.y;
    const factors = [factorOf(rate, along), factorOf(rate, sharp)].map(Math.abs) as [number, number];
    const limit = maxStableRate([along, sharp]);
    const removed = 1 - Math.max(...factors);
    const slower = factors[0] >= factors[1] ? "along the valley" : "across it";
    const first =
      rate > limit
        ? `At η = ${formatNumber(rate)} the run flies away across the valley: the sharper direction allows at most ${formatNumber(limit)}.`
        : rate === limit
          ? `At η = ${formatNumber(rate)}, the sharper direction's limit, the point bounces between the walls forever.`
          : `At η = ${formatNumber(rate)} ${along === sharp ? "both directions are equally slow" : `the slower direction is the one ${slower}`}: an update removes ${percent(removed)} of the distance.`;
    const second = `Along the valley the factor is ${formatNumber(factorOf(rate, along))}, across it ${formatNumber(factorOf(rate, sharp))}; the best single rate is ${formatNumber(2 / (along + sharp))}.`;
    return {
      kind: "valley",
      size,
      sentence: `${first} ${second}`,
      data: {
        curvatures: [along, sharp],
        x: { label: "θ₁, along the valley", domain: [-valleyReach.x, valleyReach.x] },
        y: { label: "θ₂, across it", domain: [-valleyReach.y, valleyReach.y] },
        paths: [{ label: "start", role: "a", points: untilOutside(path, inside) }],
      },
    };
  },
});

const adamRate = 0.1;

/** SGD and Adam on the same bowl, with every gradient multiplied. */
const scale = interactive({
  id: "scale",
  title: "The same loss, measured in other units",
  controls: {
    doublings: { type: "number", label: "Gradients doubled, times", min: -3, max: 5, step: 1, start: 0, tries: [2, 5] },
    t: { type: "number", label: "Updates done", symbol: "t", unit: "updates", min: 1, max: 60, step: 1, start: 60, time: true },
  },
  figure: ({ doublings, t }): CurvesFigure => {
    const times = 2 ** doublings;
    const run = (optimizer: object): number[] =>
      descend({ curvatures: [times], start: 1, lr: adamRate, steps: t, ...optimizer }).map(([theta = 0]) => theta);
    const [sgd, byAdam] = [run({}), run({ optimizer: adam() })];
    const line = (label: string, role: Curve["role"], path: readonly number[]): Curve => ({
      label,
      role,
      points: clip(
        path.map((theta, step): Spot => [step, theta]),
        [-1.5, 1.5],
      ),
    });
    const length = (path: readonly number[]): string => formatNumber(Math.abs((path[1] ?? 0) - (path[0] ?? 0)));
    return {
      kind: "curves",
      size,
      sentence: `With every gradient times ${formatNumber(times)} the first SGD step is ${length(sgd)} long and the first Adam step ${length(byAdam)}. Both use η = ${adamRate}; under SGD the point ${fateInWords(adamRate, times)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, 60] },
        panels: [
          {
            y: { label: "parameter θ", domain: [-1.5, 1.5] },
            curves: [line("SGD", "a", sgd), line("Adam", "b", byAdam)],
            rules: [{ axis: "y", at: 0, label: "minimum" }],
          },
        ],
      },
    };
  },
});

/** The pictures of lesson 1. */
export const plots: readonly Interactive[] = [descent, factor, valley, scale];

/** A random valley: one direction of curvature 1, nineteen flatter ones, and where the run starts. */
function randomValley(seed: number, kappa: number): { curvatures: number[]; start: number[] } {
  const random = rng(seed).split("valley");
  const curvatures = [1, ...Array.from({ length: 19 }, () => Math.fround(kappa ** -random.next()))];
  return { curvatures, start: curvatures.map(() => random.normal()) };
}

/** Does doubling the rate help? Twice the rate against the rate, from the same start in the same valley. */
const doubling = experiment({
  id: "doubling",
  title: "Double the rate: does the run get further?",
  controls: {
    steps: { type: "number", label: "Updates", symbol: "N", unit: "updates", min: 10, max: 100, step: 10, start: 30 },
    kappa: { type: "number", label: "Condition number", symbol: "κ", min: 10, max: 1000, step: 10, start: 100 },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 8, max: 48, step: 8, start: 24 },
  },
  *run({ steps, kappa, seeds }): Generator<number, IntervalsFigure> {
    const rates = [0.25, 0.5, 0.9, 1, 1.05];
    const rows: IntervalsFigure["data"]["rows"][number][] = [];
    for (const [index, rate] of rates.entries()) {
      const logLoss = (seed: number, lr: number): number => {
        const { curvatures, start } = randomValley(seed, kappa);
        return Math.log10(quadraticLoss(curvatures, descend({ curvatures, start, lr, steps }).at(-1) ?? start));
      };
      const all = Array.from({ length: seeds }, (_, seed) => seed);
      const interval = pairedInterval(
        all.map((seed) => logLoss(seed, 2 * rate)),
        all.map((seed) => logLoss(seed, rate)),
      );
      const { mean, low, high } = interval;
      rows.push({
        label: `${formatNumber(2 * rate)} against ${formatNumber(rate)}`,
        mean,
        low,
        high,
        verdict: verdict(interval, { lowerIsBetter: true }),
      });
      yield (index + 1) / rates.length;
    }
    const named = (said: string): string =>
      rows
        .filter((row) => row.verdict === said)
        .map(({ label }) => label)
        .join(", ");
    const parts = ["better", "worse", "cannot tell"].filter((said) => named(said)).map((said) => `${said}: ${named(said)}`);
    return {
      kind: "intervals",
      size: { width: 640, height: 260 },
      sentence: `After ${steps} updates in ${seeds} random valleys the doubled rate comes out ${parts.join("; ")}. Rates are in units of 1/(largest curvature); each interval holds the mean difference with 95 % confidence.`,
      data: { x: { label: "log₁₀ of the final loss, doubled rate minus rate" }, rows },
    };
  },
});

/** The experiments of lesson 1. */
export const experiments: readonly Experiment[] = [doubling];
