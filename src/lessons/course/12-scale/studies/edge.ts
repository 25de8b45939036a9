import { mlp } from "../../../../engine/models/mlp.js";
import { sgd } from "../../../../engine/optimizers/sgd.js";
import { moons } from "../../../../engine/problems/moons.js";
import { temporary } from "../../../../engine/tensor/temporary.js";
import { sharpness } from "../../../../engine/tools/sharpness.js";
import { warmup } from "../../../../schedules/combinators/warmup.js";
import { constant } from "../../../../schedules/families/constant.js";
import { linear } from "../../../../schedules/families/linear.js";
import { multiStep } from "../../../../schedules/families/multiStep.js";
import type { Schedule } from "../../../../schedules/schedule.js";
import type { Study } from "../../../study.js";
import { readLists } from "./readOptions.js";

/** Gradient descent on the same 200 points at every update, and λ looked at every so many. */
export const edgeExamples = 200;
export const edgeSteps = 2000;
export const lookEvery = 100;

/** The schedules of the meter. */
export const edgeShapes = ["constant", "warmup", "linear to zero", "a quarter from half-way"] as const;
export type EdgeShape = (typeof edgeShapes)[number];

export function edgeSchedule(name: EdgeShape, rate: number): Schedule {
  if (name === "constant") return constant({ baseLr: rate });
  if (name === "linear to zero") return linear({ baseLr: rate, totalSteps: edgeSteps });
  if (name === "warmup") return warmup(constant({ baseLr: rate }), { steps: edgeSteps / 2, offset: 1 });
  return multiStep({ baseLr: rate, milestones: [edgeSteps / 2], gamma: 0.25 });
}

export const edgeCase = (name: EdgeShape, rate: number): string => `${name} ${rate}`;

/** λ_max, and the loss on all examples, along full-batch runs under four schedules. */
export const edgeStudy: Study = {
  name: "edge",
  cases: (options) => {
    const { rates, constantRates } = readLists("edge", options, ["rates", "constantRates"]);
    const all = [
      ...edgeShapes.flatMap((name) => rates.map((rate) => ({ name, rate }))),
      ...constantRates.map((rate) => ({ name: "constant" as const, rate })),
    ];
    return Object.fromEntries(all.map(({ name, rate }) => [edgeCase(name, rate), { name, rate }]));
  },
  run: (options, seed) => {
    const { name, rate } = options as { name: EdgeShape; rate: number };
    return temporary(() => {
      const net = mlp([2, 16, 16, 2], { act: "tanh", seed });
      const task = moons({ train: edgeExamples, noise: 0.3, seed });
      const all = task.all("train");
      const opt = sgd(net);
      const lr = edgeSchedule(name, rate);
      const found = { lambda: [] as number[], loss: [] as number[] };
      for (let t = 0; t <= edgeSteps; t += 1) {
        const isLook = t % lookEvery === 0;
        if (isLook) found.lambda.push(sharpness({ net, problem: task, batch: all, tolerance: 0.005 }).value);
        const loss = task.loss(net, all);
        if (isLook) found.loss.push(loss.item());
        loss.backward();
        opt.step(Math.fround(lr(t)));
      }
      return found;
    });
  },
};
