import type { Case } from "../../compat/case.js";
import { replay } from "../../compat/replay.js";
import { build } from "../../compat/torch/build.js";
import { optimizer } from "../../compat/torch/optimizer.js";
import { warmup } from "../../schedules/combinators/warmup.js";
import { constant } from "../../schedules/families/constant.js";
import { cosineAnnealing } from "../../schedules/families/cosineAnnealing.js";
import { multiStep } from "../../schedules/families/multiStep.js";

/** What is asked for, in words; each library writes it in its own way. */
export const wishes = [
  { value: "drop", label: "a drop at 5" },
  { value: "warmup", label: "a warmup of 5" },
  { value: "cosine", label: "a cosine of 10" },
] as const;
export type Wish = (typeof wishes)[number]["value"];

export const libraries = ["lrlab", "PyTorch", "transformers", "optax", "Keras"] as const;
export type Library = (typeof libraries)[number];

/** Updates of the loop, and the peak rate. */
export const [updates, peak] = [10, 0.1] as const;

type Torch = { readonly type: string; readonly [parameter: string]: unknown };
/** How one library is told: its call in code, and what replays it. PyTorch's schedulers step; the others are functions of a counter. */
type Telling = { readonly call: string } & (
  | { readonly torch: Torch }
  | { readonly of: Pick<Case, "api" | "params"> }
  | { readonly lr: (t: number) => number }
);

const multiStepLR: Telling = {
  call: "MultiStepLR(optimizer, milestones=[5], gamma=0.1)",
  torch: { type: "MultiStepLR", milestones: [5], gamma: 0.1 },
};
/** transformers' schedules are LambdaLRs of these factors, which count from 0 as well. */
const transformers = (call: string, factor: (t: number) => number): Telling => ({ call, torch: { type: "LambdaLR", lr_lambda: factor } });

const tellings: Readonly<Record<Wish, Readonly<Record<Library, Telling>>>> = {
  drop: {
    lrlab: {
      call: "multiStep({ baseLr: 0.1, milestones: [5], gamma: 0.1 })",
      lr: multiStep({ baseLr: peak, milestones: [5], gamma: 0.1 }),
    },
    PyTorch: multiStepLR,
    transformers: multiStepLR,
    optax: {
      call: "piecewise_constant_schedule(0.1, {5: 0.1})",
      of: { api: "piecewise_constant_schedule", params: { init_value: peak, boundaries_and_scales: { 5: 0.1 } } },
    },
    Keras: {
      call: "PiecewiseConstantDecay([5], [0.1, 0.01])",
      of: { api: "PiecewiseConstantDecay", params: { boundaries: [5], values: [peak, peak / 10] } },
    },
  },
  warmup: {
    lrlab: {
      call: "warmup(constant({ baseLr: 0.1 }), { steps: 5, offset: 1 })",
      lr: warmup(constant({ baseLr: peak }), { steps: 5, offset: 1 }),
    },
    PyTorch: {
      call: "LinearLR(optimizer, start_factor=0.2, total_iters=5)",
      torch: { type: "LinearLR", start_factor: 0.2, total_iters: 5 },
    },
    transformers: transformers("get_constant_schedule_with_warmup(optimizer, num_warmup_steps=5)", (t) => Math.min(1, t / 5)),
    optax: {
      call: "warmup_constant_schedule(0, 0.1, warmup_steps=5)",
      of: { api: "warmup_constant_schedule", params: { init_value: 0, peak_value: peak, warmup_steps: 5 } },
    },
    Keras: {
      call: "CosineDecay(0, decay_steps=1000, warmup_target=0.1, warmup_steps=5)",
      of: { api: "CosineDecay", params: { initial_learning_rate: 0, decay_steps: 1000, warmup_target: peak, warmup_steps: 5 } },
    },
  },
  cosine: {
    lrlab: {
      call: "cosineAnnealing({ baseLr: 0.1, totalSteps: 10 })",
      lr: cosineAnnealing({ baseLr: peak, totalSteps: updates }),
    },
    PyTorch: { call: "CosineAnnealingLR(optimizer, T_max=10)", torch: { type: "CosineAnnealingLR", T_max: updates } },
    transformers: transformers("get_cosine_schedule_with_warmup(optimizer, 0, 10)", (t) =>
      Math.max(0, 0.5 * (1 + Math.cos((Math.PI * t) / updates))),
    ),
    optax: {
      call: "cosine_decay_schedule(0.1, decay_steps=10)",
      of: { api: "cosine_decay_schedule", params: { init_value: peak, decay_steps: updates } },
    },
    Keras: {
      call: "CosineDecay(0.1, decay_steps=10)",
      of: { api: "CosineDecay", params: { initial_learning_rate: peak, decay_steps: updates } },
    },
  },
};

/** One turn of a training loop. */
export interface Turn {
  /** The rate that the update used. */
  readonly used: number;
  /** What the loop wrote into its log for this update. */
  readonly logged: number;
  /** The library's counter after the turn: PyTorch's last_epoch, optax's count, Keras's iterations. */
  readonly counter: number;
}

export interface Loop {
  readonly library: Library;
  readonly wish: Wish;
  /** Whether the scheduler steps before the update, as was right until PyTorch 1.1; for libraries that step. */
  readonly stepFirst: boolean;
  /** Whether the loop logs the rate at its end, when the counter has moved on. */
  readonly logLast: boolean;
}

/** How the library is told, and whether its schedulers have to be stepped. */
export function tellingOf({ library, wish }: Pick<Loop, "library" | "wish">): { readonly call: string; readonly steps: boolean } {
  const telling = tellings[wish][library];
  return { call: telling.call, steps: "torch" in telling };
}

/** Ten turns of the loop, with the library as it really is. */
export function turnsOf(loop: Loop): readonly Turn[] {
  const telling = tellings[loop.wish][loop.library];
  if ("torch" in telling) return torchTurns(telling.torch, loop);
  const rates =
    "lr" in telling
      ? Array.from({ length: updates + 1 }, (_, t) => telling.lr(t))
      : replay({ ...telling.of, base_lr: peak, steps: updates + 1 }).lr;
  return Array.from({ length: updates }, (_, t) => ({
    used: rates[t] as number, // one rate more than updates
    logged: rates[loop.logLast ? t + 1 : t] as number,
    counter: t + 1,
  }));
}

function torchTurns(description: Torch, { stepFirst, logLast }: Loop): Turn[] {
  const sgd = optimizer("SGD", {}, [peak]);
  const scheduler = build(description, sgd, peak);
  const rate = (): number => sgd.param_groups[0]?.lr as number; // it was made with one group
  return Array.from({ length: updates }, () => {
    if (stepFirst) scheduler.step();
    const used = rate();
    if (!stepFirst) scheduler.step();
    return { used, logged: logLast ? rate() : used, counter: scheduler.state.last_epoch as number };
  });
}
