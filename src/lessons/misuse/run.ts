import { replay } from "../../compat/replay.js";

/** The rates of some updates under one of PyTorch's schedulers, stepped once after each. */
export const torchRates = (api: string, params: Readonly<Record<string, unknown>>, steps: number, baseLr = 0.1): readonly number[] =>
  replay({ api, params, base_lr: baseLr, steps }).lr;

/** What a run did that was stopped and gone on with: its rates without a stop, and with one of the two states missing or loaded too early. */
export function resumed(schedule: Readonly<Record<string, unknown>>, steps: number, stop: number) {
  const came = replay({
    api: "state_dict/load_state_dict",
    params: { optimizer: "SGD", optimizer_args: { momentum: 0.9 }, schedule, resume_at: stop },
    problem: "f(x)=0.5*sum(a*(x-c)^2), a=[1], c=[0], x0=[1]",
    base_lr: 0.1,
    steps,
  });
  const wrong = came.wrong_orders as Readonly<Record<string, { readonly lr: readonly number[] }>>;
  const after = (way: string): readonly number[] => [...came.lr.slice(0, stop), ...(wrong[way]?.lr ?? [])];
  return {
    whole: came.lr,
    early: after("optimizer_loaded_before_scheduler_constructed"),
    schedulerOnly: after("scheduler_state_only"),
    optimizerOnly: after("optimizer_state_only"),
  };
}

/** Every rate as often as it was in use: a scheduler that is stepped once an epoch, seen per update. */
export const heldFor = (rates: readonly number[], updates: number): readonly number[] =>
  rates.flatMap((rate) => Array.from({ length: updates }, () => rate));

/** A rate for each update from a formula. */
export const ratesOf = (steps: number, rate: (t: number) => number): readonly number[] => Array.from({ length: steps }, (_, t) => rate(t));

/** The same rate for every update. */
export const flat = (steps: number, rate: number): readonly number[] => ratesOf(steps, () => rate);

/** The last of the rates. */
export const lastOf = (rates: readonly number[]): number => rates.at(-1) ?? Number.NaN;
