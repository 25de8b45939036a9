import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { noam } from "../../../schedules/families/noam.js";
import type { Interval } from "../../../stats/pairedInterval.js";
import { percent } from "../../say.js";
import { counted, partAt, real } from "./pictures/counts.js";
import { lastEpoch } from "./pictures/stairs.js";
import { published } from "./pictures/traces.js";
import { accuracyOf, costOf, planOf, plansTable, versusAt } from "./tables.js";

/** An accuracy as one reads it. */
const points = (value: number | null): string => (value === null ? "" : (100 * value).toFixed(1));

/** The rate of update 500 behind a warmup of 50, at a peak of 0.1. */
const recipe = (total: number, minLr: number): number =>
  warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: total - 50, minLr }), { steps: 50 })(500);

/** The measured numbers of lesson 7, as its text says them. */
export function values(): Record<string, string> {
  const table = plansTable();
  const own = (name: string): string => {
    const { versus } = planOf(name);
    return versus === null ? "" : differenceText(table, versus.difference);
  };
  const verdict = (name: string): string =>
    ({ better: "it is sure", worse: "it is sure", equal: "it is ruled out", "cannot tell": "one cannot tell" })[
      planOf(name).versus?.verdict ?? "cannot tell"
    ];
  const at = (name: string, rate: number): string => differenceText(table, versusAt(name, rate).difference);
  const cost = (interval: Interval): string => differenceText(table, interval);
  const base = noam({ modelSize: 512, warmupSteps: 4000 });
  const fitRate = planOf("as planned").rate ?? Number.NaN;
  return {
    seeds: String(table.seeds),
    tooLongEnd: percent(partAt(counted.batches.total, real - 1, true), 3),
    fitRate: String(fitRate),
    fourOwn: own("planned for 4 times"),
    fourVerdict: verdict("planned for 4 times"),
    fourOwnRate: String(planOf("planned for 4 times").rate),
    fourAtFit: at("planned for 4 times", fitRate),
    fourAtLow: at("planned for 4 times", 0.01),
    climbsOwn: own("planned for a quarter, climbs"),
    holdsOwn: own("planned for a quarter, holds"),
    stairsOwn: own("one rate per epoch"),
    stairsVerdict: verdict("one rate per epoch"),
    stairsAtFit: at("one rate per epoch", fitRate),
    stairsHigh: at("one rate per epoch", 0.14),
    jumpOwn: own("jumps back to the peak"),
    jumpVerdict: verdict("jumps back to the peak"),
    jumpHigh: at("jumps back to the peak", 0.1),
    settingsShort: formatNumber(recipe(600, 0)),
    settingsLong: formatNumber(recipe(1200, 0)),
    settingsFloor: formatNumber(recipe(600, 0.01)),
    lastEpoch: percent(lastEpoch(10), 3),
    lastEpochThree: percent(lastEpoch(3), 3),
    perEpochCost: cost(costOf("stepped once per epoch")),
    perEpochAccuracy: points(accuracyOf("stepped once per epoch")),
    plannedAccuracy: points(accuracyOf("as planned")),
    batchesCost: cost(costOf("planned in batches")),
    epochsCost: cost(costOf("T_max in epochs")),
    noamPeak: formatNumber(base(3999)),
    noamEnd: formatNumber(base(99_999)),
    bertHalf: percent(published.one.lr(500_000), 3),
    t5Half: percent(published.two.lr(500_000), 3),
  };
}
