import { raises } from "../raises.js";
import { flag, list, or, take, whole } from "../take.js";
import { bisectRight } from "./bisectRight.js";
import type { Optimizer } from "./optimizer.js";
import type { Attributes, Scheduler } from "./scheduler.js";
import { throughJson } from "./throughJson.js";

/** One scheduler after the other: at each milestone the next begins, from the closed form of its step 0 where it has one. */
export function sequentialLR(optimizer: Optimizer, params: object, parts: readonly Scheduler[]): Scheduler {
  const name = "SequentialLR";
  const { milestones, last_epoch } = take(name, params, {
    milestones: list(whole(0)),
    last_epoch: or(whole(-1), -1),
    verbose: or(flag, false),
  });
  if (milestones.length !== parts.length - 1)
    raises(
      name,
      "milestones must be one fewer than schedulers",
      milestones,
      "Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, " +
        `but got number of schedulers ${parts.length} and the number of milestones to be equal to ${milestones.length}`,
    );
  const state: Attributes & { last_epoch: number } = { _milestones: milestones, last_epoch: last_epoch + 1 };
  const first = parts[0] as Scheduler;

  const step = (epoch?: number): void => {
    if (epoch !== undefined)
      raises(name, "it must step without an epoch", epoch, "SequentialLR.step() takes 1 positional argument but 2 were given");
    state.last_epoch += 1;
    const at = bisectRight(state._milestones as number[], state.last_epoch);
    const part = parts[at] as Scheduler;
    if (at > 0 && (state._milestones as number[])[at - 1] === state.last_epoch) part.step(0);
    else part.step();
    state._last_lr = part.state._last_lr;
  };

  // Every part took its first step when it was built. This takes it back: the counts and the rates, but nothing else that a part has changed.
  for (const group of optimizer.param_groups) group.lr = group.initial_lr ?? group.lr;
  for (const part of parts) {
    if (part.state.last_epoch === undefined)
      raises(name, "schedulers must be ones that count their steps", part.name, `'${part.name}' object has no attribute 'last_epoch'`);
    part.state.last_epoch -= 1;
  }
  first.initialStep();
  state._last_lr = first.state._last_lr;

  return {
    name,
    optimizer,
    state,
    initialStep: () => {
      state._step_count = 0;
      step();
    },
    step,
    closedForm: () => null,
    stateDict: () => ({ ...throughJson(state), _schedulers: parts.map((part) => part.stateDict()) }),
    loadStateDict: ({ _schedulers, ...saved }) => {
      Object.assign(state, throughJson(saved));
      for (const [i, part] of parts.entries()) part.loadStateDict((_schedulers as Attributes[])[i] as Attributes);
    },
  };
}
