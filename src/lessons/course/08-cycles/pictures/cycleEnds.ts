import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point, Rule } from "../../../../plots/figure.js";
import { warmRestarts } from "../../../../schedules/families/warmRestarts.js";
import { percent } from "../../../say.js";

/** Updates of an epoch in this picture. */
const perEpoch = 20;

/** Restarts, seen in epochs, with a scheduler that is moved once an epoch or once an update. */
export const cycleEnds = interactive({
  id: "cycle-ends",
  title: "Where the cycles end, and at which rate",
  controls: {
    first: { type: "number", label: "First cycle", symbol: "c", unit: "epochs", min: 2, max: 20, step: 1, start: 10, tries: [5] },
    growth: { type: "number", label: "Each cycle longer by", symbol: "g", min: 1, max: 3, step: 1, start: 2, tries: [1, 3] },
    cycles: { type: "number", label: "Cycles", symbol: "n", min: 1, max: 5, step: 1, start: 3 },
    clock: {
      type: "choice",
      label: "The scheduler moves",
      options: [
        { value: "epoch", label: "once an epoch" },
        { value: "update", label: "after every update" },
      ],
      start: "epoch",
    },
  },
  figure: ({ first, growth, cycles, clock }): CurvesFigure => {
    const epochs = warmRestarts({ baseLr: 1, cycleSteps: first, growth, cycles });
    const updates = warmRestarts({ baseLr: 1, cycleSteps: first * perEpoch, growth, cycles });
    const ends = Array.from({ length: cycles }, (_, i) => endOf(first, growth, i + 1));
    const all = ends.at(-1) as number; // one cycle at least
    const last = ends.map((end) => (clock === "epoch" ? epochs(end - 1) : updates(end * perEpoch - 1)));
    const every = Math.max(1, Math.ceil((all * perEpoch) / 400));
    const line: Point[] = [];
    for (let t = 0; t < all * perEpoch; t += every) line.push([t / perEpoch, updates(t)]);
    const stairs: Point[] = [...Array.from({ length: all }, (_, epoch): Point => [epoch, epochs(epoch)]), [all, epochs(all - 1)]];
    const labelled = all <= 400 ? ends : [all];
    const rules: Rule[] = labelled.map((end) => ({ axis: "x", at: end, label: String(end) }));
    const said = last.map((rate) => percent(rate, 3)).join(", ");
    return {
      kind: "curves",
      size: { width: 640, height: 280 },
      sentence: `The cycles end after ${ends.join(", ")} epochs. The last ${clock === "epoch" ? "epoch" : "update"} of each has ${said} of the peak.`,
      data: {
        x: { label: "epochs done", domain: [0, all] },
        panels: [
          {
            y: { label: "part of the peak", domain: [0, 1.05] },
            curves: [
              { label: "", role: "rate", points: clock === "epoch" ? stairs : line, ...(clock === "epoch" ? { stairs: true } : {}) },
            ],
            rules,
            filled: clock === "update",
          },
        ],
      },
    };
  },
});

/** How many epochs are done at the end of cycle `n`: c(1 + g + … + gⁿ⁻¹). */
export function endOf(first: number, growth: number, n: number): number {
  return growth === 1 ? first * n : (first * (growth ** n - 1)) / (growth - 1);
}
