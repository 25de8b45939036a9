import { remembered } from "../../../labs/exact/remembered.js";
import { formatNumber } from "../../../plots/format.js";
import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { listsOf, numbersOf, type StoredStudy, storedStudy } from "../../stored.js";
import batchSummary from "./results/batch-sizes.summary.json" with { type: "json" };
import decaySummary from "./results/decays.summary.json" with { type: "json" };
import edgeSummary from "./results/edge.summary.json" with { type: "json" };
import noiseSummary from "./results/noise-scale.summary.json" with { type: "json" };
import widthSummary from "./results/widths.summary.json" with { type: "json" };
import { batchCase, batches, type OptimizerName } from "./studies/batchSizes.js";
import { decayCase, decayRates } from "./studies/decays.js";
import { type EdgeShape, edgeCase } from "./studies/edge.js";
import { type ParametrisationName, widthCase } from "./studies/widths.js";

export const batchStudied = remembered((): StoredStudy => storedStudy("12-scale/batch-sizes", batchSummary), 1);
export const widthStudied = remembered((): StoredStudy => storedStudy("12-scale/widths", widthSummary), 1);
export const noiseStudied = remembered((): StoredStudy => storedStudy("12-scale/noise-scale", noiseSummary), 1);
export const decayStudied = remembered((): StoredStudy => storedStudy("12-scale/decays", decaySummary), 1);
export const edgeStudied = remembered((): StoredStudy => storedStudy("12-scale/edge", edgeSummary), 1);

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of a number over seeds with its 95 % interval. */
export const meanInterval = (values: readonly number[]): Interval =>
  pairedInterval(
    values,
    values.map(() => 0),
  );

/** The last word of each case that begins so: its rate. */
const ratesIn = (study: StoredStudy, start: string): readonly number[] =>
  Object.keys(study.cases)
    .filter((name) => name.startsWith(`${start} `))
    .map((name) => Number(name.slice(start.length + 1)))
    .sort((a, b) => a - b);

/** A loss of each seed, from the study's cases; a run that left the numbers is as bad as can be told. */
const lossesOf = (study: StoredStudy, of: string, split: "validation" | "test"): readonly number[] =>
  study.cases[of]?.[split]?.every((one) => typeof one === "number")
    ? numbersOf(study, of, split)
    : Array.from({ length: study.seeds }, () => 1e6);

/** Loss against rate: the mean over seeds and its interval, and each seed's own best rate. */
export interface Curve {
  readonly rates: readonly number[];
  readonly loss: readonly Interval[];
  /** Where the loss of each seed is lowest: of a parabola through its best rate and the two beside it, on log axes. */
  readonly best: readonly number[];
}

/** Where a parabola through three points is lowest, between the outer two; x and y are on log axes already. */
export function vertex(x: readonly [number, number, number], y: readonly [number, number, number]): number {
  const [left, right] = [(y[1] - y[0]) / (x[1] - x[0]), (y[2] - y[1]) / (x[2] - x[1])];
  const bend = (right - left) / (x[2] - x[0]);
  if (!(bend > 0)) return x[1];
  const at = (x[0] + x[1]) / 2 - left / (2 * bend);
  return Math.min(x[2], Math.max(x[0], at));
}

function bestOf(rates: readonly number[], losses: readonly number[]): number {
  const i = losses.indexOf(Math.min(...losses));
  if (i === 0 || i === rates.length - 1) return rates[i] as number; // it was found
  const at = (list: readonly number[]): [number, number, number] =>
    [i - 1, i, i + 1].map((j) => Math.log(list[j] as number)) as [number, number, number];
  return Math.exp(vertex(at(rates), at(losses)));
}

function curveOf(study: StoredStudy, start: string): Curve {
  const rates = ratesIn(study, start);
  const validation = rates.map((rate) => lossesOf(study, `${start} ${rate}`, "validation"));
  return {
    rates,
    loss: rates.map((rate) => meanInterval(lossesOf(study, `${start} ${rate}`, "test"))),
    best: Array.from({ length: study.seeds }, (_, seed) =>
      bestOf(
        rates,
        validation.map((losses) => losses[seed] as number), // one for each seed
      ),
    ),
  };
}

const startOf = (of: string): string => of.slice(0, of.lastIndexOf(" "));

