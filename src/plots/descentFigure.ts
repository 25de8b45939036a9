import { descend, type Fate, quadraticFate, quadraticLoss } from "../engine/quadratic.js";
import { expectNumber, expectOptions, expectWhole } from "../schedules/expect.js";
import type { CurvesFigure, Point } from "./figure.js";
import { formatNumber } from "./format.js";

/** Options of `descentFigure`. */
export interface DescentFigureOptions {
  /** h of the loss ½hθ². */
  curvature: number;
  /** η, the same at every update. */
  rate: number;
  /** θ before the first update, 1 when left out. */
  start?: number;
  /** Number of updates drawn, 12 when left out. */
  steps?: number;
}

const ends: Readonly<Record<Fate, string>> = {
  standing: "stands still",
  monotone: "slides in without crossing the minimum",
  "one-step": "lands on the minimum in one step",
  oscillating: "swings from side to side and closes in",
  bouncing: "jumps from side to side for ever, no nearer and no farther",
  diverging: "flies away",
};

/**
 * A picture of gradient descent on a parabola: the loss, the positions on it, and which of the fates this is.
 *
 * @example
 * descentFigure({ curvature: 4, rate: 0.25 }).sentence; // "With ηh = 1 each step multiplies θ by 0: the point lands on the minimum in one step (θ = 0 after 12 updates)."
 */
export function descentFigure(options: DescentFigureOptions): CurvesFigure {
  const where = "descentFigure";
  expectOptions(where, options, ["curvature", "rate", "start", "steps"], { lr: "rate" });
  const { curvature, rate, start = 1, steps = 12 } = options;
  expectNumber(where, "curvature", curvature);
  expectNumber(where, "rate", rate, { min: 0, advice: "A negative rate would climb." });
  expectNumber(where, "start", start);
  expectWhole(where, "steps", steps, 0, "It counts updates.", 1000);
  const { fate, factor } = quadraticFate({ curvature, rate });
  const path = descend({ curvatures: [curvature], start, lr: rate, steps }).map(([theta]) => theta as number);
  const loss = (theta: number): number => quadraticLoss([curvature], [theta]);
  const edge = 1.5 * (Math.abs(start) || 1);
  const bowl = Array.from({ length: 81 }, (_, i): Point => {
    const theta = edge * (i / 40 - 1);
    return [theta, loss(theta)];
  });
  const last = path.at(-1) as number; // the path holds at least its start
  const seen = path.findIndex((theta) => Math.abs(theta) > edge);
  const [low, high] = [Math.min(0, loss(edge)), Math.max(0, loss(edge))];
  return {
    kind: "curves",
    size: { width: 640, height: 320 },
    data: {
      x: { label: "parameter θ", domain: [-edge, edge] },
      panels: [
        {
          y: { label: "loss", domain: low === high ? [-1, 1] : [low, high] },
          curves: [
            { label: "", role: "muted", points: bowl },
            {
              label: "",
              role: "a",
              points: (seen < 0 ? path : path.slice(0, seen + 1)).map((theta) => [theta, loss(theta)] as const),
              dots: true,
            },
          ],
          ...(Math.abs(last) <= edge ? { marks: [{ x: last, y: loss(last), role: "a" as const }] } : {}),
        },
      ],
    },
    sentence:
      `With ηh = ${formatNumber(rate * curvature)} each step multiplies θ by ${formatNumber(factor)}: the point ${start === 0 ? "starts on the minimum and stays there" : ends[fate]}` +
      `${steps === 0 ? "" : ` (θ = ${formatNumber(last)} after ${steps} ${steps === 1 ? "update" : "updates"})`}.`,
  };
}
