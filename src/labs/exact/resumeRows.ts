import { replay } from "../../compat/replay.js";
import { formatNumber } from "../../plots/format.js";
import { remembered } from "./remembered.js";

/** What a checkpoint held, and how it was loaded, in the order of the columns. */
export const ways = [
  { way: "right", title: "Both, loaded after both were built" },
  { way: "early", title: "Both, but the optimizer’s before the scheduler was built" },
  { way: "scheduler", title: "The scheduler’s only" },
  { way: "optimizer", title: "The optimizer’s only" },
  { way: "nothing", title: "Nothing" },
] as const;
export type Way = (typeof ways)[number]["way"];

/** What the rate does after the restart. */
export type Next =
  /** As if nothing had happened; `times` too high (or too low, below 1). */
  | { readonly kind: "goes on"; readonly times: number }
  /** From update 0 again; `times` as high. */
  | { readonly kind: "starts over"; readonly times: number }
  /** One update at a wrong rate, and right from then on. */
  | { readonly kind: "one wrong update"; readonly rate: number }
  /** The first update is right, and the next ones are those from the start of the run. */
  | { readonly kind: "one right update" }
  /** Neither: rates that the schedule nowhere has, up to `highest`. */
  | { readonly kind: "leaves the schedule"; readonly highest: number };

/** One restart: what happens next, in data and in words, and the rates themselves. */
export interface Resumed {
  readonly way: Way;
  readonly next: Next;
  readonly says: string;
  readonly lr: readonly number[];
}

/** One scheduler under every way to resume. */
export interface ResumeRow {
  /** The class's name in PyTorch. */
  readonly scheduler: string;
  /** The rates had the run not stopped. */
  readonly uninterrupted: readonly number[];
  readonly resumed: readonly Resumed[];
}

/** Updates of the whole run. */
export const total = 40;

const peak = 0.1;
const schedules: readonly { readonly type: string; readonly [parameter: string]: unknown }[] = [
  { type: "StepLR", step_size: 10, gamma: 0.5 },
  { type: "MultiStepLR", milestones: [10, 30], gamma: 0.1 },
  { type: "ExponentialLR", gamma: 0.95 },
  { type: "LinearLR", start_factor: 1, end_factor: 0.1, total_iters: total },
  { type: "PolynomialLR", total_iters: total, power: 2 },
  { type: "CosineAnnealingLR", T_max: total },
  { type: "CosineAnnealingWarmRestarts", T_0: 15 },
  { type: "LambdaLR", lr_lambda: (t: number) => 1 - t / total },
  { type: "OneCycleLR", max_lr: peak, total_steps: total },
  { type: "CyclicLR", base_lr: peak / 10, max_lr: peak, step_size_up: 5 },
  {
    type: "SequentialLR",
    schedulers: [
      { type: "LinearLR", start_factor: 0.1, total_iters: 5 },
      { type: "CosineAnnealingLR", T_max: total - 5 },
    ],
    milestones: [5],
  },
];

/** The schedulers that can be asked for. */
export const schedulerNames: readonly string[] = schedules.map(({ type }) => type);

/** What PyTorch's schedulers do after a restart, by what was saved and in which order it was loaded: replayed, a run of 40 stopped after so many updates. */
export const resumeRows = remembered((stopped: number): readonly ResumeRow[] => schedules.map((schedule) => row(schedule, stopped)));

function row(schedule: (typeof schedules)[number], stopped: number): ResumeRow {
  const came = replay({
    api: "state_dict/load_state_dict",
    params: { optimizer: "SGD", optimizer_args: { momentum: 0.9 }, schedule, resume_at: stopped },
    base_lr: peak,
    steps: total,
  });
  const wrong = came.wrong_orders as Readonly<Record<string, { readonly lr: readonly number[] }>>;
  const rest = came.lr.slice(stopped);
  const start = came.lr.slice(0, rest.length);
  const lrs: Readonly<Record<Way, readonly number[]>> = {
    right: came.resumed_equals_uninterrupted === true ? rest : [],
    early: wrong.optimizer_loaded_before_scheduler_constructed?.lr ?? [],
    scheduler: wrong.scheduler_state_only?.lr ?? [],
    optimizer: wrong.optimizer_state_only?.lr ?? [],
    nothing: start,
  };
  const resumed = ways.map(({ way }) => {
    const next = nextOf(lrs[way], rest, start);
    return { way, next, says: words(next), lr: lrs[way] };
  });
  return { scheduler: schedule.type, uninterrupted: came.lr, resumed };
}

/** Names what the rates do, by comparing them with the rest of the run and with its start. */
function nextOf(lr: readonly number[], rest: readonly number[], start: readonly number[]): Next {
  const [onward, again] = [times(lr, rest), times(lr, start)];
  if (onward !== null) return { kind: "goes on", times: onward };
  if (again !== null) return { kind: "starts over", times: again };
  if (times(lr.slice(1), rest.slice(1)) === 1) return { kind: "one wrong update", rate: lr[0] as number };
  if (times(lr.slice(0, 1), rest.slice(0, 1)) === 1 && times(lr.slice(1), start.slice(1)) === 1) return { kind: "one right update" };
  return { kind: "leaves the schedule", highest: Math.max(...lr) };
}

/** By how much `a` is a multiple of `b`, or null if it is none. */
function times(a: readonly number[], b: readonly number[]): number | null {
  const factor = (a[0] ?? 0) / (b[0] as number);
  const fits = a.length === b.length && a.every((rate, t) => Math.abs(rate - factor * (b[t] as number)) < 1e-12);
  if (!fits) return null;
  return Math.abs(factor - 1) < 1e-9 ? 1 : factor;
}

function words(next: Next): string {
  const at = (factor: number): string => (factor === 1 ? "" : ` at ${formatNumber(factor, 3)} times the rate`);
  switch (next.kind) {
    case "goes on":
    case "starts over":
      return `${next.kind}${at(next.times)}`;
    case "one wrong update":
      return `one update at ${formatNumber(next.rate, 3)}, then goes on`;
    case "one right update":
      return "one right update, then starts over";
    case "leaves the schedule":
      return `rates that the schedule never has, up to ${formatNumber(next.highest, 3)}`;
  }
}
