import { formatNumber } from "../../../plots/format.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { percent } from "../../say.js";
import { accuracy, anytimeStudy, rateOf } from "./measured.js";
import { saidDifference } from "./pictures/anytime.js";
import { cooledLoss } from "./pictures/cooldowns.js";
import { bestPeak, gain } from "./pictures/lengths.js";
import { happened, promised } from "./pictures/promise.js";
import { ramp } from "./pictures/ramp.js";
import { atStop, left, planned, told } from "./pictures/stopping.js";
import type { Way } from "./study.js";

const usual = { shape: "linear", part: 0.2, end: 0 } as const;
const at = (stop: number) => atStop({ stop, ...usual });
const points = (way: Way, stop: number): string => `${(100 * accuracy(way, stop)).toFixed(1)} %`;

/** The first stop, in steps of 50, after which the branch is never ahead again. */
function crossing(): number {
  const stops = Array.from({ length: planned / 50 - 1 }, (_, i) => 50 * (i + 2));
  return 50 + Math.max(...stops.filter((stop) => at(stop).cosine >= at(stop).branch));
}

/** The settings that the text asks for. */
const [highRate, rampStart, rampHigh] = [0.3, 0.1, 0.4] as const;

/** The numbers that the text says. */
export function values() {
  const six = at(600);
  const wsd = { promised: promised("wsd"), happened: happened("wsd") };
  const part = (points: typeof wsd.promised): string =>
    percent(1 - (points.at(-1)?.[1] ?? 0) / (points.find(([t]) => t === 320)?.[1] ?? 1));
  return {
    left: percent(left(600)),
    branch600: formatNumber(six.branch),
    cosine600: formatNumber(six.cosine),
    told600: formatNumber(told(600)),
    cost600: percent(six.branch / told(600) - 1),
    branchEnd: formatNumber(at(planned).branch),
    cosineEnd: formatNumber(at(planned).cosine),
    crossing: String(crossing()),
    rootEnd: formatNumber(cooledLoss(0.12, "1-sqrt", 0.2, 0)),
    lineEnd: formatNumber(cooledLoss(0.12, "linear", 0.2, 0)),
    lineTenth: formatNumber(cooledLoss(0.12, "linear", 0.05, 0.1)),
    lineZero: formatNumber(cooledLoss(0.12, "linear", 0.05, 0)),
    highRate: formatNumber(highRate),
    highZero: formatNumber(cooledLoss(highRate, "linear", 1, 0)),
    highTenth: formatNumber(cooledLoss(highRate, "linear", 1, 0.1)),
    peakShort: formatNumber(bestPeak("linear", 100)),
    peakMiddle: formatNumber(bestPeak("linear", 1000)),
    peakLong: formatNumber(bestPeak("linear", 10_000)),
    gainShort: formatNumber(gain("linear", 100)),
    gainLong: formatNumber(gain("linear", 10_000)),
    exponentialLong: formatNumber(gain("exponential to 1 %", 10_000)),
    exponentialShort: formatNumber(gain("exponential to 1 %", 100)),
    wsdLong: formatNumber(gain("wsd 20 %, linear", 10_000)),
    rootLong: formatNumber(gain("wsd 20 %, 1-sqrt", 10_000)),
    inverseLong: formatNumber(gain("inverse sqrt, 5 %", 10_000)),
    stepShort: formatNumber(gain("step 50/75 %", 100)),
    seeds: String(anytimeStudy().seeds),
    accTold: points("linear, told the stop", 750),
    accBranch: points("branch, linear", 750),
    accCosine: points("cosine", 750),
    accAverage: points("average", 750),
    accConstant: points("constant", 750),
    accFree: points("schedule-free", 750),
    averageEarly: points("average", 250),
    branchEarly: points("branch, linear", 250),
    rateTrunk: formatNumber(rateOf("branch, linear", 750)),
    rateFree: formatNumber(rateOf("schedule-free", 750)),
    branchCosine: saidDifference("branch, linear", "cosine", 750),
    branchConstant: saidDifference("branch, linear", "constant", 750),
    branchTold: saidDifference("branch, linear", "linear, told the stop", 750),
    averageBranch: saidDifference("average", "branch, linear", 750),
    averageTold: saidDifference("average", "linear, told the stop", 750),
    freeBranch: saidDifference("schedule-free", "branch, linear", 750),
    rootLine: saidDifference("branch, 1 − sqrt", "branch, linear", 750),
    tenthZero: saidDifference("branch to 10 %", "branch, linear", 750),
    earlyCosine: saidDifference("branch, linear", "cosine", 500),
    lateCosine: saidDifference("branch, linear", "cosine", 1250),
    freeConstant: saidDifference("schedule-free", "constant", 750),
    leftEarly: percent(cosineAnnealing({ baseLr: 1, totalSteps: 1250 })(500)),
    boundFall: part(wsd.promised),
    lossFall: part(wsd.happened),
    rampStart: formatNumber(rampStart),
    rampHigh: formatNumber(rampHigh),
    rampRate: formatNumber(ramp("rate", rampStart, 2).end),
    rampBatch: formatNumber(ramp("batch", rampStart, 2).end),
    rampUpdates: String(ramp("batch", rampStart, 2).updates),
    rampAll: String(ramp("rate", rampStart, 2).updates),
    rampApart: percent(ramp("batch", rampHigh, 2).end / ramp("rate", rampHigh, 2).end - 1),
  } satisfies Record<string, string>;
}
