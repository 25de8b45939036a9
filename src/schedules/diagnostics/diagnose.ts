import { bugs } from "./bugs/index.js";
import { errorOf, type Fit, fit, type Offset, offsetsOf, type RateOf, type Row } from "./fit.js";
import type { Bug, BugModel, Fix, Hypothesis, Run } from "./hypothesis.js";
import { type CheckedPlan, type Plan, readPlan, type TraceUnit } from "./plan.js";
import { readPlanned } from "./planned.js";
import { expectTrace, roundingOf, type TraceRow } from "./trace.js";

/** One row that shows the bug: what was logged, what was planned, and what the bug predicts. */
export interface Evidence {
  readonly step: number;
  readonly logged: number;
  readonly planned: number;
  /** null where the bug says nothing about this row. */
  readonly predicted: number | null;
}

/** One bug as an explanation of a trace. */
export interface Candidate {
  readonly bug: Bug;
  /** Its share of the belief, times how well it fits the rows: from 0 to 1. */
  readonly confidence: number;
  /** The part of the rows that it explains, each to 1 %. */
  readonly explained: number;
  readonly sentence: string;
}

/** What `diagnose` found, as plain JSON. */
export interface Diagnosis extends Candidate {
  readonly title: string;
  /** What to do. */
  readonly advice: string;
  /** The lines to change in a PyTorch script, null for a healthy run. */
  readonly fix: Fix | null;
  /** What was fitted or taken from the plan, such as { resumedAt: 50 }. */
  readonly values: Readonly<Record<string, number>>;
  /** The rows that tell the most, at most three. */
  readonly evidence: readonly Evidence[];
  /** Every bug that could be considered, the likeliest first. */
  readonly candidates: readonly Candidate[];
}

/**
 * Names the bug behind a logged rate trace: which of thirteen stories, healthy among them, predicts these rates.
 *
 * Each bug predicts rates from the plan, some with a free number such as the update of a resume. The one that leaves the smallest
 * error, counted on a relative scale and with rounding allowed for, is named; of two that explain the trace alike, the simpler one.
 * A trace that equals its plan is healthy, and so is one that was logged after step() or counts updates from 1.
 *
 * @param trace rows { step, lr } with rising steps, as logged; rows may be missing and rates rounded.
 * @param plan what was meant: lr (a schedule, its spec or a list of rates) and steps (updates); and what is known of stepsPerEpoch, accumulation, workers, resumedAt, baseLr, finder, other, plateau, traceUnit.
 *
 * @example
 * const lr = linear({ baseLr: 0.1, totalSteps: 100 });
 * const trace = [0, 10, 20, 30, 40].map((step) => ({ step, lr: lr(2 * step) }));
 * diagnose(trace, { lr }).bug; // "double-stepping"
 */
export function diagnose(trace: readonly TraceRow[], plan: Plan): Diagnosis {
  const checked = readPlan("diagnose", plan);
  const run = readRun(expectTrace("diagnose", trace, checked.traceUnit === "epochs"), checked);
  const told = bugs.flatMap((model) => bestStory(run, model));
  const follows = run.fit(run.planned.at).misfit;
  // A bug is worth considering only where it explains more than the plan does.
  const stories = told.filter((story) => story.model.bug === "healthy" || story.misfit < follows - 0.1).sort((a, b) => a.total - b.total);
  const [best] = stories as [Story]; // healthy always has one
  const belief = stories.map(({ total }) => Math.exp(best.total - total));
  const whole = belief.reduce((sum, part) => sum + part, 0);
  const fitting = 1 / (1 + best.misfit / run.rows.length);
  const candidates = stories.map((story, i) => ({
    bug: story.model.bug,
    confidence: rounded((0.99 * fitting * (belief[i] as number)) / whole), // one for each story
    explained: rounded(story.explained),
    sentence: sentenceOf(run, story, fitting),
  }));
  const { model, hypothesis } = best;
  return {
    ...(candidates[0] as Candidate), // healthy always is one
    title: model.title,
    advice: model.advice,
    fix: hypothesis.fix ?? model.fix,
    values: hypothesis.values ?? {},
    evidence: evidenceOf(run, best),
    candidates,
  };
}

/** The best hypothesis of one bug, and what it costs. */
interface Story {
  readonly model: BugModel;
  readonly hypothesis: Hypothesis;
  readonly offset: Offset;
  /** What the rows cost that it does not explain. */
  readonly misfit: number;
  /** The misfit and what the hypothesis costs before the trace is looked at. */
  readonly total: number;
  readonly explained: number;
}

