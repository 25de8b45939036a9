import { replay } from "../../../compat/index.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { linearWarmup } from "../../../schedules/families/linearWarmup.js";
import { count, percent } from "../../say.js";

const width = 640;
const baseLr = 0.1;

/** How to ask each library for a warmup of w updates to a rate of 0.1, with everything else at its default. */
const calls: Readonly<Record<string, { label: string; api: string; params: (w: number) => Record<string, unknown> }>> = {
  transformers: {
    label: "transformers, get_constant_schedule_with_warmup",
    api: "constant_with_warmup",
    params: (w) => ({ num_warmup_steps: w }),
  },
  torch: { label: "PyTorch, LinearLR", api: "LinearLR", params: (w) => ({ total_iters: w }) },
  optax: {
    label: "optax, warmup_constant_schedule",
    api: "warmup_constant_schedule",
    params: (w) => ({ init_value: 0, peak_value: baseLr, warmup_steps: w }),
  },
  keras: {
    label: "Keras, CosineDecay with warmup_target",
    api: "CosineDecay",
    params: (w) => ({ initial_learning_rate: 0, warmup_target: baseLr, warmup_steps: w, decay_steps: 1e6 }),
  },
  timm: { label: "timm, warmup_t", api: "StepLRScheduler", params: (w) => ({ decay_t: 1000, warmup_t: w }) },
  megatron: {
    label: "Megatron, lr_warmup_steps",
    api: "OptimizerParamScheduler",
    params: (w) => ({ max_lr: baseLr, min_lr: 0, lr_warmup_steps: w, lr_decay_steps: 1000, lr_decay_style: "constant" }),
  },
};

/** One library's warmup as dots, and the same number of updates counted from one. */
const firstBatch = interactive({
  id: "first-batch",
  title: "What does the first batch train?",
  controls: {
    library: {
      type: "choice",
      label: "Library",
      options: Object.entries(calls).map(([value, { label }]) => ({ value, label })),
      start: "transformers",
    },
    w: { type: "number", label: "Length of the warmup", symbol: "w", unit: "updates", min: 1, max: 20, step: 1, start: 5, tries: [1, 20] },
  },
  figure: ({ library, w }): CurvesFigure => {
    const { api, params } = calls[library] as (typeof calls)[string]; // the control offers libraries only
    const last = w + 4;
    const { lr } = replay({ api, params: params(w), base_lr: baseLr, steps: last + 1 });
    const first = (lr[0] as number) / baseLr;
    const full = lr.findIndex((rate) => rate > baseLr * (1 - 1e-6));
    const fromOne = linearWarmup({ baseLr, warmupSteps: w, offset: 1 });
    const starts = first === 0 ? "has rate 0 and trains nothing" : `has ${percent(first, 3)} of the rate`;
    return {
      kind: "curves",
      size: { width, height: 300 },
      sentence: `With a warmup of ${count(w, "update")}, update 0 ${starts}. The full rate comes with update ${full}. Counted from one, it would come with update ${w - 1}.`,
      data: {
        x: { label: "update t", domain: [0, last] },
        panels: [
          {
            y: { label: "rate η", domain: [0, baseLr] },
            curves: [
              {
                label: "counted from one",
                role: "theory",
                dashed: true,
                points: Array.from({ length: last + 1 }, (_, t): Point => [t, fromOne(t)]),
              },
              { label: "", role: "rate", dots: true, points: lr.map((rate, t): Point => [t, rate]) },
            ],
          },
        ],
      },
    };
  },
});

const updates = 100;
const flatCurvature = 0.05;

/** Gradient descent on θ⁴/4, steep where it starts, beside a flat quadratic direction; the losses, cut off where the run flies away. */
function steep(peak: number, w: number): { rates: Point[]; losses: Point[]; away: number | null; last: number } {
  const lr = w === 0 ? () => peak : linearWarmup({ baseLr: peak, warmupSteps: w, offset: 1 });
  let [a, b] = [3, 10];
  const rates: Point[] = [];
  const losses: Point[] = [];
  for (let t = 0; t <= updates; t++) {
    const loss = a ** 4 / 4 + (flatCurvature * b ** 2) / 2;
    if (!(loss < 1e6)) return { rates, losses: [...losses, [t, 1e6]], away: t, last: loss };
    rates.push([t, lr(t)]);
    losses.push([t, loss]);
    a -= lr(t) * a ** 3;
    b -= lr(t) * flatCurvature * b;
  }
  return { rates, losses, away: null, last: losses.at(-1)?.[1] ?? 0 };
}

/** What a warmup buys: a peak that the start would not stand. */
const steepStart = interactive({
  id: "steep-start",
  title: "Steep where it starts",
  controls: {
    w: { type: "number", label: "Warmup", symbol: "w", unit: "updates", min: 0, max: 50, step: 1, start: 0, tries: [3, 6, 50] },
    peak: { type: "number", label: "Peak rate", symbol: "η_w", min: 0.1, max: 3, step: 0.1, start: 1, tries: [0.2, 3] },
  },
  figure: ({ w, peak }): CurvesFigure => {
    const rate = Number(peak.toPrecision(6));
    const { rates, losses, away, last } = steep(rate, w);
    const plan: Point[] = [[0, rate / Math.max(1, w)], [Math.max(0, w - 1), rate], [updates, rate]]; // biome-ignore format: three points
    const how = `${w === 0 ? "Without a warmup" : `With ${count(w, "update")} of warmup`}, a peak of ${formatNumber(rate)}`;
    return {
      kind: "curves",
      size: { width, height: 380 },
      sentence:
        away === null
          ? `${how} ends at a loss of ${formatNumber(last)} after ${updates} updates.`
          : `${how} flies away: after ${count(away, "update")} the loss is above a million.`,
      data: {
        x: { label: "updates done, t", domain: [0, updates] },
        panels: [
          {
            y: { label: "rate η", domain: [0, 3] },
            curves: [
              { label: "", role: "rate", points: rates },
              ...(away === null ? [] : [{ label: "planned", role: "theory" as const, dashed: true, points: plan }]),
            ],
            filled: true,
            share: 0.35,
          },
          {
            y: { label: "loss", scale: "log", domain: [1e-6, 1e6] },
            curves: [{ label: "", role: "a", points: losses.map(([t, loss]): Point => [t, Math.max(1e-6, loss as number)]) }],
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The pictures of the warmup's page. */
export const plots: readonly Interactive[] = [firstBatch, steepStart];
