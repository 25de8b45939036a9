import { type Ending, family } from "../family.js";
import { mustRise, progress, progressPython, rampLatex, rampParameters } from "../ramp.js";
import { along, alongPython } from "../shape.js";

/** Parameters of `cosineWarmup`. */
export interface CosineWarmup extends Ending {
  /** η_w: the rate it arrives at. */
  baseLr: number;
  /** w: length in updates. */
  warmupSteps: number;
  /** η_s: the rate it starts from, 0 when left out. */
  startLr?: number;
  /** o: 0 (when left out) counts t/w and starts at startLr; 1 counts (t + 1)/w and reaches baseLr one update earlier. */
  offset?: 0 | 1;
}

/**
 * Rises from startLr to baseLr along half a cosine: slow, then fast, then slow.
 *
 * η(t) = η_s + (η_w − η_s) · (1 − cos(π q)) / 2 with q = min(1, (t + o)/w). After w it holds η_w.
 *
 * @param parameters baseLr η_w (rate), warmupSteps w (updates), startLr η_s (rate), offset o (0 or 1).
 *
 * @example
 * const lr = cosineWarmup({ baseLr: 0.1, warmupSteps: 10 });
 * lr(5); // 0.05
 */
export const cosineWarmup = family<CosineWarmup>({
  name: "cosineWarmup",
  slug: "cosine-warmup",
  title: "Cosine warmup",
  group: "warmup",
  summary: "Rises from its starting rate to its full rate along half a cosine.",
  parameters: { ...rampParameters, startLr: { ...rampParameters.startLr, default: 0 } },
  latex: rampLatex("cosine"),
  check: mustRise("cosineWarmup"),
  steps: ({ warmupSteps }) => warmupSteps,
  lr: (p, t) => along("cosine", p.startLr, p.baseLr, progress(p, t)),
  pros: ["joins a cosine decay without a corner"],
  cons: ["no known gain over a straight line of the same length"],
  bestFor: "One-cycle schedules, whose two halves are cosines.",
  python: (p) => alongPython("cosine", p.startLr, p.baseLr, progressPython(p)),
  example: { baseLr: 0.1, warmupSteps: 10 },
  source: {
    authors: "PyTorch contributors",
    year: 2022,
    title: "OneCycleLR, PyTorch 1.13 documentation",
    where: 'anneal_strategy="cos"',
    url: "https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.OneCycleLR.html",
  },
});
