import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { cellOf, lengthTables } from "../tables.js";
import { chance } from "../task.js";

/** The warmups of both runs, in updates, and the rate of all. */
export const [counts, commonRate] = [[0, 4, 16, 64] as const, 0.0225];

/** Two lengths of run, four warmups: do they agree by the count, or by the share? */
export const lengths: Interactive = interactive({
  id: "lengths",
  title: "Is a warmup a share of the run, or a number of updates?",
  controls: {
    unit: {
      type: "choice",
      label: "Warmup measured in",
      options: [
        { value: "share", label: "per cent of the run" },
        { value: "count", label: "updates" },
      ],
      start: "share",
    },
  },
  figure: ({ unit }): CurvesFigure => {
    const tables = lengthTables();
    const share = unit === "share";
    const curve = (length: 100 | 400, role: Curve["role"]): Curve => {
      const cells = counts.map((count) => ({
        x: share ? (100 * count) / length : count,
        ...cellOf(tables[length], `warmup ${count}`, commonRate),
      }));
      return {
        label: `${length} updates`,
        role,
        dots: true,
        points: cells.map(({ x, test }): Point => [x, test]),
        band: cells.flatMap(({ x, band }) => (band ? [[x, ...band] as const] : [])),
      };
    };
    const end = (length: 100 | 400, count: number): string =>
      formatNumber(cellOf(tables[length], `warmup ${count}`, commonRate).test ?? Number.NaN, 2);
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: share
        ? `A warmup of 4 % ends at ${end(100, 4)} in a run of 100 updates and at ${end(400, 16)} in one of 400: one share, two fates. Chance is ${formatNumber(chance, 3)}.`
        : `A warmup of 4 updates ends at ${end(100, 4)} in the short run and at ${end(400, 4)} in the long one, one of 16 at ${end(100, 16)} and ${end(400, 16)}. Chance is ${formatNumber(chance, 3)}.`,
      data: {
        x: { label: share ? "warmup, % of the run" : "warmup, updates", domain: [0, 64] },
        panels: [
          {
            y: { label: "test loss", scale: "log", domain: [0.03, 3] },
            curves: [curve(100, "b"), curve(400, "a")],
            rules: [{ axis: "y", at: chance, label: "chance" }],
          },
        ],
      },
    };
  },
});
