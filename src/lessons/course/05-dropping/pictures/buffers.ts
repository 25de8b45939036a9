import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";

const [from, to] = [-10, 50];

/** How long each update's step is under a gradient of 1, in parts of the settled step before the change. */
export function stepLengths(factor: number, mu: number): { readonly gradients: number[]; readonly steps: number[] } {
  let [velocity, carried] = [1 / (1 - mu), 1 / (1 - mu)]; // both have settled, at a rate of 1
  const gradients: number[] = [];
  const steps: number[] = [];
  for (let t = from; t <= to; t++) {
    const rate = t < 0 ? 1 : factor;
    velocity = mu * velocity + 1;
    carried = mu * carried + rate;
    gradients.push(rate * velocity * (1 - mu));
    steps.push(carried * (1 - mu));
  }
  return { gradients, steps };
}

/** How many updates the second form takes until its step is within a tenth of the new one. */
export function settling(factor: number, mu: number): number {
  const { steps } = stepLengths(factor, mu);
  return steps.slice(-from).findIndex((step) => Math.abs(step / factor - 1) <= 0.1);
}

export function buffersFigure(factor: number, mu: number, until = to): CurvesFigure {
  const { gradients, steps } = stepLengths(factor, mu);
  const line = (values: readonly number[]): Point[] => values.map((y, i): Point => [from + i, y]).filter(([x]) => x <= until);
  const first = -from;
  const slow = settling(factor, mu);
  const when = slow < 0 ? `still on its way after ${to}` : `within a tenth of its new length after ${slow}`;
  return {
    kind: "curves",
    size: { width: 640, height: 320 },
    sentence: `Rate times ${factor}, momentum ${mu}: with gradients in the buffer the very next step is ${formatNumber(gradients[first] as number)} of the old one. With steps in the buffer it is ${formatNumber(steps[first] as number)}, and ${when} updates.`,
    data: {
      x: { label: "updates since the rate changed", domain: [from, to] },
      panels: [
        {
          y: { label: "length of a step, before = 1", scale: "log", domain: factor < 1 ? [0.05, 2] : [0.5, 20] },
          curves: [
            { label: "buffer of gradients", role: "a", points: line(gradients) },
            { label: "buffer of steps", role: "b", dashed: true, points: line(steps) },
          ],
        },
      ],
    },
  };
}

/** Momentum in two forms, at a change of the rate. */
export const buffers = interactive({
  id: "buffers",
  title: "Two forms of momentum at a change of the rate",
  controls: {
    factor: {
      type: "choice",
      label: "Rate times",
      options: [
        { value: "0.1", label: "0.1: a drop" },
        { value: "10", label: "10: a restart" },
      ],
      start: "0.1",
    },
    mu: { type: "number", label: "Momentum", symbol: "μ", min: 0.5, max: 0.95, step: 0.05, start: 0.9, tries: [0.5] },
  },
  figure: ({ factor, mu }): CurvesFigure => buffersFigure(Number(factor), Number(mu.toFixed(2))),
});
