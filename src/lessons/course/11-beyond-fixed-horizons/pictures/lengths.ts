import type { ExperimentTable, ShapeResult } from "../../../../engine/experiment/table.js";
import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point, Role } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { storedSweep } from "../../../stored.js";
import short from "../results/100-updates.summary.json" with { type: "json" };
import middle from "../results/1000-updates.summary.json" with { type: "json" };
import long from "../results/10000-updates.summary.json" with { type: "json" };

/** The exact races, by their length. */
export const races = remembered(
  (): readonly (readonly [steps: number, table: ExperimentTable])[] => [
    [100, storedSweep("11-beyond-fixed-horizons/100-updates", short)],
    [1000, storedSweep("11-beyond-fixed-horizons/1000-updates", middle)],
    [10_000, storedSweep("11-beyond-fixed-horizons/10000-updates", long)],
  ],
  1,
);

const shapeIn = (table: ExperimentTable, name: string): ShapeResult => table.shapes.find((shape) => shape.name === name) as ShapeResult; // every race has every shape

/** How many times lower than the tuned constant a shape ends, each at its own best peak. */
export function gain(name: string, steps: number): number {
  const table = tableOf(steps);
  return (shapeIn(table, "constant").test as number) / (shapeIn(table, name).test as number); // exact races end
}

/** A shape's best peak at a length. */
export const bestPeak = (name: string, steps: number): number => shapeIn(tableOf(steps), name).rate as number; // it was found

const tableOf = (steps: number): ExperimentTable => (races().find(([length]) => length === steps) ?? races()[0])?.[1] as ExperimentTable;

/** The names of all shapes but the constant. */
export const shapeNames: readonly string[] = [
  "linear",
  "cosine",
  "cosine to 10 %",
  "polynomial, power 2",
  "exponential to 1 %",
  "wsd 20 %, linear",
  "wsd 20 %, 1-sqrt",
  "inverse sqrt, 5 %",
  "step 50/75 %",
  "step 1/3, 2/3",
];
const usual = ["linear", "wsd 20 %, linear", "exponential to 1 %"];
const roles: readonly Role[] = ["a", "b", "c", "theory"];

/** What decay gains, and the best peak, over three lengths of the run. */
export const lengths = interactive({
  id: "lengths",
  title: "The longer the run",
  controls: {
    also: {
      type: "choice",
      label: "Compare with",
      options: shapeNames.filter((name) => !usual.includes(name)).map((name) => ({ value: name, label: name })),
      start: "inverse sqrt, 5 %",
    },
  },
  figure: ({ also }): CurvesFigure => {
    const drawn = [...usual, also];
    const all = races().map(([steps]) => steps);
    const curve = (of: (name: string, steps: number) => number) =>
      drawn.map((name, i) => ({
        label: name,
        role: roles[i] as Role, // four shapes
        dots: true,
        points: all.map((steps): Point => [steps, stored(of(name, steps))]),
      }));
    return {
      kind: "curves",
      size: { width: 640, height: 460 },
      sentence: `How many times lower than a tuned constant each ends, at 100, 1000 and 10,000 updates: ${drawn.map((name) => `${name} ${all.map((steps) => formatNumber(gain(name, steps))).join(", ")}`).join("; ")}. The best peak of the straight line falls from ${formatNumber(bestPeak("linear", 100))} to ${formatNumber(bestPeak("linear", 10_000))}.`,
      data: {
        x: { label: "length of the run, updates", scale: "log", domain: [100, 10_000] },
        panels: [
          { y: { label: "times lower", domain: [0, 4] }, curves: curve(gain), rules: [{ axis: "y", at: 1, label: "constant" }] },
          {
            y: { label: "best peak", scale: "log", domain: [0.01, 2] },
            curves: drawn.map((name, i) => ({
              label: i === 0 ? name : "",
              role: "rate" as const,
              faint: i > 0,
              dots: true,
              points: all.map((steps): Point => [steps, stored(bestPeak(name, steps))]),
            })),
          },
        ],
      },
    };
  },
});
