import { expectNumber, expectWhole } from "../../schedules/expect.js";
import type { Arm } from "./playgroundState.js";

/**
 * Turns the rate of an arm: from update `step` on, every rate is `factor` times what it would have been.
 *
 * Two turns at one update multiply, and what comes back to 1 (within 1e-9) is no change.
 *
 * @example
 * changeAt({ lr, changes: [] }, 300, 0.1).changes; // [{ at: 300, factor: 0.1 }]
 */
export function changeAt({ lr, changes }: Arm, step: number, factor: number): Arm {
  expectWhole("changeAt", "step", step, 0, "It is the first update with the new rate.");
  expectNumber("changeAt", "factor", factor, { above: 0, advice: "It multiplies the rate: 0.1 is a drop to a tenth." });
  const before = changes.find(({ at }) => at === step)?.factor ?? 1;
  const all = before * factor;
  const kept = changes.filter(({ at }) => at !== step);
  const isNone = Math.abs(all - 1) <= 1e-9;
  return { lr, changes: isNone ? kept : [...kept, { at: step, factor: all }].sort((a, b) => a.at - b.at) };
}
