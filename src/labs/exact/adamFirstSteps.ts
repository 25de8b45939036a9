import { rng } from "../../engine/rng.js";
import { adam } from "../../optim/adam.js";
import { adamBound } from "../../optim/adamBound.js";
import type { CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { stored } from "../../plots/stored.js";
import type { Table } from "../../plots/table.js";
import { lab } from "../lab.js";

interface Setting {
  readonly gradient: number;
  readonly noise: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly biasCorrection: boolean;
  readonly epsInside: boolean;
}

const updates = 1000;
/** Parameters that move side by side where there is noise; what is shown is the root of their mean square. */
const width = 24;
/** The updates that are drawn: all of the first twenty, then evenly on a log axis. */
const drawn = [...new Set(Array.from({ length: 71 }, (_, i) => Math.round(10 ** (3 * (i / 70)))))];
const told = [1, 2, 5, 12, 20, 50, 100, 300, 1000];

/** The length of each update as a multiple of the rate, from the rule that the course trains with. */
export function lengths({ gradient, noise, beta1, beta2, eps, biasCorrection, epsInside }: Setting, count = updates): number[] {
  const rule = adam({ beta1, beta2, eps, biasCorrection, epsInside });
  const size = noise === 0 ? 1 : width;
  const { normal } = rng(1).split("first steps");
  const zeros = new Array<number>(size).fill(0);
  let state = rule.init(size);
  return Array.from({ length: count }, () => {
    const given = zeros.map(() => gradient * (noise === 0 ? 1 : 1 + noise * normal()));
    const after = rule.update({ parameters: zeros, gradient: given, lr: 1, state });
    state = after.state;
    return Math.sqrt(after.parameters.reduce((sum, x) => sum + x * x, 0) / size);
  });
}

const longest = (all: readonly number[]): { readonly length: number; readonly update: number } => {
  const length = Math.max(...all);
  return { length, update: all.indexOf(length) + 1 };
};

/** The setting's own lengths, those with the correction the other way round, and the most that any gradients could do with it. */
function compared(setting: Setting) {
  const own = lengths(setting);
  const other = lengths({ ...setting, biasCorrection: !setting.biasCorrection });
  const [corrected, plain] = setting.biasCorrection ? [own, other] : [other, own];
  const bound = (t: number): number => adamBound({ updates: t, beta1: setting.beta1, beta2: setting.beta2 });
  return { own, corrected, plain, bound };
}

function figure(setting: Setting): CurvesFigure {
  const { own, corrected, plain, bound } = compared(setting);
  const first = own[0] as number; // there are updates
  const most = longest(own);
  const peak = longest(plain);
  const curve = (lengthAt: (t: number) => number): Point[] =>
    drawn.flatMap((t): Point[] => {
      const length = lengthAt(t);
      return length > 1e-4 ? [[t, stored(length)]] : [];
    });
  const at = (all: readonly number[]) => (t: number) => all[t - 1] as number; // t is from 1 to the last
  return {
    kind: "curves",
    size: { width: 640, height: 380 },
    sentence: `The first update moves each parameter by ${formatNumber(first)} times the rate${most.length > 1.005 * first ? `, and the longest, update ${most.update}, by ${formatNumber(most.length)} times` : ", and no later one is longer"}. ${setting.biasCorrection ? `Without bias correction the first would be ${formatNumber(plain[0] as number)} and the longest, update ${peak.update}, ${formatNumber(peak.length)}.` : `With bias correction the first would be ${formatNumber(corrected[0] as number)}.`} With it, no gradients at all could make the first longer than 1, or update 100 longer than ${formatNumber(bound(100))}.`,
    data: {
      x: { label: "update, counted from 1", scale: "log", domain: [1, updates] },
      panels: [
        {
          y: { label: "length of the update, in rates", scale: "log", domain: [0.01, 20] },
          curves: [
            { label: "corrected", role: "a", points: curve(at(corrected)) },
            { label: "not corrected", role: "b", points: curve(at(plain)) },
            { label: "most, corrected", role: "theory", points: curve(bound) },
          ],
          marks: first > 0.01 && first < 20 ? [{ x: 1, y: stored(first), role: setting.biasCorrection ? "a" : "b" }] : [],
          rules: [{ axis: "y", at: 1, label: "the rate" }],
        },
      ],
    },
  };
}

function table(setting: Setting): Table {
  const { corrected, plain, bound } = compared(setting);
  return {
    kind: "table",
    columns: [
      { label: "Update", align: "right" },
      { label: "Corrected", align: "right" },
      { label: "Not corrected", align: "right" },
      { label: "Most, corrected", align: "right" },
    ],
    rows: told.map((t) => [
      String(t),
      formatNumber(corrected[t - 1] as number),
      formatNumber(plain[t - 1] as number),
      formatNumber(bound(t)),
    ]),
    sentence: "The length of an update as a multiple of the rate, and the most that any history of gradients could make it.",
  };
}

export const adamFirstSteps = lab({
  id: "adam-first-steps",
  title: "Adam’s first steps",
  question: "Is Adam’s first update dangerous, because it divides by almost nothing?",
  about:
    "It is often said that Adam needs a warmup because its second moment starts at zero and makes the first steps huge. Bias correction removes just that: the first update moves every parameter by the rate, whatever the size of its gradient, and no gradients can make it longer. Switch the correction off, shrink the gradient down to ε, add noise, and see which part of the story is true. What is special about the first updates is their direction: every parameter moves by its sign alone.",
  glyph: "M2 20H4V12C8 10 10 8 12 9S18 12 22 12",
  controls: {
    gradient: {
      type: "number",
      label: "Size of the gradient",
      symbol: "g",
      min: 1e-10,
      max: 100,
      step: 0.25,
      scale: "log",
      start: 0.001,
      tries: [1e-8, 1],
    },
    noise: { type: "number", label: "Noise", unit: "sizes of the gradient", min: 0, max: 10, step: 0.5, start: 0 },
    beta1: { type: "number", label: "Memory of the gradient", symbol: "β₁", min: 0, max: 0.99, step: 0.01, start: 0.9 },
    beta2: { type: "number", label: "Memory of its square", symbol: "β₂", min: 0.9, max: 0.999, step: 0.001, start: 0.999 },
    eps: { type: "number", label: "Beside the root", symbol: "ε", min: 1e-12, max: 0.01, step: 0.5, scale: "log", start: 1e-8 },
    biasCorrection: { type: "toggle", label: "Bias correction", start: true },
    epsInside: { type: "toggle", label: "ε inside the root", start: false },
  },
  tries: [
    { name: "a tiny gradient", values: { gradient: 1e-6 } },
    { name: "as small as ε", values: { gradient: 1e-8 } },
    { name: "no correction", values: { biasCorrection: false } },
    { name: "ε in the root", values: { gradient: 1e-6, epsInside: true } },
    { name: "mostly noise", values: { noise: 10 } },
    { name: "β₂ = 0.95", values: { beta2: 0.95 } },
  ],
  sources: [
    {
      text: "Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, sections 2.1 and 3.",
      url: "https://arxiv.org/abs/1412.6980",
    },
    {
      text: "Ma and Yarats, On the Adequacy of Untuned Warmup for Adaptive Optimization, 2019: it is not the variance of the first steps that a warmup is good for.",
      url: "https://arxiv.org/abs/1910.04209",
    },
  ],
  next: [{ title: "Linear warmup", href: "/schedules/linear-warmup/" }],
  figure,
  table,
});
