import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { sweepFigure } from "../../../../plots/sweepFigure.js";
import { horizons, rates, shapeIn, testAt } from "../results.js";

/** The parts of the run after which a look was taken. */
export const looks = ["5 %", "10 %", "25 %", "100 %"] as const;

const points = (value: number): string => (100 * value).toFixed(1);

/** Accuracy over the rate after a part of the run, with what a pick costs once the run is over. */
export function horizonFigure(pick: number, look: (typeof looks)[number]): CurvesFigure {
  const over = look === "100 %";
  const leader = shapeIn(horizons, look).rate as number; // no run diverged at every rate
  const best = shapeIn(horizons, "100 %").rate as number;
  const cost = testAt(horizons, "100 %", best) - testAt(horizons, "100 %", pick);
  const figure = sweepFigure(horizons, {
    shapes: over ? ["5 %", "100 %"] : [look],
    names: { "5 %": "after 5 %", "10 %": "after 10 %", "25 %": "after 25 %", "100 %": "at the end" },
    domain: [25, 90],
    at: { rate: pick, label: "your pick" },
  });
  const early = shapeIn(horizons, "5 %").rate as number;
  const paid = cost > 0 ? `${points(cost)} points behind the best, ${best}` : "the best there is";
  return {
    ...figure,
    sentence: over
      ? `At the end your pick, ${pick}, has ${points(testAt(horizons, "100 %", pick))} %: ${paid}. The leader after 5 % of the run, ${early}, ends ${points(testAt(horizons, "100 %", best) - testAt(horizons, "100 %", early))} points behind it.`
      : `After ${look} of the run ${leader} leads with ${points(testAt(horizons, look, leader))} %. Your pick, ${pick}, has ${points(testAt(horizons, look, pick))} %.`,
  };
}

/** The game: choose a rate early, pay at the end. */
export const horizon = interactive({
  id: "horizon",
  title: "Choose early, pay late",
  controls: {
    pick: {
      type: "choice",
      label: "Your pick",
      options: rates.map((rate) => ({ value: String(rate), label: String(rate) })),
      start: "0.03",
    },
    look: {
      type: "choice",
      label: "Part of the run done",
      options: looks.map((look) => ({ value: look, label: look })),
      start: "5 %",
    },
  },
  figure: ({ pick, look }): CurvesFigure => horizonFigure(Number(pick), look),
});
