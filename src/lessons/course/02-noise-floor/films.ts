import { expectedLoss, noiseFloor } from "../../../engine/noisyQuadratic.js";
import { remembered } from "../../../labs/exact/remembered.js";
import type { CurvesFigure } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { between, counted, type Film, moved, within } from "../../film.js";
import { problem } from "../../noisyQuadratic.js";
import { plots } from "./experiments.js";
import { curve, type Spot } from "./pictures/curve.js";
import { schedule } from "./pictures/tuned.js";

const cloud = moved(plots, "cloud");
const halving = moved(plots, "halving");

const rate = 0.2;
const steps = 1000;
const losses = remembered((shape: "constant" | "step") => expectedLoss({ ...problem, lr: schedule(shape, rate, steps, 0.3), steps }));
const shown = [0.05, 10] as const;

/** A staircase and the constant rate that it begins with, as far as both have run. */
function lowered(t: number): CurvesFigure {
  const lr = schedule("step", rate, steps, 0.3);
  const upTo = (shape: "constant" | "step"): Spot[] => curve(losses(shape).slice(0, t + 1), shown, 10);
  const [stairs, flat] = [losses("step")[t] ?? 0, losses("constant")[t] ?? 0];
  return {
    kind: "curves",
    size: { width: 640, height: 460 },
    sentence: `After ${t} updates the staircase is at a rate of ${formatNumber(lr(Math.min(t, steps - 1)))} and a loss of ${formatNumber(stairs)}; the constant rate is at ${formatNumber(flat)}.`,
    data: {
      x: { label: "updates done, t", domain: [0, steps] },
      panels: [
        {
          y: { label: "rate η (1/curvature)", domain: [0, 0.25] },
          curves: [
            {
              label: "staircase",
              role: "rate",
              stairs: true,
              points: Array.from({ length: t / 10 + 1 }, (_, i): Spot => [10 * i, lr(Math.min(10 * i, steps - 1))]),
            },
          ],
          share: 1 / 3,
          filled: true,
        },
        {
          y: { label: "expected loss", scale: "log", domain: shown },
          curves: [
            { label: "constant", role: "b", points: upTo("constant"), dashed: true },
            { label: "staircase", role: "a", points: upTo("step") },
          ],
        },
      ],
    },
  };
}

const floorOf = (eta: number): number => noiseFloor({ rate: eta, curvature: 1, noiseVariance: 1 });

/** Why a run stops where it stops, and what a lower rate does about it. */
const floor: Film = {
  id: "film",
  title: "Where the cloud stops",
  scenes: [
    {
      seconds: 10,
      caption: "500 runs of one bowl, without noise. All go the same way, and the loss falls for as long as you wait.",
      figure: (part) => cloud({ eta: rate, noisy: false, t: counted(within(part, 0.9), 0, 20) }),
    },
    {
      seconds: 15,
      caption:
        "Now each gradient is a little off. The loss falls, then stays: at the dashed line, which was there before the first update.",
      figure: (part) => cloud({ eta: rate, t: counted(within(part, 0.85), 0, 60) }),
    },
    {
      seconds: 14,
      caption: `Twice the rate arrives sooner and stops higher: its cloud has ${formatNumber(floorOf(2 * rate) / floorOf(rate), 2)} times the variance.`,
      figure: (part) => cloud({ eta: 2 * rate, t: counted(within(part, 0.85), 0, 60) }),
    },
    {
      seconds: 14,
      caption: "The floor over all rates. Half a small rate has half the floor; towards $2/h$ the floor rises without end.",
      figure: (part) => halving({ eta: between(within(part, 0.9), 0.1, 1.5) }),
    },
    {
      seconds: 15,
      caption: "So lower the rate while it runs. Each drop lets the loss fall to a new floor, and the constant rate stays behind.",
      figure: (part) => lowered(counted(within(part, 0.9), 0, steps / 10) * 10),
    },
  ],
};

/** The film of lesson 2. */
export const films: readonly Film[] = [floor];
