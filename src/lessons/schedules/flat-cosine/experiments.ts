import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { flatCosine } from "../../../schedules/families/flatCosine.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { finalLoss } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";

const totalSteps = 500;
/** Where a fall may begin: every 25 updates, short of the end. */
const starts: readonly number[] = Array.from({ length: 20 }, (_, i) => 25 * i);

const held = (baseLr: number, flatSteps: number): Schedule => flatCosine({ baseLr, flatSteps, totalSteps });

/** Where the loss ends for each start, by the rate; computed once each. */
const known = new Map<number, readonly number[]>();

function endsAt(rate: number): readonly number[] {
  const ends = known.get(rate) ?? starts.map((start) => finalLoss(held(rate, start), totalSteps));
  known.set(rate, ends);
  return ends;
}

/** The schedule above, and below it where every start of the fall would end. Both share the axis of updates. */
const begin = interactive({
  id: "begin",
  title: "Where should the fall begin?",
  controls: {
    rate: { type: "number", label: "Rate of the plateau", symbol: "η₀", min: 0.02, max: 0.6, step: 0.02, start: 0.06, tries: [0.12, 0.4] },
    start: { type: "number", label: "The fall begins at update", symbol: "F", min: 0, max: 475, step: 25, start: 375 },
  },
  figure: ({ rate, start }): CurvesFigure => {
    const baseLr = Number(rate.toPrecision(6));
    const ends = endsAt(baseLr);
    const at = ends[starts.indexOf(start)] as number; // the slider stands on the starts
    const best = ends.indexOf(Math.min(...ends));
    const bestStart = starts[best] as number; // an index of both lists
    const lr = held(baseLr, start);
    const said =
      start === bestStart
        ? `That is the best start for a rate of ${formatNumber(baseLr)}${start === 0 ? ": a plain cosine" : `, after ${percent(start / totalSteps, 3)} of the run`}.`
        : `For a rate of ${formatNumber(baseLr)} it is best to begin ${bestStart === 0 ? "at once" : `at ${bestStart}`}, and to end at ${formatNumber(ends[best] as number)}.`;
    return {
      kind: "curves",
      size: { width: 640, height: 400 },
      sentence: `A fall that begins at update ${start} of 500 ends at a loss of ${formatNumber(at)}. ${said}`,
      data: {
        x: { label: "update", domain: [0, totalSteps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, 0.6] },
            curves: [
              {
                label: "",
                role: "rate",
                points: Array.from({ length: 51 }, (_, i): Point => [10 * i, lr(10 * i)]).concat([[start, baseLr]]).sort(([a], [b]) => a - b), // biome-ignore format: one line
              },
            ],
            filled: true,
            share: 0.4,
          },
          {
            y: { label: "loss if the fall begins here", scale: "log", domain: [0.1, 1] },
            curves: [{ label: "", role: "a", points: ends.map((end, i): Point => [starts[i] as number, end]) }],
            marks: [{ x: start, y: at, role: "a", label: formatNumber(at) }],
            rules: [{ axis: "x", at: bestStart, label: "best" }],
            share: 0.6,
          },
        ],
      },
    };
  },
});

/** The picture of the flat cosine's page. */
export const plots: readonly Interactive[] = [begin];
