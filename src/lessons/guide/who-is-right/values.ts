import { values as drops } from "../../course/05-dropping/values.js";
import { values as warm } from "../../course/06-warmup/values.js";
import { values as finder } from "../../course/09-one-cycle/values.js";
import cuts from "../../course/10-plateau/results/false-cuts.summary.json" with { type: "json" };
import { values as scale } from "../../course/12-scale/values.js";
import { values as ship } from "../../course/13-ship-it/values.js";
import { percent } from "../../say.js";
import { listsOf, storedStudy } from "../../stored.js";
import { taken } from "../taken.js";
import { decays } from "./starts.js";

/** The sizes of noise in the stored runs of a plateau rule. */
const noises = [0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1];

/** The part of the stored runs with patience 10 that had a cut though none was due. */
export function cutShare(noise: number): number {
  const runs = listsOf(storedStudy("10-plateau/false-cuts", cuts), "patience 10, mean of 1", "cuts");
  const at = noises.indexOf(noise);
  return runs.filter((run) => (run[at] ?? 0) > 0).length / runs.length;
}

/** The numbers of this page. */
export const values = (): Record<string, string> => {
  const left = (name: string, t: number): string => percent(decays[name]?.(t) ?? Number.NaN, 3);
  return {
    cosineTenth: left("cosine", 100),
    cosineQuarter: left("cosine", 250),
    factorsTenth: left("exponential", 100),
    cutsHalf: percent(cutShare(0.005)),
    cutsOne: percent(cutShare(0.01)),
    cutsThree: percent(cutShare(0.03), 3),
    ...taken("drops", drops(), ["mlpThirds", "mlpHalvings"]),
    ...taken("warm", warm(), ["modest10"]),
    ...taken("finder", finder(), ["naiveFoot100", "seeds"]),
    ...taken("ship", ship(), ["sgdWarmup", "adamWarmupKept"]),
    ...taken("scale", scale(), ["noiseStart", "noiseEnd", "lambdaConstant", "lambdaLow"]),
  };
};
