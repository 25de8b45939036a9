import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { IntervalsFigure } from "../../../../plots/figure.js";
import { intervalsFigure } from "../../../../plots/intervalsFigure.js";
import type { Interval } from "../../../../stats/pairedInterval.js";
import { countings } from "../plans.js";
import { costOf, plansTable, versusAt } from "../tables.js";

const inPoints = ({ mean, low, high, ...others }: Interval): Interval => ({
  ...others,
  mean: 100 * mean,
  low: 100 * low,
  high: 100 * high,
});

/** The sentence, begun with what is measured. */
const told = (figure: IntervalsFigure): IntervalsFigure => ({
  ...figure,
  sentence: `Points of accuracy, against the plan: ${figure.sentence}`,
});

/** What it costs to count the wrong thing, or to step once an epoch. */
export const units: Interactive = interactive({
  id: "units",
  title: "The price of a wrong count",
  controls: {
    what: {
      type: "choice",
      label: "Mistake",
      options: [
        { value: "units", label: "another unit, same peak" },
        { value: "stairs", label: "one rate per epoch, by peak" },
        { value: "jump", label: "a jump back to the peak, by peak" },
      ],
      start: "units",
    },
  },
  figure: ({ what }): IntervalsFigure => {
    const label = "accuracy minus that of the plan, points";
    if (what === "units") {
      const names = Object.keys(countings).filter((name) => name !== "as planned");
      return told(
        intervalsFigure({
          label,
          rows: Object.fromEntries(names.map((name) => [name, inPoints(costOf(name))])),
          lowerIsBetter: false,
          smallest: 0.5,
        }),
      );
    }
    const name = what === "stairs" ? "one rate per epoch" : "jumps back to the peak";
    const rates = plansTable()
      .sameRate.map(({ rate }) => rate)
      .filter((rate) => rate >= 0.02 && rate <= 0.14);
    return told(
      intervalsFigure({
        label,
        rows: Object.fromEntries(rates.map((rate) => [`${name} at ${rate}`, inPoints(versusAt(name, rate).difference)])),
        lowerIsBetter: false,
        smallest: 0.5,
      }),
    );
  },
});
