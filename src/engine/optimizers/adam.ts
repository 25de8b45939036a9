import { wasm } from "../tensor/memory.js";
import { expectArguments } from "./expectArguments.js";
import { expectFlag } from "./expectFlag.js";
import { makeOptim } from "./makeOptim.js";
import { advancePowers, expectMoments, hints, hyper, type Moments, powers } from "./moments.js";
import type { Optim, Trainable } from "./optim.js";

/** Options of `adam`. */
export interface Adam extends Moments {
  /** λ: adds λθ to the gradient, 0 when left out. */
  weightDecay?: number;
  /** Whether to divide the means by 1 − βᵗ, which makes up for their start at zero; true when left out. */
  biasCorrection?: boolean;
  /** Whether ε stands in the root instead of beside it; false when left out. */
  epsInside?: boolean;
  /** AMSGrad: whether to divide by the largest v so far; false when left out. */
  amsgrad?: boolean;
}

/**
 * Adam: divides the mean gradient by its typical size, so the first update moves each parameter by about η whatever the gradient.
 *
 * With h = g + λθ: m ← β₁m + (1 − β₁)h, v ← β₂v + (1 − β₂)h², θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε), with t = 1 at the first update.
 * Without biasCorrection the divisors 1 − βᵗ are left out: then the first updates are some (1 − β₁)/√(1 − β₂) ≈ 3 times too long, which
 * warmup hides. With epsInside the last divisor is √(v/(1 − β₂ᵗ) + ε). Where β changes from update to update, βᵗ is the product of all of them;
 * PyTorch takes the power of the last. Gradients below 1e-15 count as 0, and so does nothing divided by nothing.
 *
 * Source: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1, https://arxiv.org/abs/1412.6980
 *
 * @param net what to train; the optimizer keeps its m and v.
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε, weightDecay λ, biasCorrection, epsInside, amsgrad, clip, groups.
 *
 * @example
 * const net = point([4]);
 * const opt = adam(net);
 * sum(scale(net([]), 1000)).backward();
 * opt.step(0.25);
 * net.parameters[0].value.item(); // 3.75
 */
export function adam(net: Trainable, options: Adam = {}): Optim {
  return makeAdam("adam", net, options, { usualDecay: 0, decoupled: false });
}

/** Adam and AdamW, which differ in where the decay goes. */
export function makeAdam(
  kind: string,
  net: Trainable,
  options: Adam,
  { usualDecay, decoupled }: { usualDecay: number; decoupled: boolean },
): Optim {
  expectArguments(kind, net, options, ["beta1", "beta2", "eps", "weightDecay", "biasCorrection", "epsInside", "amsgrad"], hints);
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = usualDecay, ...others } = options;
  const { biasCorrection = true, epsInside = false, amsgrad = false, ...shared } = others;
  expectMoments(kind, { beta1, beta2, eps, weightDecay });
  expectFlag(kind, "biasCorrection", biasCorrection, true);
  expectFlag(kind, "epsInside", epsInside, false);
  expectFlag(kind, "amsgrad", amsgrad, false);
  const [inside, outside] = epsInside ? [eps, 0] : [0, eps];
  return makeOptim(
    net,
    {
      kind,
      options: { beta1, beta2, eps, weightDecay, biasCorrection, epsInside, amsgrad },
      hyper,
      slots: amsgrad ? ["m", "v", "vMax"] : ["m", "v"],
      counters: powers,
      rates: "adam",
      advance: advancePowers,
      apply: ({ at, gradAt, size, slots, factor, muP }, { lr, beta1, beta2, weightDecay }, { beta1Power, beta2Power }) => {
        const [correction1, correction2] = biasCorrection ? [1 / (1 - beta1Power), 1 / (1 - beta2Power)] : [1, 1];
        const step = lr * factor * correction1;
        const [shrink, decay] = decoupled ? [1 - (lr * factor * weightDecay) / muP, 0] : [1, weightDecay];
        const { m, v, vMax = 0 } = slots as Record<string, number> & typeof slots;
        // biome-ignore format: one line for each part of the formula
        return wasm().adam(at, gradAt, m, v, vMax, size, step, shrink, decay,
          beta1, 1 - beta1, beta2, 1 - beta2, correction2, inside, outside);
      },
    },
    shared,
  );
}
