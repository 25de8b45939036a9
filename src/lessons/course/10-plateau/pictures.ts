import { rng } from "../../../engine/rng.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, IntervalsFigure, Mark, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { intervalsFigure } from "../../../plots/intervalsFigure.js";
import { reduceOnPlateau } from "../../../schedules/controllers/reduceOnPlateau.js";
import { count } from "../../say.js";
import { dataControl } from "./dataControl.js";
import { plannedTable } from "./measured.js";

const width = 640;
const observations = 100;
/** The observation after which the true loss of the first picture stands still. */
export const stands = 60;

/** The true loss: it falls to half in 60 observations, and then it stands. */
export const truth = (i: number): number => 0.5 ** (Math.min(i, stands) / stands);

/** A cut of a run, and whether all observations that led to it came after the loss stood still. */
interface Cut {
  /** After how many observations. */
  readonly at: number;
  readonly due: boolean;
}

/** What the rule makes of the loss of the first picture. */
export interface Judged {
  readonly noise: number;
  readonly patience: number;
  readonly average: number;
  readonly seed: number;
}

/** The values seen, the rates that hold after each, and the cuts. */
export function judge({ noise, patience, average, seed }: Judged, steps = observations) {
  const random = rng(seed).split("verdicts");
  const rule = reduceOnPlateau({ baseLr: 0.1, patience, average });
  let state = rule.init();
  const [seen, rates, cuts]: [number[], number[], Cut[]] = [[], [], []];
  for (let i = 0; i < steps; i++) {
    const metric = truth(i) * (1 + noise * random.normal());
    const before = rule.lr(state);
    state = rule.observe(state, metric);
    seen.push(metric);
    rates.push(rule.lr(state));
    if (rule.lr(state) < before) cuts.push({ at: i + 1, due: i - patience > stands });
  }
  return { seen, rates, cuts };
}

const lowestRate = 1e-7;

/** The figure of a judged run; up to observation `until` where it is told. */
export function verdictsFigure(setting: Judged, until = observations): CurvesFigure {
  const { seen, rates, cuts: all } = judge(setting);
  const cuts = all.filter(({ at }) => at <= until);
  const lucky = cuts.filter(({ due }) => !due);
  const stairs: Point[] = [[0, 0.1], ...cuts.map(({ at }): Point => [at, Math.max(lowestRate, rates[at - 1] as number)])]; // a cut has its rate
  const last = Math.max(lowestRate, rates[Math.max(0, until - 1)] as number);
  // A word for a cut where there is room for one; the colour and the sentence tell of the others.
  let worded = Number.NEGATIVE_INFINITY;
  const marks = cuts.map(({ at, due }): Mark => {
    const hasRoom = at - worded >= until / 6 && at <= (5 * until) / 6;
    if (hasRoom) worded = at;
    return { x: at, y: truth(at - 1), role: due ? "b" : "rate", ...(hasRoom ? { label: due ? "due" : "luck" } : {}) };
  });
  const [first, others] = [lucky[0], cuts.length - lucky.length];
  const sentence =
    cuts.length === 0
      ? `No cut in ${count(until, "observation")}${until > stands + 12 ? `, although the loss has stood still since observation ${stands}` : ""}.`
      : first
        ? `${count(lucky.length, "cut")} by luck, the first after ${count(first.at, "observation")}: the rule had counted against a loss that was still falling. ${others === 1 ? "1 cut was" : `${others} cuts were`} due.`
        : `${count(cuts.length, "cut")}, all due: the first comes ${count((cuts[0] as Cut).at - stands, "observation")} after the loss has come to a stand.`;
  return {
    kind: "curves",
    size: { width, height: 400 },
    sentence,
    data: {
      x: { label: "observations of the validation loss", domain: [0, observations] },
      panels: [
        {
          y: { label: "rate η", scale: "log", domain: [lowestRate, 0.1] },
          curves: [{ label: "", role: "rate", stairs: true, points: [...stairs, [until, last]] }],
          filled: true,
          share: 0.35,
        },
        {
          y: { label: "validation loss", domain: [0.3, 1.2] },
          curves: [
            { label: "seen", role: "a", points: seen.slice(0, until).map((y, i): Point => [i, Math.min(1.2, Math.max(0.3, y))]) },
            { label: "true", role: "theory", dashed: true, points: Array.from({ length: observations }, (_, i): Point => [i, truth(i)]) },
          ],
          marks,
          rules: [{ axis: "x", at: stands, label: "stands still" }],
          share: 0.65,
        },
      ],
    },
  };
}