function bestStory(run: Run, model: BugModel): Story[] {
  let best: { hypothesis: Hypothesis; fit: Fit; total: number } | undefined;
  for (const hypothesis of model.hypotheses(run)) {
    const found = run.fit(hypothesis.rate, (best?.total ?? Number.POSITIVE_INFINITY) - hypothesis.cost);
    const total = found.cost + hypothesis.cost;
    if (!best || total < best.total) best = { hypothesis, fit: found, total };
  }
  if (!best) return [];
  const { hypothesis, total } = best;
  const { offset, misfit } = best.fit;
  const close = run.rows.filter((row) => {
    const t = offset.updateOf(row);
    const rate = t < 0 ? null : hypothesis.rate(t);
    return rate !== null && errorOf(row, rate, run.scale) < 0.01;
  });
  return [{ model, hypothesis, offset, misfit, total, explained: close.length / run.rows.length }];
}

/** Longer traces are thinned: their beginning, their end, what lies around the largest rate, and every so manieth row between. */
const enoughRows = 1500;

function thinned(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= enoughRows) return rows;
  const stride = Math.ceil(rows.length / (enoughRows / 2));
  const top = rows.reduce((best, { lr }, i) => (lr > (rows[best]?.lr ?? 0) ? i : best), 0);
  return rows.filter((_, i) => i < 300 || i >= rows.length - 100 || Math.abs(i - top) < 50 || i % stride === 0);
}

/** What the bugs are judged by. */
function readRun(trace: readonly TraceRow[], plan: CheckedPlan): Run {
  const updates: Readonly<Record<TraceUnit, (step: number) => number>> = {
    updates: (step) => step,
    batches: (step) => Math.floor(step / (plan.accumulation ?? 1)),
    epochs: (step) => Math.round(step * (plan.stepsPerEpoch ?? 1)),
  };
  const rounding = roundingOf(trace.map(({ lr }) => lr));
  const all = trace.map(({ step, lr }, i) => ({ step, lr, t: updates[plan.traceUnit](step), rounding: rounding[i] as number })); // one for each row
  const rows = thinned(all.filter((row, i) => row.t !== all[i - 1]?.t));
  const planned = readPlanned(plan.rates, plan.steps);
  const scale = Math.max(...rows.map(({ lr }) => lr), Number.MIN_VALUE);
  const offsets = offsetsOf(plan);
  const some = rows.filter((_, i) => i % Math.ceil(rows.length / roughRows) === 0);
  const fitTo = (rate: RateOf, limit = Number.POSITIVE_INFINITY): Fit => fit({ rows, rate, scale, offsets, limit });
  const cost = (rate: RateOf, limit = Number.POSITIVE_INFINITY, rough = false): number =>
    fit({ rows: rough ? some : rows, rate, scale, offsets, limit }).cost;
  return { rows, plan, planned, scale, baseLr: plan.baseLr ?? planned.peak, fit: fitTo, cost };
}

/** As many rows as a rough look takes. */
const roughRows = 150;

function sentenceOf({ planned }: Run, { model, hypothesis, offset }: Story, fitting: number): string {
  const wasted =
    model.bug === "healthy" && planned.at(0) === 0 ? "The plan itself gives the first update the rate 0, which moves nothing." : "";
  const doubt = fitting < 0.5 ? "None of the known stories explains this trace well; this is the nearest." : "";
  return [doubt, hypothesis.sentence, wasted, offset.sentence].filter((text) => text !== "").join(" ");
}

/** The first row that only the bug explains, the one that tells the most, and one in the middle. */
function evidenceOf({ rows, planned, scale }: Run, { hypothesis, offset }: Story): Evidence[] {
  const told = rows.map((row) => {
    const t = offset.updateOf(row);
    const predicted = t < 0 ? null : hypothesis.rate(t);
    const expected = planned.at(Math.max(0, t));
    const surprise = errorOf(row, expected, scale) - (predicted === null ? 0 : errorOf(row, predicted, scale));
    return { surprise, evidence: { step: row.step, logged: row.lr, planned: expected, predicted } };
  });
  const telling = told.filter(({ surprise }) => surprise > 0.001);
  const most = telling.reduce((best, one) => (one.surprise > best.surprise ? one : best), telling[0] ?? { surprise: 0, evidence: null });
  const chosen = [telling[0]?.evidence, most.evidence, telling[telling.length >> 1]?.evidence].filter((one) => one != null);
  return [...new Set(chosen)].sort((a, b) => a.step - b.step);
}

const rounded = (part: number): number => Math.round(part * 1000) / 1000;
