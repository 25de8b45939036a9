import { family } from "../family.js";

/** Parameters of `noam`. */
export interface Noam {
  /** d: width of the model; a wider one gets lower rates. */
  modelSize: number;
  /** w: updates of the rise; update w − 1 has the largest rate. */
  warmupSteps: number;
  /** k: what every rate is multiplied by, 1 when left out. */
  factor?: number;
}

/**
 * Rises along a straight line, then falls as one over the square root of the step, at a height that the model's width sets.
 *
 * η(t) = k · d^(−½) · min((t + 1)^(−½), (t + 1) · w^(−3/2)). The two curves meet at t = w − 1, where the rate is k/√(d w). It never ends.
 *
 * The paper counts steps from 1, so its step is our t + 1; no update has a rate of 0. It states no peak: solve k/√(d w) for one.
 *
 * @param parameters modelSize d (a count), warmupSteps w (updates), factor k (factor).
 *
 * @example
 * const lr = noam({ modelSize: 512, warmupSteps: 4000 });
 * lr(3999); // 0.0006987712429686843
 * lr(15999) / lr(3999); // 0.5
 */
export const noam = family<Noam>({
  name: "noam",
  slug: "noam",
  title: "Noam",
  group: "whole",
  summary: "Rises along a straight line, then falls as one over the square root of the step; the model's width sets its height.",
  parameters: {
    modelSize: {
      type: "count",
      symbol: "d",
      doc: "Width of the model, the size of its embeddings.",
      slider: { min: 64, max: 1024, step: 64, start: 512 },
    },
    warmupSteps: {
      type: "steps",
      symbol: "w",
      doc: "Updates of the rise.",
      slider: { min: 1, max: 50, step: 1, start: 20 },
    },
    factor: {
      type: "factor",
      symbol: "k",
      doc: "What every rate is multiplied by.",
      default: 1,
      slider: { min: 0.5, max: 2, step: 0.1, start: 1 },
    },
  },
  latex: String.raw`\eta(t) = k \, d^{-1/2} \min\left((t + 1)^{-1/2},\ (t + 1)\, w^{-3/2}\right)`,
  lr: ({ factor, modelSize, warmupSteps }, t) => (factor / Math.sqrt(modelSize)) * Math.min((t + 1) ** -0.5, (t + 1) * warmupSteps ** -1.5),
  pros: ["needs no length", "one formula for warmup and decay, and wider models get lower rates by themselves"],
  cons: ["a longer warmup lowers the peak too: one number moves two things", "never near zero at the end"],
  bestFor: "Reproducing the first transformers; newer recipes state the peak and the length instead.",
  python: ({ factor, modelSize, warmupSteps }) =>
    `${factor} * ${modelSize} ** -0.5 * min((t + 1) ** -0.5, (t + 1) * ${warmupSteps} ** -1.5)`,
  example: { modelSize: 512, warmupSteps: 20 },
  source: {
    authors: "Vaswani et al.",
    year: 2017,
    title: "Attention Is All You Need",
    where: "section 5.3, equation 3",
    url: "https://arxiv.org/abs/1706.03762",
  },
});
