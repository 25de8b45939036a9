import { mlp } from "../../../../engine/models/mlp.js";
import { adamW } from "../../../../engine/optimizers/adamW.js";
import { glyphs } from "../../../../engine/problems/glyphs.js";
import { temporary } from "../../../../engine/tensor/temporary.js";
import { linear } from "../../../../schedules/families/linear.js";
import type { Study } from "../../../study.js";
import { readLists } from "./readOptions.js";

/** Few examples, seen many times: without a decay the net learns them by heart. */
export const decayExamples = 1500;
export const decaySteps = 1200;
export const decayBatch = 32;
export const decayRates = [0.001, 0.004, 0.016] as const;

/** The name of a case; a decay of 0 is a case of its own name, since it has no place on a log axis. */
export const decayCase = (rate: number, decay: number): string => (decay === 0 ? `none ${rate}` : `rate ${rate} ${decay}`);

/** What AdamW ends at over a row of weight decays, for each of three peak rates that fall in a straight line to zero. */
export const decayStudy: Study = {
  name: "decays",
  cases: (options) => {
    const { decays } = readLists("decays", options, ["decays"]);
    return Object.fromEntries(
      decayRates.flatMap((rate) => [0, ...decays].map((decay) => [decayCase(rate, decay), { rate, decay }] as const)),
    );
  },
  run: (options, seed) => {
    const { rate, decay } = options as { rate: number; decay: number };
    return temporary(() => {
      const net = mlp([144, 64, 10], { seed });
      const opt = adamW(net, { weightDecay: decay });
      const task = glyphs({ train: decayExamples, seed });
      const stream = task.stream(seed);
      const lr = linear({ baseLr: rate, totalSteps: decaySteps });
      for (let t = 0; t < decaySteps; t += 1) {
        task.loss(net, stream.batch(decayBatch)).backward();
        opt.step(Math.fround(lr(t)));
      }
      const [validation, test] = [task.score(net, "validation"), task.score(net, "test")];
      return { validation: validation.loss, test: test.loss, accuracy: test.accuracy ?? null };
    });
  },
};
