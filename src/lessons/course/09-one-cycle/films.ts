import { formatNumber } from "../../../plots/format.js";
import type { Film } from "../../film.js";
import { ablations, atFoot, interval, picks, seedsOf, shapeOf, truth } from "./measured.js";
import { ablationFigure } from "./pictures/ablation.js";
import { cycleFigure } from "./pictures/cycle.js";
import { fewerFigure } from "./pictures/fewer.js";
import { lag } from "./pictures/lag.js";
import { picksFigure, toldOf } from "./pictures/picks.js";

const seeds = seedsOf("mlp");

/** The first picks of a rule, as if one shuffle came after the other. */
function coming(updates: number, rule: "naive" | "pick", part: number) {
  const list = picks("mlp", updates, rule).slice(0, Math.max(1, Math.ceil(part * seeds)));
  return picksFigure("mlp", { list, told: toldOf("mlp", updates, rule, list, list.length) });
}

const foot = (updates: number): number => atFoot(picks("mlp", updates, "naive"));
const versus = shapeOf(ablations.cnn(), "one cycle").versus;

/** The film of lesson 9: what a finder answers, and how a factor is made. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "A finder, a cycle, and a factor of six",
    scenes: [
      {
        seconds: 11,
        caption: `One net, one task, ${seeds} shuffles. The pasted finder answers: in ${foot(100)} of them a rate at which nothing happens.`,
        figure: (part) => coming(100, "naive", part),
      },
      {
        seconds: 11,
        caption: `A longer test, to be safe. Now it is ${foot(300)} of ${seeds}: the first samples are the steepest fall there is.`,
        figure: (part) => coming(300, "naive", part),
      },
      {
        seconds: 11,
        caption: "Even without noise the answer moves. A mean of the past shows every turn late, at a rate that is too high.",
        figure: (part) => lag.figure({ updates: 100, beta: Math.round(95 * part) / 100 }),
      },
      {
        seconds: 10,
        caption: `Half of the brink, read off symmetric means, is steady. Training says ${formatNumber(truth("mlp").cycle)} for one cycle: a place to begin, no more.`,
        figure: (part) => coming(200, "pick", part),
      },
      {
        seconds: 11,
        caption: "One cycle: up to the peak, down below the start. The momentum goes the other way, and what acts is both together.",
        figure: (part) => cycleFigure({ steps: 100, phases: 2, cycled: true, upTo: Math.max(2, Math.round(100 * part)) }),
      },
      {
        seconds: 12,
        caption:
          "Six times as fast? Against a baseline with two rates, yes, and so is the constant itself. Tune the baseline, and watch the factor go.",
        figure: (part) => fewerFigure(part < 0.34 ? "tens" : part < 0.67 ? "thirds" : "all"),
      },
      {
        seconds: 9,
        caption: `Less a line that only falls, one cycle is behind on the MLP. On a net with batch norm it is ahead: ${versus ? interval(versus.difference) : ""} points.`,
        figure: (part) => ablationFigure(part < 0.5 ? "mlp-25" : "cnn"),
      },
    ],
  },
];
