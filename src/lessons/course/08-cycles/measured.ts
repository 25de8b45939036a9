import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { studentTQuantile } from "../../../stats/studentT.js";
import { type Comparison, verdict } from "../../../stats/verdict.js";
import { type StoredStudy, storedStudy } from "../../stored.js";
import cnnSummary from "./results/cnn.summary.json" with { type: "json" };
import mlpSummary from "./results/mlp.summary.json" with { type: "json" };
import type { Plan } from "./study.js";

/** The two nets of this lesson. */
export const nets = { mlp: "the MLP", cnn: "the CNN with batch norm" } as const;
export type NetName = keyof typeof nets;

/** Half a point of accuracy: the smallest difference worth having. */
export const smallest = 0.005;

/** What one can have from a budget of updates: a plan, and what is used of it. */
export const arms = {
  single: { plan: "cosine", value: "last", name: "one cosine" },
  snapshot: { plan: "cycles", value: "last", name: "last of five snapshots" },
  ensemble: { plan: "cycles", value: "ensemble", name: "five snapshots together" },
  weights: { plan: "cycles", value: "weights", name: "snapshots’ weights averaged" },
  checkpoints: { plan: "cosine", value: "ensemble", name: "five checkpoints of one cosine" },
  constant: { plan: "constant", value: "last", name: "constant rate" },
  constantEnsemble: { plan: "constant", value: "ensemble", name: "five checkpoints, constant rate" },
  apart: { plan: "apart", value: "ensemble", name: "five short runs together" },
} as const satisfies Readonly<Record<string, { plan: Plan; value: string; name: string }>>;
export type Arm = keyof typeof arms;

let loaded: Readonly<Record<NetName, StoredStudy>> | null = null;
const studies = (): Readonly<Record<NetName, StoredStudy>> => {
  loaded ??= { mlp: storedStudy("08-cycles/mlp", mlpSummary), cnn: storedStudy("08-cycles/cnn", cnnSummary) };
  return loaded;
};

/** The peaks that were tried, rising. */
export function ratesOf(net: NetName): readonly number[] {
  const names = Object.keys(studies()[net].cases).filter((name) => name.startsWith("cosine, "));
  return names.map((name) => Number(name.slice("cosine, ".length))).sort((a, b) => a - b);
}

/** A value of every seed at one peak; null where a run left the numbers. */
export function values(net: NetName, plan: Plan, rate: number, value: string): readonly number[] | null {
  const list = (studies()[net].cases[`${plan}, ${rate}`]?.[value] ?? []) as readonly (number | null)[];
  const numbers = list.filter((one) => one !== null);
  return numbers.length === list.length && list.length > 0 ? numbers : null;
}

/** The accuracy of each member, by their order in the run: means over the seeds. */
export function members(net: NetName, plan: Plan, rate: number): readonly number[] {
  const lists = (studies()[net].cases[`${plan}, ${rate}`]?.members ?? []) as readonly (readonly number[])[];
  return (lists[0] ?? []).map((_, i) => mean(lists.map((list) => list[i] ?? Number.NaN)));
}

export const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Test accuracies of an arm at a peak, a seed each. */
export const tests = (net: NetName, arm: Arm, rate: number): readonly number[] | null => values(net, arms[arm].plan, rate, arms[arm].value);

/** The peak that is best for an arm on the validation data. */
export function chosen(net: NetName, arm: Arm): number {
  const { plan, value } = arms[arm];
  let best = { rate: Number.NaN, score: Number.NEGATIVE_INFINITY };
  for (const rate of ratesOf(net)) {
    const list = values(net, plan, rate, `${value}Validation`);
    if (list && mean(list) > best.score) best = { rate, score: mean(list) };
  }
  return best.rate;
}

/** The mean test accuracy of an arm, at its own best peak when left out. */
export const accuracy = (net: NetName, arm: Arm, rate = chosen(net, arm)): number => mean(tests(net, arm, rate) ?? [Number.NaN]);

/** How much better one arm is than another: at one peak, or each at its own best. */
export function gain(net: NetName, arm: Arm, other: Arm, rate?: number): Interval | null {
  const [a, b] = [tests(net, arm, rate ?? chosen(net, arm)), tests(net, other, rate ?? chosen(net, other))];
  return a && b ? pairedInterval(a, b) : null;
}

/** What a gain allows one to say. */
export const judged = (interval: Interval): Comparison => verdict(interval, { lowerIsBetter: false, smallest });

/** The 95 % interval of a mean over seeds. */
export function bandOf(list: readonly number[]): readonly [number, number] {
  const middle = mean(list);
  const spread = Math.sqrt(list.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (list.length - 1));
  const margin = (studentTQuantile(0.975, list.length - 1) * spread) / Math.sqrt(list.length);
  return [middle - margin, middle + margin];
}

/** Points of accuracy with their sign: "+1.2". */
export const points = (part: number): string => `${part < 0 ? "−" : "+"}${Math.abs(100 * part).toFixed(1)}`;

/** A difference with its interval in points: "+1.2 [+0.7, +1.7]". */
export const interval = ({ mean: middle, low, high }: Interval): string => `${points(middle)} [${points(low)}, ${points(high)}]`;

/** An accuracy as one says it: "83.4 %". */
export const accuracyText = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** How many seeds there are. */
export const seedCount = (net: NetName): number => values(net, "cosine", ratesOf(net)[0] as number, "last")?.length ?? 0;
