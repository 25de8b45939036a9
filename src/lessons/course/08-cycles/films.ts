import type { Curve, CurvesFigure, Mark, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { equalCycles } from "../../../schedules/families/equalCycles.js";
import type { Schedule } from "../../../schedules/schedule.js";
import type { Film } from "../../film.js";
import { percent } from "../../say.js";
import { accuracyText, chosen, mean, members, ratesOf, tests } from "./measured.js";
import { agreement } from "./pictures/agreement.js";
import { accuracyFigure } from "./pictures/fiveForOne.js";
import { tunedFigure } from "./pictures/tuned.js";

const steps = 1150;

/** A rate that has been drawn up to a part of the run; a mark at the end of each fall, with the accuracy of the net there. */
function rateFigure(lr: Schedule, part: number, ends: readonly number[], right: readonly number[]): CurvesFigure {
  const until = Math.max(1, Math.round(part * steps));
  const upTo = (end: number): Point[] =>
    Array.from({ length: Math.ceil(end / 5) }, (_, i): Point => [5 * i, Number(lr(5 * i).toPrecision(4))]);
  const marks: Mark[] = ends.flatMap((end, i) =>
    end <= until ? [{ x: end, y: 0.004, role: "a" as const, label: percent(right[i] ?? Number.NaN) }] : [],
  );
  const curves: Curve[] = [
    { label: "", role: "rate", points: upTo(until) },
    { label: "", role: "muted", faint: true, points: upTo(steps) },
  ];
  return {
    kind: "curves",
    size: { width: 640, height: 260 },
    sentence: `After ${until} of ${steps} updates the rate is ${formatNumber(lr(until - 1), 2)}${marks.length > 0 ? `; nets so far: ${marks.map(({ label }) => label).join(", ")}` : ""}.`,
    data: {
      x: { label: "updates done, t", domain: [0, steps] },
      panels: [{ y: { label: "rate η", domain: [0, 0.16] }, curves, marks, filled: true }],
    },
  };
}

const fifths = [230, 460, 690, 920, 1150];
const once = (peak: number): Schedule => cosineAnnealing({ baseLr: peak, totalSteps: steps });
const five = (peak: number): Schedule => equalCycles({ baseLr: peak, totalSteps: steps, cycles: 5 });
const single = (peak: number): number => mean(tests("mlp", "single", peak) ?? [Number.NaN]);
const together = (peak: number): string => accuracyText(mean(tests("mlp", "ensemble", peak) ?? [Number.NaN]));

const [low, high] = [0.05, 0.14];

/** The place of the peak that a slider has come to. */
const placeAt = (part: number): number => 1 + Math.round(part * (ratesOf("mlp").length - 1));
const peakAt = (part: number): number => ratesOf("mlp")[placeAt(part) - 1] as number; // one of those that were tried

/** The film of lesson 8: five models from one run. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "Five models from one run",
    scenes: [
      {
        seconds: 9,
        caption: `One budget of 1150 updates, one long cosine. The net at its end gets ${accuracyText(single(low))} right.`,
        figure: (part) => rateFigure(once(low), part, [steps], [single(low)]),
      },
      {
        seconds: 12,
        caption: `The same budget, five falls. The net is kept at the end of each, and the five vote. Together: ${together(low)}.`,
        figure: (part) => rateFigure(five(low), part, fifths, members("mlp", "cycles", low)),
      },
      {
        seconds: 12,
        caption: `Now with a higher peak. Each of the five is weaker than the single net. Together they get ${together(high)}.`,
        figure: (part) => rateFigure(five(high), part, fifths, members("mlp", "cycles", high)),
      },
      {
        seconds: 14,
        caption:
          "Why? At low peaks the five give nearly the same answers. Then, from one peak to the next, they differ, and averaging cancels what differs.",
        figure: (part) => agreement.figure({ net: "mlp", place: placeAt(part) }),
      },
      {
        seconds: 14,
        caption: `So each plan has a best peak of its own: ${formatNumber(chosen("mlp", "single"))} for one net, ${formatNumber(chosen("mlp", "ensemble"))} for five.`,
        figure: (part) => accuracyFigure("mlp", { upTo: peakAt(part) }),
      },
      {
        seconds: 10,
        caption: "A net that is not done after a fifth of its budget gains nothing. Ask first: are the members good, and do they differ?",
        figure: (part) => tunedFigure(part < 0.5 ? "mlp" : "cnn"),
      },
    ],
  },
];
