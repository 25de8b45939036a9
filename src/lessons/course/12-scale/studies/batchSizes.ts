import { mlp } from "../../../../engine/models/mlp.js";
import { adam } from "../../../../engine/optimizers/adam.js";
import { sgd } from "../../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../../engine/problems/glyphs.js";
import { temporary } from "../../../../engine/tensor/temporary.js";
import type { Tell } from "../../../../labs/tell.js";
import { linear } from "../../../../schedules/families/linear.js";
import type { Measured, Study } from "../../../study.js";
import { readByName } from "./readOptions.js";

/** Every run sees as many examples, whatever its batch: a batch of 8 makes 1024 updates, one of 512 makes 16. */
export const examples = 8192;
export const batches: readonly number[] = [8, 16, 32, 64, 128, 256, 512];
export const optimizers = ["sgd", "adam"] as const;
export type OptimizerName = (typeof optimizers)[number];

/** The rates tried at a batch size: a common row of factors around a guess that grows with a power of the batch. */
export function ratesAt(name: OptimizerName, batch: number, factors: readonly number[]): readonly number[] {
  const guess = name === "sgd" ? Math.min((0.14 * batch) / 8, 1.8) : 0.012 * Math.sqrt(Math.min(batch / 8, 16));
  return factors.map((factor) => Number((guess * factor).toPrecision(3)));
}

/** The name of a case. */
export const batchCase = (name: OptimizerName, batch: number, rate: number): string => `${name} ${batch} ${rate}`;

/** A run of the study: an optimizer, a batch size and the rate that it begins with. */
interface BatchRun {
  readonly name: OptimizerName;
  readonly batch: number;
  readonly rate: number;
}

/** The loss of one run on both splits, null where it left the numbers. */
export function trainAtBatch({ name, batch, rate }: BatchRun, seed: number, tell?: Tell): Measured {
  return temporary(() => {
    const net = mlp([144, 64, 10], { seed });
    const opt = name === "sgd" ? sgd(net) : adam(net);
    const task = glyphs({ online: true, seed });
    const stream = task.stream(seed);
    const totalSteps = examples / batch;
    const lr = linear({ baseLr: rate, totalSteps });
    for (let t = 0; t < totalSteps; t += 1) {
      task.loss(net, stream.batch(batch)).backward();
      opt.step(Math.fround(lr(t)));
      tell?.((t + 1) / totalSteps);
    }
    const [validation, test] = [task.score(net, "validation").loss, task.score(net, "test").loss];
    return Number.isFinite(validation + test) ? { validation, test } : { validation: null, test: null };
  });
}

/** The loss after a fixed number of fresh examples, for each optimizer, batch size and peak rate; the rate falls in a straight line to zero. */
export const batchSizes: Study = {
  name: "batch-sizes",
  cases: (options) => {
    const factors = readByName("batch-sizes", "factors", options.factors, optimizers);
    return Object.fromEntries(
      optimizers.flatMap((name) =>
        batches.flatMap((batch) =>
          ratesAt(name, batch, factors[name]).map((rate) => [batchCase(name, batch, rate), { name, batch, rate }] as const),
        ),
      ),
    );
  },
  run: (options, seed) => trainAtBatch(options as unknown as BatchRun, seed),
};
