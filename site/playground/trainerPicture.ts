import type { LearntFigure } from "../../src/plots/problems/learnt.js";

/** How a problem of this kind is drawn with what a net makes of it; null where it has no picture. Most visits need points on a plane alone. */
export async function pictureOf(kind: string): Promise<LearntFigure | null> {
  if (kind === "spirals" || kind === "moons") return (await import("../../src/plots/problems/learntPoints.js")).learntPoints;
  return (await import("../../src/plots/learntFigure.js")).learntFigures[kind] ?? null;
}
