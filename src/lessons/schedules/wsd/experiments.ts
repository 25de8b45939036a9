import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { cooldown } from "../../../schedules/combinators/cooldown.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { constant } from "../../../schedules/families/constant.js";
import { type Shape, shapes } from "../../../schedules/shape.js";
import { problem } from "../../noisyQuadratic.js";
import { count, percent } from "../../say.js";

const longest = 1000;
const rate = 0.16;
const trunk = warmup(constant({ baseLr: rate }), { steps: 20 });

const words = ["No", "One", "Two", "Three", "Four", "Five"];

/** One trunk with a branch for each budget, and what the same budgets take as runs of their own. */
const branches = interactive({
  id: "branches",
  title: "One trunk, many budgets",
  controls: {
    budgets: { type: "number", label: "Budgets up to 1000 updates", min: 1, max: 5, step: 1, start: 3, tries: [1, 5] },
    share: { type: "number", label: "Cooldown, of each budget", unit: "%", min: 5, max: 50, step: 5, start: 20, tries: [5, 50] },
    shape: { type: "choice", label: "It cools down", options: shapes.map((value) => ({ value, label: value })), start: "linear" },
  },
  figure: ({ budgets, share, shape }): CurvesFigure => {
    const ends = Array.from({ length: budgets }, (_, i) => Math.round((longest * (i + 1)) / budgets));
    const runs = ends.map((end) => {
      const steps = Math.round((share / 100) * end);
      const at = end - steps;
      // The exponential never arrives at zero; it stops at a hundredth.
      const lr = cooldown(trunk, { at, steps, shape: shape as Shape, endLr: shape === "exponential" ? rate / 100 : 0 });
      return { end, at, steps, lr, losses: expectedLoss({ ...problem, lr, steps: end }) };
    });
    const last = runs[runs.length - 1] as (typeof runs)[number]; // at least one budget
    const ours = last.at + runs.reduce((sum, { steps }) => sum + steps, 0);
    const theirs = ends.reduce((sum, end) => sum + end, 0);
    // Closer together where a branch leaves the trunk, since some shapes begin with a cliff there.
    const along = (from: number, to: number, values: (t: number) => number, parts: number): Point[] =>
      [...new Set(Array.from({ length: parts + 1 }, (_, i) => Math.round(from + (to - from) * (i / parts) ** 1.5)))].map(
        (t): Point => [t, values(t)],
      );
    /** All branches as one curve with gaps, so that they look alike. */
    const apart = (pieces: readonly Point[][]): Point[] =>
      pieces.flatMap((piece) => [...piece, [(piece.at(-1) as Point)[0], null] as const]); // no piece is empty
    const lossAt = (of: readonly number[]) => (t: number) => of[t] as number;
    const said =
      budgets === 1
        ? `One budget: the trunk and its cooldown take ${count(ours, "update")}, as any run does.`
        : `${words[budgets]} budgets: the trunk and its cooldowns take ${count(ours, "update")}, separate runs ${theirs}.`;
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `${said} The last cooldown, ${percent(share / 100)} of its budget, takes the loss from ${formatNumber(last.losses[last.at] as number)} to ${formatNumber(last.losses[last.end] as number)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, longest] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, rate] },
            curves: [
              {
                label: "",
                role: "rate",
                points: apart([
                  [[0, 0], [20, rate], [last.at, rate]], // biome-ignore format: three points
                  ...runs.map(({ at, end, lr }) => along(at, end, lr, 16)),
                ]),
              },
            ],
            share: 0.4,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.07, 3] },
            curves: [
              { label: "", role: "theory", dashed: true, points: along(0, last.at, lossAt(last.losses), 80) },
              { label: "", role: "a", points: apart(runs.map(({ at, end, losses }) => along(at, end, lossAt(losses), 16))) },
            ],
            marks: runs.map(({ end, losses }) => ({ x: end, y: losses[end] as number, role: "a" as const })),
            share: 0.6,
          },
        ],
      },
    };
  },
});

/** The picture of the trunk's page. */
export const plots: readonly Interactive[] = [branches];
