import { describe } from "../../plots/describe.js";
import { formatNumber } from "../../plots/format.js";
import { type ArmHistory, noHistory } from "./armHistory.js";
import { armSchedule } from "./armSchedule.js";
import { type Arm, armNames, type PlaygroundState } from "./playgroundState.js";
import { ratePlan } from "./ratePlan.js";

/** Losses of single batches scatter: the mean over the last of them says more. */
const recent = 20;

/** What the runs show now, in words with their numbers. */
export function liveSentence(histories: readonly ArmHistory[], state: PlaygroundState): string {
  const done = state.arms.map((_, i) => histories[i] ?? noHistory);
  const most = Math.max(...done.map(({ step }) => step));
  const single = state.arms.length === 1;
  const subject = (i: number, rest: string): string => (single ? rest : `${armNames[i]}: ${rest}`);
  if (most === 0 && done.every(({ diverged }) => diverged === null)) {
    const plans = state.arms.map((arm, i) => subject(i, `the rate ${describe(ratesAhead(arm, state))}${turned(arm.changes.length)}`));
    return `Nothing is trained yet. Over ${state.steps} updates, ${plans.join("; ")}.`;
  }
  const start = most >= state.steps ? `After all ${state.steps} updates` : `After ${most} of ${state.steps} updates`;
  return `${start}, ${done.map((history, i) => subject(i, armSentence(history, state.arms[i]?.changes.length ?? 0))).join("; ")}.`;
}

/** Rates of less than this part of the highest one are as good as none. */
const tiny = 0.01;

/** The rates of an arm; where the last one is tiny because the schedule ends at 0 with the run, that 0 too: it is what a reader has set. */
function ratesAhead(arm: Arm, state: PlaygroundState): readonly number[] {
  const { rates, top } = ratePlan(arm, state);
  const last = rates.at(-1) ?? 0;
  return last < tiny * top && endsAtZero(arm, state.steps) ? [...rates, 0] : rates;
}

function endsAtZero(arm: Arm, steps: number): boolean {
  try {
    return armSchedule(arm, steps)(steps) === 0;
  } catch (error) {
    if (error instanceof RangeError) return false; // it has no rate there
    throw error;
  }
}

function armSentence(history: ArmHistory, turns: number): string {
  const { loss, lr, scores, diverged } = history;
  if (diverged !== null) return `the run diverged at update ${diverged.step}`;
  const last = loss.slice(-recent);
  const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
  const score = scores.findLast((one) => Number.isFinite(one.loss));
  const right = score === undefined || score.accuracy === null ? "" : `, ${formatNumber(100 * score.accuracy)} % right`;
  const validation = score === undefined ? "" : `, the validation loss ${formatNumber(score.loss)}${right}`;
  return `the rate is ${formatNumber(lr.at(-1) ?? 0)}${turned(turns)}, the training loss ${formatNumber(mean)}${validation}`;
}

const turned = (turns: number): string => (turns === 0 ? "" : ` (turned by hand ${turns === 1 ? "once" : `${turns} times`})`);
