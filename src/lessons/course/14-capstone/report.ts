import { engineVersion } from "../../../engine/version.js";
import type { Curve, CurvesFigure, IntervalsFigure, Point } from "../../../plots/figure.js";
import { intervalsFigure } from "../../../plots/intervalsFigure.js";
import { stored } from "../../../plots/stored.js";
import { thin } from "../../../plots/thin.js";
import type { Interval } from "../../../stats/pairedInterval.js";
import type { Prediction } from "./prediction.js";
import { readRates } from "./rates.js";
import { accuraciesOf, choices, linearName, lossesOf, referenceName, scheduleOf } from "./results.js";
import { against, meanOf, type Score, score } from "./score.js";
import { budget, chance, lossPoints, type SeedResult, seeds, smallest } from "./task.js";

/** An attempt that has been run: what it trained with, what was said before, and what came out. */
export interface Attempt {
  readonly rates: readonly number[];
  readonly prediction: Prediction;
  readonly results: readonly SeedResult[];
}

/** The attempt's score against the stored reference. */
export const scoreOf = ({ results, prediction }: Pick<Attempt, "results" | "prediction">): Score =>
  score(
    results.map(({ accuracy }) => accuracy),
    { reference: accuraciesOf(referenceName), linear: accuraciesOf(linearName), prediction },
  );

/** A size with one digit, halves upwards. Sums that differ in their last bit alone, a regret and its difference, say the same. */
const tenths = (value: number): string => (Math.round(Number((10 * Math.abs(value)).toFixed(6))) / 10).toFixed(1);
const signed = (value: number): string => `${value < 0 ? "−" : "+"}${tenths(value)}`;
/** "−3.8 [−5.0, −2.6]" */
export const intervalText = ({ mean, low, high }: Interval): string => `${signed(mean)} [${signed(low)}, ${signed(high)}]`;

/** What can be said of an attempt, a sentence each: the score first, then the prediction. */
export function sentencesOf(attempt: Pick<Attempt, "results" | "prediction">): readonly string[] {
  const { mean, regret, reference, linear, came } = scoreOf(attempt);
  const { low, high, versusLinear } = attempt.prediction;
  const lost = attempt.results.filter(({ diverged }) => diverged !== null).length;
  const hidden = others().length - rowsBeside(reference.difference).length;
  const below = others().filter((name) => meanOf(accuraciesOf(name)) < mean).length;
  return [
    `Regret: ${regret < 0 ? "−" : ""}${tenths(regret)} points. Your ${seeds.length} runs reach ${tenths(mean)} % on average, the reference ${tenths(meanOf(accuraciesOf(referenceName)))} %.`,
    `Against the reference: ${intervalText(reference.difference)} points, ${reference.verdict}.`,
    `Against the tuned linear decay: ${intervalText(linear.difference)} points, ${linear.verdict}. You had said “${versusLinear}”: ${came.word ? "right" : "not so"}.`,
    `You had said ${low} to ${high} %: ${came.range ? "right" : "not so"}.`,
    ...(lost > 0
      ? [`${lost} of the ${seeds.length} runs left the numbers and ${lost === 1 ? "counts" : "count"} as guessing, ${100 * chance} %.`]
      : []),
    `On average it beats ${below} of ${others().length} plain choices${hidden > 0 ? `, ${hidden} of them too far behind for the picture` : ""}.`,
  ];
}

const others = (): readonly string[] => choices.filter((name) => name !== referenceName);

/** Differences beyond this many points are left out of a picture of smaller ones. */
const near = 12;

/** The choices whose difference a picture shows beside an attempt's: those far behind only where the attempt is as far. */
function rowsBeside(own: Interval | undefined, far = false): readonly (readonly [name: string, difference: Interval])[] {
  const all = others().map((name) => [name, against(accuraciesOf(name), accuraciesOf(referenceName)).difference] as const);
  const isFar = far || (own !== undefined && own.mean < -near);
  return all.filter(([, { mean }]) => isFar || mean > -near);
}

