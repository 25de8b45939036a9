import { interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { linear } from "../../../schedules/families/linear.js";
import { polynomial } from "../../../schedules/families/polynomial.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { percent } from "../../say.js";

const totalSteps = 1000;

/** Four decays over a thousand updates, from 1. */
export const decays: Readonly<Record<string, Schedule>> = {
  cosine: cosineAnnealing({ baseLr: 1, totalSteps }),
  "straight line": linear({ baseLr: 1, totalSteps }),
  polynomial: polynomial({ baseLr: 1, totalSteps, power: 2 }),
  exponential: exponential({ baseLr: 1, gamma: 0.01 ** (1 / totalSteps) }),
};

/** Who begins fast? */
export const starts = interactive({
  id: "starts",
  title: "Who begins fast?",
  controls: { names: { type: "toggle", label: "Show the names", start: false } },
  figure: ({ names }): CurvesFigure => {
    const left = Object.entries(decays).map(([name, lr], i) => `${names ? name : "ABCD"[i]} ${percent(lr(100), 3)}`);
    return {
      kind: "curves",
      size: { width: 640, height: 300 },
      sentence: `After a tenth of the run this is left: ${left.join(", ")}.`,
      data: {
        x: { label: "update t", domain: [0, totalSteps] },
        panels: [
          {
            y: { label: "rate, as a part of the first", domain: [0, 1.05] },
            curves: Object.values(decays).map((lr, i) => ({
              label: "",
              role: "rate" as const,
              dashed: i % 2 === 1,
              points: Array.from({ length: 51 }, (_, j): Point => [20 * j, Number(lr(20 * j).toPrecision(4))]),
            })),
            marks: Object.entries(decays).map(([name, lr], i) => ({
              x: 250,
              y: Number(lr(250).toPrecision(4)),
              role: "rate" as const,
              label: names ? name : ("ABCD"[i] as string), // four of them
            })),
          },
        ],
      },
    };
  },
});
