import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { kDecay } from "../../../schedules/families/kDecay.js";
import { shape } from "../../../schedules/shape.js";
import { percent } from "../../say.js";
import { finestPeak } from "../finestPeak.js";

type Base = "cosine" | "linear";
const bases = [
  { value: "cosine", label: "cosine" },
  { value: "linear", label: "straight line" },
] as const;

const sixty = (f: (u: number) => number): Point[] => Array.from({ length: 61 }, (_, i): Point => [(100 * i) / 60, f(i / 60)]);

/** The clock above, and the decay that reads it below. */
const clock = interactive({
  id: "clock",
  title: "A decay on a bent clock",
  controls: {
    k: { type: "number", label: "Exponent", symbol: "k", min: 0.25, max: 5, step: 0.25, start: 2, tries: [0.5, 5] },
    base: { type: "choice", label: "The decay", options: bases, start: "cosine" },
  },
  figure: ({ k, base }): CurvesFigure => {
    const name = base as Base; // the control offers these two
    const plain = (u: number): number => 1 - shape(name, u);
    const bent = (u: number): number => plain(u ** k);
    const hand = 0.5 ** k;
    return {
      kind: "curves",
      size: { width: 640, height: 400 },
      sentence: `When half of the run has passed the clock shows ${percent(hand, 3)}, and ${percent(bent(0.5), 3)} of the rate is left.${k === 1 ? " That is the decay as it came." : ""}`,
      data: {
        x: { label: "part of the run (%)", domain: [0, 100] },
        panels: [
          {
            y: { label: "the clock shows (%)", domain: [0, 100] },
            curves: [
              { label: "", role: "a", points: sixty((u) => 100 * u ** k) },
              { label: "", role: "theory", dashed: true, points: [[0, 0], [100, 100]] }, // biome-ignore format: two points
            ],
            marks: [{ x: 50, y: 100 * hand, role: "a", label: percent(hand, 3) }],
            share: 0.45,
          },
          {
            y: { label: "part of the rate that is left", domain: [0, 1] },
            curves: [
              { label: "", role: "rate", points: sixty(bent) },
              { label: "", role: "theory", dashed: true, points: sixty(plain) },
            ],
            marks: [{ x: 50, y: bent(0.5), role: "rate", label: percent(bent(0.5), 3) }],
            filled: true,
            share: 0.55,
          },
        ],
      },
    };
  },
});

const exponents: readonly number[] = [0.25, 0.5, 0.7, 1, 1.4, 2, 3, 5];
const known = new Map<string, readonly number[]>();

/** Where each exponent ends at its own best peak; computed once for each shape and length. */
function endsOf(shape: Base, totalSteps: number): readonly number[] {
  const key = `${shape} ${totalSteps}`;
  const ends = known.get(key) ?? exponents.map((k) => finestPeak((baseLr) => kDecay({ baseLr, totalSteps, k, shape }), totalSteps).loss);
  known.set(key, ends);
  return ends;
}

/** The loss over k, for runs of different lengths. */
const bestK = interactive({
  id: "best-k",
  title: "Which k is best?",
  controls: {
    horizon: {
      type: "choice",
      label: "Updates",
      options: [10, 30, 100, 300].map((steps) => ({ value: String(steps), label: String(steps) })),
      start: "30",
    },
    base: { type: "choice", label: "The decay", options: bases, start: "cosine" },
  },
  figure: ({ horizon, base }): CurvesFigure => {
    const ends = endsOf(base as Base, Number(horizon)); // the controls offer these two, and numbers
    const best = ends.indexOf(Math.min(...ends));
    const [plain, last] = [ends[exponents.indexOf(1)], ends.at(-1)] as [number, number]; // 1 is in the list, and it has an end
    const k = exponents[best] as number; // an index of both lists
    const gain = 1 - (ends[best] as number) / plain;
    const bestIs =
      k === 1 ? "k = 1, the decay as it came, is best" : `k = ${formatNumber(k)} is best, ${percent(gain)} below the decay as it came`;
    const cost = last / plain - 1;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `For ${horizon} updates ${bestIs}. With k = 5 the loss is ${percent(Math.abs(cost))} ${cost > 0 ? "higher" : "lower"} than with k = 1.`,
      data: {
        x: { label: "exponent k", scale: "log", domain: [0.25, 5] },
        panels: [
          {
            y: { label: "loss, relative to k = 1" },
            curves: [{ label: "", role: "a", dots: true, points: ends.map((end, i): Point => [exponents[i] as number, end / plain]) }],
            rules: [
              { axis: "y", at: 1, label: "k = 1" },
              { axis: "x", at: k, label: "best" },
            ],
          },
        ],
      },
    };
  },
});

/** The pictures of the k-decay page. */
export const plots: readonly Interactive[] = [clock, bestK];