export const batchCurve = remembered(
  (name: OptimizerName, batch: number): Curve => curveOf(batchStudied(), startOf(batchCase(name, batch, 0))),
  32,
);
export const widthCurve = remembered(
  (name: ParametrisationName, width: number): Curve => curveOf(widthStudied(), startOf(widthCase(name, width, 0))),
  32,
);

/** Loss against weight decay at a peak rate; what the curve calls its rates are decays here. */
export const decayCurve = remembered((rate: number): Curve => curveOf(decayStudied(), startOf(decayCase(rate, 1))));

const geometric = (values: readonly number[]): Interval => meanInterval(values.map(Math.log));

/** The best rate over seeds, as their geometric mean with its interval. */
export function bestRate({ best }: Curve): { readonly rate: number; readonly low: number; readonly high: number } {
  const { mean: middle, low, high } = geometric(best);
  return { rate: Math.exp(middle), low: Math.exp(low), high: Math.exp(high) };
}

/** How the best rate grows with something: the slope on log axes of each seed's line of least squares, and its interval over seeds. */
export function slopeOf(sizes: readonly number[], curves: readonly Curve[]): Interval {
  const x = sizes.map(Math.log);
  const middle = mean(x);
  const square = x.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  const seeds = (curves[0] as Curve).best.map((_, seed) => {
    const y = curves.map(({ best }) => Math.log(best[seed] as number)); // one for each seed
    return x.reduce((sum, one, i) => sum + (one - middle) * (y[i] as number), 0) / square; // as many as sizes
  });
  return meanInterval(seeds);
}

/** The slope of best rate against batch, over batch sizes from one to another. */
export const batchSlope = (name: OptimizerName, from: number, to: number): Interval => {
  const sizes = batches.filter((batch) => batch >= from && batch <= to);
  return slopeOf(
    sizes,
    sizes.map((batch) => batchCurve(name, batch)),
  );
};

/** The slope of best decay against rate: 0 where the decay stands still, −1 where the product does. */
export const decaySlope = (): Interval => slopeOf(decayRates, decayRates.map(decayCurve));

/** The mean test loss and accuracy of a peak rate with a decay. */
export const decayed = (rate: number, decay: number): { readonly loss: number; readonly accuracy: number } => {
  const of = (value: string): number => mean(numbersOf(decayStudied(), decayCase(rate, decay), value));
  return { loss: of("test"), accuracy: of("accuracy") };
};

/** λ along a run: for each look the values over seeds. */
export function lambdas(name: EdgeShape, rate: number): readonly (readonly number[])[] {
  const lists = listsOf(edgeStudied(), edgeCase(name, rate), "lambda");
  return (lists[0] as readonly number[]).map((_, look) => lists.map((list) => list[look] as number)); // equally long
}

export function edgeLosses(name: EdgeShape, rate: number): readonly number[] {
  const lists = listsOf(edgeStudied(), edgeCase(name, rate), "loss");
  return (lists[0] as readonly number[]).map((_, look) => mean(lists.map((list) => list[look] as number))); // equally long
}

/** A number whose interval leaves it two digits: 17,824 is 18000. */
export const rough = (value: number): string => formatNumber(Number(value.toPrecision(2)), 2);

/** tr Σ and |G|² along a run, and their ratio: the mean over seeds of each, and for the ratio an interval from leaving one seed out at a time. */
export function noiseAlong(): readonly {
  readonly variance: number;
  readonly squaredLength: number;
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  readonly loss: number;
}[] {
  const study = noiseStudied();
  const [name = ""] = Object.keys(study.cases);
  const of = (value: string) => listsOf(study, name, value);
  const [variances, lengths, losses] = [of("variance"), of("squaredLength"), of("loss")];
  return (variances[0] as readonly number[]).map((_, look) => {
    const [v, g, l] = [variances, lengths, losses].map((lists) => lists.map((list) => list[look] as number)) as [
      number[],
      number[],
      number[],
    ]; // three
    const n = v.length;
    const scale = mean(v) / mean(g);
    // the jackknife, on a log axis: the ratio of two means is skewed
    const without = v.map((_, i) => Math.log((mean(v) * n - (v[i] as number)) / (mean(g) * n - (g[i] as number))));
    const middle = mean(without);
    const error = Math.sqrt(((n - 1) / n) * without.reduce((sum, one) => sum + (one - middle) ** 2, 0));
    const margin = Math.exp(2.07 * error); // Student's factor for 23 degrees of freedom
    return { variance: mean(v), squaredLength: mean(g), scale, low: scale / margin, high: scale * margin, loss: mean(l) };
  });
}
