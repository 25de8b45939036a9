import { replay } from "../../../compat/replay.js";
import { formatNumber } from "../../../plots/format.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import type { Interval } from "../../../stats/pairedInterval.js";
import { verdict } from "../../../stats/verdict.js";
import { percent } from "../../say.js";
import {
  around,
  before,
  bestRate,
  costOf,
  difference,
  fromScratch,
  type Measure,
  mean,
  measuredAt,
  type Way,
  warmupSteps,
} from "./measured.js";
import { crawl, type Setting, settings, story } from "./pictures.js";
import type { Data, Lost } from "./resuming.js";

/** "+1.21 [+0.74, +1.67]": a difference of accuracies in points. */
export function pointsText({ mean: middle, low, high }: Interval): string {
  const one = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(2)}`;
  return low === high ? one(middle) : `${one(middle)} [${one(low)}, ${one(high)}]`;
}

const word = (interval: Interval): string => verdict(interval, { lowerIsBetter: false, smallest: 0.005 });
const cost = (data: Data, lost: Lost): string => pointsText(costOf(data, lost));

const way = (optimizer: Way["optimizer"], isWarm: boolean, body = 1): Way => ({ optimizer, warmup: isWarm ? warmupSteps : 0, body });
const gainOf = (optimizer: Way["optimizer"], measure: Measure): Interval =>
  difference(way(optimizer, true), way(optimizer, false), measure);
const share = (values: readonly number[]): string => percent(mean(values), 3);
/** "57.8 % [57.1 %, 58.5 %]" */
const withInterval = (values: readonly number[]): string => {
  const { mean: middle, low, high } = around(values);
  return `${percent(middle, 3)} [${percent(low, 3)}, ${percent(high, 3)}]`;
};

/** The rates of PyTorch's exponential decay and one-cycle, resumed with the optimizer's state alone, as parts of what they should be. */
export function resumedWithout(schedule: { readonly type: string; readonly [name: string]: unknown }) {
  const came = replay({
    api: "state_dict/load_state_dict",
    params: { optimizer: "SGD", optimizer_args: { momentum: 0.9 }, schedule, resume_at: story.stopped },
    base_lr: 0.1,
    steps: story.epochs,
  });
  const wrong = came.wrong_orders as { readonly optimizer_state_only: { readonly lr: readonly number[] } };
  return { planned: came.lr.slice(story.stopped), logged: wrong.optimizer_state_only.lr };
}

const bestGain = (setting: Setting): { readonly name: string; readonly text: string } => {
  const { table } = settings[setting];
  const best = table.shapes.reduce((top, one) => ((one.test ?? 0) > (top.test ?? 0) ? one : top));
  return { name: best.name, text: best.versus ? pointsText(best.versus.difference) : "" };
};

/** The measured numbers of lesson 13. */
export const values = (): Readonly<Record<string, string>> => {
  const { planned, logged } = crawl();
  const [first, last] = [logged[story.stopped] ?? 0, logged.at(-1) ?? 0];
  const long = cosineAnnealing({ baseLr: 1, totalSteps: 4000 });
  return {
    crawlFirst: formatNumber(first),
    crawlEnd: formatNumber(last),
    crawlPlanned: formatNumber(planned.at(-1) ?? 0),
    crawlPart: percent(last / first),
    seeds: String(before().length),
    lostVelocity: cost("finite", "velocity"),
    lostOrder: cost("finite", "data order"),
    lostClock: cost("finite", "clock"),
    lostClockOnline: cost("online", "clock"),
    lostClockVerdict: word(costOf("online", "clock")),
    lostHalf: cost("finite", "half the clock"),
    lostHalfOnline: cost("online", "half the clock"),
    lostHalfVerdict: word(costOf("online", "half the clock")),
    accumulated: percent(long(1000), 3),
    before: share(before()),
    scratch: withInterval(fromScratch()),
    sgdPlain: withInterval(measuredAt(way("sgd", false), bestRate(way("sgd", false)), "second")),
    sgdPlainRate: formatNumber(bestRate(way("sgd", false))),
    sgdKept: share(measuredAt(way("sgd", false), bestRate(way("sgd", false)), "kept")),
    sgdWarmup: pointsText(gainOf("sgd", "second")),
    sgdWarmupKept: pointsText(gainOf("sgd", "kept")),
    adamWarmup: pointsText(gainOf("adam", "second")),
    adamWarmupKept: pointsText(gainOf("adam", "kept")),
    adamHotFirst: share(measuredAt(way("adam", false), 0.1, "afterOne")),
    adamHotKept: share(measuredAt(way("adam", false), 0.1, "kept")),
    adamHotKeptWarm: share(measuredAt(way("adam", true), 0.1, "kept")),
    sgdHotFirst: share(measuredAt(way("sgd", false), 0.3, "afterOne")),
    sgdHotKept: share(measuredAt(way("sgd", false), 0.3, "kept")),
    slowBody: pointsText(difference(way("adam", true, 0.1), way("adam", true), "second")),
    slowBodyKept: pointsText(difference(way("adam", true, 0.1), way("adam", true), "kept")),
    slowBodySgd: pointsText(difference(way("sgd", true, 0.1), way("sgd", true), "second")),
    frozenSgd: pointsText(difference(way("sgd", true, 0), way("sgd", true), "second")),
    gainFinite: bestGain("finite").text,
    gainFiniteName: bestGain("finite").name,
    gainOnline: bestGain("online").text,
    gainOnlineName: bestGain("online").name,
    gainNoisy: bestGain("noisy").text,
    gainNoisyName: bestGain("noisy").name,
  };
};
