import { mlp } from "../../../../engine/models/mlp.js";
import { sgd } from "../../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../../engine/problems/glyphs.js";
import { temporary } from "../../../../engine/tensor/temporary.js";
import { gradientNoiseScale } from "../../../../engine/tools/gradientNoiseScale.js";
import { linear } from "../../../../schedules/families/linear.js";
import type { Study } from "../../../study.js";
import { readLists } from "./readOptions.js";

/** When the gradients are looked at, in updates done, of a run of 1280. */
export const looks: readonly number[] = [0, 5, 10, 20, 40, 80, 160, 320, 640, 960, 1280];
export const noiseSteps = 1280;

/** How noisy gradients are along a run: tr Σ, |G|² and the test loss at a row of moments, for each peak rate. */
export const noiseStudy: Study = {
  name: "noise-scale",
  cases: (options) =>
    Object.fromEntries(readLists("noise-scale", options, ["rates"]).rates.map((rate) => [`linear ${rate}`, { rate }] as const)),
  run: (options, seed) => {
    const { rate } = options as { rate: number };
    return temporary(() => {
      const net = mlp([144, 64, 10], { seed });
      const opt = sgd(net, { momentum: 0.9 });
      const task = glyphs({ online: true, seed });
      const stream = task.stream(seed);
      const lr = linear({ baseLr: rate, totalSteps: noiseSteps });
      const found = { variance: [] as number[], squaredLength: [] as number[], loss: [] as number[] };
      let at = 0;
      for (const look of looks) {
        for (; at < look; at += 1) {
          task.loss(net, stream.batch(32)).backward();
          opt.step(Math.fround(lr(at)));
        }
        const { variance, squaredLength } = gradientNoiseScale({ net, problem: task, batch: 8, batches: 256, seed: seed + 1000 });
        found.variance.push(variance);
        found.squaredLength.push(squaredLength);
        found.loss.push(task.score(net, "test").loss);
      }
      return found;
    });
  },
};
