import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Figure, Point } from "../../../../plots/figure.js";
import { intervalsFigure } from "../../../../plots/intervalsFigure.js";
import { differenceText, sweepFigure } from "../../../../plots/sweepFigure.js";
import type { Interval } from "../../../../stats/pairedInterval.js";
import { finite, rates, versusAt } from "../results.js";

const inPoints = ({ mean, low, high, n, level }: Interval): Interval => ({ mean: 100 * mean, low: 100 * low, high: 100 * high, n, level });

/** What is gained at one rate, and nothing else: the picture that a report shows. */
export function gainAt(rate: number): Figure {
  const { difference, verdict } = versusAt(finite, "cosine", rate);
  const word = verdict === "better" ? "gains" : verdict === "worse" ? "loses" : "moves";
  const figure = intervalsFigure({
    label: "points of accuracy, minus the constant's",
    rows: { cosine: inPoints(difference), linear: inPoints(versusAt(finite, "linear", rate).difference) },
    lowerIsBetter: false,
    smallest: 100 * finite.smallest,
  });
  return {
    ...figure,
    sentence: `With every run at a rate of ${rate}, the cosine ${word} ${differenceText(finite, difference)} points against the constant: ${verdict}. ${difference.n} paired seeds.`,
  };
}

/** The same difference at every rate up to `last`, the reader's own marked. */
export function gainEverywhere(rate: number, last: number = rates[rates.length - 1] as number): CurvesFigure {
  const shown = rates.filter((one) => one <= last);
  const at = (one: number): Interval => inPoints(versusAt(finite, "cosine", one).difference);
  const [lowest, highest] = [versusAt(finite, "cosine", rates[0]).difference, versusAt(finite, "cosine", rates[8]).difference];
  return {
    kind: "curves",
    size: { width: 640, height: 340 },
    sentence: `One and the same pair of schedules: from ${differenceText(finite, lowest)} points at ${rates[0]} to ${differenceText(finite, highest)} at ${rates[8]}. At ${rate} it is ${differenceText(finite, versusAt(finite, "cosine", rate).difference)}.`,
    data: {
      x: { label: "the one rate that both are given (log)", scale: "log", domain: [rates[0], rates[8]] },
      panels: [
        {
          y: { label: "cosine minus constant, points", domain: [-6, 40] },
          curves: [
            {
              label: "",
              role: "a",
              dots: true,
              points: shown.map((one): Point => [one, at(one).mean]),
              ...(shown.length > 1 ? { band: shown.map((one) => [one, at(one).low, at(one).high] as const) } : {}),
            },
          ],
          marks: rate <= last ? [{ x: rate, y: at(rate).mean, role: "rate", label: `${rate}` }] : [],
          rules: [{ axis: "y", at: 0, label: "no gain" }],
        },
      ],
    },
  };
}

/** Each shape at its own best rate, over all rates. */
export const bestAgainstBest = (rate?: number): CurvesFigure =>
  sweepFigure(finite, {
    shapes: ["constant", "cosine"],
    domain: [40, 90],
    ...(rate === undefined ? {} : { at: { rate, label: "your rate" } }),
  });

/** One rate, then all of them, then each at its best. */
export const oneRate = interactive({
  id: "one-rate",
  title: "What does the cosine gain?",
  controls: {
    rate: {
      type: "choice",
      label: "Rate of both",
      options: rates.map((rate) => ({ value: String(rate), label: String(rate) })),
      start: "0.1",
    },
    look: {
      type: "choice",
      label: "Look at",
      options: [
        { value: "one", label: "this rate alone" },
        { value: "all", label: "every rate" },
        { value: "best", label: "each at its own best" },
      ],
      start: "one",
    },
  },
  figure: ({ rate, look }): Figure =>
    look === "one" ? gainAt(Number(rate)) : look === "all" ? gainEverywhere(Number(rate)) : bestAgainstBest(Number(rate)),
});
