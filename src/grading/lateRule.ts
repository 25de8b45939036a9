import { fail } from "../schedules/fail.js";

/** What lateness costs. Days are counted from the due date, which an extension moves. */
export interface LateRule {
  /** Minutes after the due date that still count as in time. */
  readonly graceMinutes: number;
  /** Per cent of the points that a day costs. */
  readonly percentPerDay: number;
  /** Whether a day costs all of that once it has begun, or by the second. */
  readonly days: "started" | "proportional";
  /** Per cent of the points that lateness costs at most, before the last day is over. */
  readonly percentAtMost: number;
  /** Days after which nothing counts any more; null where that never comes. */
  readonly lastDay: number | null;
}

/** The rule where an assignment names none: lateness is told and costs nothing. */
export const noLateRule: LateRule = { graceMinutes: 0, percentPerDay: 0, days: "started", percentAtMost: 100, lastDay: null };

const secondsPerDay = 86_400;

/**
 * The points that lateness costs: 0 within the grace, then `percentPerDay` a day and at most `percentAtMost`, and all of them after the last day.
 *
 * @param seconds after the due date; 0 or below is in time.
 * @param points what was won; the penalty is a part of it.
 * @param rule the assignment's.
 * @returns a number from 0 to `points`, which never falls when `seconds` grows.
 * @throws a RangeError where seconds or points are no finite numbers, or points are below 0.
 */
export function latePenalty({ seconds, points, rule }: { seconds: number; points: number; rule: LateRule }): number {
  if (!Number.isFinite(seconds)) fail("latePenalty", "seconds must be a finite number", seconds, "Give 0 where it was in time.");
  if (!Number.isFinite(points) || points < 0) fail("latePenalty", "points must be a number from 0 up", points, "Give what was won.");
  if (seconds <= rule.graceMinutes * 60 || seconds <= 0) return 0;
  const days = seconds / secondsPerDay;
  if (rule.lastDay !== null && days > rule.lastDay) return points;
  const counted = rule.days === "started" ? Math.ceil(days) : days;
  return (Math.min(counted * rule.percentPerDay, rule.percentAtMost, 100) / 100) * points;
}

/** The rule in a sentence, for those it is about. */
export function lateSentence({ graceMinutes, percentPerDay, days, percentAtMost, lastDay }: LateRule): string {
  const grace = graceMinutes > 0 ? `Up to ${graceMinutes} minutes late is in time. ` : "";
  const day = days === "started" ? "each day begun" : "each day, by the second";
  const cap = percentAtMost < 100 ? `, at most ${percentAtMost}\u00a0%` : "";
  const cost = percentPerDay > 0 ? `After that, ${day} costs ${percentPerDay}\u00a0% of what you won${cap}.` : "Being late costs nothing.";
  const end = lastDay === null ? "" : ` What comes more than ${lastDay} ${lastDay === 1 ? "day" : "days"} late counts as 0.`;
  return `${grace}${percentPerDay > 0 && grace === "" ? cost.replace("After that, each", "Late, each") : cost}${end}`;
}
