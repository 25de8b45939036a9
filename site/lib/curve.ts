import { cosineAnnealing, type Schedule, warmup } from "lrlab";

/** The course's own schedule: lesson 1 warms up, lesson 13 cools down. A thousand updates long, from 0 to 1 and back. */
export const courseSchedule: Schedule = warmup(cosineAnnealing({ baseLr: 1, totalSteps: 880 }), { steps: 120 });

/** The rate at a part (0 to 1) of the way. */
export const heightAt = (part: number): number => courseSchedule(Math.round(part * 1000));

/** A line through `at(part)` as an SVG path in a box, with tenths of a pixel. */
export function path(
  at: (part: number) => number,
  { width, height, points = 100 }: { width: number; height: number; points?: number },
): string {
  const steps = Array.from({ length: points + 1 }, (_, i) => i / points);
  return `M${steps.map((part) => `${(part * width).toFixed(1)} ${((1 - at(part)) * height).toFixed(1)}`).join("L")}`;
}