/** One loss, more or less noise, and a verdict on each cut. */
const verdicts = interactive({
  id: "verdicts",
  title: "Which cuts were due?",
  controls: {
    noise: { type: "number", label: "Noise of the metric", symbol: "ν", unit: "%", min: 0, max: 10, step: 0.5, start: 3, tries: [0, 1, 8] },
    patience: { type: "number", label: "Patience", symbol: "p", unit: "observations", min: 0, max: 20, step: 1, start: 5, tries: [10] },
    average: { type: "number", label: "Mean over the last", unit: "observations", min: 1, max: 10, step: 1, start: 1, tries: [5] },
    seed: { type: "number", label: "Seed", min: 1, max: 20, step: 1, start: 5 },
  },
  figure: ({ noise, ...others }): CurvesFigure => verdictsFigure({ noise: noise / 100, ...others }),
});

/** Short stories for the counter: what is observed, and with which cooldown. */
const stories = {
  flat: { label: "it stands still", metrics: Array.from({ length: 16 }, () => 1), cooldown: 0 },
  slow: { label: "it falls by 0.02 % each time", metrics: Array.from({ length: 16 }, (_, i) => 0.9998 ** i), cooldown: 0 },
  dip: {
    label: "one lucky value",
    metrics: [1, 0.97, 0.8, 0.95, 0.93, 0.92, 0.9, 0.89, 0.88, 0.86, 0.85, 0.84, 0.83, 0.82, 0.81, 0.79],
    cooldown: 0,
  },
  cooldown: { label: "it stands still, cooldown 4", metrics: Array.from({ length: 16 }, () => 1), cooldown: 4 },
} as const;
export type Story = keyof typeof stories;

/** The counter of a story after so many observations. */
export function counterFigure(story: Story, patience: number, seen: number): CurvesFigure {
  const { metrics, cooldown } = stories[story];
  const rule = reduceOnPlateau({ baseLr: 0.1, patience, cooldown });
  let state = rule.init();
  const bests: number[] = [];
  const bads: number[] = [];
  const rates: number[] = [];
  for (const metric of metrics.slice(0, seen)) {
    state = rule.observe(state, metric);
    bests.push(state.best as number); // it has observed
    bads.push(state.bad);
    rates.push(rule.lr(state));
  }
  const cutAt = rates.findIndex((rate) => rate < 0.1) + 1;
  const [low, high] = [Math.min(...metrics), Math.max(...metrics)];
  const room = Math.max(0.002, 0.15 * (high - low));
  const points = (values: readonly number[]): Point[] => values.map((y, i): Point => [i + 1, y]);
  const now =
    seen === 0
      ? "Nothing is observed yet: there is no best value"
      : `After ${count(seen, "observation")} the best value is ${formatNumber(state.best as number, 5)} and ${state.bad} in a row did not beat it`;
  const resting = state.resting > 0 ? `; the next ${state.resting} will not be counted` : "";
  const cut = cutAt === 0 ? "no cut yet" : `first cut after observation ${cutAt}`;
  return {
    kind: "curves",
    size: { width, height: 400 },
    sentence: `${now}${resting}. The rule lets ${patience} pass: ${cut}.`,
    data: {
      x: { label: "observation", domain: [0, metrics.length] },
      panels: [
        {
          y: { label: "metric", domain: [low - room, high + room] },
          curves: [
            { label: "seen", role: "a", points: points(metrics.slice(0, seen)), dots: true },
            { label: "best", role: "theory", dashed: true, stairs: true, points: points(bests) },
          ],
          share: 0.4,
        },
        {
          y: { label: "not better, in a row", domain: [0, 12] },
          curves: [{ label: "", role: "b", points: points(bads), dots: true }],
          rules: [{ axis: "y", at: patience, label: "patience" }],
          share: 0.35,
        },
        {
          y: { label: "rate η", scale: "log", domain: [1e-5, 0.1] },
          curves: [{ label: "", role: "rate", stairs: true, points: [[0, 0.1], ...points(rates.map((rate) => Math.max(1e-5, rate)))] }],
          filled: true,
          share: 0.25,
        },
      ],
    },
  };
}

