import type { Net } from "../../../engine/models/net.js";
import { transformer } from "../../../engine/models/transformer.js";
import { adam } from "../../../engine/optimizers/adam.js";
import { sortCopy } from "../../../engine/problems/sortCopy.js";
import type { Indices } from "../../../engine/tensor/tensor.js";
import { type Training, training } from "../../../engine/training/training.js";
import { linearToZero } from "../../../schedules/families/linearToZero.js";

/** Where the layer norm of each block stands: after its sum, or before its parts. */
export type Norm = "post" | "pre";

/** One run of the lesson's task, as the stored sweep has it. */
export interface Run {
  readonly norm: Norm;
  /** The peak rate. */
  readonly rate: number;
  /** Updates of warmup. */
  readonly warmup: number;
  readonly seed: number;
  /** Updates in all; 300 when left out. */
  readonly steps?: number;
}

/** Updates of a run, and examples of one update. */
export const [steps, batch] = [300, 16];

/** The sorting transformer: width 24, 2 heads, 4 layers. */
export const sorter = (norm: Norm, seed: number): Net<Indices> =>
  transformer({ vocabulary: 11, context: 12, width: 24, heads: 2, layers: 4, norm, seed });

/** A run that has not begun: Adam, the rate in a line to zero after the warmup. */
export function begun({ norm, rate, warmup, seed, steps: length = steps }: Run): { readonly net: Net<Indices>; readonly run: Training } {
  const net = sorter(norm, seed);
  const shape = linearToZero({ baseLr: 1, totalSteps: length, warmupSteps: warmup });
  const run = training({
    net,
    problem: sortCopy({ seed }),
    optimizer: adam(net),
    lr: (t) => Math.fround(rate * shape(t)),
    steps: length,
    batch,
    seed,
    divergedAbove: Number.POSITIVE_INFINITY,
  });
  return { net, run };
}

/** The loss of guessing among ten symbols. */
export const chance = Math.log(10);