/** Every choice minus the reference on the scoring seeds, and the attempt's where there is one; those far below only beside an attempt as far. */
export function standing(mine?: readonly number[], far = false): IntervalsFigure {
  const reference = accuraciesOf(referenceName);
  const own = mine && against(mine, reference).difference;
  const figure = intervalsFigure({
    label: "test accuracy minus the reference's, points",
    rows: { ...(own ? { you: own } : {}), ...Object.fromEntries(rowsBeside(own, far)) },
    lowerIsBetter: false,
    smallest: 100 * smallest,
  });
  return { ...figure, sentence: `Minus the reference, points of accuracy on ${seeds.length} paired seeds: ${toldOf(figure)}.` };
}

/** Every row of a picture of differences: "tuned linear −0.2 [−0.9, +0.5], cannot tell". */
const toldOf = ({ data: { rows } }: IntervalsFigure): string =>
  rows
    .map(({ label, mean, low, high, verdict }) => `${label} ${signed(mean)} [${signed(low ?? mean)}, ${signed(high ?? mean)}], ${verdict}`)
    .join("; ");

/** The rate above, the training loss of the five seeds below: the attempt, and the reference dashed. */
export function comparedFigure({ rates, results }: Pick<Attempt, "rates" | "results">, name = "you"): CurvesFigure {
  const referenceRates = readRates("capstone", scheduleOf(referenceName));
  const top = stored(Math.max(...rates, ...referenceRates));
  const mine = bandOf(results.map(({ losses }) => losses));
  const theirs = bandOf(lossesOf(referenceName));
  const losses: Curve[] = [
    { label: name, role: "a", ...mine },
    { label: "reference", role: "b", ...theirs, dashed: true },
  ];
  const last = (points: readonly Point[]): string => (points.at(-1)?.[1] ?? null)?.toFixed(2) ?? "none";
  return {
    kind: "curves",
    size: { width: 640, height: 400 },
    sentence: `The rate ${name === "you" ? "you chose" : `of ${name}`} peaks at ${format(Math.max(...rates))}, the reference's at ${format(Math.max(...referenceRates))}. Training loss at the end, mean of ${seeds.length} seeds: ${last(mine.points)} against ${last(theirs.points)}.`,
    data: {
      x: { label: "update", domain: [0, budget] },
      panels: [
        {
          y: { label: "rate η", domain: [0, top > 0 ? top : 1] },
          share: 0.4,
          filled: true,
          curves: [
            { label: name, role: "rate", points: thin(rates, "linear", top) },
            { label: "reference", role: "theory", points: thin(referenceRates, "linear", top), dashed: true },
          ],
        },
        { y: { label: "training loss (log)", scale: "log" }, curves: losses },
      ],
    },
  };
}

const format = (rate: number): string => String(Number(rate.toPrecision(3)));

/** The mean over seeds, and from the lowest to the highest of them; a gap where a seed has left the numbers. */
function bandOf(lists: readonly (readonly (number | null)[])[]): Pick<Curve, "points" | "band"> {
  const width = budget / lossPoints;
  const at = Array.from({ length: lossPoints }, (_, i) => {
    const values = lists.map((list) => list[i] ?? null);
    return {
      x: (i + 0.5) * width,
      values: values.filter((value): value is number => value !== null && value > 0 && value < 1e6),
      all: values.length,
    };
  });
  return {
    points: at.map(
      ({ x, values, all }): Point => [x, values.length === all ? short(values.reduce((sum, value) => sum + value, 0) / all) : null],
    ),
    band: at
      .filter(({ values, all }) => values.length === all)
      .map(({ x, values }) => [x, short(Math.min(...values)), short(Math.max(...values))] as const),
  };
}

const short = (value: number): number => Number(value.toPrecision(4));

/** An attempt as text that can be handed on: what was said, what was trained, what came out. */
export const summaryOf = ({ link, ...attempt }: Pick<Attempt, "results" | "prediction"> & { readonly link: string }): string =>
  [
    `LR Lab, capstone: ${budget} updates, seeds ${seeds[0]} to ${seeds.at(-1)}, engine ${engineVersion}`,
    `Schedule: ${link}`,
    ...sentencesOf(attempt),
    `Accuracies: ${attempt.results.map(({ accuracy }) => `${(100 * accuracy).toFixed(1)} %`).join(", ")}`,
  ].join("\n");
