import { fitToRun } from "./piecesFit.js";
import type { Arm, PlaygroundState } from "./playgroundState.js";
import { goodRate, type Settings, usualSettings } from "./settings.js";
import { peakOf, withPeak } from "./withPeak.js";

/**
 * A state with other settings, and schedules that still suit it.
 *
 * Another task brings its usual net, optimizer, batch and length; the schedules keep their shapes, A gets a good rate for the task, and the others
 * stay as far above or below it as they were. Another optimizer moves all rates by as much as its good rate lies elsewhere. Schedules that ended
 * with the run still do after its length has changed.
 */
export function withSettings(state: PlaygroundState, given: Partial<Settings>): PlaygroundState {
  const { arms, ...before } = state;
  const isNewTask = given.task !== undefined && given.task !== before.task;
  const settings = isNewTask ? usualSettings({ seed: before.seed, ...given }) : { ...before, ...given };
  const [first] = arms as readonly [Arm, ...Arm[]]; // a state has an arm
  const was = isNewTask ? peakOf(first.lr, before.steps) : goodRate(before);
  const factor = was > 0 ? goodRate(settings) / was : 1;
  const suited = ({ lr, changes }: Arm): Arm => {
    const moved = factor === 1 ? lr : (withPeak(lr, before.steps, factor * peakOf(lr, before.steps)) ?? lr);
    return { lr: fitToRun(moved, before.steps, settings.steps), changes: isNewTask ? [] : changes };
  };
  return { ...settings, arms: arms.map(suited) };
}
