import { schedule } from "../../schedules/registry.js";
import { expectedLoss } from "../noisyQuadratic.js";
import type { NoisyQuadraticRun, Outcome } from "./runSpec.js";

/** The expected loss at the end. It is the same on any split, as nothing is drawn. */
export function runNoisyQuadratic({ modes, schedule: spec, rate, steps }: NoisyQuadraticRun): Outcome {
  const shape = schedule(spec);
  const curvatures = Array.from({ length: modes }, (_, i) => 1 / (i + 1));
  const lr = (t: number): number => Math.fround(rate * shape(t));
  const losses = expectedLoss({ curvatures, noiseVariances: curvatures, start: 1, lr, steps });
  const diverged = losses.findIndex((loss) => !Number.isFinite(loss));
  if (diverged >= 0) return { validation: null, test: null, trainLoss: null, diverged: diverged - 1 };
  const loss = losses[steps] as number; // the last of steps + 1
  return { validation: { loss, accuracy: null }, test: { loss, accuracy: null }, trainLoss: loss, diverged: null };
}
