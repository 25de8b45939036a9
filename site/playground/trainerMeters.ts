import type { Batch } from "../../src/engine/problems/problem.js";
import { gradientNoiseScale } from "../../src/engine/tools/gradientNoiseScale.js";
import { type Sharpness, sharpness } from "../../src/engine/tools/sharpness.js";
import type { MeterReading } from "./protocol.js";
import type { TrainerArm } from "./trainerArm.js";

/** Examples that the loss is measured on: points on a plane, pictures, texts (each of which is many examples). */
const rows = { points: 256, pictures: 64, texts: 16 } as const;

/** The same examples every time: the first of the training data, or of a stream of its own where these never end. */
function examplesOf({ parts: { problem } }: TrainerArm): Batch {
  const { train, validation, classes, inputShape } = problem;
  if (classes === null) return problem.all("train");
  const isText = !(validation.x instanceof Float32Array);
  const most = rows[isText ? "texts" : inputShape.length > 1 ? "pictures" : "points"];
  return Number.isFinite(train.size) ? problem.all("train", 0, Math.min(most, train.size)) : problem.stream(0).batch(most);
}

/** How curved the loss is. */
export const sharpnessOf = (arm: TrainerArm, effort: { tolerance?: number; iterations?: number } = {}): Sharpness =>
  sharpness({ net: arm.net, problem: arm.parts.problem, batch: examplesOf(arm), ...effort });

/** How noisy its gradient is. */
export function noiseScaleOf(arm: TrainerArm, batches = 32) {
  const { problem } = arm.parts;
  const batch = Math.max(1, Math.min(8, Math.floor(problem.train.size / 4)));
  return gradientNoiseScale({
    net: arm.net,
    problem,
    batch,
    batches: Math.max(2, Math.min(batches, Math.floor(problem.train.size / batch))),
  });
}

/** Both, with less effort than the tools take when they are asked: a run has some thirty readings. */
export function readMeters(arm: TrainerArm): MeterReading {
  const found = sharpnessOf(arm, { tolerance: 0.01, iterations: 20 });
  const { noiseScale } = noiseScaleOf(arm, 16);
  return { step: arm.step, sharpness: Number.isFinite(found.value) ? found.value : null, noiseScale };
}
