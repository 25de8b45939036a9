import { interactive } from "../../../labs/interactive.js";
import type { Figure } from "../../../plots/figure.js";
import { intervalsFigure } from "../../../plots/intervalsFigure.js";
import type { Interval } from "../../../stats/pairedInterval.js";
import { count } from "../../say.js";
import { type Guess, pointsText, regrets, regretsAtStop, type SettingName, settings, smallest } from "./measured.js";

const inPoints = ({ mean, low, high, n, level }: Interval): Interval => ({ mean: 100 * mean, low: 100 * low, high: 100 * high, n, level });

const guesses: Readonly<Record<string, { readonly factor: Guess; readonly said: string }>> = {
  best: { factor: 1, said: "Each at its own best rate" },
  twice: { factor: 2, said: "Each at twice its best rate" },
  half: { factor: 0.5, said: "Each at half its best rate" },
};
/** What the page calls the shapes. */
const called: Readonly<Record<string, string>> = {
  linear: "straight line",
  "wsd 20 %": "hold, cool the last fifth",
  "inverse sqrt": "inverse root",
  "five halvings": "five late halvings",
  "step 3/4, 9/10": "tenths at 3/4, 9/10",
  "step 1/3, 2/3": "tenths at thirds",
  "plateau, halving": "plateau rule, halving",
};
const nameOf = (name: string): string => called[name] ?? name;

const stopsBy: Readonly<Record<string, number>> = { early: 500, late: 1000 };

/** "constant 1.1 [0.9, 1.4]": points lost, with the interval. */
export const lost = ([name, { mean, low, high }]: readonly [string, Interval]): string =>
  low === high ? `${nameOf(name)} ${pointsText(mean)}` : `${nameOf(name)} ${pointsText(mean)} [${pointsText(low)}, ${pointsText(high)}]`;

/** What each choice costs in one's own case. */
export function regretFigure(task: SettingName, horizon: string, rate: string): Figure {
  const { factor, said } = guesses[rate] ?? { factor: 1, said: "" };
  const stop = stopsBy[horizon];
  const rows = stop === undefined ? regrets(task, factor) : regretsAtStop(stop, factor);
  const table = settings[task].table;
  const against =
    stop === undefined
      ? factor === 1
        ? `the reference, ${nameOf(table.baseline)}`
        : `the reference, ${nameOf(table.baseline)} at its best rate`
      : "a straight line that was told the stop, at its best rate";
  const figure = intervalsFigure({
    label: "points of accuracy lost (regret)",
    rows: Object.fromEntries(rows.map(([name, interval]) => [nameOf(name), inPoints(interval)])),
    lowerIsBetter: true,
    smallest: 100 * smallest,
  });
  const elsewhere =
    stop !== undefined && task !== "fresh" ? " For an unknown length only fresh examples were measured, and these are shown." : "";
  const missing = stop === undefined ? table.shapes.length - rows.filter(([name]) => name !== "plateau, halving").length : 0;
  const outside = missing > 0 ? ` Left out: ${count(missing, "shape")} whose rate would lie outside of those tried.` : "";
  const [first, last] = [rows[0], rows[rows.length - 1]] as [(typeof rows)[0], (typeof rows)[0]]; // there are some at every choice
  const n = first[1].n;
  return {
    ...figure,
    sentence: `${said}, in points less than ${against}: least for ${lost(first)}, most for ${lost(last)}; ${n} seeds, 95 % intervals.${elsewhere}${outside}`,
  };
}

/** Which schedule costs what, by three answers. */
export const regret = interactive({
  id: "regret",
  title: "What does each choice cost?",
  controls: {
    task: {
      type: "choice",
      label: "What you train",
      options: [
        { value: "fresh", label: "dense, fresh examples" },
        { value: "byHeart", label: "dense, learns by heart" },
        { value: "short", label: "the same, 4 epochs" },
        { value: "convolutional", label: "convolutional, batch norm" },
      ],
      start: "fresh",
    },
    horizon: {
      type: "choice",
      label: "The length is",
      options: [
        { value: "known", label: "known" },
        { value: "early", label: "unknown, ends early" },
        { value: "late", label: "unknown, ends late" },
      ],
      start: "known",
    },
    rate: {
      type: "choice",
      label: "The rate is",
      options: [
        { value: "best", label: "tuned" },
        { value: "twice", label: "twice the best" },
        { value: "half", label: "half the best" },
      ],
      start: "best",
    },
  },
  figure: ({ task, horizon, rate }): Figure => regretFigure(task as SettingName, horizon, rate),
});
