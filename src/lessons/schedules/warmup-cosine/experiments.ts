import { replay } from "../../../compat/index.js";
import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { finalLoss, problem, tune } from "../../noisyQuadratic.js";
import { count, percent } from "../../say.js";

const width = 640;
const baseLr = 0.1;
const minLr = 0.01;
const typed = 100;
const shown = 130;

/** What each library is given when the two numbers of the recipe are typed in as they are. */
const calls: Readonly<Record<string, { label: string; api: string; params: (w: number) => Record<string, unknown> }>> = {
  transformers: {
    label: "transformers, num_training_steps=100",
    api: "cosine_with_min_lr",
    params: (w) => ({ num_warmup_steps: w, num_training_steps: typed, min_lr: minLr }),
  },
  optax: {
    label: "optax, decay_steps=100",
    api: "warmup_cosine_decay_schedule",
    params: (w) => ({ init_value: 0, peak_value: baseLr, warmup_steps: w, decay_steps: typed, end_value: minLr }),
  },
  megatron: {
    label: "Megatron, lr_decay_steps=100",
    api: "OptimizerParamScheduler",
    params: (w) => ({ max_lr: baseLr, min_lr: minLr, lr_warmup_steps: w, lr_decay_steps: typed, lr_decay_style: "cosine" }),
  },
  keras: {
    label: "Keras, decay_steps=100",
    api: "CosineDecay",
    params: (w) => ({ initial_learning_rate: 0, warmup_target: baseLr, warmup_steps: w, decay_steps: typed, alpha: minLr / baseLr }),
  },
  torch: {
    label: "PyTorch, T_max=100 in a SequentialLR",
    api: "SequentialLR",
    params: (w) => ({
      schedulers: [
        { type: "LinearLR", start_factor: 1e-8, total_iters: w },
        { type: "CosineAnnealingLR", T_max: typed, eta_min: minLr },
      ],
      milestones: [w],
    }),
  },
  timm: {
    label: "timm, t_initial=100",
    api: "CosineLRScheduler",
    params: (w) => ({ t_initial: typed, warmup_t: w, lr_min: minLr }),
  },
};

/** One library's reading of two numbers, against the plan. */
const reading = interactive({
  id: "reading",
  title: "The same two numbers",
  controls: {
    library: {
      type: "choice",
      label: "Typed into",
      options: Object.entries(calls).map(([value, { label }]) => ({ value, label })),
      start: "keras",
    },
    w: { type: "number", label: "Warmup", symbol: "w", unit: "updates", min: 2, max: 40, step: 2, start: 10, tries: [2, 40] },
  },
  figure: ({ library, w }): CurvesFigure => {
    const { api, params } = calls[library] as (typeof calls)[string]; // the control offers libraries only
    const { lr } = replay({ api, params: params(w), base_lr: baseLr, steps: shown + 1 });
    const plan = warmup(cosineAnnealing({ baseLr, totalSteps: typed - w, minLr }), { steps: w });
    const apart = lr.slice(0, typed).map((rate, t) => Math.abs(rate - plan(t)));
    const most = Math.max(...apart);
    const same = most < 1e-6;
    const last = lr[typed - 1] as number; // within the replayed steps
    const after = (lr[shown] as number) > minLr * 1.001 ? "Past the end it climbs." : "Past the end it holds.";
    const end = `the last update has ${percent(last / baseLr, 3)} of the peak`;
    return {
      kind: "curves",
      size: { width, height: 320 },
      sentence: same
        ? `Given ${w} and 100, it follows the plan: ${end}. ${after}`
        : `Given ${w} and 100, it is up to ${percent(most / baseLr)} of the peak away from the plan, most at update ${apart.indexOf(most)}; ${end}. ${after}`,
      data: {
        x: { label: "update t", domain: [0, shown] },
        panels: [
          {
            y: { label: "rate η", domain: [0, baseLr] },
            curves: [
              {
                label: "plan",
                role: "theory",
                dashed: true,
                points: Array.from({ length: typed / 2 + 1 }, (_, i): Point => [2 * i, plan(2 * i)]),
              },
              { label: "", role: "rate", points: lr.flatMap((rate, t): Point[] => (t % 2 === 0 || t === w ? [[t, rate]] : [])) },
            ],
            rules: [
              { axis: "x", at: w, label: "w" },
              { axis: "x", at: typed, label: "end" },
            ],
          },
        ],
      },
    };
  },
});

const run = 1000;
const rise = 50;

/** The recipe for a planned length; the floor is a tenth of the peak. */
const recipe = (peak: number, planned: number): Schedule =>
  warmup(cosineAnnealing({ baseLr: peak, totalSteps: planned - rise, minLr: peak / 10 }), { steps: rise });

let known: { readonly peak: number; readonly loss: number } | undefined;

/** The best peak for the plan that fits the run. */
function fitting(): { readonly peak: number; readonly loss: number } {
  known ??= tune((peak) => recipe(peak, run), run);
  return known;
}

/** A plan that does not fit the run, on the noisy quadratic. */
const plannedLength = interactive({
  id: "planned-length",
  title: "A plan that does not fit",
  controls: {
    planned: {
      type: "number",
      label: "Planned for",
      unit: "updates",
      min: 500,
      max: 4000,
      step: 50,
      start: 1500,
      tries: [1000, 1250, 4000, 800],
    },
  },
  figure: ({ planned }): CurvesFigure => {
    const { peak, loss } = fitting();
    const lr = recipe(peak, planned);
    const losses = expectedLoss({ ...problem, lr, steps: run });
    const plan = recipe(peak, run);
    const fits = expectedLoss({ ...problem, lr: plan, steps: run });
    const end = finalLoss(lr, run);
    const ratio = end / loss;
    const versus =
      planned === run
        ? "This plan fits."
        : Math.abs(ratio - 1) < 0.005
          ? "That is as good as the plan that fits."
          : ratio > 1
            ? `That is ${formatNumber(ratio)} times the loss of the plan that fits.`
            : `That is ${percent(1 - ratio)} below the plan that fits.`;
    const thin = (values: (t: number) => number): Point[] => Array.from({ length: 101 }, (_, i): Point => [10 * i, values(10 * i)]);
    return {
      kind: "curves",
      size: { width, height: 400 },
      sentence: `Planned for ${planned} and run for ${count(run, "update")}, it ends with ${percent(lr(run - 1) / peak)} of the peak, at a loss of ${formatNumber(end)}. ${versus}`,
      data: {
        x: { label: "updates done, t", domain: [0, run] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, peak] },
            curves: [
              { label: "", role: "rate", points: thin(lr) },
              { label: "", role: "theory", dashed: true, points: thin(plan) },
            ],
            share: 0.4,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 5] },
            curves: [
              { label: "", role: "a", points: thin((t) => losses[t] as number) },
              { label: "", role: "theory", dashed: true, points: thin((t) => fits[t] as number) },
            ],
            share: 0.6,
          },
        ],
      },
    };
  },
});

/** The pictures of the recipe's page. */
export const plots: readonly Interactive[] = [reading, plannedLength];
