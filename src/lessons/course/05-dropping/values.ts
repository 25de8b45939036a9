import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { percent } from "../../say.js";
import { settling, stepLengths } from "./pictures/buffers.js";
import { dropped } from "./pictures/exactDrop.js";
import { bestPlace, tunedStairs } from "./pictures/milestone.js";
import { kinds } from "./pictures/pressed.js";
import { endShare } from "./pictures/twoWells.js";
import {
  batchNorm,
  fallen,
  freshData,
  highest,
  lookAt,
  milestones,
  type Presses,
  pressesOf,
  relative,
  restarts,
  shapeIn,
  versusBest,
} from "./results.js";

const gain = (table: typeof milestones, name: string): string => differenceText(table, versusBest(table, name).difference);
const points = (part: number | null): string => (100 * (part ?? 0)).toFixed(1);

/** How far from where it was before, in per cent: the mean at a look. */
const change = (presses: Presses, runs: Presses["changed"], updates: Parameters<typeof lookAt>[0]): string =>
  percent(Math.abs(relative(presses, runs, lookAt(updates)).mean - 1));
const above = (presses: Presses, runs: Presses["changed"]): string => percent(highest(presses, runs) - 1);

/** The numbers of lesson 5. */
export const values = (): Record<string, string> => {
  const [fresh, finite, norm] = (["fresh", "finite", "norm"] as const).map((kind) => pressesOf(kinds[kind].study, kinds[kind].rate)) as [
    Presses,
    Presses,
    Presses,
  ]; // three kinds, three presses
  const raised = pressesOf(restarts, kinds.restart.rate);
  const exact = dropped(100, 0.1);
  const { gradients, steps } = stepLengths(0.1, 0.9);
  const place = bestPlace(0.1, 100);
  const [flat, flatLong] = [tunedStairs([], 0.1, 100).loss, tunedStairs([], 0.1, 10_000).loss];
  const [stairs, stairsLong] = [tunedStairs([1 / 3, 2 / 3], 0.1, 100).loss, tunedStairs([1 / 3, 2 / 3], 0.1, 10_000).loss];
  return {
    presses: String(fresh.before.length),
    pressRate: String(kinds.fresh.rate),
    fellAtOnce: String(fallen(fresh, lookAt(1))),
    fellAfterTen: String(fallen(fresh, lookAt(10))),
    fellAfterHundred: String(fallen(fresh, lookAt(100))),
    fallOfTen: change(fresh, fresh.changed, 10),
    fallOfHundred: change(fresh, fresh.changed, 100),
    highestDropped: above(fresh, fresh.changed),
    highestKept: above(fresh, fresh.kept),
    finiteFell: String(fallen(finite, lookAt(100))),
    finiteDropped: change(finite, finite.changed, 100),
    finiteKept: change(finite, finite.kept, 100),
    normRate: String(kinds.norm.rate),
    normFell: String(fallen(norm, lookAt(10))),
    normHighest: above(norm, norm.changed),
    restartRate: String(kinds.restart.rate),
    restartRose: String(raised.before.length - fallen(raised, lookAt(10))),
    restartTen: change(raised, raised.changed, 10),
    exactBefore: formatNumber(exact.total[100] as number),
    exactOne: formatNumber(exact.total[101] as number),
    exactTen: formatNumber(exact.total[110] as number),
    exactHundred: formatNumber(exact.total[200] as number),
    exactNoise: formatNumber(exact.noise[100] as number),
    exactNoiseAfter: formatNumber(exact.noise[200] as number),
    exactStart: formatNumber(exact.start[100] as number),
    exactStartAfter: formatNumber(exact.start[200] as number),
    stepGradients: formatNumber(gradients[10] as number),
    stepCarried: formatNumber(steps[10] as number),
    settling: String(settling(0.1, 0.9)),
    quenched: percent(endShare("quench", 0.2, 400)),
    annealed: percent(endShare("anneal", 0.2, 400)),
    neverHot: percent(endShare("cold", 0.2, 400)),
    hurried: percent(endShare("anneal", 0.2, 40)),
    place: percent(place.part),
    placeLoss: formatNumber(place.loss),
    flatLoss: formatNumber(flat),
    stairsLoss: formatNumber(stairs),
    longGain: formatNumber(flatLong / stairsLong, 2),
    seeds: String(milestones.seeds),
    freshSeeds: String(freshData.seeds),
    normSeeds: String(batchNorm.seeds),
    mlpThirds: gain(milestones, "step 1/3, 2/3"),
    mlpLate: gain(milestones, "step 3/4, 9/10"),
    mlpHalvings: gain(milestones, "five halvings"),
    mlpHighRate: points(shapeIn(milestones, "five halvings").rates.find(({ rate }) => rate === 0.1)?.test ?? null),
    mlpHighLate: points(shapeIn(milestones, "step 3/4, 9/10").rates.find(({ rate }) => rate === 0.1)?.test ?? null),
    hotRate: "0.1",
    freshThirds: gain(freshData, "step 1/3, 2/3"),
    freshLate: gain(freshData, "step 3/4, 9/10"),
    freshHalvings: gain(freshData, "five halvings"),
    normHalf: gain(batchNorm, "step 1/2, 3/4"),
    normLate: gain(batchNorm, "step 3/4, 9/10"),
    normHalvings: gain(batchNorm, "five halvings"),
  };
};
