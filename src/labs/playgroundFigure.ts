import type { CurvesFigure } from "../plots/figure.js";
import { scheduleFigure } from "../plots/scheduleFigure.js";
import { armSchedule } from "./playground/armSchedule.js";
import { armNames, type PlaygroundState } from "./playground/playgroundState.js";

/** The rates of a playground's runs, before anything is trained. */
export function playgroundFigure({ arms, steps }: PlaygroundState): CurvesFigure {
  const schedules = arms.map((arm, i) => [armNames[i] as string, armSchedule(arm, steps)] as const); // no more arms than names
  const [only] = schedules;
  return scheduleFigure(schedules.length === 1 && only ? only[1] : Object.fromEntries(schedules), { steps });
}
