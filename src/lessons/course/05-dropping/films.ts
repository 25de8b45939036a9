import type { Film } from "../../film.js";
import { buffersFigure } from "./pictures/buffers.js";
import { exactDropFigure } from "./pictures/exactDrop.js";
import { milestoneFigure } from "./pictures/milestone.js";
import { kinds, pressedFigure } from "./pictures/pressed.js";
import { againstCosine } from "./pictures/stepOrCosine.js";
import { wellsFigure } from "./pictures/twoWells.js";
import { fallen, lookAt, pressesOf } from "./results.js";
import { looks } from "./study.js";

const presses = pressesOf(kinds.fresh.study, kinds.fresh.rate);
/** How many looks have been shown when this part of the scene has passed. */
const shown = (part: number): number => Math.max(1, Math.min(looks.length, Math.ceil(part * looks.length)));

/** The film of lesson 5. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "Press, and watch the loss",
    scenes: [
      {
        seconds: 12,
        caption: `The rate is cut to a tenth at random moments. Ten updates later the loss is lower in ${fallen(presses, lookAt(10))} of ${presses.before.length} runs.`,
        figure: (part) => pressedFigure("fresh", shown(part)),
      },
      {
        seconds: 12,
        caption:
          "Where nothing is left to luck, it falls at once: the noise dies away, and what is left of the start hardly moves any more.",
        figure: (part) => exactDropFigure(100, 0.1, Math.round(300 * part)),
      },
      {
        seconds: 10,
        caption: "The jump upwards belongs to the opposite press. Here the rate was raised, as in a restart.",
        figure: (part) => pressedFigure("restart", shown(part)),
      },
      {
        seconds: 10,
        caption: "PyTorch's buffer holds gradients, so a drop acts at once. A buffer of steps carries the old rate on.",
        figure: (part) => buffersFigure(0.1, 0.9, Math.round(-10 + 60 * part)),
      },
      {
        seconds: 12,
        caption: "A high rate is hot. A quench freezes the crowd as it stands; slow cooling lets more of it find the deeper well.",
        figure: (part) => wellsFigure(0.2, 400, part),
      },
      {
        seconds: 10,
        caption: "Too early, and slow directions are not forgotten. Too late, and the noise has no time to die.",
        figure: (part) => milestoneFigure(Math.round(20 * part) / 20, 0.1, 100),
      },
      {
        seconds: 12,
        caption: "Staircase or cosine? One small net says the one, another says the other.",
        figure: (part) => againstCosine(part < 0.5 ? "finite" : "norm"),
      },
    ],
  },
];
