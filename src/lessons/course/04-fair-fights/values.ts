import type { ExperimentTable, Versus } from "../../../engine/experiment/table.js";
import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { storedSweep } from "../../stored.js";
import milestonesSummary from "../05-dropping/results/milestones.summary.json" with { type: "json" };
import spec from "./results/finite.json" with { type: "json" };
import { coarse, finite, horizons, noisy, online, rates, shapeIn, shares, testAt, versusAt, versusBest } from "./results.js";

const milestones = storedSweep("05-dropping/milestones", milestonesSummary);

/** A difference with its interval, in points: "+1.21 [+0.74, +1.67]". */
const gain = ({ difference }: Versus): string => differenceText(finite, difference);
/** The difference alone, one digit after the point. */
const short = ({ difference: { mean } }: Versus): string => signed(100 * mean);
const signed = (points: number): string => `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)}`;
const points = (part: number): string => (100 * part).toFixed(1);
const rateOf = (table: ExperimentTable, name: string): number => shapeIn(table, name).rate as number; // no shape diverged at every rate
const bestOf = (table: ExperimentTable, name: string): string => points(shapeIn(table, name).test as number);

/** The rate that would have been chosen on the test data. */
const bestOnTest = (table: ExperimentTable, name: string): number =>
  rates.reduce<number>((best, rate) => (testAt(table, name, rate) > testAt(table, name, best) ? rate : best), rates[0]);
/** How far a shape's accuracy moves between the best and the worst of the rates. */
const spanOver = (table: ExperimentTable, name: string, list: readonly number[] = rates): number => {
  const tests = list.map((rate) => testAt(table, name, rate));
  return Math.max(...tests) - Math.min(...tests);
};
/** How far apart the shapes are, each at its own best rate. */
const spanOfBest = (table: ExperimentTable): number => {
  const tests = table.shapes.map(({ test }) => test as number);
  return Math.max(...tests) - Math.min(...tests);
};

/** The numbers of lesson 4. */
export const values = (): Record<string, string> => {
  const early = rateOf(horizons, "5 %");
  const best = rateOf(horizons, "100 %");
  const [few, many] = [shares(finite), shares(online)];
  return {
    updates: String(spec.steps),
    topRate: String(rates[8]),
    gainRatio: formatNumber(versusAt(finite, "cosine", 0.1).difference.mean / versusBest(finite, "cosine").difference.mean, 2),
    seeds: String(finite.seeds),
    lowRate: String(rates[0]),
    gainLow: gain(versusAt(finite, "cosine", rates[0])),
    gainLowShort: short(versusAt(finite, "cosine", rates[0])),
    gainHigh: gain(versusAt(finite, "cosine", 0.1)),
    gainHighShort: short(versusAt(finite, "cosine", 0.1)),
    gainTop: gain(versusAt(finite, "cosine", 0.2)),
    gainAtConstants: gain(versusAt(finite, "cosine", rateOf(finite, "constant"))),
    constantRate: String(rateOf(finite, "constant")),
    cosineRate: String(rateOf(finite, "cosine")),
    constantBest: bestOf(finite, "constant"),
    constantTestRate: String(bestOnTest(finite, "constant")),
    constantTestBest: points(testAt(finite, "constant", bestOnTest(finite, "constant"))),
    cosineBest: bestOf(finite, "cosine"),
    gainBest: gain(versusBest(finite, "cosine")),
    coarseConstantRate: String(rateOf(coarse, "constant")),
    gainCoarse: gain(versusBest(coarse, "cosine")),
    gridPart: formatNumber(100 * (1 - versusBest(finite, "cosine").difference.mean / versusBest(coarse, "cosine").difference.mean), 2),
    constantFall: points(testAt(finite, "constant", 0.05) - testAt(finite, "constant", 0.2)),
    cosineFall: points((shapeIn(finite, "cosine").test as number) - testAt(finite, "cosine", 0.2)),
    onlineCosine: gain(versusBest(online, "cosine")),
    onlineStep: gain(versusBest(online, "step 1/3, 2/3")),
    noisyCosine: gain(versusBest(noisy, "cosine")),
    noisyRate: String(rateOf(noisy, "cosine")),
    stepGain: gain(versusBest(milestones, "step 1/3, 2/3")),
    lateGain: gain(versusBest(milestones, "step 3/4, 9/10")),
    halvingsGain: gain(versusBest(milestones, "five halvings")),
    milestoneSeeds: String(milestones.seeds),
    earlyRate: String(early),
    earlyLeader: points(testAt(horizons, "5 %", early)),
    earlyBest: points(testAt(horizons, "5 %", best)),
    endBest: String(best),
    endCost: points(testAt(horizons, "100 %", best) - testAt(horizons, "100 %", early)),
    quarterRate: String(rateOf(horizons, "25 %")),
    quarterBehind: points(testAt(horizons, "25 %", rateOf(horizons, "25 %")) - testAt(horizons, "25 %", best)),
    rateSpan: points(spanOver(finite, "constant")),
    rateSpanCosine: points(spanOver(finite, "cosine")),
    shapeSpan: points(spanOfBest(finite)),
    spanRatio: formatNumber(spanOver(finite, "constant") / spanOfBest(finite), 2),
    shareRate: formatNumber(100 * few.rate, 2),
    shareShape: formatNumber(100 * few.shape, 2),
    shareBoth: formatNumber(100 * few.both, 2),
    shareRateOnline: formatNumber(100 * many.rate, 2),
    shareShapeOnline: formatNumber(100 * many.shape, 2),
    shareBothOnline: formatNumber(100 * many.both, 2),
  };
};
