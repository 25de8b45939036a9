import { printed, raises } from "../raises.js";
import { flag, forGroups, or, perGroup, type Reader, type Readers, real, take, whole } from "../take.js";
import type { Optimizer } from "./optimizer.js";
import type { Attributes } from "./scheduler.js";
import { throughJson } from "./throughJson.js";

/** The plateau rule at work. It edits the groups of its optimizer. */
export interface Plateau {
  readonly optimizer: Optimizer;
  /** Its attributes, under their names in PyTorch. */
  readonly state: PlateauState;
  step(metric: number): void;
  stateDict(): Attributes;
  loadStateDict(saved: Attributes): void;
}

interface PlateauState {
  mode: "min" | "max";
  factor: number;
  patience: number;
  threshold: number;
  threshold_mode: "rel" | "abs";
  cooldown: number;
  min_lrs: number[];
  eps: number;
  verbose: boolean;
  cooldown_counter: number;
  best: number;
  num_bad_epochs: number;
  mode_worse: number;
  last_epoch: number;
  _last_lr?: number[];
}

interface Params
  extends Pick<PlateauState, "mode" | "factor" | "patience" | "threshold" | "threshold_mode" | "cooldown" | "eps" | "verbose"> {
  min_lr: number | number[];
}

const readers: Readers<Params> = {
  mode: or(oneOf("min", "max", "mode"), "min"),
  factor: or(factor, 0.1),
  patience: or(whole(0), 10),
  threshold: or(real, 1e-4),
  threshold_mode: or(oneOf("rel", "abs", "threshold mode"), "rel"),
  cooldown: or(whole(0), 0),
  min_lr: or(perGroup(real), 0),
  eps: or(real, 1e-8),
  verbose: or(flag, false),
};

/** Multiplies the rate by factor after more than `patience` metrics in a row that are no better than the best one. */
export function reduceLROnPlateau(optimizer: Optimizer, given: object): Plateau {
  const { min_lr, ...params } = take("ReduceLROnPlateau", given, readers);
  const worst = params.mode === "min" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const state: PlateauState = {
    ...params,
    min_lrs: forGroups("ReduceLROnPlateau", "min_lr", min_lr, optimizer.param_groups.length),
    cooldown_counter: 0,
    best: worst,
    num_bad_epochs: 0,
    mode_worse: worst,
    last_epoch: 0,
  };

  // Not a number is never better: every comparison with it is false, so it counts as a bad epoch.
  const isBetter = (metric: number): boolean => {
    const { mode, threshold, threshold_mode, best } = state;
    if (threshold_mode === "rel") return mode === "min" ? metric < best * (1 - threshold) : metric > best * (threshold + 1);
    return mode === "min" ? metric < best - threshold : metric > best + threshold;
  };

  return {
    optimizer,
    state,
    step: (metric) => {
      state.last_epoch += 1;
      if (isBetter(metric)) {
        state.best = metric;
        state.num_bad_epochs = 0;
      } else state.num_bad_epochs += 1;
      if (state.cooldown_counter > 0) {
        state.cooldown_counter -= 1;
        state.num_bad_epochs = 0;
      }
      if (state.num_bad_epochs > state.patience) {
        for (const [i, group] of optimizer.param_groups.entries()) {
          const reduced = Math.max(group.lr * state.factor, state.min_lrs[i] as number);
          if (group.lr - reduced > state.eps) group.lr = reduced;
        }
        state.cooldown_counter = state.cooldown;
        state.num_bad_epochs = 0;
      }
      state._last_lr = optimizer.param_groups.map(({ lr }) => lr);
    },
    // JSON has no infinity.
    stateDict: () => ({ ...throughJson(state), best: inJson(state.best), mode_worse: inJson(state.mode_worse) }),
    loadStateDict: (saved) => {
      const { best, mode_worse, ...rest } = throughJson(saved);
      Object.assign(state, rest, { best: Number(best), mode_worse: Number(mode_worse) });
    },
  };
}

const inJson = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

function oneOf<T extends string>(first: T, second: T, what: string): Reader<T> {
  return (where, name, value) => {
    const found = [first, second].find((word) => word === value);
    return found ?? raises(where, `${name} must be "${first}" or "${second}"`, value, `${what} ${printed(value)} is unknown!`);
  };
}

function factor(where: string, name: string, value: unknown): number {
  const number = real(where, name, value);
  return number < 1 ? number : raises(where, `${name} must be below 1`, number, "Factor should be < 1.0.");
}
