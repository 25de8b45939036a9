import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { rng } from "../../../engine/rng.js";
import { type Experiment, experiment, type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Figure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { intervalsFigure } from "../../../plots/intervalsFigure.js";
import { greedy } from "../../../schedules/controllers/greedy.js";
import { linear } from "../../../schedules/families/linear.js";
import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { curvatures, problem, tune } from "../../noisyQuadratic.js";

const steps = 1000;
/** Updates between two readings of the loss. */
const every = 10;

/** What one run did: its rates, and its exact expected losses before the first update and after each. */
export interface Probed {
  readonly rates: readonly number[];
  readonly losses: readonly number[];
}

/** One run under the rule. The run is exact; only the readings of its loss have noise, a part of the loss of that size. */
export function probe({ first, noise, seed }: { first: number; noise: number; seed: number }): Probed {
  const rule = greedy({ baseLr: first, maxLr: 1, factor: 0.8, patience: 1 });
  const { normal } = rng(seed).split("readings");
  const squares = new Float64Array(curvatures.length).fill(1); // E[θ²] of each direction
  const lossNow = (): number => curvatures.reduce((sum, h, i) => sum + (h * (squares[i] as number)) / 2, 0);
  const [rates, losses]: [number[], number[]] = [[], [lossNow()]];
  let state = rule.init();
  for (let t = 1; t <= steps; t++) {
    const rate = rule.lr(state);
    for (let i = 0; i < squares.length; i++) {
      const h = curvatures[i] as number; // both are of one length
      squares[i] = (1 - rate * h) ** 2 * (squares[i] as number) + rate * rate * h;
    }
    const loss = lossNow();
    rates.push(rate);
    losses.push(loss);
    if (t % every === 0) state = rule.observe(state, loss * (1 + noise * normal()));
  }
  return { rates, losses };
}

const firsts = [0.005, 0.02, 0.08, 0.3, 0.6];
const noises: Readonly<Record<string, string>> = { "0": "none", "0.01": "1 %", "0.03": "3 %", "0.1": "10 %" };

const noiseOptions = Object.entries(noises).map(([value, label]) => ({ value, label }));

const thinned = (losses: readonly number[]): Point[] => losses.flatMap((loss, t): Point[] => (t % 10 === 0 ? [[t, loss]] : []));

/** The rate finds its way, or loses it. */
const wander = interactive({
  id: "wander",
  title: "Up while it helps, down when it doesn't",
  controls: {
    first: {
      type: "choice",
      label: "First rate",
      options: firsts.map((first) => ({ value: String(first), label: String(first) })),
      start: "0.02",
    },
    noise: { type: "choice", label: "Noise in each reading", options: noiseOptions, start: "0.03" },
    seed: { type: "number", label: "Seed of the noise", min: 1, max: 24, step: 1, start: 1, tries: [2, 3] },
  },
  figure: (values): CurvesFigure => {
    const [first, noise] = [Number(values.first), Number(values.noise)];
    const { rates, losses } = probe({ first, noise, seed: values.seed });
    const stayed = expectedLoss({ ...problem, lr: first, steps });
    const [end, flat] = [losses[steps] as number, stayed[steps] as number]; // both hold steps + 1 losses
    const [top, last] = [Math.max(...rates), rates[steps - 1] as number];
    const ratio = flat / end;
    const way = top > first ? `goes from ${first} up to ${formatNumber(top)}` : `never rises above the first ${first}`;
    const reading = noise === 0 ? "Reading the exact loss" : `Reading the loss with ${noises[values.noise]} of noise`;
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `${reading}, the rate ${way} and ends at ${formatNumber(last)}. The loss ends at ${formatNumber(end)}, ${formatNumber(ratio > 1 ? ratio : 1 / ratio)} times ${ratio > 1 ? "below" : "above"} what staying at ${first} gives.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", scale: "log", domain: [1e-4, 1] },
            curves: [
              {
                label: "",
                role: "rate",
                stairs: true,
                points: [
                  ...rates.flatMap((rate, t): Point[] => (t % every === 0 ? [[t, Math.max(rate, 1e-4)]] : [])),
                  [steps, Math.max(last, 1e-4)],
                ],
              },
            ],
            rules: [{ axis: "y", at: first, label: "first" }],
            share: 0.45,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 5] },
            curves: [
              { label: "staying", role: "theory", dashed: true, points: thinned(stayed) },
              { label: "", role: "a", points: thinned(losses) },
            ],
            share: 0.55,
          },
        ],
      },
    };
  },
});

const staying = (first: number): number => expectedLoss({ ...problem, lr: first, steps })[steps] as number; // it holds steps + 1 losses

const rivals = {
  same: { label: "a constant at the same first rate", loss: staying },
  constant: { label: "the best constant", loss: () => tune((rate) => rate, steps).loss },
  line: { label: "a line to zero, at its best peak", loss: () => tune((baseLr) => linear({ baseLr, totalSteps: steps }), steps).loss },
} as const;

/** Many seeds of the readings against a rival that reads nothing. */
const duel = experiment({
  id: "duel",
  title: "Greedy against a rate that was chosen",
  controls: {
    rival: {
      type: "choice",
      label: "Against",
      options: Object.entries(rivals).map(([value, { label }]) => ({ value, label })),
      start: "same",
    },
    noise: { type: "choice", label: "Noise in each reading", options: noiseOptions.slice(1), start: "0.03" }, // without any, seeds are alike
    seeds: { type: "number", label: "Seeds", min: 8, max: 48, step: 8, start: 24 },
  },
  *run({ rival, noise, seeds }): Generator<number, Figure> {
    const rows: Record<string, Interval> = {};
    for (const [i, first] of firsts.entries()) {
      yield i / firsts.length;
      const other = Math.log2(rivals[rival as keyof typeof rivals].loss(first)); // the control offers these only
      const ours: number[] = [];
      for (let seed = 1; seed <= seeds; seed++) {
        ours.push(Math.log2(probe({ first, noise: Number(noise), seed }).losses[steps] as number)); // steps + 1 losses
        yield (i + seed / seeds) / firsts.length;
      }
      rows[`from ${first}`] = pairedInterval(ours, new Array<number>(seeds).fill(other));
    }
    const figure = intervalsFigure({
      label: "log₂ of greedy's loss over the rival's (−1: half of it)",
      rows,
      lowerIsBetter: true,
      smallest: 0.1,
    });
    const better = figure.data.rows.filter(({ verdict }) => verdict === "better").length;
    const { label } = rivals[rival as keyof typeof rivals]; // as above
    return {
      ...figure,
      sentence: `Against ${label}, greedy is better from ${better} of ${firsts.length} first rates. In powers of two, ${figure.sentence}`,
    };
  },
});

/** The picture of the greedy page. */
export const plots: readonly Interactive[] = [wander];

/** Its experiment takes a run for each seed and first rate. */
export const experiments: readonly Experiment[] = [duel];
