import { formatNumber } from "../../../plots/format.js";
import { warmRestarts } from "../../../schedules/families/warmRestarts.js";
import { percent } from "../../say.js";
import {
  type Arm,
  accuracy,
  accuracyText,
  chosen,
  gain,
  interval,
  judged,
  mean,
  members,
  type NetName,
  points,
  seedCount,
  tests,
  values as valuesAt,
} from "./measured.js";
import { spotOf } from "./pictures/agreement.js";
import { endOf } from "./pictures/cycleEnds.js";

/** The part of the peak in the last epoch of the first cycles, with growth 2 and one step an epoch. */
export function lastRates(first: number): readonly number[] {
  const lr = warmRestarts({ baseLr: 1, cycleSteps: first, growth: 2 });
  return [1, 2, 3].map((n) => lr(endOf(first, 2, n) - 1));
}

/** The peak that the single net likes no less than others, and the one that is too hot for a constant rate. */
const [low, hot] = [0.05, 0.1];

/** One arm less another, with its interval: at one peak, or each at its own best. */
function less(net: NetName, arm: Arm, other: Arm = "single", rate?: number): string {
  const difference = gain(net, arm, other, rate);
  if (!difference) throw new RangeError(`${arm} less ${other} on ${net}: a run has left the numbers. Choose another peak.`);
  return interval(difference);
}

const barrierOf = (plan: "cycles" | "apart", rate = low): string => formatNumber(mean(valuesAt("mlp", plan, rate, "barrier") ?? []), 2);

/** The numbers of lesson 8, as its text says them. */
export const values = (): Record<string, string> => {
  const [epochEnd1 = 0, epochEnd2 = 0, epochEnd3 = 0] = lastRates(10);
  const own = chosen("mlp", "ensemble");
  const [cold, warm] = [spotOf("mlp", "cycles", low), spotOf("mlp", "cycles", own)];
  const cnn = gain("cnn", "ensemble", "single");
  return {
    seeds: String(seedCount("mlp")),
    epochEnd1: percent(epochEnd1, 3),
    epochEnd2: percent(epochEnd2, 2),
    epochEnd3: percent(epochEnd3, 2),
    lowPeak: formatNumber(low),
    lowSingleMlp: accuracyText(accuracy("mlp", "single", low)),
    lowEnsembleMlp: accuracyText(accuracy("mlp", "ensemble", low)),
    lowGainMlp: less("mlp", "ensemble", "single", low),
    ensembleGainMlp: less("mlp", "ensemble"),
    ensembleLessApartMlp: less("mlp", "ensemble", "apart"),
    snapshotGainMlp: less("mlp", "snapshot"),
    weightsGainMlp: less("mlp", "weights"),
    coldDifferMlp: percent(cold?.differ ?? Number.NaN),
    warmDifferMlp: percent(warm?.differ ?? Number.NaN),
    warmGainMlp: points(warm?.gain ?? Number.NaN),
    singlePeakMlp: formatNumber(chosen("mlp", "single")),
    singleMlp: accuracyText(accuracy("mlp", "single")),
    ensembleAtSingleMlp: accuracyText(accuracy("mlp", "ensemble", chosen("mlp", "single"))),
    ensemblePeakMlp: formatNumber(own),
    ensembleMlp: accuracyText(accuracy("mlp", "ensemble")),
    singleAtOwnMlp: accuracyText(accuracy("mlp", "single", own)),
    constantAtPeakMlp: accuracyText(accuracy("mlp", "constant", own)),
    lowBarrierMlp: barrierOf("cycles"),
    apartBarrierMlp: barrierOf("apart"),
    warmApartBarrierMlp: barrierOf("apart", own),
    ensembleGainCnn: less("cnn", "ensemble"),
    ensembleVerdictCnn: cnn ? judged(cnn) : "",
    apartGainCnn: less("cnn", "apart"),
    constantEnsembleGainCnn: less("cnn", "constantEnsemble"),
    snapshotGainCnn: less("cnn", "snapshot"),
    hotPeak: formatNumber(hot),
    hotOne: accuracyText(mean(members("mlp", "constant", hot))),
    hotFive: accuracyText(mean(tests("mlp", "constantEnsemble", hot) ?? [])),
    hotCosine: accuracyText(accuracy("mlp", "single", hot)),
  };
};
