import { fail } from "../fail.js";
import { makeSchedule, readLength, readSchedule, type Schedule } from "../schedule.js";

/**
 * Runs schedules one after another, each with its own local clock starting at 0.
 *
 * A boundary belongs to the next part. Every part but the last must have an end; the last one's policy holds after it.
 *
 * @param parts the schedules, in order.
 *
 * @example
 * const lr = sequence(take(constant({ baseLr: 0.1 }), 90), linear({ baseLr: 0.1, totalSteps: 10 }));
 * lr(89); // 0.1
 * lr(95); // 0.05
 * lr.steps; // 100
 */
export function sequence(...parts: readonly Schedule[]): Schedule {
  if (parts.length === 0) fail("sequence", "it needs at least one schedule", parts, "Write sequence(a, b).");
  parts.forEach((part, i) => {
    readSchedule("sequence", `part ${i}`, part);
  });
  const starts: number[] = [];
  let start = 0;
  let steps: number | null = null;
  parts.forEach((part, i) => {
    starts.push(start);
    const next = parts[i + 1];
    steps = next ? readLength("sequence", `part ${i}`, part, `part ${i + 1} (${next.spec.kind})`) : part.steps;
    start += steps ?? 0;
  });
  return makeSchedule({ kind: "sequence", parts: parts.map((part) => part.spec) }, steps === null ? null : start, (step) => {
    const i = lastAtMost(starts, step);
    return (parts[i] as Schedule)(step - (starts[i] as number)); // i is the index of a part
  });
}

/** Index of the last of the increasing `values` that is at most `limit`; the first one is. */
function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] as number) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
