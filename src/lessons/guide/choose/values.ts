import { formatNumber } from "../../../plots/format.js";
import type { Interval } from "../../../stats/pairedInterval.js";
import { values as fair } from "../../course/04-fair-fights/values.js";
import { values as warm } from "../../course/06-warmup/values.js";
import { values as cycles } from "../../course/08-cycles/values.js";
import { taken } from "../taken.js";
import { exact, exactRatio } from "./exact.js";
import {
  type Guess,
  pointsText,
  regretAtStop,
  regretOf,
  regrets,
  type SettingName,
  settingNames,
  settings,
  shapeOf,
  ways,
} from "./measured.js";

/** The shapes by the names that values use. */
export const shapes = {
  linear: "linear",
  cosine: "cosine",
  cycle: "one cycle",
  wsd: "wsd 20 %",
  root: "inverse sqrt",
  halvings: "five halvings",
  late: "step 3/4, 9/10",
  thirds: "step 1/3, 2/3",
  constant: "constant",
} as const;

/** "0.2 [0.0, 0.3]": points lost; a reference has no interval. */
export const lossText = (interval: Interval | null): string => {
  if (interval === null) return "not tried";
  const { mean, low, high } = interval;
  return low === high ? "reference" : `${pointsText(mean)} [${pointsText(low)}, ${pointsText(high)}]`;
};
/** The mean alone. */
const meanText = (interval: Interval | null): string => (interval === null ? "not tried" : pointsText(interval.mean));

const has = (setting: SettingName, name: string): boolean => settings[setting].table.shapes.some((shape) => shape.name === name);
const offText = (setting: SettingName, name: string): string => {
  const at = (guess: Guess): string => meanText(regretOf(setting, name, guess));
  return `${at(0.5)} / ${at(2)}`;
};

/** The widest half of an interval of a mean in all tables: what a mean at a guess is good for. */
export function widestHalf(): number {
  const halves = settingNames.flatMap((name) =>
    Object.values(shapes)
      .filter((shape) => has(name, shape))
      .flatMap((shape) => ([0.5, 2] as const).map((guess) => regretOf(name, shape, guess)))
      .flatMap((one) => (one === null ? [] : [(one.high - one.low) / 2])),
  );
  return Math.max(...halves);
}

/** The numbers of this page. */
export const values = (): Record<string, string> => {
  const each = <T>(of: (setting: SettingName, key: string, name: string) => T): T[] =>
    settingNames.flatMap((setting) =>
      Object.entries(shapes)
        .filter(([, name]) => has(setting, name))
        .map(([key, name]) => of(setting, key, name)),
    );
  const plateau = (setting: "fresh" | "byHeart", guess: Guess): Interval | null =>
    regrets(setting, guess).find(([name]) => name === "plateau, halving")?.[1] ?? null;
  return {
    ...Object.fromEntries(each((setting, key, name) => [`${setting}-${key}`, lossText(regretOf(setting, name))] as const)),
    ...Object.fromEntries(each((setting, key, name) => [`${setting}-${key}-off`, offText(setting, name)] as const)),
    "fresh-plateau": lossText(plateau("fresh", 1)),
    "byHeart-plateau": lossText(plateau("byHeart", 1)),
    ...Object.fromEntries(
      ([250, 500, 1000] as const).flatMap((stop) =>
        ways.map((way) => [`stop${stop}-${key(way)}`, lossText(regretAtStop(way, stop))] as const),
      ),
    ),
    ...Object.fromEntries(
      (["constant", "linear", "cosine", "exponential to 1 %", "wsd 20 %, linear", "step 1/3, 2/3"] as const).flatMap((name) =>
        ([100, 1000, 10_000] as const).map((steps) => [`exact${steps}-${key(name)}`, formatNumber(exactRatio(steps, name))] as const),
      ),
    ),
    exactPeakShort: formatNumber(shapeOf(exact[100], "linear").rate ?? Number.NaN),
    exactPeakLong: formatNumber(shapeOf(exact[10_000], "linear").rate ?? Number.NaN),
    widest: pointsText(widestHalf()),
    ...taken("fair", fair(), ["rateSpan", "shapeSpan"]),
    ...taken("warm", warm(), ["edge0", "edge50", "bestGain"]),
    ...taken("cycles", cycles(), ["ensembleGainMlp", "ensembleGainCnn"]),
  };
};

/** A name of letters and digits. */
function key(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9]+/g, "");
}
