import type { ExperimentTable } from "../../../engine/experiment/table.js";
import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { values as fair } from "../../course/04-fair-fights/values.js";
import { values as drops } from "../../course/05-dropping/values.js";
import { values as warm } from "../../course/06-warmup/values.js";
import { naiveFinder, readings } from "../../course/09-one-cycle/finder.js";
import { readerTest } from "../../course/09-one-cycle/pictures/finderRuns.js";
import { rangeLosses } from "../../course/09-one-cycle/study.js";
import { values as finder } from "../../course/09-one-cycle/values.js";
import cuts from "../../course/10-plateau/results/false-cuts.summary.json" with { type: "json" };
import { values as scale } from "../../course/12-scale/values.js";
import { values as ship } from "../../course/13-ship-it/values.js";
import { percent } from "../../say.js";
import { listsOf, storedStudy, storedSweep } from "../../stored.js";
import { settings, shapeOf } from "../choose/measured.js";
import { taken } from "../taken.js";
import cycleForms from "./results/cycle-forms.summary.json" with { type: "json" };
import firstUpdate from "./results/first-update.summary.json" with { type: "json" };
import { decays } from "./starts.js";

/** What is called one cycle, in three forms, on the convolutional net; and a rise that counts from 0, and from 1. */
export const forms: ExperimentTable = storedSweep("who-is-right/cycle-forms", cycleForms);
export const counted: ExperimentTable = storedSweep("who-is-right/first-update", firstUpdate);

/** A shape less its table's baseline, each at its own best rate, and the verdict. */
function less(table: ExperimentTable, name: string): { readonly text: string; readonly verdict: string } {
  const { versus } = shapeOf(table, name);
  if (versus === null) throw new RangeError(`${name} must have been compared with ${table.baseline}.`);
  return { text: differenceText(table, versus.difference), verdict: versus.verdict };
}

/** What the five rules read off one range test, the least first. */
export function rulesOf(shuffle: number): readonly number[] {
  const found = readings(naiveFinder(rangeLosses(readerTest(100), shuffle)));
  return Object.values(found)
    .filter((rate) => rate !== null)
    .toSorted((a, b) => a - b);
}

/** The sizes of noise in the stored runs of a plateau rule. */
const noises = [0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1];

/** The part of the stored runs with patience 10 that had a cut though none was due. */
export function cutShare(noise: number): number {
  const runs = watched();
  const at = noises.indexOf(noise);
  return runs.filter((run) => (run[at] ?? 0) > 0).length / runs.length;
}

/** How often each of the stored runs with patience 10 was cut, for each size of noise. */
const watched = () => listsOf(storedStudy("10-plateau/false-cuts", cuts), "patience 10, mean of 1", "cuts");

/** The numbers of this page. */
export const values = (): Record<string, string> => {
  const left = (name: string, t: number): string => percent(decays[name]?.(t) ?? Number.NaN, 3);
  const [three, triangle, fromOne] = [less(forms, "three phases"), less(forms, "triangle"), less(counted, "from 1")];
  const [cosine, root] = [less(settings.fresh.table, "cosine"), less(settings.fresh.table, "inverse sqrt")];
  const rules = rulesOf(1);
  return {
    threeLess: three.text,
    threeVerdict: three.verdict,
    triangleLess: triangle.text,
    triangleVerdict: triangle.verdict,
    fromOneLess: fromOne.text,
    fromOneVerdict: fromOne.verdict,
    cosineLess: cosine.text,
    cosineVerdict: cosine.verdict,
    rootLess: root.text,
    rootVerdict: root.verdict,
    rulesLeast: formatNumber(rules[0] ?? Number.NaN, 2),
    rulesMost: formatNumber(rules.at(-1) ?? Number.NaN, 2),
    watchedRuns: String(watched().length),
    cosineTenth: left("cosine", 100),
    cosineQuarter: left("cosine", 250),
    factorsTenth: left("exponential", 100),
    cutsHalf: percent(cutShare(0.005)),
    cutsOne: percent(cutShare(0.01)),
    cutsThree: percent(cutShare(0.03), 3),
    ...taken("fair", fair(), ["cosineRate", "gainHigh"]),
    ...taken("drops", drops(), ["mlpThirds", "mlpHalvings"]),
    ...taken("warm", warm(), ["modest10", "edge0", "edge50"]),
    ...taken("finder", finder(), ["naiveFoot100", "seeds", "bestCycle", "bestConstant"]),
    ...taken("ship", ship(), ["sgdWarmup", "adamWarmupKept"]),
    ...taken("scale", scale(), ["noiseStart", "noiseEnd", "varianceTimes", "signalTimes", "lambdaConstant", "lambdaLow"]),
  };
};