/** The rule's memory, one observation after another. */
const counter = interactive({
  id: "counter",
  title: "What the rule remembers",
  controls: {
    story: {
      type: "choice",
      label: "The metric",
      options: Object.entries(stories).map(([value, { label }]) => ({ value, label })),
      start: "flat",
    },
    patience: { type: "number", label: "Patience", symbol: "p", unit: "observations", min: 0, max: 10, step: 1, start: 3, tries: [10] },
    seen: { type: "number", label: "Observed", unit: "observations", min: 0, max: 16, step: 1, start: 16, time: true },
  },
  figure: ({ story, patience, seen }): CurvesFigure => counterFigure(story as Story, patience, seen), // the control offers these only
});

/** The least fall for each observation that renews the best value in time. */
export const slowest = (threshold: number, patience: number): number => 1 - (1 - threshold) ** (1 / (patience + 1));

/** After how many observations a metric without noise that falls by the part `fall` each time is first cut; null where it never is. */
export function firstCut(fall: number, { patience, threshold }: { readonly patience: number; readonly threshold: number }): number | null {
  const rule = reduceOnPlateau({ patience, threshold });
  let state = rule.init();
  let metric = 1;
  for (let i = 1; i <= 500; i++) {
    state = rule.observe(state, metric);
    if (rule.lr(state) < 1) return i;
    metric *= 1 - fall;
  }
  return null;
}

/** How slow progress may be before it counts as a plateau. */
const threshold = interactive({
  id: "threshold",
  title: "Too slow to count",
  controls: {
    fall: {
      type: "number",
      label: "Fall with each observation",
      symbol: "f",
      unit: "%",
      min: 0.001,
      max: 1,
      step: 0.1,
      start: 0.02,
      scale: "log",
    },
    threshold: {
      type: "choice",
      label: "Threshold",
      options: [
        { value: "0.0001", label: "0.0001 (as shipped)" },
        { value: "0.001", label: "0.001" },
        { value: "0.01", label: "0.01" },
      ],
      start: "0.0001",
    },
    patience: { type: "number", label: "Patience", symbol: "p", unit: "observations", min: 0, max: 20, step: 1, start: 10 },
  },
  figure: ({ fall, threshold: text, patience }): CurvesFigure => {
    const [part, limit] = [fall / 100, Number(text)];
    const at = firstCut(part, { patience, threshold: limit });
    const least = slowest(limit, patience);
    const line = Array.from({ length: 21 }, (_, m): Point => [m, 100 * slowest(limit, m)]);
    const curve: Curve = { label: "slowest that counts", role: "theory", dashed: true, points: line };
    return {
      kind: "curves",
      size: { width, height: 320 },
      sentence: `A fall of ${formatNumber(fall)} % with each observation, threshold ${text} and patience ${patience}: ${at === null ? "never cut" : `cut after observation ${at}`}. The slowest progress that counts is ${formatNumber(100 * least, 2)} % for each observation.`,
      data: {
        x: { label: "patience p (observations)", domain: [0, 20] },
        panels: [
          {
            y: { label: "fall with each observation, %", scale: "log", domain: [0.0001, 1] },
            curves: [curve],
            marks: [{ x: patience, y: fall, role: "a", label: at === null ? "never cut" : "cut" }],
          },
        ],
      },
    };
  },
});

/** What the rules of the study are called in its pictures. */
export const ruleTitles: Readonly<Record<string, string>> = {
  linear: "straight line",
  "as shipped": "plateau, as shipped",
  "patience 3": "plateau, patience 3",
  halving: "plateau, halving",
  "100 examples": "plateau, 100 examples",
};

/** Every rule against the straight line, each at its own best first rate. */
export function againstFigure(data: "finite" | "online"): IntervalsFigure {
  const { shapes, smallest } = plannedTable(data);
  const rows = shapes.flatMap(({ name, versus }) => {
    if (!versus) return [];
    const { mean, low, high, n, level } = versus.difference;
    return [[ruleTitles[name] ?? name, { mean: 100 * mean, low: 100 * low, high: 100 * high, n, level }] as const];
  });
  const figure = intervalsFigure({
    label: "test accuracy minus the straight line’s, points",
    rows: Object.fromEntries(rows),
    lowerIsBetter: false,
    smallest: 100 * smallest,
  });
  return { ...figure, sentence: `Against the straight line, in points of accuracy: ${figure.sentence}` };
}

/** All rules of the study against a plan. */
const against = interactive({
  id: "against",
  title: "Each at its own best rate, against a straight line",
  controls: {
    data: dataControl,
  },
  figure: ({ data }): IntervalsFigure => againstFigure(data),
});

/** The pictures of lesson 10. */
export const plots: readonly Interactive[] = [verdicts, counter, threshold, against];
