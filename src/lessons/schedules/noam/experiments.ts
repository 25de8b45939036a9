import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { noam } from "../../../schedules/families/noam.js";

const last = 40_000;
const paper = noam({ modelSize: 512, warmupSteps: 4000 });

/** The tent and its tail: where does the peak go, and what stays? */
const tent = interactive({
  id: "tent",
  title: "A tent on a slope",
  controls: {
    w: {
      type: "number",
      label: "Warmup",
      symbol: "w",
      unit: "updates",
      min: 500,
      max: 20_000,
      step: 500,
      start: 8000,
      tries: [1000, 16_000],
    },
    d: {
      type: "choice",
      label: "Width of the model, d",
      options: ["256", "512", "1024", "2048"].map((value) => ({ value, label: value })),
      start: "512",
    },
    log: { type: "toggle", label: "Logarithmic axes", start: false },
  },
  figure: ({ w, d, log }): CurvesFigure => {
    const modelSize = Number(d);
    const lr = noam({ modelSize, warmupSteps: w });
    const tail = Math.max(w, 4000);
    const same = modelSize === 512;
    const ratio = lr(last) / paper(last);
    const end = same
      ? w === 4000
        ? "That is the paper's own."
        : `From update ${tail} on it is the paper's curve again.`
      : `From update ${tail} on it has ${formatNumber(ratio)} times the paper's rate.`;
    // Evenly spaced on the axis that is shown, the corners among them.
    const steps = Array.from({ length: 100 }, (_, i) => Math.round(log ? last ** (i / 99) : 1 + ((last - 1) * i) / 99));
    const on = (of: (t: number) => number, corner: number): Point[] =>
      [...new Set([...steps, corner])].sort((a, b) => a - b).map((step): Point => [step, of(step - 1)]);
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `With d = ${d} and w = ${w} the peak is ${formatNumber(lr(w - 1))}, at update ${w - 1}. ${end}`,
      data: {
        x: { label: "step t + 1", domain: [log ? 1 : 0, last], scale: log ? "log" : "linear" },
        panels: [
          {
            y: { label: "rate η", scale: log ? "log" : "linear", domain: log ? [1e-8, 0.01] : [0, 0.002] },
            curves: [
              { label: "the paper's", role: "theory", dashed: true, points: on(paper, 4000) },
              { label: "", role: "rate", points: on(lr, w) },
            ],
            marks: [{ x: w, y: lr(w - 1), role: "rate", label: formatNumber(lr(w - 1)) }],
          },
        ],
      },
    };
  },
});

/** The picture of Noam's page. */
export const plots: readonly Interactive[] = [tent];
