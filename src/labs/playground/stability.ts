import { formatNumber } from "../../plots/format.js";
import type { Spec } from "../../schedules/schedule.js";

/** How a rate and a curvature stand to each other. */
export interface Stability {
  /** η·λ: the rate times the largest eigenvalue. */
  readonly product: number;
  /** The product beyond which full-batch descent leaves a quadratic valley; null where there is no such number for this optimizer. */
  readonly limit: number | null;
  /** What the numbers allow one to say. */
  readonly sentence: string;
}

/** The product of rate and curvature that descent on a quadratic just bears, and how it is written. */
export interface StabilityLimit {
  readonly value: number;
  readonly formula: string;
}

/**
 * The largest η·λ at which full-batch descent on a quadratic with curvature λ stays in its valley: 2 for plain descent, 2 + 2μ with momentum
 * (heavy ball), (2 + 2μ)/(1 + 2μ) for Nesterov's. Null for the others: Adam's limit holds for the curvature as Adam rescales it, 2 + 2β₁ over 1 − β₁
 * (38 for β₁ = 0.9), which is not measured here; Lion's updates have one length whatever the gradient; schedule-free rules average.
 *
 * Weight decay adds itself to every curvature. Dampening scales the gradient that the velocity takes in, so it scales the limit up.
 *
 * Sources: Cohen et al., Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability, 2021, appendix B,
 * https://arxiv.org/abs/2103.00065; Cohen et al., Adaptive Gradient Methods at the Edge of Stability, 2022, https://arxiv.org/abs/2207.14484
 */
export function stabilityLimit(optimizer: Spec): StabilityLimit | null {
  if (optimizer.kind !== "sgd") return null;
  const { momentum = 0, dampening = 0, nesterov = false } = optimizer as { momentum?: number; dampening?: number; nesterov?: boolean };
  if (momentum === 0) return { value: 2, formula: "2" };
  if (nesterov) return { value: (2 + 2 * momentum) / (1 + 2 * momentum), formula: "(2 + 2μ)/(1 + 2μ)" };
  return { value: (2 + 2 * momentum) / (1 - dampening), formula: dampening === 0 ? "2 + 2μ" : "(2 + 2μ)/(1 − τ)" };
}

/** What a product within this part of the limit is: at the edge, as far as one measurement tells. */
const nearly = 0.15;
/** Below this part of the limit a number says no more than that it is small. */
const tiny = 0.01;

/**
 * What a measured curvature says at a rate, and no more than it does.
 *
 * @param measured rate η of the next update, sharpness λ, the optimizer's spec, and whether an update takes all training examples.
 */
export function stabilityOf(measured: { readonly rate: number; readonly sharpness: number; readonly optimizer: Spec }): Stability {
  const { rate, sharpness, optimizer } = measured;
  const product = rate * sharpness;
  const limit = stabilityLimit(optimizer);
  const numbers = `Rate × sharpness = ${formatNumber(rate)} × ${formatNumber(sharpness)} = ${formatNumber(product)}`;
  const without = unlimited[optimizer.kind];
  if (limit === null) return { product, limit: null, sentence: `${numbers}. ${without ?? "This optimizer has no limit as simple as 2."}` };
  const { value, formula } = limit;
  const bound = formula === "2" ? "2" : `${formula} = ${formatNumber(value)}`;
  const batches = "The limit is that of full batches on a quadratic; noise of small batches lowers what a net bears.";
  const said = (): string => {
    if (sharpness <= 0) return `${numbers}. The loss curves upwards in no direction here, so the limit of ${bound} says nothing.`;
    if (product < tiny * value && rate > 0 && sharpness > 0)
      return `${numbers}, less than 1 % of the limit of ${bound}: at so low a rate curvature is no concern.`;
    if (rate === 0) return `${numbers}: a rate of 0 moves nothing, so it is far from the limit of ${bound}.`;
    if (product > value * (1 + nearly))
      return `${numbers}, beyond the limit of ${bound}. If the loss were a quadratic, it would grow now; where it does not, its curvature changes along the step.`;
    if (product >= value * (1 - nearly))
      return `${numbers}, at the limit of ${bound}: the edge of stability. A higher rate would not fit a valley as sharp as this one.`;
    return `${numbers}, ${formatNumber((100 * product) / value, 2)} % of the limit of ${bound}. The sharpest direction leaves room for a rate ${formatNumber(value / product, 2)} times as high.`;
  };
  return { product, limit: value, sentence: `${said()} ${batches}` };
}

/**
 * The reading at which rate times sharpness was highest, as a sentence: at the end of a decay the last one says little. Empty where there is one
 * reading or none, and where the optimizer has no limit.
 */
export function highestProduct(
  readings: readonly { readonly step: number; readonly sharpness: number | null }[],
  { rates, optimizer }: { readonly rates: readonly number[]; readonly optimizer: Spec },
): string {
  const limit = stabilityLimit(optimizer);
  if (limit === null || readings.length < 2) return "";
  const products = readings.map(({ step, sharpness }) => (sharpness ?? 0) * (rates[Math.min(step, rates.length - 1)] ?? 0));
  const most = products.reduce((highest, product) => Math.max(highest, product), 0);
  const at = readings[products.indexOf(most)];
  if (!at || most <= 0) return "";
  return `The highest product of this run was ${formatNumber(most)}, after ${at.step} update${at.step === 1 ? "" : "s"}: ${formatNumber((100 * most) / limit.value, 2)} % of the limit.`;
}

const adam =
  "Adam rescales every direction, so 2/η is no limit for it. Its own, 38 for β₁ = 0.9, holds for the curvature after rescaling, which is not measured here.";
const unlimited: Readonly<Record<string, string>> = {
  adam,
  adamW: adam,
  rAdam: adam,
  lion: "Lion steps by signs, each as long as the rate whatever the gradient, so curvature sets no such limit for it.",
  scheduleFreeSgd: "Schedule-free descent takes its gradient between two averages, and 2/η is no limit for it.",
  scheduleFreeAdamW: "Schedule-free AdamW rescales every direction and averages, so 2/η is no limit for it.",
};
