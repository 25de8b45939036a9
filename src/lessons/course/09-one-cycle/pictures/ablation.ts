import { interactive } from "../../../../labs/interactive.js";
import type { IntervalsFigure } from "../../../../plots/figure.js";
import { type Ablation, ablations, accuracyText, interval, shapeOf } from "../measured.js";

const named = { "mlp-4": "the MLP, 4 epochs", "mlp-25": "the MLP, 25 epochs", cnn: "the CNN with batch norm, 4 epochs" } as const;

/** Shapes at their own best peak, less the straight line. */
export function ablationFigure(of: Ablation): IntervalsFigure {
  const table = ablations[of]();
  const rows = table.shapes.flatMap(({ name, versus }) => (versus ? [{ name, versus }] : []));
  const line = shapeOf(table, "linear");
  return {
    kind: "intervals",
    size: { width: 640, height: 46 + 40 * rows.length },
    sentence: `On ${named[of]}, less a straight line to zero (${accuracyText(line.test ?? Number.NaN)}), each at its own best peak, in points: ${rows.map(({ name, versus }) => `${name} ${interval(versus.difference)}, ${versus.verdict}`).join("; ")}; ${table.seeds} paired seeds.`,
    data: {
      x: { label: "points of test accuracy, less the straight line" },
      rows: rows.map(({ name, versus }) => ({
        label: name,
        mean: 100 * versus.difference.mean,
        low: 100 * versus.difference.low,
        high: 100 * versus.difference.high,
        verdict: versus.verdict,
      })),
      smallest: 100 * table.smallest,
    },
  };
}

/** What the rise adds: one cycle against shapes that only fall. */
export const ablation = interactive({
  id: "ablation",
  title: "One cycle against shapes that only fall",
  controls: {
    of: {
      type: "choice",
      label: "Net and budget",
      options: (Object.keys(named) as Ablation[]).map((value) => ({ value, label: named[value] })),
      start: "mlp-25",
    },
  },
  figure: ({ of }): IntervalsFigure => ablationFigure(of as Ablation),
});
