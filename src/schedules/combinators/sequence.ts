import { fail } from "../fail.js";
import { makeSchedule, type Schedule } from "../schedule.js";

/**
 * Runs schedules one after another, each with its own local clock starting at 0.
 *
 * A boundary belongs to the next part. Every part but the last must have an end; the last one's policy holds after it.
 */
export function sequence(...parts: readonly Schedule[]): Schedule {
  if (parts.length === 0) fail("sequence", "it needs at least one schedule", parts, "Write sequence(a, b).");
  const starts = [0];
  parts.forEach((part, i) => {
    if (typeof part !== "function" || part.spec === undefined)
      fail("sequence", `part ${i} must be a schedule`, part, "Wrap a plain function with custom(fn).");
    if (i === parts.length - 1) return;
    const next = parts[i + 1];
    if (part.steps === null) {
      throw new RangeError(
        `sequence: part ${i} (${part.spec.kind}) never ends, so part ${i + 1} (${next?.spec?.kind}) would never run. Give it a length with take(schedule, steps).`,
      );
    }
    starts.push((starts[i] as number) + part.steps);
  });
  const last = parts[parts.length - 1] as Schedule;
  const steps = last.steps === null ? null : (starts[starts.length - 1] as number) + last.steps;
  return makeSchedule({ kind: "sequence", parts: parts.map((part) => part.spec) }, steps, (step) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= step) low = middle;
      else high = middle - 1;
    }
    return (parts[low] as Schedule)(step - (starts[low] as number));
  });
}
