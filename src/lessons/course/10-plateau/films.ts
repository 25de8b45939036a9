import type { CurvesFigure } from "../../../plots/figure.js";
import type { Film } from "../../film.js";
import { falseCutsFigure } from "./experiments.js";
import { againstFigure, counterFigure, verdictsFigure } from "./pictures.js";

/** The share of false cuts, told up to a part of the noises. */
function sharesUpTo(part: number): CurvesFigure {
  const whole = falseCutsFigure();
  const [panel] = whole.data.panels;
  if (!panel) return whole;
  const curves = panel.curves.map((curve) => {
    const shown = Math.max(1, Math.ceil(part * curve.points.length));
    return { ...curve, points: curve.points.slice(0, shown), ...(curve.band ? { band: curve.band.slice(0, shown) } : {}) };
  });
  return { ...whole, data: { ...whole.data, panels: [{ ...panel, curves }] } };
}

/** The film of lesson 10: a rule that watches a loss, and what luck makes of it. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "A judge who remembers only the record",
    scenes: [
      {
        seconds: 13,
        caption:
          "A rule watches the validation loss. It falls, then it stands still from observation 60 on. The rule waits out its patience, and cuts the rate.",
        figure: (part) => verdictsFigure({ noise: 0, patience: 5, average: 1, seed: 5 }, Math.max(1, Math.round(100 * part))),
      },
      {
        seconds: 12,
        caption:
          "It remembers little: the best value, and how many did not beat it. With patience 10 a flat loss is cut after observation 12, not 10.",
        figure: (part) => counterFigure("flat", 10, Math.round(16 * part)),
      },
      {
        seconds: 12,
        caption: "One lucky low value becomes the record. Everything after it looks bad, although the loss goes on falling.",
        figure: (part) => counterFigure("dip", 3, Math.round(16 * part)),
      },
      {
        seconds: 14,
        caption:
          "Now turn up the noise. Cuts move to where nothing stood still. A cut by luck looks like any other, and none is taken back.",
        figure: (part) => verdictsFigure({ noise: 0.005 * Math.round(16 * part), patience: 5, average: 1, seed: 5 }),
      },
      {
        seconds: 12,
        caption:
          "Count it: a loss that falls by 0.2 % at every look, and the share of runs that are cut all the same. Patience moves the cliff. It does not remove it.",
        figure: sharesUpTo,
      },
      {
        seconds: 10,
        caption: "And in training: a straight line to zero that was planned, against four settings of the rule, each at its own best rate.",
        figure: (part) => againstFigure(part < 0.5 ? "finite" : "online"),
      },
    ],
  },
];
