import { expectNumber, expectNumbers, expectText, expectWhole, isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { apis } from "./apis.js";
import type { Case, Replayed } from "./case.js";

/**
 * Replays what a real library does with these parameters: PyTorch, transformers, timm, optax, Keras, fastai, Megatron-LM and others, quirks included.
 *
 * A scheduler steps between one update and the next, and not after the last one.
 *
 * @param of a case: api, params, base_lr, steps, and metrics, pos, problem or source where the api needs them; what else it has is not read.
 * @returns lr, the rate of each update, and what else the api has: momentum, lr_groups, params_after, loss …
 * @throws RangeError where the library raises, with its reason; for parameters that it does not have; and for an api that is not known.
 *
 * @example
 * replay({ api: "StepLR", params: { step_size: 2, gamma: 0.5 }, base_lr: 0.1, steps: 4 }).lr; // [0.1,0.1,0.05,0.05]
 */
export function replay(of: Case): Replayed {
  if (!isPlainObject(of)) fail("replay", "a case must be one object", of, "Write { api, params, base_lr, steps }.");
  const { api, params, base_lr, steps, source, metrics, pos, problem } = of;
  const run = apis.get(api);
  if (!run) fail("replay", "api must be one that it knows", api, `There are ${[...apis.keys()].join(", ")}.`);
  if (!isPlainObject(params)) fail("replay", "params must be an object", params, `They are the parameters of ${api} by name.`);
  expectNumber("replay", "base_lr", base_lr, { advice: "It is the optimizer's rate." });
  expectWhole("replay", "steps", steps, 1, "It counts updates.", 1e6);
  if (source !== undefined) expectText("replay", "source", source, 'It names the library: "keras 3".');
  if (problem !== undefined) expectText("replay", "problem", problem, "It says what is minimised.");
  if (pos !== undefined) expectNumbers("replay", "pos", pos);
  if (metrics !== undefined) expectMetrics(metrics);
  const came = run(of);
  for (const [t, rate] of came.lr.entries())
    expectNumber(api, `the rate of update ${t}`, rate, { advice: "The library divides by zero or overflows with these parameters." });
  return came;
}

function expectMetrics(metrics: unknown): void {
  const must = 'metrics must be a list of numbers, "NaN" among them';
  if (!Array.isArray(metrics) || metrics.length === 0) fail("replay", must, metrics, "Write it as [1, 0.9].");
  const wrong = Array.from(metrics as unknown[]).findIndex((metric) => metric !== "NaN" && typeof metric !== "number");
  if (wrong !== -1) fail("replay", must, metrics, `Entry ${wrong} is not.`);
}
