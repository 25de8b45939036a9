import { interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { percent } from "../../say.js";
import { type PlanName, planNames, plans } from "./plans.js";

/** The rates of a recipe over its own run. */
export const shapes = interactive({
  id: "shapes",
  title: "Five schedules",
  controls: {
    recipe: {
      type: "choice",
      label: "Recipe",
      options: planNames.map((value) => ({ value, label: plans[value].name })),
      start: "vision",
    },
  },
  figure: ({ recipe }): CurvesFigure => {
    const { name, lr, steps, peak, rise, told } = plans[recipe as PlanName]; // one of the options
    const spots = [...new Set([...Array.from({ length: 100 }, (_, i) => Math.round((i / 99) * (steps - 1))), rise, Math.max(0, rise - 1)])];
    const half = Math.floor(steps / 2);
    return {
      kind: "curves",
      size: { width: 640, height: 260 },
      sentence: `${name}: ${told}. First rate ${formatNumber(lr(0))}, half-way ${percent(lr(half) / peak, 3)} of the peak of ${formatNumber(peak)}, last rate ${formatNumber(lr(steps - 1), 2)}.`,
      data: {
        x: { label: "update t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η", domain: [0, 1.1 * peak] },
            curves: [
              {
                label: "",
                role: "rate",
                points: spots.sort((a, b) => a - b).map((t): Point => [t, Number(lr(t).toPrecision(4))]),
              },
            ],
          },
        ],
      },
    };
  },
});
