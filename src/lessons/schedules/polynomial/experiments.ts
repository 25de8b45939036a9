import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { linear } from "../../../schedules/families/linear.js";
import { polynomial } from "../../../schedules/families/polynomial.js";
import { percent } from "../../say.js";
import { endLoss } from "../endLoss.js";
import { goldenSection } from "../goldenSection.js";

const baseLr = 0.1;

/** When the rate has come down to a part of the first one, as a part of the run. */
const reached = (part: number, power: number): number => 1 - part ** (1 / power);

/** The power as a dial between a fall that comes late and one that comes early. */
const dial = interactive({
  id: "dial",
  title: "From hanging on to giving up",
  controls: {
    power: { type: "number", label: "Power", symbol: "p", min: 0.1, max: 5, step: 0.1, start: 2, tries: [0.5, 0.9] },
  },
  figure: ({ power }): CurvesFigure => {
    const lr = polynomial({ baseLr, totalSteps: 100, power });
    const half = 100 * reached(0.5, power);
    const tenth = 100 * reached(0.1, power);
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `At power ${formatNumber(power)} half of the rate is gone after ${percent(half / 100)} of the run, nine tenths after ${percent(tenth / 100)}. The average rate is ${percent(1 / (power + 1))} of the first.`,
      data: {
        x: { label: "updates done, t", domain: [0, 100] },
        panels: [
          {
            y: { label: "rate η", domain: [0, baseLr] },
            curves: [
              { label: "", role: "rate", points: Array.from({ length: 101 }, (_, t): Point => [t, lr(t)]) },
              { label: power === 1 ? "" : "power 1", role: "theory", dashed: true, points: [[0, baseLr], [100, 0]] }, // biome-ignore format: two points
            ],
            marks: [
              { x: half, y: baseLr / 2, role: "rate", label: "half" },
              { x: tenth, y: baseLr / 10, role: "rate", label: "a tenth" },
            ],
            filled: true,
          },
        ],
      },
    };
  },
});

/** The powers that are tried, and the lengths. */
export const powers: readonly number[] = [0.5, 0.7, 0.9, 1, 1.2, 1.5, 2, 2.8, 4];
const lengths = ["30", "100", "300", "1000"] as const;

/** Tuning takes a while; each length is tuned once. */
const tuned = new Map<number, readonly number[]>();

/** How many times the loss of a straight line each power ends at, every one at its own best peak. */
export function versusLine(steps: number): readonly number[] {
  const best = (make: (peak: number) => (step: number) => number, low: number, high: number) =>
    goldenSection((peak) => endLoss(make(peak), steps), low, high);
  const known = tuned.get(steps);
  if (known) return known;
  const line = best((peak) => linear({ baseLr: peak, totalSteps: steps }), 0.02, 2);
  // The longer a power stays low, the higher its best peak: never by more than half of the power above 1.
  const found = powers.map((power) => {
    if (power === 1) return 1;
    const around = line.x * ((power + 1) / 2);
    return (
      best((peak) => polynomial({ baseLr: peak, totalSteps: steps, power }), around * 0.55, Math.min(2, around * 1.5)).loss / line.loss
    );
  });
  tuned.set(steps, found);
  return found;
}

/** Which power ends lowest, for runs of four lengths. */
const best = interactive({
  id: "best",
  title: "The best power, by the length of the run",
  controls: {
    length: {
      type: "choice",
      label: "Updates",
      options: lengths.map((value) => ({ value, label: value })),
      start: "100",
    },
  },
  figure: ({ length }): CurvesFigure => {
    const ratios = versusLine(Number(length));
    const lowest = ratios.indexOf(Math.min(...ratios));
    const [power, ratio] = [powers[lowest] as number, ratios[lowest] as number]; // the place of one of them
    const two = ratios[powers.indexOf(2)] as number;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `After ${length} updates, each power at its own best peak, power ${formatNumber(power)} ends lowest, at ${formatNumber(ratio, 3)} times the straight line's loss. Power 2 ${Math.abs(two - 1) < 0.005 ? "ends level with the line" : `ends at ${formatNumber(two, 3)} times it`}.`,
      data: {
        x: { label: "power p", scale: "log", domain: [0.5, 4] },
        panels: [
          {
            y: { label: "times the straight line's loss", domain: [0.9, 1.4] },
            curves: [{ label: "", role: "a", dots: true, points: ratios.map((y, i): Point => [powers[i] as number, y]) }],
            marks: [{ x: power, y: ratio, role: "a", label: `p = ${formatNumber(power)}` }],
            rules: [{ axis: "y", at: 1, label: "straight line" }],
          },
        ],
      },
    };
  },
});

/** The pictures of the polynomial's page. */
export const plots: readonly Interactive[] = [dial, best];
