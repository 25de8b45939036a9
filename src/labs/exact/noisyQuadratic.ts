import { expectedLossParts } from "../../engine/noisyQuadratic.js";
import { extent } from "../../plots/extent.js";
import type { Curve, CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { type Pixel, simplify } from "../../plots/line.js";
import { stored } from "../../plots/stored.js";
import type { Table } from "../../plots/table.js";
import type { ValuesOf } from "../interactive.js";
import { lab } from "../lab.js";
import { peakShape, ratesWith, shapeOptions } from "./peakShapes.js";
import { curvaturesOf, directionsOf, readList, spectra } from "./spectra.js";
import { highestOf, searched } from "./tunedShapes.js";
import { capital } from "./words.js";

const controls = {
  shape: { type: "choice", label: "Shape", options: shapeOptions, start: "cosine" },
  peak: { type: "number", label: "Peak", unit: "times the best", min: 0.1, max: 10, step: 0.05, scale: "log", start: 1 },
  steps: {
    type: "number",
    label: "Length",
    symbol: "N",
    unit: "updates",
    min: 10,
    max: 500,
    step: 0.1,
    scale: "log",
    whole: true,
    start: 100,
  },
  noise: { type: "number", label: "Noise", symbol: "σ²", min: 0.001, max: 10, step: 0.1, scale: "log", start: 1, tries: [0.01, 10] },
  everywhere: {
    type: "choice",
    label: "The noise is",
    options: [
      { value: "curvature", label: "σ² times the curvature" },
      { value: "equal", label: "σ² in every direction" },
    ],
    start: "curvature",
  },
  spectrum: { type: "choice", label: "Curvatures", options: spectra, start: "power" },
  list: {
    type: "text",
    label: "Or type them",
    start: "",
    example: "1, 0.3, 0.1, 0.03",
    must: "1 to 100 numbers above 0 with commas between, such as 1, 0.5, 0.1, or nothing",
    accepts: (text: string) => text.trim() === "" || readList(text) !== null,
  },
} as const;

type Values = ValuesOf<typeof controls>;

/** The problem that is set, what can be had on it, and the rates that are looked at. */
function setUp({ shape, peak, steps, noise, everywhere, spectrum, list }: Values) {
  const directions = directionsOf(curvaturesOf(spectrum, list), noise, everywhere === "equal");
  const { shapes, optimum } = searched(directions, steps);
  const limit = highestOf(directions.curvatures);
  const best = shapes.find((one) => one.shape.name === shape)?.peak ?? limit;
  const used = peak * best;
  const rates = ratesWith(peakShape(shape), used, steps);
  const lossOf = (lr: readonly number[]) =>
    expectedLossParts({ curvatures: directions.curvatures, noiseVariances: directions.noise, start: directions.start, lr, steps });
  return { shapes, optimum, limit, peak: used, rates, run: lossOf(rates), ideal: lossOf(optimum.rates) };
}

/** Beyond it a run has flown away, and its curve ends. */
const flown = 1e6;

/** A curve with the points that show. */
function line(label: string, role: Curve["role"], values: readonly number[], height: (value: number) => number): Curve {
  const out = values.findIndex((value) => !(value < flown));
  const seen = out === -1 ? values : values.slice(0, out);
  const pixels = seen.map((value, t): Pixel => [(600 * t) / values.length, height(value)]);
  const kept = new Set(simplify(pixels, 100));
  const points = seen.map((value, t): Point => [t, stored(value)]).filter((_, t) => kept.has(pixels[t] as Pixel)); // one pixel per point
  return { label, role, points };
}

function figure(values: Values): CurvesFigure {
  const { optimum, limit, peak, rates, run, ideal } = setUp(values);
  const { steps, shape } = values;
  const end = (curve: readonly number[]): number => curve[steps] as number; // of steps + 1 losses
  const top = Math.min(Math.max(limit, extent(optimum.rates)[1], peak), 4 * limit) * 1.05;
  const [, highest] = extent(run.total.filter((loss) => loss < 100 * (run.total[0] as number)));
  const floor = Math.max(end(ideal.total) / 3, 1e-12);
  const losses: readonly [number, number] = [floor, highest * 1.3];
  const logHeight = (value: number): number => 60 * Math.log10(Math.max(value, floor / 10));
  const lost = end(run.total) / end(ideal.total);
  const start = formatNumber(optimum.rates[0] as number);
  const atLimit = (optimum.rates[0] as number) > 0.995 * limit;
  return {
    kind: "curves",
    size: { width: 640, height: 480 },
    sentence: `${capital(peakShape(shape).label)} with ${values.peak === 1 ? "its best peak" : `${formatNumber(values.peak)} times its best peak`}, ${formatNumber(peak)}, ends at an expected loss of ${formatNumber(end(run.total))}, ${lost < 1.005 ? "as low as the best rates found" : `${formatNumber(lost)} times what the best rates found reach`} (${formatNumber(end(ideal.total))}). Of it ${formatNumber(end(run.start))} is left of the start and ${formatNumber(end(run.noise))} is noise. The best rates begin at ${start}, ${atLimit ? "the limit of a constant rate," : `below the limit of a constant rate, ${formatNumber(limit)},`} and end at ${formatNumber(optimum.rates.at(-1) as number)}.`,
    data: {
      x: { label: "updates done, t", domain: [0, steps] },
      panels: [
        {
          y: { label: "rate η", domain: [0, top] },
          curves: [
            line("this shape", "rate", rates, (rate) => (200 * rate) / top),
            line("best found", "theory", optimum.rates, (rate) => (200 * rate) / top),
          ],
          rules: [{ axis: "y", at: limit, label: "limit 2/h" }],
          share: 0.42,
          filled: true,
        },
        {
          y: { label: "expected loss", scale: "log", domain: losses },
          curves: [
            line("this run", "a", run.total, logHeight),
            line("of the start", "b", run.start, logHeight),
            line("of the noise", "c", run.noise, logHeight),
            line("best found", "theory", ideal.total, logHeight),
          ],
        },
      ],
    },
  };
}

/** Every shape at its best peak, in order, and the best rates found above them. */
function table(values: Values): Table {
  const { shapes, optimum } = setUp(values);
  const regret = (loss: number): string =>
    loss === optimum.loss ? "" : `+ ${formatNumber((100 * (loss - optimum.loss)) / optimum.loss)} %`;
  return {
    kind: "table",
    columns: [
      { label: "Shape", align: "left" },
      { label: "Best peak", align: "right" },
      { label: "Final loss", align: "right" },
      { label: "Above the best", align: "right" },
    ],
    rows: [
      ["best rates found", "", formatNumber(optimum.loss, 4), ""],
      ...shapes.map(({ shape, peak, loss }) => [shape.label, formatNumber(peak), formatNumber(loss, 4), regret(loss)]),
    ],
    sentence:
      "Every shape at the best of 41 peaks, from a hundredth of the limit to the limit; the best rates were searched for from these and from other beginnings, with none above the limit.",
  };
}

export const noisyQuadratic = lab({
  id: "noisy-quadratic",
  title: "The noisy quadratic, and its best schedule",
  question: "If you could choose the rate of every single update, what would you choose?",
  about:
    "SGD on a bowl of many directions with noisy gradients is the smallest problem on which schedules matter, and its expected loss can be computed exactly. So can the best rates, as long as none exceeds the limit 2/h: with the others held, the final loss is a parabola in each rate, and setting one after another to its lowest point settles within a few sweeps; where there is more than one place to settle, the lab keeps the best. (Without the limit a parabola could be brought lower still, by a loss that rises to 10²⁰ first; a net would not come back.) See how near the shapes that people use come to it, and what lets which of them win.",
  glyph: "M2 4C5 14 12 17 22 20M2 8L22 20",
  controls,
  tries: [
    { name: "a longer run", values: { steps: 500 } },
    { name: "hardly any noise", values: { noise: 0.01 } },
    { name: "noise and little else", values: { noise: 10 } },
    { name: "one curvature", values: { spectrum: "flat", shape: "inverse-sqrt" } },
    { name: "two groups", values: { spectrum: "two", steps: 200, shape: "step" } },
    { name: "no decay", values: { shape: "constant" } },
    { name: "twice the best peak", values: { peak: 2 } },
    { name: "five directions", values: { list: "1, 0.3, 0.1, 0.03, 0.01" } },
  ],
  sources: [
    {
      text: "Zhang et al., Which Algorithmic Choices Matter at Which Batch Sizes?, 2019, section 3: the noisy quadratic model, and rates optimised on it.",
      url: "https://arxiv.org/abs/1907.04164",
    },
    {
      text: "Schaul, Zhang and LeCun, No More Pesky Learning Rates, 2013, section 4: the greedy rate in one direction.",
      url: "https://arxiv.org/abs/1206.1106",
    },
  ],
  next: [{ title: "Lesson 2: Why a constant rate has a floor", href: "/lessons/02-noise-floor/" }],
  figure,
  table,
});
