import { type Experiment, type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";

const size = { width: 640, height: 340 };
const [bias, target] = [-1, 0.5];

/** One neuron, forward and backward: y = tanh(wx + b), L = (y − target)². */
function neuron(w: number, x: number): { readonly y: number; readonly loss: number; readonly slope: number } {
  const y = Math.tanh(w * x + bias);
  const loss = (y - target) ** 2;
  const slope = 2 * (y - target) * (1 - y ** 2) * x;
  return { y, loss, slope };
}

const short = (value: number): number => Number(value.toPrecision(5));

/** The loss of one neuron along its weight, and the slope that backward finds. */
const neuronPlot = interactive({
  id: "neuron",
  title: "One weight of one neuron",
  controls: {
    w: { type: "number", label: "Weight", symbol: "w", min: -2, max: 2, step: 0.05, start: 0.2, tries: [0.75, -1.5] },
    x: { type: "number", label: "Input", symbol: "x", min: -2, max: 2, step: 0.25, start: 2, tries: [0, -2] },
  },
  figure: ({ w, x }): CurvesFigure => {
    const weight = short(w);
    const { y, loss, slope } = neuron(weight, x);
    const at = (place: number): Point => [place, short(loss + slope * (place - weight))];
    const curve: Point[] = Array.from({ length: 161 }, (_, i) => [short(-2 + i / 40), short(neuron(-2 + i / 40, x).loss)]);
    return {
      kind: "curves",
      size,
      sentence: `At w = ${formatNumber(weight)} the neuron says ${formatNumber(y)} and should say ${target}: loss ${formatNumber(loss)}. Its slope there is ${formatNumber(slope)}${x === 0 ? ", and everywhere: a weight whose input is 0 can't be taught" : ""}.`,
      data: {
        x: { label: "weight w", domain: [-2, 2] },
        panels: [
          {
            y: { label: "loss", domain: [0, 2.5] },
            curves: [
              { label: "", role: "a", points: curve },
              { label: "", role: "theory", dashed: true, points: [at(weight - 0.5), at(weight + 0.5)] },
            ],
            marks: [{ x: weight, y: loss, role: "a", label: `slope ${formatNumber(slope, 2)}` }],
          },
        ],
      },
    };
  },
});

type Round = (value: number) => number;

/** By how much a central difference of w⁴ with step h misses 4w³ at w = 1.3, as a part of it, when every operation is rounded. Not a number where w ± h is w. */
export function missOf(h: number, round: Round): number {
  const fourth = (w: number): number => round(round(w * w) * round(w * w));
  const w = round(1.3);
  const [up, down] = [round(w + h), round(w - h)];
  const quotient = round(round(fourth(up) - fourth(down)) / round(up - down));
  return Math.abs(quotient / (4 * w ** 3) - 1);
}

const precisions: Readonly<Record<"32 bits" | "64 bits", Round>> = { "64 bits": (value) => value, "32 bits": Math.fround };
const asides = [-0.04, -0.02, 0, 0.02, 0.04];

/** The worst miss among steps that are nearly h: one step alone may be lucky. */
const worst = (exponent: number, round: Round): number =>
  Math.max(...asides.map((aside) => missOf(round(10 ** (exponent + aside)), round)));

/** Truncation on the right, rounding on the left. */
const differences = interactive({
  id: "differences",
  title: "How good is a difference?",
  controls: {
    digits: { type: "number", label: "Step h = 1 / 10 to the power of", min: 0, max: 12, step: 1, start: 5, tries: [3, 12] },
  },
  figure: ({ digits }): CurvesFigure => {
    const misses = Object.values(precisions).map((round) => worst(-digits, round));
    const said = ([double = 0, single = 0]: readonly number[]): string =>
      `in 64 bits it is wrong by ${part(double)}, in 32 bits by ${part(single)}`;
    const curve = (label: keyof typeof precisions, role: "a" | "b", dashed: boolean): Curve => ({
      label,
      role,
      dashed,
      points: Array.from({ length: 49 }, (_, i): Point => {
        const miss = worst(-i / 4, precisions[label]);
        return [short(10 ** (-i / 4)), Number.isFinite(miss) ? short(miss) : null];
      }),
    });
    return {
      kind: "curves",
      size,
      sentence: `With a step of 1/10${digits === 0 ? "⁰" : superscript(digits)} to both sides, ${said(misses)}.`,
      data: {
        x: { label: "step h", scale: "log", domain: [1e-12, 1] },
        panels: [
          {
            y: { label: "error, as a part of the slope", scale: "log", domain: [1e-12, 10] },
            curves: [curve("64 bits", "a", false), curve("32 bits", "b", true)],
            rules: [{ axis: "x", at: short(10 ** -digits), label: "h" }],
          },
        ],
      },
    };
  },
});

/** A miss is only worth its order: "about 10⁻⁹". */
function part(miss: number): string {
  if (Number.isNaN(miss)) return "everything, for w ± h is w";
  if (miss >= 0.5) return "more than half";
  const order = Math.round(Math.log10(miss));
  return order >= -2 ? `about ${formatNumber(100 * 10 ** order)} %` : `about ${formatNumber(10 ** order)}`;
}

const superscript = (digits: number): string => [...String(digits)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");

/** The pictures of the page on backpropagation. */
export const plots: readonly Interactive[] = [neuronPlot, differences];

/** It has no experiment that needs progress. */
export const experiments: readonly Experiment[] = [];
