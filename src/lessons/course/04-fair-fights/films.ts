import type { Figure } from "../../../plots/figure.js";
import type { Film } from "../../film.js";
import { gridFigure } from "./pictures/gridOfRates.js";
import { horizonFigure } from "./pictures/horizon.js";
import { bestAgainstBest, gainAt, gainEverywhere } from "./pictures/oneRate.js";
import { finite, rates, versusAt } from "./results.js";

/** The rate that has been reached when this part of the scene has passed. */
const reached = (list: readonly number[], part: number): number =>
  list[Math.min(list.length - 1, Math.floor(part * list.length))] as number;

const word = (rate: number): string => (versusAt(finite, "cosine", rate).difference.mean > 0 ? "gains" : "loses");
const most = (rate: number): string => Math.abs(100 * versusAt(finite, "cosine", rate).difference.mean).toFixed(1);

/** On one axis for all rates, and as tall as the other scenes: what moves in the film is the gain. */
const gainMoving = (rate: number): Figure => {
  const figure = gainAt(rate);
  return figure.kind === "intervals"
    ? { ...figure, size: { width: 640, height: 300 }, data: { ...figure.data, x: { ...figure.data.x, domain: [-5, 16] } } }
    : figure;
};

/** The film of lesson 4. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "One pair of schedules, any headline you like",
    scenes: [
      {
        seconds: 9,
        caption: `Turn both schedules up to a rate of 0.1. There the cosine ${word(0.1)} ${most(0.1)} points, and the interval is nowhere near zero.`,
        figure: (part) => gainMoving(reached([0.03, 0.05, 0.07, 0.1], part)),
      },
      {
        seconds: 9,
        caption: `Turn the same two down to 0.003. Now it ${word(0.003)} ${most(0.003)} points, and the interval is again nowhere near zero.`,
        figure: (part) => gainMoving(reached([0.03, 0.02, 0.01, 0.003], part)),
      },
      {
        seconds: 12,
        caption: "All nine rates, each with a headline of its own. To choose the one rate is to choose the result.",
        figure: (part) => gainEverywhere(reached(rates, part), reached(rates, part)),
      },
      {
        seconds: 10,
        caption: "So give each its own best rate. What is left of the gain is small, and it is real.",
        figure: (part) => (part < 0.4 ? gainMoving(0.1) : bestAgainstBest()),
      },
      {
        seconds: 12,
        caption: "With five rates instead of nine, the gain is twice as large: the coarse grid stepped over the constant's narrow peak.",
        figure: (part) => gridFigure(part < 0.5 ? "coarse" : "fine"),
      },
      {
        seconds: 14,
        caption: "Choose a rate after 5 % of the run, and you choose for a short run. At the end a higher one wins.",
        figure: (part) => horizonFigure(0.05, part < 0.3 ? "5 %" : part < 0.5 ? "10 %" : part < 0.7 ? "25 %" : "100 %"),
      },
    ],
  },
];
