import { expectNumber, expectWhole, isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { apis } from "./apis.js";
import type { Case, Replayed } from "./case.js";

/**
 * Replays what a real library does with these parameters: PyTorch, transformers, timm, optax, Keras, fastai, Megatron-LM and others, quirks included.
 *
 * @param of a case: api, params, base_lr, steps, and metrics, pos or source where the api needs them.
 * @returns lr, the rate of each update, and what else the api has: momentum, lr_groups, params_after, loss …
 * @throws RangeError where the library raises, with its reason; and for an api that is not known. A scheduler steps between one update and the
 * next, not after the last.
 *
 * @example
 * replay({ api: "StepLR", params: { step_size: 2, gamma: 0.5 }, base_lr: 0.1, steps: 4 }).lr; // [0.1,0.1,0.05,0.05]
 */
export function replay(of: Case): Replayed {
  if (!isPlainObject(of)) fail("replay", "a case must be one object", of, "Write { api, params, base_lr, steps }.");
  const run = apis.get(of.api);
  if (!run) fail("replay", "api must be one that it knows", of.api, `There are ${[...apis.keys()].join(", ")}.`);
  if (!isPlainObject(of.params)) fail("replay", "params must be an object", of.params, `They are the parameters of ${of.api} by name.`);
  expectNumber("replay", "base_lr", of.base_lr, { advice: "It is the optimizer's rate." });
  expectWhole("replay", "steps", of.steps, 1, "It counts updates.", 1e6);
  return run(of);
}
