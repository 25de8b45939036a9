import { interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { accuracyText, baselineOf, fewestEpochs, type Grid, grids, type Shape, shapes, tunedAt } from "../measured.js";

const lengths = [4, 10, 25] as const;
const roles = { constant: "muted", linear: "b", cosine: "c", "one cycle": "a" } as const;

/** Accuracy at the best peak over the length of the run, and the level that a baseline has after 25 epochs. */
export function fewerFigure(grid: Grid, only: readonly Shape[] = shapes): CurvesFigure {
  const base = baselineOf(grid);
  const told = shapes.map((shape) => {
    const fewest = fewestEpochs(shape, grid);
    return `${shape} ${fewest === null ? "never" : fewest === 25 ? "after 25" : `after ${fewest}, ${formatNumber(25 / fewest, 2)} times as fast`}`;
  });
  return {
    kind: "curves",
    size: { width: 640, height: 340 },
    sentence: `A constant rate of ${formatNumber(base.rate)}, found among ${grids[grid].name}, reaches ${accuracyText(base.test)} in 25 epochs. The others, each at its own best of nine, are as good: ${told.join("; ")}.`,
    data: {
      x: { label: "epochs of the run (log)", scale: "log", domain: [3.6, 28] },
      panels: [
        {
          y: { label: "test accuracy, %", domain: [79, 84.5] },
          curves: only.map(
            (shape): Curve => ({
              label: shape,
              role: roles[shape],
              dots: true,
              ...(shape === "constant" ? { dashed: true } : {}),
              points: lengths.map((length): Point => [length, Number((100 * tunedAt(shape, length).test).toPrecision(4))]),
            }),
          ),
          rules: [
            {
              axis: "y",
              at: Number((100 * base.test).toPrecision(4)),
              label: `baseline ${accuracyText(base.test).replace(" ", "\u00a0")}`,
            },
          ],
        },
      ],
    },
  };
}

/** How much faster, by whom, against what. */
export const fewer = interactive({
  id: "fewer",
  title: "How many times faster? Choose the baseline",
  controls: {
    grid: {
      type: "choice",
      label: "Rates tried for the baseline",
      options: (Object.keys(grids) as Grid[]).map((value) => ({ value, label: grids[value].name })),
      start: "tens",
    },
  },
  figure: ({ grid }): CurvesFigure => fewerFigure(grid as Grid),
});
