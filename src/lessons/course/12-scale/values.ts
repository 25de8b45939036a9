import { formatNumber } from "../../../plots/format.js";
import { scaleLr } from "../../../schedules/scaleLr.js";
import { count, percent } from "../../say.js";
import {
  batchCurve,
  batchSlope,
  batchStudied,
  bestRate,
  decayCurve,
  decayed,
  decaySlope,
  noiseAlong,
  rough,
  widthCurve,
} from "./measured.js";
import { saidSlope } from "./pictures/bestRates.js";
import { meterOf, settled } from "./pictures/meter.js";
import type { OptimizerName } from "./studies/batchSizes.js";
import { decayRates } from "./studies/decays.js";
import { looks } from "./studies/noiseScales.js";
import type { ParametrisationName } from "./studies/widths.js";

const rate = (name: OptimizerName, batch: number): number => bestRate(batchCurve(name, batch)).rate;
const widthRate = (name: ParametrisationName, width: number): string => {
  const { rate: best, low, high } = bestRate(widthCurve(name, width));
  return `${formatNumber(best)} [${formatNumber(low)}, ${formatNumber(high)}]`;
};
const lossAt = (name: OptimizerName, batch: number): number => Math.min(...batchCurve(name, batch).loss.map(({ mean }) => mean));

/** How much above its best loss a net of width 256 ends at the narrow net's best rate, in per cent; the loss between two rates on log axes. */
function carried(name: ParametrisationName): string {
  const narrow = bestRate(widthCurve(name, 16)).rate;
  const { rates, loss } = widthCurve(name, 256);
  const means = loss.map(({ mean }) => Math.log(mean));
  const i = rates.findIndex((one) => one > narrow);
  const [low, high] = [rates[i - 1] as number, rates[i] as number]; // the best rate lies between two
  const part = Math.log(narrow / low) / Math.log(high / low);
  const there = (means[i - 1] as number) + part * ((means[i] as number) - (means[i - 1] as number));
  return percent(Math.exp(there - Math.min(...means)) - 1);
}

/** The numbers that the text says. */
export function values() {
  const noise = noiseAlong();
  const far = decayRates.map((rate) => decayed(rate, 16).loss);
  const look = (update: number) => noise[looks.indexOf(update)] as (typeof noise)[number]; // it is among the looks
  const said = ({ scale, low, high }: (typeof noise)[number]): string => `${rough(scale)} [${rough(low)}, ${rough(high)}]`;
  const endOf = (...of: Parameters<typeof meterOf>) => meterOf(...of).at(-1) as ReturnType<typeof meterOf>[number]; // there are looks
  const lambdaOf = (...of: Parameters<typeof meterOf>): string => formatNumber(endOf(...of).lambda);
  return {
    seeds: String(batchStudied().seeds),
    sgdSmall: formatNumber(rate("sgd", 8)),
    sgdLarge: formatNumber(rate("sgd", 512)),
    sgdMiddle: formatNumber(rate("sgd", 64)),
    adamSmall: formatNumber(rate("adam", 8)),
    adamLarge: formatNumber(rate("adam", 512)),
    sgdTimes: formatNumber(rate("sgd", 512) / rate("sgd", 8)),
    adamTimes: formatNumber(rate("adam", 512) / rate("adam", 8)),
    sgdRise: saidSlope(batchSlope("sgd", 8, 64)),
    sgdFlat: saidSlope(batchSlope("sgd", 64, 512)),
    adamRise: saidSlope(batchSlope("adam", 8, 64)),
    adamFlat: saidSlope(batchSlope("adam", 64, 512)),
    linearAt: formatNumber(64 * rate("sgd", 8)),
    lossSmall: formatNumber(lossAt("sgd", 8)),
    lossMiddle: formatNumber(lossAt("sgd", 64)),
    lossLarge: formatNumber(lossAt("sgd", 512)),
    adamLossSmall: formatNumber(lossAt("adam", 8)),
    adamLossLarge: formatNumber(lossAt("adam", 512)),
    rootGuess: formatNumber(scaleLr({ lr: 3e-4, from: 512, to: 4096, rule: "sqrt" }), 2),
    linearGuess: formatNumber(scaleLr({ lr: 3e-4, from: 512, to: 4096, rule: "linear" }), 2),
    noiseStart: said(look(0)),
    noiseMiddle: said(look(320)),
    noiseEnd: said(look(1280)),
    noiseTimes: rough(look(1280).scale / look(0).scale),
    varianceTimes: formatNumber(look(0).variance / look(1280).variance, 2),
    signalTimes: rough(look(0).squaredLength / look(1280).squaredLength),
    edgeRate: formatNumber(0.6),
    edge: formatNumber(settled("constant", 0.6)),
    edgeLow: formatNumber(settled("constant", 0.3)),
    edgeWarmup: formatNumber(endOf("warmup", 0.6).meter),
    lambdaStart: formatNumber((meterOf("constant", 0.6)[0] as ReturnType<typeof meterOf>[number]).lambda), // the first look
    lambdaConstant: lambdaOf("constant", 0.6),
    lambdaLow: lambdaOf("constant", 0.3),
    lambdaLinear: lambdaOf("linear to zero", 0.6),
    lambdaDrop: lambdaOf("a quarter from half-way", 0.6),
    twoOver: formatNumber(2 / 0.6),
    twoOverLow: formatNumber(2 / 0.3),
    narrow: widthRate("standard", 16),
    middle: widthRate("standard", 64),
    wide: widthRate("standard", 256),
    narrowMuP: widthRate("muP", 16),
    middleMuP: widthRate("muP", 64),
    wideMuP: widthRate("muP", 256),
    standardFalls: formatNumber(bestRate(widthCurve("standard", 16)).rate / bestRate(widthCurve("standard", 256)).rate, 2),
    muPMoves: formatNumber(bestRate(widthCurve("muP", 256)).rate / bestRate(widthCurve("muP", 16)).rate, 2),
    costStandard: carried("standard"),
    costMuP: carried("muP"),
    horizon: count(Math.round(1 / (3e-4 * 0.1) / 1000) * 1000, "update"),
    decayPeak: formatNumber(decayRates[1]),
    decayNone: formatNumber(decayed(decayRates[1], 0).loss),
    decayBest: formatNumber(Math.min(...decayCurve(decayRates[1]).loss.map(({ mean }) => mean))),
    decaySlope: saidSlope(decaySlope()),
    decayFarLow: formatNumber(Math.min(...far)),
    decayFarHigh: formatNumber(Math.max(...far)),
  } satisfies Record<string, string>;
}
