import { raises } from "../raises.js";
import { take } from "../take.js";
import type { Optimizer } from "./optimizer.js";
import type { Attributes, Scheduler } from "./scheduler.js";
import { throughJson } from "./throughJson.js";

/** Several schedulers at once: each multiplies the rate that the one before it left. */
export function chainedScheduler(optimizer: Optimizer, params: object, parts: readonly Scheduler[]): Scheduler {
  const name = "ChainedScheduler";
  take(name, params, {});
  const rates = (): number[] => optimizer.param_groups.map(({ lr }) => lr);
  // It is no _LRScheduler and counts nothing itself.
  const state: Attributes = { _last_lr: rates() };
  const step = (epoch?: number): void => {
    if (epoch !== undefined)
      raises(name, "it must step without an epoch", epoch, "ChainedScheduler.step() takes 1 positional argument but 2 were given");
    for (const part of parts) part.step();
    state._last_lr = rates();
  };
  return {
    name,
    optimizer,
    state,
    initialStep: step,
    step,
    closedForm: () => null,
    stateDict: () => ({ ...throughJson(state), _schedulers: parts.map((part) => part.stateDict()) }),
    loadStateDict: ({ _schedulers, ...saved }) => {
      Object.assign(state, throughJson(saved));
      for (const [i, part] of parts.entries()) part.loadStateDict((_schedulers as Attributes[])[i] as Attributes);
    },
  };
}
