import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { IntervalsFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { intervalsFigure } from "../../../../plots/intervalsFigure.js";
import type { Interval } from "../../../../stats/pairedInterval.js";
import { largeBatchTable, mapTable, shapeOf, versusAt } from "../tables.js";

const inPoints = ({ mean, low, high, ...others }: Interval): Interval => ({
  ...others,
  mean: 100 * mean,
  low: 100 * low,
  high: 100 * high,
});

/** The sentence, begun with what is measured. */
const told = (what: string, figure: IntervalsFigure): IntervalsFigure => ({
  ...figure,
  sentence: `${what}, against neither: ${figure.sentence}`,
});

/** What else could have saved the run: warmup and clipping against nothing. */
export const cures: Interactive = interactive({
  id: "cures",
  title: "Warmup or clipping, against neither",
  controls: {
    task: {
      type: "choice",
      label: "Task",
      options: [
        { value: "best", label: "transformer, each at its own best rate" },
        { value: "0.01", label: "transformer, all at 0.01" },
        { value: "0.0175", label: "transformer, all at 0.0175" },
        { value: "sgd", label: "SGD, batches of 256, each at its own best rate" },
      ],
      start: "best",
    },
  },
  figure: ({ task }): IntervalsFigure => {
    if (task === "sgd") {
      const table = largeBatchTable();
      const names = ["warmup 6", "warmup 15", "warmup 0, clipped"];
      const rows = Object.fromEntries(
        names.map((name) => [name, inPoints((shapeOf(table, name).versus as { difference: Interval }).difference)]),
      );
      return told(
        "Accuracy",
        intervalsFigure({ label: "accuracy minus that without either, points", rows, lowerIsBetter: false, smallest: 0.5 }),
      );
    }
    const table = mapTable();
    const names = ["post, warmup 10", "post, warmup 50", "post, warmup 0, clipped"];
    const short = (name: string): string => name.replace("post, ", "");
    const rows = Object.fromEntries(
      names.map((name) => {
        const versus = task === "best" ? shapeOf(table, name).versus : versusAt(table, name, Number(task));
        return [short(name), (versus as { difference: Interval }).difference];
      }),
    );
    const at = task === "best" ? "each at its own best rate" : `all at ${formatNumber(Number(task))}`;
    return told(
      "Loss",
      intervalsFigure({ label: `test loss minus that without either, ${at}`, rows, lowerIsBetter: true, smallest: 0.01 }),
    );
  },
});
