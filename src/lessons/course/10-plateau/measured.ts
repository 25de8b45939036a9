import type { ExperimentTable, RateResult, ShapeResult } from "../../../engine/experiment/table.js";
import { remembered } from "../../../labs/exact/remembered.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { verdict } from "../../../stats/verdict.js";
import { listsOf, storedStudy } from "../../stored.js";
import { type Proportion, proportion } from "./falseCuts.js";
import cuts from "./results/false-cuts.summary.json" with { type: "json" };
import planned from "./results/plan-or-react.summary.json" with { type: "json" };
import { type RuleName, ruleNames } from "./study.js";

/** The noises of the stored runs, as parts of the metric. */
export const noises = [0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1] as const;

/** How many of the stored runs had a cut though none was due, and how many cuts a run had. */
export interface FalseCuts extends Proportion {
  readonly noise: number;
  readonly meanCuts: number;
}

/** The stored runs of one rule, by noise. */
export const storedCuts = remembered((patience: number, average = 1): readonly FalseCuts[] => {
  const runs = listsOf(storedStudy("10-plateau/false-cuts", cuts), `patience ${patience}, mean of ${average}`, "cuts");
  return noises.map((noise, i) => {
    const counts = runs.map((run) => run[i] as number); // one for each noise
    const meanCuts = counts.reduce((sum, n) => sum + n, 0) / counts.length;
    return { noise, meanCuts, ...proportion(counts.filter((n) => n > 0).length, counts.length) };
  });
});

const numbers = (values: unknown): readonly number[] => (Array.isArray(values) ? values.map(Number) : []);

/** Half a point of accuracy: less is not worth having. */
const smallest = 0.005;

/** What was measured of one rule at one first rate, a number for each seed. */
interface Measured {
  readonly rate: number;
  readonly validation: readonly number[];
  readonly test: readonly number[];
  readonly cuts: readonly number[];
  readonly first: readonly number[];
}

/** The runs of one rule on one kind of data, its rates rising; `all` are a study's cases by name. */
function runsOf(all: Readonly<Record<string, Readonly<Record<string, unknown>>>>, data: string, rule: string): Measured[] {
  const head = `${data}: ${rule} at `;
  return Object.entries(all)
    .filter(([name]) => name.startsWith(head))
    .map(([name, of]) => ({
      rate: Number(name.slice(head.length)),
      validation: numbers(of.validation),
      test: numbers(of.test),
      cuts: numbers(of.cuts),
      first: (Array.isArray(of.first) ? (of.first as readonly (number | null)[]) : []).filter((step) => step !== null),
    }))
    .sort((a, b) => a.rate - b.rate);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const best = (runs: readonly Measured[]): Measured => runs.reduce((top, one) => (mean(one.validation) > mean(top.validation) ? one : top));

/** The best rate of a rule, chosen on validation data, with what it did there. */
export const tuned = (data: "finite" | "online", rule: RuleName): Measured =>
  best(runsOf(storedStudy("10-plateau/plan-or-react", planned).cases, data, rule));

/** Planned and reacting rates as the table of a sweep, against the straight line. */
export const plannedTable = remembered(
  (data: "finite" | "online"): ExperimentTable => tableOf(storedStudy("10-plateau/plan-or-react", planned).cases, data, ruleNames),
);

/** The table of the cases of such a study. */
export function tableOf(
  cases: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  data: "finite" | "online",
  rules: readonly RuleName[],
): ExperimentTable {
  const runs = new Map(rules.map((rule) => [rule, runsOf(cases, data, rule)] as const));
  const chosen = new Map([...runs].map(([rule, all]) => [rule, best(all)] as const));
  const of = (rule: RuleName): Measured => chosen.get(rule) as Measured; // every rule has one
  const top = Math.max(...rules.map((rule) => mean(of(rule).test)));
  const shapes = rules.map((rule): ShapeResult => {
    const all = runs.get(rule) ?? [];
    const own = of(rule);
    const difference = rule === "linear" ? null : pairedInterval(own.test, of("linear").test);
    const place = all.indexOf(own);
    return {
      name: rule,
      rate: own.rate,
      test: mean(own.test),
      regret: top - mean(own.test),
      edge: place === 0 ? "lowest" : place === all.length - 1 ? "highest" : null,
      versus: difference && { difference, p: null, verdict: verdict(difference, { lowerIsBetter: false, smallest }) },
      rates: all.map((one): RateResult => {
        const around =
          one.test.length > 1
            ? pairedInterval(
                one.test,
                one.test.map(() => 0),
              )
            : null; // the interval of a mean
        return {
          rate: one.rate,
          validation: mean(one.validation),
          test: mean(one.test),
          regret: mean(own.test) - mean(one.test),
          band: around && [around.low, around.high],
          diverged: 0,
        };
      }),
    };
  });
  const seeds = of("linear").test.length;
  return { metric: "accuracy", lowerIsBetter: false, baseline: "linear", smallest, level: 0.95, seeds, shapes, sameRate: [] };
}
