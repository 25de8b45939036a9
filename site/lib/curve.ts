import { cosineAnnealing, type Schedule, warmup } from "lrlab";

/** The course's own schedule: lesson 1 warms up, lesson 13 cools down. A thousand updates long, from 0 to 1 and back. */
const courseSchedule: Schedule = warmup(cosineAnnealing({ baseLr: 1, totalSteps: 880 }), { steps: 120 });

/** The rate at a part (0 to 1) of the way. */
export const heightAt = (part: number): number => courseSchedule(Math.round(part * 1000));

/** The handles of the cubic that stays nearest to half a cosine, as parts of its width: within 0.2 % of its height. */
const handle = 0.3642;

/** The course's schedule as one straight line and one Bézier curve: a few bytes, where a page has it twice. */
export function pathOfBezier({ width, height }: { width: number; height: number }): string {
  const peak = 0.12 * width;
  const fall = width - peak;
  return `M0 ${height}L${peak} 0C${(peak + handle * fall).toFixed(1)} 0 ${(width - handle * fall).toFixed(1)} ${height} ${width} ${height}`;
}

/** A line through `at(part)` as an SVG path in a box, with tenths of a pixel. */
export function path(
  at: (part: number) => number,
  { width, height, points = 100 }: { width: number; height: number; points?: number },
): string {
  const steps = Array.from({ length: points + 1 }, (_, i) => i / points);
  return `M${steps.map((part) => `${(part * width).toFixed(1)} ${((1 - at(part)) * height).toFixed(1)}`).join("L")}`;
}
