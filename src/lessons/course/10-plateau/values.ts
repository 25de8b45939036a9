import { rng } from "../../../engine/rng.js";
import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { percent } from "../../say.js";
import { noises, plannedTable, storedCuts, tuned } from "./measured.js";
import { firstCut } from "./pictures.js";
import type { RuleName } from "./study.js";

type Data = "finite" | "online";

/** "33 % [28 %, 37 %]": the share of stored runs with a false cut. */
export function shareText(patience: number, noise: (typeof noises)[number], average = 1): string {
  const { part, low, high } = storedCuts(patience, average)[noises.indexOf(noise)] as ReturnType<typeof storedCuts>[number]; // one for each noise
  return `${percent(part)} [${percent(low)}, ${percent(high)}]`;
}

const meanCuts = (patience: number, noise: (typeof noises)[number]): number => storedCuts(patience)[noises.indexOf(noise)]?.meanCuts ?? 0;

const shapeOf = (data: Data, rule: RuleName) => {
  const table = plannedTable(data);
  const shape = table.shapes.find(({ name }) => name === rule) as (typeof table.shapes)[number]; // the table has every rule
  return { table, shape };
};

/** "81.5 %": a rule's test accuracy at its best rate. */
const accuracy = (data: Data, rule: RuleName): string => `${(100 * (shapeOf(data, rule).shape.test ?? 0)).toFixed(1)} %`;

/** "−1.61 [−2.50, −0.72]": a rule against the straight line, in points. */
const against = (data: Data, rule: RuleName): string => {
  const { table, shape } = shapeOf(data, rule);
  return shape.versus ? differenceText(table, shape.versus.difference) : "";
};

const verdictOf = (data: Data, rule: RuleName): string => shapeOf(data, rule).shape.versus?.verdict ?? "";

/** The fewest and the most cuts that a rule made at its best rate, over the seeds: "0 to 2". */
const cutsText = (data: Data, rule: RuleName): string => {
  const { cuts } = tuned(data, rule);
  const [least, most] = [Math.min(...cuts), Math.max(...cuts)];
  return least === most ? String(least) : `${least} to ${most}`;
};

/** From the earliest to the latest first cut of a rule at its best rate: "650 to 1200". */
const firstText = (data: Data, rule: RuleName): string => {
  const { first } = tuned(data, rule);
  return first.length === 0 ? "none" : `${Math.min(...first)} to ${Math.max(...first)}`;
};

/** How far the least of ten values with a noise of 3 % lies below the truth, in the mean of many tries. */
function luckOfTen(): number {
  const random = rng(1).split("ten");
  const lows = Array.from({ length: 20_000 }, () => Math.min(...Array.from({ length: 10 }, () => 0.03 * random.normal())));
  return -lows.reduce((sum, low) => sum + low, 0) / lows.length;
}

/** The measured numbers of lesson 10. */
export const values = (): Readonly<Record<string, string>> => ({
  luckOfTen: percent(luckOfTen()),
  flatCut: String(firstCut(0, { patience: 10, threshold: 1e-4 })),
  runs: String(storedCuts(10)[0]?.n),
  sharePoint5: shareText(10, 0.005),
  share1: shareText(10, 0.01),
  share3: shareText(10, 0.03),
  share1Patient: shareText(20, 0.01),
  share3Patient: shareText(20, 0.03),
  share1Mean: shareText(10, 0.01, 5),
  share3Mean: shareText(10, 0.03, 5),
  meanCuts3: formatNumber(meanCuts(10, 0.03), 2),
  ratioHasty: formatNumber((6 * 0.002) / 0.005, 2),
  shareHasty: shareText(5, 0.005),
  ratioUsual: formatNumber((11 * 0.002) / 0.01, 2),
  ratioPatient: formatNumber((21 * 0.002) / 0.02, 2),
  sharePatient: shareText(20, 0.02),
  seeds: String(plannedTable("finite").seeds),
  finiteLinear: accuracy("finite", "linear"),
  finiteConstant: against("finite", "constant"),
  finiteShipped: against("finite", "as shipped"),
  finiteHalving: against("finite", "halving"),
  finiteHalvingVerdict: verdictOf("finite", "halving"),
  onlineShipped: against("online", "as shipped"),
  onlineShippedCuts: cutsText("online", "as shipped"),
  onlineHalving: against("online", "halving"),
  onlineHalvingVerdict: verdictOf("online", "halving"),
  onlineHalvingCuts: cutsText("online", "halving"),
  onlineHalvingFirst: firstText("online", "halving"),
  onlineFew: against("online", "100 examples"),
  fewAgainstAll: differenceText(
    { metric: "accuracy" },
    pairedInterval(tuned("online", "100 examples").test, tuned("online", "patience 3").test),
  ),
  onlineThree: against("online", "patience 3"),
});
