import { mlp } from "../../../engine/models/mlp.js";
import { sgd } from "../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../engine/problems/glyphs.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import { train } from "../../../engine/training/train.js";
import { expectFields, expectNumber } from "../../../schedules/expect.js";
import type { CaseOptions, Measured, Study } from "../../study.js";
import { countings, updates } from "./plans.js";

/** One plan, counted in one way, at a peak rate; the same for all seeds. */
interface Counted {
  readonly counting: string;
  readonly rate: number;
}

/** What the wrong unit costs: the same plan at the same peak, counted in updates, epochs and batches. */
export const wrongUnits: Study = {
  name: "wrong-units",
  cases: (options) => {
    expectFields("wrong-units", "options", options, ["rate"]);
    const rate = expectNumber("wrong-units", "rate", options.rate, { above: 0, max: 1, advice: "It is the peak of all plans." });
    return Object.fromEntries(Object.keys(countings).map((counting): [string, CaseOptions] => [counting, { counting, rate }]));
  },
  run: (options, seed) => trained(options as unknown as Counted, seed),
};

function trained({ counting, rate }: Counted, seed: number): Measured {
  const part = countings[counting] as (t: number) => number; // the cases name what there is
  return temporary(() => {
    const net = mlp([144, 64, 10], { act: "relu", seed });
    const run = train({
      net,
      problem: glyphs({ online: true, seed }),
      optimizer: sgd(net, { momentum: 0.9 }),
      lr: (t) => Math.fround(rate * part(t)),
      steps: updates,
      batch: 32,
      seed,
      divergedAbove: Number.POSITIVE_INFINITY,
    });
    const { accuracy, loss } = run.score("test");
    return { accuracy, loss: Number(loss.toPrecision(6)) };
  });
}
