import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { differenceText, sweepFigure } from "../../../../plots/sweepFigure.js";
import { coarse, finite, shapeIn, versusBest } from "../results.js";

/** The comparison with five rates or with nine. */
export function gridFigure(grid: "coarse" | "fine"): CurvesFigure {
  const table = grid === "coarse" ? coarse : finite;
  const { difference, verdict } = versusBest(table, "cosine");
  const tried = shapeIn(table, "constant").rates.length;
  const figure = sweepFigure(table, { shapes: ["constant", "cosine"], domain: [40, 90] });
  return {
    ...figure,
    sentence: `With ${tried} rates to choose from, the constant takes ${shapeIn(table, "constant").rate} and the cosine ${shapeIn(table, "cosine").rate}: a gain of ${differenceText(table, difference)} points, ${verdict}. ${table.seeds} paired seeds.`,
  };
}

/** How a coarse grid makes a gain. */
export const gridOfRates = interactive({
  id: "grid",
  title: "The same runs on two grids of rates",
  controls: {
    grid: {
      type: "choice",
      label: "Rates tried",
      options: [
        { value: "coarse", label: "five" },
        { value: "fine", label: "nine" },
      ],
      start: "coarse",
    },
  },
  figure: ({ grid }): CurvesFigure => gridFigure(grid),
});
