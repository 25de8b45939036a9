import { raises } from "../raises.js";
import { flag, forGroups, ofOneNumber, or, orNone, perGroup, real, word } from "../take.js";
import { setMomentum } from "./optimizer.js";
import { schedulerClass } from "./scheduler.js";

/** How the height of a cycle changes: by the number of the cycle, counted from 1, or by the step. */
const scales: Readonly<Record<string, (gamma: number) => { fn: (x: number) => number; mode: "cycle" | "iterations" }>> = {
  triangular: () => ({ fn: () => 1, mode: "cycle" }),
  triangular2: () => ({ fn: (cycle) => 1 / 2 ** (cycle - 1), mode: "cycle" }),
  exp_range: (gamma) => ({ fn: (step) => gamma ** step, mode: "iterations" }),
};

/**
 * Up and down between base_lr and max_lr in straight lines, for ever; momentum the other way round.
 *
 * As in PyTorch 2: before, it refused to cycle the β₁ of Adam.
 */
export const cyclicLR = schedulerClass(
  "CyclicLR",
  {
    base_lr: perGroup(real),
    max_lr: perGroup(real),
    step_size_up: or(above0, 2000),
    step_size_down: orNone(above0),
    mode: or(text, "triangular"),
    gamma: or(real, 1),
    scale_fn: orNone(scaleFunction),
    scale_mode: or(word("cycle", "iterations"), "cycle"),
    cycle_momentum: or(flag, true),
    base_momentum: or(perGroup(real), 0.8),
    max_momentum: or(perGroup(real), 0.9),
  },
  {
    construct: (params, groups) => {
      const { step_size_up, mode, gamma, scale_fn, cycle_momentum, last_epoch } = params;
      const each = (name: string, value: number | number[]): number[] => forGroups("CyclicLR", name, value, groups.length);
      const total_size = step_size_up + (params.step_size_down ?? step_size_up);
      const [base_momentums, max_momentums] = [each("base_momentum", params.base_momentum), each("max_momentum", params.max_momentum)];
      const own = scales[mode]?.(gamma).mode;
      if (!own && scale_fn === null)
        raises("CyclicLR", `mode must be one of ${Object.keys(scales).join(", ")}`, mode, "mode is invalid and scale_fn is None");
      if (last_epoch === -1) {
        const base_lrs = each("base_lr", params.base_lr);
        for (const [i, group] of groups.entries()) {
          group.lr = base_lrs[i] as number;
          if (!cycle_momentum) continue;
          group.max_momentum = max_momentums[i] as number;
          group.base_momentum = base_momentums[i] as number;
        }
      }
      return {
        max_lrs: each("max_lr", params.max_lr),
        total_size,
        step_ratio: step_size_up / total_size,
        mode,
        gamma,
        scale_mode: scale_fn === null ? (own ?? "cycle") : params.scale_mode,
        cycle_momentum,
        ...(cycle_momentum ? { use_beta1: groups[0]?.betas !== undefined, base_momentums, max_momentums } : {}),
      };
    },
    // The first step above took the rates that an earlier scheduler of the optimizer began with, if there was one.
    finish: (state, { base_lr }) => {
      state.base_lrs = forGroups("CyclicLR", "base_lr", base_lr, state.base_lrs.length);
    },
    getLr: (state, groups, { scale_fn }) => {
      const { total_size, step_ratio, last_epoch, base_lrs, max_lrs, base_momentums, max_momentums } = state;
      const cycle = Math.floor(1 + last_epoch / total_size);
      const x = 1 + last_epoch / total_size - cycle;
      const height = x <= step_ratio ? x / step_ratio : (x - 1) / (step_ratio - 1);
      const scale = scale_fn ?? scales[state.mode]?.(state.gamma).fn;
      const scaled = (difference: number): number =>
        difference * height * (scale?.(state.scale_mode === "cycle" ? cycle : last_epoch) ?? 1);
      if (base_momentums && max_momentums)
        for (const [i, group] of groups.entries()) {
          const [low, high] = [base_momentums[i] as number, max_momentums[i] as number];
          setMomentum(group, high - scaled(high - low));
        }
      return base_lrs.map((low, i) => low + scaled((max_lrs[i] as number) - low));
    },
  },
);

function above0(where: string, name: string, value: unknown): number {
  const number = real(where, name, value);
  return number > 0 ? number : raises(where, `${name} must be above 0`, number, "float division by zero");
}

function text(where: string, name: string, value: unknown): string {
  return typeof value === "string" ? value : word("triangular", "triangular2", "exp_range")(where, name, value);
}

/** A function, or "half_sine": the golden files' name for 0.5 (1 + sin(x π/2)). */
function scaleFunction(where: string, name: string, value: unknown): (x: number) => number {
  return value === "half_sine" ? (x) => 0.5 * (1 + Math.sin((x * Math.PI) / 2)) : ofOneNumber(where, name, value);
}
