import { fail } from "../schedules/fail.js";
import { apis } from "./apis.js";
import type { Case, Replayed } from "./case.js";

/**
 * Replays what a real library does with these parameters: PyTorch, transformers, timm, optax, Keras, fastai, Megatron-LM and others, quirks included.
 *
 * @param of a case: api, params, base_lr, steps, and metrics, pos or source where the api needs them.
 * @returns lr, the rate of each update, and what else the api has: momentum, lr_groups, params_after, loss …
 * @throws RangeError where the library raises, with its reason; and for an api that is not known.
 *
 * @example
 * replay({ api: "StepLR", params: { step_size: 2, gamma: 0.5 }, base_lr: 0.1, steps: 4 }).lr; // [0.1,0.1,0.05,0.05]
 */
export function replay(of: Case): Replayed {
  const run = apis.get(of.api);
  if (!run) fail("replay", "api must be one that it knows", of.api, `There are ${[...apis.keys()].join(", ")}.`);
  return run(of);
}
