import { interactive } from "../../../../labs/interactive.js";
import type { IntervalsFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import {
  type Arm,
  accuracy,
  accuracyText,
  arms,
  chosen,
  gain,
  interval,
  judged,
  type NetName,
  nets,
  seedCount,
  smallest,
} from "../measured.js";
import { netControl } from "./netControl.js";

const rows: readonly Arm[] = ["ensemble", "apart", "weights", "checkpoints", "constantEnsemble", "constant", "snapshot"];

/** Everything that one budget can give, less the single cosine. */
export function tunedFigure(net: NetName, rate?: number): IntervalsFigure {
  const found = rows.flatMap((arm) => {
    const difference = gain(net, arm, "single", rate);
    return difference ? [{ arm, difference }] : [];
  });
  const won = found.filter(({ difference }) => judged(difference) === "better").length;
  const lost = found.filter(({ difference }) => judged(difference) === "worse").length;
  const told = found.map(({ arm, difference }) => `${arms[arm].name}: ${judged(difference)}, ${interval(difference)}`).join("; ");
  const where = rate === undefined ? "each at its own best peak" : `all at a peak of ${formatNumber(rate)}`;
  return {
    kind: "intervals",
    size: { width: 640, height: 46 + 40 * found.length },
    sentence: `On ${nets[net]}, ${where}: ${won === 0 ? "none" : won} of ${found.length} ways ${won < 2 ? "is" : "are"} better than the single cosine (${accuracyText(accuracy(net, "single", rate ?? chosen(net, "single")))}), ${lost === 0 ? "none" : lost} ${lost < 2 ? "is" : "are"} worse. In points, less the cosine: ${told}; ${seedCount(net)} paired seeds.`,
    data: {
      x: { label: "points of test accuracy, less the single cosine" },
      rows: found.map(({ arm, difference }) => ({
        label: arms[arm].name,
        mean: 100 * difference.mean,
        low: 100 * difference.low,
        high: 100 * difference.high,
        verdict: judged(difference),
      })),
      smallest: 100 * smallest,
    },
  };
}

/** Seven ways to spend the budget, against one cosine. */
export const tuned = interactive({
  id: "tuned",
  title: "Seven ways to spend the budget, against one cosine",
  controls: {
    net: netControl,
    peak: {
      type: "choice",
      label: "Peak",
      options: [
        { value: "own", label: "each its own best" },
        { value: "0.03", label: "0.03 for all" },
        { value: "0.1", label: "0.1 for all" },
      ],
      start: "own",
    },
  },
  figure: ({ net, peak }): IntervalsFigure => tunedFigure(net as NetName, peak === "own" ? undefined : Number(peak)),
});
