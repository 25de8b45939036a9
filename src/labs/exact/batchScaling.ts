import type { Directions } from "../../engine/finalLoss.js";
import { stepsToLoss } from "../../engine/stepsToLoss.js";
import type { CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { stored } from "../../plots/stored.js";
import type { Table } from "../../plots/table.js";
import { type ScaleLr, scaleLr } from "../../schedules/scaleLr.js";
import { lab } from "../lab.js";
import { remembered } from "./remembered.js";
import { count, whole } from "./words.js";

interface Setting {
  readonly noise: number;
  readonly target: number;
  readonly spread: number;
  readonly from: number;
}

/** The batch sizes that are looked at: powers of two. */
const batches = Array.from({ length: 17 }, (_, i) => 2 ** i);
const directions = 12;
const rules = ["linear", "sqrt", "saturating"] as const;

/** Curvatures from 1 down to 1 over `spread`, evenly on a log axis; the noise's variance is its level times the curvature, over the batch. */
function problem({ noise, spread }: Setting, batch: number): Directions {
  const curvatures = Array.from({ length: directions }, (_, i) => spread ** (-i / (directions - 1)));
  return { curvatures, noise: curvatures.map((h) => (noise * h) / batch), start: curvatures.map(() => 1) };
}

/** The constant rate that needs the fewest updates at a batch size, and how many: the best of 25 rates, narrowed twice around it. */
export function bestRate(setting: Setting, batch: number): { readonly rate: number; readonly steps: number } {
  const at = problem(setting, batch);
  const start = at.curvatures.reduce((sum, h) => sum + h / 2, 0);
  let [low, high] = [1e-5, 2];
  let best = { rate: low, steps: Number.POSITIVE_INFINITY };
  for (const tried of [25, 7, 7]) {
    const ratio = (high / low) ** (1 / (tried - 1));
    for (let i = 0; i < tried; i++) {
      const rate = low * ratio ** i;
      const steps = stepsToLoss(at, rate, setting.target * start);
      if (steps < best.steps) best = { rate, steps };
    }
    [low, high] = [best.rate / ratio, Math.min(2, best.rate * ratio)];
  }
  return best;
}

/** One batch size: its best rate and updates, and what each rule's rate needs there. */
interface AtBatch {
  readonly batch: number;
  readonly rate: number;
  readonly steps: number;
  readonly ruled: Readonly<Record<ScaleLr["rule"], { readonly rate: number; readonly steps: number }>>;
}

/** Every batch size, the fewest updates that any batch needs, and the batch that needs twice as many. */
const scaled = remembered((setting: Setting): { readonly rows: readonly AtBatch[]; readonly fewest: number; readonly critical: number } => {
  const { from, target } = setting;
  const found = batches.map((batch) => ({ batch, ...bestRate(setting, batch) }));
  const fewest = bestRate(setting, Number.POSITIVE_INFINITY).steps;
  const critical = criticalOf(found, fewest);
  const lr = (found.find(({ batch }) => batch === from) ?? bestRate(setting, from)).rate;
  const rows = found.map((one) => {
    const at = problem(setting, one.batch);
    const start = at.curvatures.reduce((sum, h) => sum + h / 2, 0);
    const by = (rule: ScaleLr["rule"]) => {
      const rate = scaleLr({ lr, from, to: one.batch, rule, ...(rule === "saturating" ? { criticalBatch: Math.max(1, critical) } : {}) });
      return { rate, steps: stepsToLoss(at, rate, target * start) };
    };
    return { ...one, ruled: { linear: by("linear"), sqrt: by("sqrt"), saturating: by("saturating") } };
  });
  return { rows, fewest, critical };
});

/** Where the updates have come down to twice the fewest, between two batch sizes on log axes. */
function criticalOf(found: readonly { readonly batch: number; readonly steps: number }[], fewest: number): number {
  const i = found.findIndex(({ steps }) => steps <= 2 * fewest);
  const [before, after] = [found[i - 1], found[i]];
  const last = found.at(-1) as { readonly batch: number; readonly steps: number }; // there are batch sizes
  if (!after) return (last.batch * last.steps) / (2 * fewest); // still halving at the largest
  if (!before) return after.batch;
  const part = Math.log(before.steps / (2 * fewest)) / Math.log(before.steps / after.steps);
  return before.batch * (after.batch / before.batch) ** part;
}

/** The largest batch, going up from where the rate was tuned, up to which a rule needs at most a fifth more updates than the best rate. */
function holdsUpTo(rows: readonly AtBatch[], rule: ScaleLr["rule"], from: number): number {
  const above = rows.filter(({ batch }) => batch >= from);
  const broken = above.findIndex(({ steps, ruled }) => !(ruled[rule].steps <= 1.2 * steps));
  return (broken === -1 ? above.at(-1) : above[broken - 1])?.batch ?? from;
}

const updates = (steps: number): string => (Number.isFinite(steps) ? whole(Math.ceil(steps)) : "never");

/** Twice the fewest updates, and those; a run makes whole ones. */
function neededAtCritical(fewest: number): string {
  const [twice, least] = [Math.ceil(2 * fewest), Math.ceil(fewest)];
  if (twice === least) return `${count(least, "update")} ${least === 1 ? "is" : "are"} enough, and more samples would be wasted`;
  return `the run needs ${count(twice, "update")}, and no batch brings it below ${whole(least)}`;
}

function figure(setting: Setting): CurvesFigure {
  const { rows, fewest, critical } = scaled(setting);
  const { from } = setting;
  const reached = rows.filter(({ steps }) => Number.isFinite(steps));
  const [first, last] = [reached[0], reached.at(-1)];
  const holds = holdsUpTo(rows, "linear", from);
  const points = (of: (row: AtBatch) => number): Point[] => rows.map((row) => [row.batch, stored(of(row))]);
  const curve = (rule: ScaleLr["rule"]): Point[] => points(({ ruled }) => ruled[rule].rate);
  const rates = rows.map(({ rate }) => rate);
  const needed = reached.map(({ steps }) => steps);
  const ideal = rows.map((row): Point => [row.batch, stored(((first?.steps ?? 1) * (first?.batch ?? 1)) / row.batch)]);
  const low = 10 ** Math.floor(Math.log10(Math.min(...rates)));
  return {
    kind: "curves",
    size: { width: 640, height: 460 },
    sentence: `Tuned at batch ${whole(from)} and scaled linearly, the rate ${holds === from ? "is wrong at the next doubling already" : holds === batches.at(-1) ? "stays right for every batch here" : `stays right up to batch ${whole(holds)}`}, where right means at most a fifth more updates than the best rate needs. The critical batch is about ${whole(Number(critical.toPrecision(2)))}: there ${neededAtCritical(fewest)}. From batch ${whole(first?.batch ?? 1)} to ${whole(last?.batch ?? 1)} the updates fall from ${updates(first?.steps ?? 0)} to ${updates(last?.steps ?? 0)}, and the best rate rises from ${formatNumber(first?.rate ?? 0)} to ${formatNumber(last?.rate ?? 0)}.`,
    data: {
      x: { label: "batch size, samples behind an update", scale: "log", domain: [1, batches.at(-1) as number] },
      panels: [
        {
          y: { label: "rate η", scale: "log", domain: [low, 4] },
          curves: [
            { label: "best", role: "rate", points: points(({ rate }) => rate), dots: true },
            { label: "linear", role: "theory", points: curve("linear") },
            { label: "square root", role: "theory", points: curve("sqrt") },
            { label: "saturating", role: "theory", points: curve("saturating") },
          ],
          rules: [{ axis: "y", at: 2, label: "limit 2/h" }],
        },
        {
          y: { label: "updates needed", scale: "log", domain: [fewest < 1 ? 0.5 : fewest / 6, 2 * Math.max(...needed, 1)] },
          curves: [
            { label: "best rate", role: "a", points: points(({ steps }) => steps), dots: true },
            { label: "half for each doubling", role: "theory", points: ideal },
          ],
          rules: [{ axis: "x", at: stored(critical), label: "critical batch" }],
        },
      ],
    },
  };
}

function table(setting: Setting): Table {
  const { rows } = scaled(setting);
  return {
    kind: "table",
    columns: [
      { label: "Batch", align: "right" },
      { label: "Best rate", align: "right" },
      { label: "Updates", align: "right" },
      { label: "Samples", align: "right" },
      { label: "Linear rule", align: "right" },
      { label: "Square root", align: "right" },
      { label: "Saturating", align: "right" },
    ],
    rows: rows.map(({ batch, rate, steps, ruled }) => [
      whole(batch),
      formatNumber(rate),
      updates(steps),
      Number.isFinite(steps) ? whole(batch * Math.ceil(steps)) : "",
      ...rules.map((rule) => updates(ruled[rule].steps)),
    ]),
    sentence: `Updates to the target at each batch size: with the best constant rate, and with the rates that three rules make of the one tuned at batch ${whole(setting.from)}.`,
  };
}

export const batchScaling = lab({
  id: "batch-scaling",
  title: "Batch size and rate",
  question: "Four times the batch: four times the rate, twice, or the same?",
  about:
    "SGD with a constant rate on a quadratic whose gradient noise falls as one over the batch: how many updates to a target loss, at the best rate for each batch, solved exactly. While noise rules, doubling the batch doubles the best rate and halves the updates; past the critical batch curvature rules, and neither moves. The rules are for SGD. For Adam theory says the square root, with its betas moved as well (Malladi et al.), and no exact result says where that ends: measure.",
  glyph: "M2 20L11 8C13 5 16 5 22 5M2 20H2.1",
  controls: {
    noise: { type: "number", label: "Noise of one sample", symbol: "σ²", min: 1, max: 1000, step: 0.25, scale: "log", start: 100 },
    target: { type: "number", label: "Target", unit: "of the first loss", min: 0.01, max: 0.5, step: 0.1, scale: "log", start: 0.03 },
    spread: { type: "number", label: "Condition number", symbol: "κ", min: 1, max: 1000, step: 0.5, scale: "log", whole: true, start: 100 },
    from: { type: "number", label: "Tuned at batch", min: 1, max: 4096, step: Math.log10(2), scale: "log", whole: true, start: 8 },
  },
  tries: [
    { name: "little noise", values: { noise: 1 } },
    { name: "much noise", values: { noise: 1000 } },
    { name: "one curvature", values: { spread: 1 } },
    { name: "tuned too late", values: { from: 4096 } },
    { name: "a high target", values: { target: 0.3 } },
  ],
  sources: [
    { text: "Goyal et al., Accurate, Large Minibatch SGD, 2017, section 2.1: the linear rule.", url: "https://arxiv.org/abs/1706.02677" },
    {
      text: "McCandlish et al., An Empirical Model of Large-Batch Training, 2018, section 2: the critical batch, and the saturating rule.",
      url: "https://arxiv.org/abs/1812.06162",
    },
    {
      text: "Zhang et al., Which Algorithmic Choices Matter at Which Batch Sizes?, 2019: the same on the noisy quadratic.",
      url: "https://arxiv.org/abs/1907.04164",
    },
    {
      text: "Malladi et al., On the SDEs and Scaling Rules for Adaptive Gradient Algorithms, 2022: the square root, for Adam.",
      url: "https://arxiv.org/abs/2205.10287",
    },
  ],
  next: [{ title: "The clock converter", href: "/labs/clock-converter/" }],
  figure,
  table,
});
