import type { CurvesFigure } from "../../../plots/figure.js";
import type { Film, Scene } from "../../film.js";
import { stopFigure } from "./pictures/stopping.js";

const usual = { shape: "linear", part: 0.2, end: 0 } as const;

/** The stop that a part of a scene shows, on a grid of 10 updates. */
const along = (from: number, to: number, part: number): number => Math.round((from + part * (to - from)) / 10) * 10;
const at = (stop: number, earlier: readonly number[] = []): CurvesFigure => stopFigure({ stop, ...usual }, { earlier, asTold: false });

const scenes: readonly Scene[] = [
  {
    seconds: 10,
    caption: "A cosine is planned for 1000 updates. Its rate knows where the end is, and so it is still high when you come too early.",
    figure: (part) => at(along(300, 600, part)),
  },
  {
    seconds: 12,
    caption: "The trunk holds its rate and knows no end. Wherever you stop, a branch leaves it and cools down, and the loss drops.",
    figure: (part) => at(along(300, 600, part), [300]),
  },
  {
    seconds: 12,
    caption: "Stop again, later. The trunk was never touched: each new branch costs a fifth of its updates, and no run from the start.",
    figure: (part) => at(along(600, 800, part), [300, 450, 600]),
  },
  {
    seconds: 10,
    caption: "Near the end it was planned for, the cosine overtakes. It has spent half of its run cooling, the branch only a fifth.",
    figure: (part) => at(along(800, 1000, part), [300, 450, 600, 800]),
  },
  {
    seconds: 10,
    caption: "So this is the trade. A plan ends a little lower at the one place that it was made for. A trunk is ready everywhere.",
    figure: (part) => at(along(1000, 400, part), [300, 450, 600, 800, 1000]),
  },
];

/** One trunk, many ends. */
export const films: readonly Film[] = [{ id: "trunk", title: "One trunk, many ends", scenes }];
