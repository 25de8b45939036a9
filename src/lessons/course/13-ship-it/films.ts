import type { Figure } from "../../../plots/figure.js";
import type { Film } from "../../film.js";
import { forgettingFigure, gainsFigure, logFigure, lostFigure } from "./pictures.js";

/** A number of steps over a part from 0 to 1. */
const stepOf = (part: number, steps: number): number => Math.min(steps - 1, Math.floor(part * steps));

/** All pictures of the film are as high as its highest. */
const tall = 446;
const high = <F extends Figure>(figure: F): F => ({ ...figure, size: { width: 640, height: tall } });

/** The film of lesson 13: a run that was stopped, and what it takes to go on. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "It printed no error",
    scenes: [
      {
        seconds: 14,
        caption: "A run of 90 epochs, stopped once and started again. No error, no warning. Follow the rate, and look for the place.",
        figure: (part) => logFigure(1 + stepOf(part, 89), false, tall),
      },
      {
        seconds: 10,
        caption: "With the plan beside it, the place is plain: epoch 50. The optimizer came back, the schedule's clock did not.",
        figure: (part) => logFigure(50 + stepOf(part, 40), true, tall),
      },
      {
        seconds: 12,
        caption:
          "What may a checkpoint lose? On test accuracy most losses hardly show. Only starting the whole cosine over does. Bits and logs tell more than accuracy.",
        figure: (part) => high(lostFigure(part < 0.5 ? "finite" : "online")),
      },
      {
        seconds: 12,
        caption: "Then other weights: fine-tuning learns B and forgets A. A high rate overwrites more, with warmup or without.",
        figure: (part) => high(forgettingFigure(part < 0.5 ? "sgd" : "adam", 1)),
      },
      {
        seconds: 10,
        caption: "Let the body learn at a tenth of the rate, and most of A stays. Measure the old task too: it is one more evaluation.",
        figure: (part) => high(forgettingFigure("adam", part < 0.4 ? 1 : 0.1)),
      },
      {
        seconds: 10,
        caption: "And before the next run: write down the schedule, what was measured for it, and what you will do if it fails.",
        figure: (part) => high(gainsFigure((["finite", "online", "noisy"] as const)[stepOf(part, 3)] ?? "finite")),
      },
    ],
  },
];
