import { fail } from "../fail.js";
import { type Control, control, controllerFamily } from "./controller.js";
import { judging } from "./judge.js";

/** Parameters of `greedy`. */
export interface Greedy extends Control {
  /** η_max: the ceiling that rises stop at. */
  maxLr: number;
  /** γ: what a cut multiplies the rate by, and a rise divides it by; 0.95 when left out. */
  factor?: number;
}

/**
 * Raises the rate while a metric improves, and cuts it when the metric has stopped improving.
 *
 * η ← min(η_max, η/γ) when more than p observations in a row improved on the best, η ← max(η_min, γη) when more than p in a row did
 * not. The first observation counts as an improvement, and after each change c observations do not count.
 *
 * This is the rule of GreedyLR in transformers, with its two pauses ("cooldown" after a cut, "warmup" after a rise) made one, with the
 * best value kept up to date during a pause, and without its return to the first rate after a long time at the floor.
 *
 * @param parameters maxLr η_max (rate), baseLr η₀ (rate; 1 when left out), minLr η_min (rate), factor γ, patience p (observations),
 *   threshold ε, thresholdMode, mode, cooldown c (observations), average n (observations), nonFinite, eps (rate).
 *
 * @example
 * const rule = greedy({ baseLr: 0.1, maxLr: 0.4, factor: 0.5, patience: 1 });
 * let state = rule.init();
 * for (const loss of [3, 2]) state = rule.observe(state, loss);
 * rule.lr(state); // 0.2
 * for (const loss of [2, 2]) state = rule.observe(state, loss);
 * rule.lr(state); // 0.1
 */
export const greedy = controllerFamily<Greedy>({
  name: "greedy",
  slug: "greedy",
  title: "Greedy",
  summary: "Raises the rate while a metric improves, and cuts it when the metric has stopped improving.",
  parameters: {
    baseLr: control.baseLr,
    maxLr: {
      type: "rate",
      symbol: String.raw`\eta_{\max}`,
      doc: "The ceiling that rises stop at.",
      slider: { min: 0.1, max: 1, step: 0.1, start: 0.4 },
    },
    minLr: control.minLr,
    factor: {
      type: "factor",
      symbol: String.raw`\gamma`,
      doc: "What a cut multiplies the rate by, and a rise divides it by.",
      default: 0.95,
      slider: { min: 0.5, max: 0.95, step: 0.05, start: 0.8 },
    },
    patience: { ...judging.patience, slider: { ...judging.patience.slider, start: 1 } },
    mode: judging.mode,
    threshold: judging.threshold,
    thresholdMode: judging.thresholdMode,
    cooldown: judging.cooldown,
    average: judging.average,
    nonFinite: judging.nonFinite,
    eps: control.eps,
  },
  latex: String.raw`\eta \leftarrow \begin{cases} \min(\eta_{\max}, \eta/\gamma) & \mathrm{good} > p \\ \max(\eta_{\min}, \gamma\,\eta) & \mathrm{bad} > p \end{cases}`,
  check: ({ baseLr, maxLr }) => {
    if (maxLr < baseLr) fail("greedy", `maxLr must be at least baseLr (${baseLr})`, maxLr, "To cut only, use reduceOnPlateau.");
  },
  decide: ({ patience }, { good, bad }) => (good > patience ? "up" : bad > patience ? "down" : "stay"),
  pros: ["finds its way from a first rate that is too low", "takes a cut back when the metric improves again"],
  cons: [
    "early in a run almost every value improves, so the rate climbs until something breaks or the ceiling holds it",
    "a noisy metric moves the rate at random",
    "a new rule, with little evidence from others so far",
  ],
  bestFor: "Trying out a rate when nothing is known about it, with a ceiling that a range test gave.",
  transformers: (p) =>
    p.cooldown > 0 || p.average > 1 || p.nonFinite !== "worse"
      ? null
      : {
          lr: p.baseLr,
          scheduler: `GreedyLR(optimizer, mode="${p.mode}", factor=${p.factor}, patience=${p.patience}, threshold=${p.threshold}, threshold_mode="${p.thresholdMode.slice(0, 3)}", min_lr=${p.minLr}, max_lr=${p.maxLr}, eps=${p.eps}, reset_start=10**9)`,
        },
  example: { baseLr: 0.1, maxLr: 0.4, factor: 0.8, patience: 1 },
  source: {
    authors: "Subramanian, Krishnamoorthy and Murthy",
    year: 2025,
    title: "Dynamic Learning Rate Scheduling based on Loss Changes Leads to Faster Convergence",
    where: "patience and pauses as in transformers' GreedyLR",
    url: "https://arxiv.org/abs/2512.14527",
  },
});
