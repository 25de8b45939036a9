import { type Control, control, controllerFamily } from "./controller.js";
import { judging } from "./judge.js";

/** Parameters of `reduceOnPlateau`. */
export interface ReduceOnPlateau extends Control {
  /** γ: what a cut multiplies the rate by, 0.1 when left out. */
  factor?: number;
}

/**
 * Cuts the rate when a metric has stopped improving.
 *
 * η ← max(η_min, γη) when more than p observations in a row bring no improvement. A value improves on the best so far when it is
 * lower by more than ε · |best|, or by more than ε with an absolute threshold; in mode "max", when it is higher by that.
 * The first observation sets the best, the next p are let pass: a flat metric is cut at observation p + 2, then after every p + 1 more
 * (p + 1 + c with a cooldown). The rate never falls below η_min.
 *
 * Patience counts as in PyTorch; Keras and optax act one observation earlier. PyTorch's relative threshold, best · (1 − ε), lies
 * on the wrong side of a negative best, so that a worse value can count as better; ours is best − ε · |best|. PyTorch makes no change
 * of 1e-8 or less: eps 1e-8.
 *
 * @param parameters baseLr η₀ (rate; 1 when left out), factor γ, patience p (observations), minLr η_min (rate), threshold ε,
 *   thresholdMode, mode, cooldown c (observations), average n (observations), nonFinite, eps (rate).
 *
 * @example
 * const plateau = reduceOnPlateau({ baseLr: 0.1, patience: 1 });
 * let state = plateau.init();
 * for (const loss of [2, 1, 1]) state = plateau.observe(state, loss);
 * plateau.lr(state); // 0.1
 * state = plateau.observe(state, 1);
 * plateau.lr(state); // 0.01
 */
export const reduceOnPlateau = controllerFamily<ReduceOnPlateau>({
  name: "reduceOnPlateau",
  slug: "plateau",
  title: "Reduce on plateau",
  summary: "Cuts the rate when a metric has stopped improving.",
  parameters: {
    baseLr: control.baseLr,
    factor: {
      type: "factor",
      symbol: String.raw`\gamma`,
      doc: "What a cut multiplies the rate by.",
      default: 0.1,
      pytorch: "factor",
      optax: "factor",
      slider: { min: 0.1, max: 0.9, step: 0.1, start: 0.1 },
    },
    patience: judging.patience,
    minLr: control.minLr,
    mode: judging.mode,
    threshold: judging.threshold,
    thresholdMode: judging.thresholdMode,
    cooldown: judging.cooldown,
    average: judging.average,
    nonFinite: judging.nonFinite,
    eps: control.eps,
  },
  latex: String.raw`\eta \leftarrow \max(\eta_{\min}, \gamma\,\eta) \quad\text{if}\quad \mathrm{bad} > p`,
  decide: ({ patience }, { bad }) => (bad > patience ? "down" : "stay"),
  pros: ["needs neither a length nor milestones", "cuts where the run in hand needs it"],
  cons: [
    "a noisy metric causes cuts that no plateau asked for, and no cut is taken back",
    "costs a measurement on held-out data at each observation",
    "the same settings give another schedule in every run",
  ],
  bestFor: "Runs whose length is open and whose metric is measured with little noise.",
  pytorch: (p) => (elsewhere(p) ? { lr: p.baseLr, scheduler: `ReduceLROnPlateau(optimizer, ${torchArguments(p)})` } : null),
  transformers: (p) =>
    elsewhere(p) ? { lr: p.baseLr, scheduler: `get_reduce_on_plateau_schedule(optimizer, ${torchArguments(p)})` } : null,
  optax: (p) => {
    if (!elsewhere(p) || p.mode === "max" || p.threshold === 0 || p.eps > 0) return null;
    const threshold = p.thresholdMode === "relative" ? `rtol=${p.threshold}, atol=0.0` : `rtol=0.0, atol=${p.threshold}`;
    return `optax.contrib.reduce_on_plateau(factor=${p.factor}, patience=${p.patience + 1}, ${threshold}, cooldown=${p.cooldown}, min_scale=${p.minLr / p.baseLr})`;
  },
  keras: (p) =>
    elsewhere(p) && p.thresholdMode === "absolute" && p.eps === 0
      ? `keras.callbacks.ReduceLROnPlateau(monitor="val_loss", mode="${p.mode}", factor=${p.factor}, patience=${p.patience + 1}, min_delta=${p.threshold}, cooldown=${p.cooldown + 1}, min_lr=${p.minLr})`
      : null,
  named: { timm: "PlateauLRScheduler", fastai: "ReduceLROnPlateau" },
  example: { baseLr: 0.1, patience: 5 },
  source: {
    authors: "Krizhevsky, Sutskever and Hinton",
    year: 2012,
    title: "ImageNet Classification with Deep Convolutional Neural Networks",
    where: "section 5, where the cuts were made by hand",
    url: "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
  },
});

/** Other libraries have no moving mean, and count what is not finite as worse. */
const elsewhere = ({ average, nonFinite }: Required<ReduceOnPlateau>): boolean => average === 1 && nonFinite === "worse";

const torchArguments = (p: Required<ReduceOnPlateau>): string =>
  `mode="${p.mode}", factor=${p.factor}, patience=${p.patience}, threshold=${p.threshold}, threshold_mode="${p.thresholdMode.slice(0, 3)}", cooldown=${p.cooldown}, min_lr=${p.minLr}, eps=${p.eps}`;
