import type { AnyFamily, Group } from "../../src/schedules/family.js";
import type { Schedule } from "../../src/schedules/schedule.js";

/** How many updates of a schedule a picture shows: its length, for a warmup also what it leads to, or as many as make its shape plain. */
const shownSteps = (group: Group, lr: Schedule): number => (lr.steps === null ? 100 : group === "warmup" ? 3 * lr.steps : lr.steps);

/** The example of a family as a small curve, 80 by 30. */
export function sparkline(family: AnyFamily): string {
  const lr = family.from(family.definition.example);
  const last = shownSteps(family.definition.group, lr);
  const count = Math.min(last, 100);
  const at = (i: number): number => lr(Math.round((i / count) * last));
  const rates = Array.from({ length: count + 1 }, (_, i) => at(i));
  const top = Math.max(...rates);
  const points = rates.map((rate, i) => `${((i / count) * 80).toFixed(1)} ${(30 - (rate / top) * 30).toFixed(1)}`);
  return `M${points.join("L")}`;
}
