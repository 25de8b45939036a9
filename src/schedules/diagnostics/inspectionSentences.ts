import { compact } from "./compact.js";
import type { Inspection, Stretch } from "./inspect.js";

/** What was found, to read. */
export function inspectionSentences(found: Omit<Inspection, "sentences">): string[] {
  const { steps, area, fullness, peak, plannedPeak, warmup, boundaries, zero, negative, refused } = found;
  const jumps = boundaries.filter(({ kind }) => kind === "jump");
  const said = [
    `Over ${updates(steps)} the rates add up to ${compact(area)}, ${percent(fullness)} of what the peak, ${compact(peak.lr)} at update ${peak.step}, would give throughout.`,
  ];
  if (warmup.steps > 0) said.push(`It rises for ${updates(warmup.steps)}, ${percent(warmup.share)} of the run.`);
  if (plannedPeak && !plannedPeak.reached)
    said.push(
      warmup.steps >= steps - 1
        ? `It names a rate of ${compact(plannedPeak.lr)}, which no update gets: it still rises when the run ends, at ${compact(peak.lr)}.`
        : `It names a rate of ${compact(plannedPeak.lr)}, which no update gets: the largest is ${compact(peak.lr)}.`,
    );
  if (jumps.length > 0) {
    const shown = jumps.slice(0, 4).map(({ step, before, after }) => `from ${compact(before)} to ${compact(after)} at update ${step}`);
    said.push(`It jumps ${shown.join(", ")}${jumps.length > 4 ? ` and ${jumps.length - 4} times more` : ""}.`);
  }
  if (zero.length > 0) said.push(`With rate 0, ${updates(count(zero))} ${count(zero) === 1 ? "moves" : "move"} nothing: ${where(zero)}.`);
  if (negative.stretches.length > 0)
    said.push(`The rate is below 0, down to ${compact(negative.lowest)}, at ${where(negative.stretches)}: those updates climb the loss.`);
  if (refused.stretches.length > 0) said.push(`There is no rate at ${where(refused.stretches)}: ${refused.says}`);
  return said;
}

const percent = (part: number): string => `${Number((100 * part).toPrecision(3))} %`;
const updates = (count: number): string => (count === 1 ? "1 update" : `${count} updates`);
const count = (found: readonly Stretch[]): number => found.reduce((sum, { from, to }) => sum + to - from + 1, 0);
const where = (found: readonly Stretch[]): string => {
  const shown = found.slice(0, 4).map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  return `update${count(found) === 1 ? "" : "s"} ${shown.join(", ")}${found.length > 4 ? " and more" : ""}`;
};
