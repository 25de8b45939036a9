import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { linear } from "../../../schedules/families/linear.js";
import { power } from "../../../schedules/families/power.js";
import { problem } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";
import { endLoss } from "../endLoss.js";
import { goldenSection } from "../goldenSection.js";

/** Where the run may be stopped. */
export const stops: readonly number[] = [50, 100, 200, 500, 1000];
const last = 1000;

/** What a straight line that knew the stop would reach; computed once. */
let lines: readonly number[] | undefined;
const linesThatKnew = (): readonly number[] => {
  lines ??= stops.map((stop) => goldenSection((peak) => endLoss(linear({ baseLr: peak, totalSteps: stop }), stop), 0.05, 2).loss);
  return lines;
};

/** What comes of a run that may be stopped anywhere. */
export interface Anytime {
  /** The losses from the start to the last stop. */
  readonly losses: readonly number[];
  /** How many times the loss of the line that knew it has, at each stop. */
  readonly regrets: readonly number[];
}

/** The exponents and timescales of the picture, and for each pair the first rate whose worst stop is best. */
export const exponents: readonly number[] = [0, 0.25, 0.5, 0.75, 1];
export const firstRates: Readonly<Record<string, readonly number[]>> = {
  "1": [0.084, 0.4, 1.5, 1.9, 1.9],
  "10": [0.084, 0.2, 0.5, 1.2, 1.9],
  "100": [0.084, 0.13, 0.2, 0.32, 0.4],
};

/** The best first rate that was found; for an exponent between two of the list, between theirs on a log scale. */
function firstRate(timescale: string, exponent: number): number {
  const rates = firstRates[timescale] as readonly number[]; // the choice offers these timescales
  const place = exponent * (exponents.length - 1); // the exponents are evenly spaced from 0 to 1
  const [low, high] = [rates[Math.floor(place)] as number, rates[Math.ceil(place)] as number];
  return low === high ? low : low * (high / low) ** (place % 1);
}

/** A power law's whole run. */
export function anytime(exponent: number, timescale: number, baseLr: number): Anytime {
  const losses = expectedLoss({ ...problem, lr: power({ baseLr, exponent, timescale }), steps: last });
  const regrets = stops.map((stop, i) => (losses[stop] as number) / (linesThatKnew()[i] as number)); // one line for each stop
  return { losses, regrets };
}

/** Updates from 1 to the last one, about a tenth apart. */
const spread: readonly number[] = [...new Set(Array.from({ length: 73 }, (_, i) => Math.round(10 ** (i / 24))))];

/** A straight line on two log axes, and the loss under it at every stop. */
const slope = interactive({
  id: "slope",
  title: "A slope, and where it begins",
  controls: {
    exponent: { type: "number", label: "Exponent", symbol: "α", min: 0, max: 1, step: 0.25, start: 1, tries: [0.5, 0.75] },
    timescale: {
      type: "choice",
      label: "Timescale",
      options: [1, 10, 100].map((value) => ({ value: String(value), label: `${value} update${value === 1 ? "" : "s"}` })),
      start: "1",
    },
  },
  figure: ({ exponent, timescale }): CurvesFigure => {
    const baseLr = firstRate(timescale, exponent);
    const { losses, regrets } = anytime(exponent, Number(timescale), baseLr);
    const lr = power({ baseLr, exponent, timescale: Number(timescale) });
    const worst = Math.max(...regrets);
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `Each doubling of a long run leaves ${percent(2 ** -exponent)} of the rate. With timescale ${timescale} and its best first rate, ${formatNumber(baseLr, 2)}, the worst stop is at ${stops[regrets.indexOf(worst)]} updates: ${formatNumber(worst, 3)} times the loss of a line planned for it.`,
      data: {
        x: { label: "updates done, t", scale: "log", domain: [1, last] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", scale: "log", domain: [0.001, 2] },
            curves: [{ label: "", role: "rate", points: spread.map((t): Point => [t, lr(t)]) }],
            share: 0.4,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 6] },
            curves: [
              { label: "", role: "a", points: spread.map((t): Point => [t, losses[t] as number]) }, // all within the run
              {
                label: "lines that knew",
                role: "theory",
                dashed: true,
                dots: true,
                points: stops.map((stop, i): Point => [stop, linesThatKnew()[i] as number]),
              },
            ],
            share: 0.6,
          },
        ],
      },
    };
  },
});

/** The picture of the power law's page. */
export const plots: readonly Interactive[] = [slope];
