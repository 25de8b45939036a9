import { warmup } from "../../schedules/combinators/warmup.js";
import { constant } from "../../schedules/families/constant.js";
import { cosineAnnealing } from "../../schedules/families/cosineAnnealing.js";
import type { Arm, PlaygroundState } from "./playgroundState.js";
import { goodRate, type Settings, usualSettings } from "./settings.js";

/** The question a task begins with: does a rate that rises and falls end better than one that stays? Both have the same peak. */
export function startArms(settings: Pick<Settings, "task" | "optimizer" | "steps">): readonly Arm[] {
  const baseLr = goodRate(settings);
  const rise = Math.round(settings.steps / 10);
  const fall = cosineAnnealing({ baseLr, totalSteps: settings.steps - rise });
  return [
    { lr: warmup(fall, { steps: rise, offset: 1 }), changes: [] },
    { lr: constant({ baseLr }), changes: [] },
  ];
}

/** The state where the settings given stand and all else is usual. */
export function usualState(given: Partial<Settings> = {}): PlaygroundState {
  const settings = usualSettings(given);
  return { ...settings, arms: startArms(settings) };
}

/** What the playground shows at first. */
export const startState: PlaygroundState = usualState();
