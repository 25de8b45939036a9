import type { CurvesFigure, Figure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { sweepFigure } from "../../../plots/sweepFigure.js";
import type { Film } from "../../film.js";
import { percent } from "../../say.js";
import { counted, partAt, real } from "./pictures/counts.js";
import { composed, joins } from "./pictures/joins.js";
import { stairs } from "./pictures/stairs.js";
import { cellOf, plansTable } from "./tables.js";

/** The nearest stop of a slider from `low` to `high`. */
const stop = (part: number, low: number, high: number, step: number): number => low + step * Math.round((part * (high - low)) / step);

const whole = { warm: 50, hold: 150, decay: "cosine", fall: 400, clock: "own" } as const;

/** Pieces one after another, each drawn as its turn comes. */
function joining(part: number): CurvesFigure {
  const lr = composed(whole);
  const now = Math.max(1, Math.round(part * 599));
  const times = [...new Set([...Array.from({ length: 100 }, (_, i) => 6 * i), 49, 50, 199, 200, now])]
    .filter((t) => t <= now)
    .sort((a, b) => a - b);
  const piece = now < 50 ? ["warmup", 0] : now < 200 ? ["hold", 50] : ["cosine", 200];
  return {
    kind: "curves",
    size: { width: 640, height: 320 },
    sentence: `Update ${now} is the ${piece[0]}'s, which reads ${now - (piece[1] as number)} on its own clock, and has a rate of ${formatNumber(lr(now))}.`,
    data: {
      x: { label: "update t", domain: [0, 600] },
      panels: [
        {
          y: { label: "rate η", domain: [0, 0.115] },
          curves: [{ label: "", role: "rate", points: times.map((t): Point => [t, Number(lr(t).toPrecision(5))]) }],
          marks: [{ x: now, y: lr(now), role: "rate", label: `${piece[0]}: ${now - (piece[1] as number)}` }],
          rules: [50, 200].map((at) => ({ axis: "x" as const, at, label: "" })),
          filled: true,
        },
      ],
    },
  };
}

/** A cosine that is told more and more updates than the run has. */
function stretched(part: number): CurvesFigure {
  const total = stop(part, real, counted.batches.total, 100);
  const points = (length: number): Point[] =>
    Array.from({ length: 101 }, (_, i): Point => [50 * i, Number(partAt(length, Math.min(real - 1, 50 * i), false).toPrecision(5))]);
  return {
    kind: "curves",
    size: { width: 640, height: 320 },
    sentence: `Told ${total.toLocaleString("en")}, run for 5000: the last update has ${percent(partAt(total, real - 1, false), 3)} of the peak.`,
    data: {
      x: { label: "update t", domain: [0, real] },
      panels: [
        {
          y: { label: "rate, as a part of the peak", domain: [0, 1.05] },
          curves: [
            { label: "told", role: "rate", points: points(total) },
            { label: "meant", role: "theory", points: points(real), dashed: true },
          ],
        },
      ],
    },
  };
}

/** Two plans over all peaks, and a line that goes from the lowest to the highest. */
function priced(part: number): Figure {
  const [fits, wrong] = ["as planned", "planned for 4 times"] as const;
  const rates = plansTable().sameRate.map(({ rate }) => rate);
  const rate = rates[Math.round(part * (rates.length - 1))] as number; // there are some
  const at = (name: string): string => percent(cellOf(name, rate).test ?? Number.NaN, 3);
  return {
    ...sweepFigure(plansTable(), { shapes: [fits, wrong], chosen: false, at: { rate, label: `peak ${rate}` } }),
    sentence: `At a peak of ${rate} the plan that fits ends at ${at(fits)} right, the one for 4 times the updates at ${at(wrong)}.`,
  };
}

const inJoins = (values: Partial<Record<"warm" | "hold" | "fall" | "steps", number>> & { decay?: string; clock?: string }): Figure =>
  joins.figure({ ...whole, steps: 600, ...values });

/** The lesson in a minute and a quarter. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "Pieces, clocks and counts",
    scenes: [
      {
        seconds: 14,
        caption: "Warmup, hold, decay. Each piece reads a clock of its own, which starts at 0 where the piece begins.",
        figure: joining,
      },
      {
        seconds: 12,
        caption:
          "Let the decay read the **run's** clock instead, and it has lost its beginning. The longer it waits, the deeper the ledge.",
        figure: (part) => {
          const hold = stop(part, 0, 300, 50);
          return inJoins({ hold, clock: "run", steps: whole.warm + hold + whole.fall });
        },
      },
      {
        seconds: 12,
        caption: "An inverse square root needs no end: a longer run begins with the very same rates.",
        figure: (part) => inJoins({ hold: 0, warm: 100, decay: "inverse sqrt", steps: stop(part, 300, 800, 50) }),
      },
      {
        seconds: 12,
        caption: "A cosine must be told how long the run is. Told four times too many updates, it ends near its peak.",
        figure: stretched,
      },
      {
        seconds: 12,
        caption: "What that costs depends on the peak. At a low one the wrong plan is even ahead; at the right one it loses clearly.",
        figure: priced,
      },
      {
        seconds: 12,
        caption: "Stepped once per epoch, the curve becomes stairs. The more epochs, the closer they come to the curve.",
        figure: (part) => stairs.figure({ epochs: stop(part, 2, 30, 1) }),
      },
    ],
  },
];
