import { expectNumbers, expectOneOf, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Case, Replayed } from "../case.js";
import { build } from "./build.js";
import { momentumOf, type Optimizer, optimizerFromText } from "./optimizer.js";
import { reduceLROnPlateau } from "./reduceLROnPlateau.js";
import type { Scheduler } from "./scheduler.js";

/**
 * Runs a scheduler for the updates of a case: the rates in the groups, then a step, as a training loop has it.
 *
 * `optimizer` and `lrs`, beside the class's own parameters, say over what: plain SGD with one group at base_lr when left out.
 */
export function replayScheduler({ api, params, base_lr, steps }: Case): Replayed {
  const { optimizer: text = "SGD", lrs, ...rest } = params;
  const { type = api, ...own } = rest;
  if (type !== api) fail(api, "type must be the api itself", type, "Leave it out.");
  const optimizer = optimizerFromText(text, lrs === undefined ? [base_lr] : expectNumbers(api, "lrs", lrs));
  if (api === "SWALR" && own.base !== undefined) return afterBase(optimizer, own, base_lr, steps);
  if (api === "CosineAnnealingWarmRestarts" && own.epochs !== undefined) return atEpochs(optimizer, own, base_lr, steps);
  const scheduler = build({ ...own, type: api }, optimizer, base_lr);
  return record(optimizer, steps, () => scheduler.step(), scheduler);
}

/** The groups' rates at every update, with a step between one update and the next. */
function record(optimizer: Optimizer, steps: number, step: (t: number) => void, scheduler?: Scheduler): Replayed {
  const lr_groups: number[][] = optimizer.param_groups.map(() => []);
  const momentum: number[] = [];
  const closedForm: number[] = [];
  for (let t = 0; t < steps; t++) {
    if (t > 0) step(t - 1);
    for (const [i, group] of optimizer.param_groups.entries()) lr_groups[i]?.push(group.lr);
    const [first] = optimizer.param_groups;
    if (first?.max_momentum !== undefined) momentum.push(momentumOf(first));
    closedForm.push(...(scheduler?.closedForm()?.slice(0, 1) ?? []));
  }
  return {
    lr: lr_groups[0] as number[],
    lr_groups,
    ...(momentum.length > 0 ? { momentum } : {}),
    // A formula that divides by zero, as with total_iters 0, has no values.
    ...(closedForm.length > 0 && closedForm.every(Number.isFinite) ? { lr_closed_form: closedForm } : {}),
  };
}

const rule = "if t > swa_start: swa.step() else: base.step()";

/** SWALR after another scheduler, both built at the start: from swa_start on SWALR takes the steps. */
function afterBase(optimizer: Optimizer, params: Record<string, unknown>, baseLr: number, steps: number): Replayed {
  const { base, swa_start, rule: given = rule, ...own } = params;
  expectOneOf("SWALR", "rule", given, [rule]);
  const from = expectWhole("SWALR", "swa_start", swa_start, 0, "It is the last update after which the other scheduler steps.");
  const before = build(base, optimizer, baseLr);
  const swa = build({ ...own, type: "SWALR" }, optimizer, baseLr);
  return record(optimizer, steps, (t) => (t > from ? swa.step() : before.step()));
}

/** Warm restarts told where they are, as in `scheduler.step(epoch + batch / batches)`; `lr[i]` is the rate after `step(epochs[i])`. */
function atEpochs(optimizer: Optimizer, params: Record<string, unknown>, baseLr: number, steps: number): Replayed {
  const { epochs: given, ...own } = params;
  const epochs = expectNumbers("CosineAnnealingWarmRestarts", "epochs", given);
  if (epochs.length < steps) fail("CosineAnnealingWarmRestarts", `epochs must hold one per step (${steps})`, epochs.length, "Give more.");
  const scheduler = build({ ...own, type: "CosineAnnealingWarmRestarts" }, optimizer, baseLr);
  scheduler.step(epochs[0]);
  return record(optimizer, steps, (t) => scheduler.step(epochs[t + 1]));
}

/** Runs the plateau rule over the metrics of a case: `lr[0]` is the first rate, `lr[i + 1]` the rate after `metrics[i]`. */
export function replayPlateau({ params, base_lr, steps, metrics }: Case): Replayed {
  const { optimizer: text = "SGD", lrs, ...own } = params;
  const optimizer = optimizerFromText(text, lrs === undefined ? [base_lr] : expectNumbers("ReduceLROnPlateau", "lrs", lrs));
  const plateau = reduceLROnPlateau(optimizer, own);
  const lr_groups = optimizer.param_groups.map(({ lr }) => [lr]);
  const [best, num_bad_epochs]: [number[], number[]] = [[], []];
  for (const metric of readMetrics(metrics, steps)) {
    plateau.step(metric);
    for (const [i, group] of optimizer.param_groups.entries()) lr_groups[i]?.push(group.lr);
    best.push(plateau.state.best);
    num_bad_epochs.push(plateau.state.num_bad_epochs);
  }
  return { lr: lr_groups[0] as number[], lr_groups, best, num_bad_epochs };
}

/** The first `steps` metrics of a case as numbers. */
export function readMetrics(metrics: Case["metrics"], steps: number, where = "ReduceLROnPlateau"): number[] {
  if (metrics && metrics.length >= steps) return metrics.slice(0, steps).map(Number);
  const must = `metrics must be a list of one number per step (${steps})`;
  return fail(where, must, metrics, "Give the validation loss after each epoch.");
}
