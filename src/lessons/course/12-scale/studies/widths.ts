import { mlp } from "../../../../engine/models/mlp.js";
import type { Parametrisation } from "../../../../engine/models/width.js";
import { adam } from "../../../../engine/optimizers/adam.js";
import { glyphs } from "../../../../engine/problems/glyphs.js";
import { temporary } from "../../../../engine/tensor/temporary.js";
import { linear } from "../../../../schedules/families/linear.js";
import type { Study } from "../../../study.js";
import { readLists } from "./readOptions.js";

/** Both nets have two hidden layers of one width; at the base width they are the same net. */
export const widths: readonly number[] = [16, 64, 256];
export const baseWidth = 16;
export const widthSteps = 300;
export const parametrisations = ["standard", "muP"] as const;
export type ParametrisationName = (typeof parametrisations)[number];

export const widthCase = (name: ParametrisationName, width: number, rate: number): string => `${name} ${width} ${rate}`;

/** The loss of nets of three widths over a row of peak rates, once as nets are usually made and once under muP. */
export const widthStudy: Study = {
  name: "widths",
  cases: (options) => {
    const { rates } = readLists("widths", options, ["rates"]);
    return Object.fromEntries(
      parametrisations.flatMap((name) =>
        widths.flatMap((width) => rates.map((rate) => [widthCase(name, width, rate), { name, width, rate }] as const)),
      ),
    );
  },
  run: (options, seed) => {
    const { name, width, rate } = options as { name: ParametrisationName; width: number; rate: number };
    const parametrisation: Parametrisation = name === "muP" ? { parametrisation: "muP", baseWidth } : {};
    return temporary(() => {
      const net = mlp([144, width, width, 10], { seed, ...parametrisation });
      const opt = adam(net);
      const task = glyphs({ online: true, seed });
      const stream = task.stream(seed);
      const lr = linear({ baseLr: rate, totalSteps: widthSteps });
      for (let t = 0; t < widthSteps; t += 1) {
        task.loss(net, stream.batch(32)).backward();
        opt.step(Math.fround(lr(t)));
      }
      const [validation, test] = [task.score(net, "validation").loss, task.score(net, "test").loss];
      return Number.isFinite(validation + test) ? { validation, test } : { validation: null, test: null };
    });
  },
};
