import { cnn } from "../../../engine/models/cnn.js";
import { mlp } from "../../../engine/models/mlp.js";
import { sgd } from "../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../engine/problems/glyphs.js";
import { rng } from "../../../engine/rng.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import { training } from "../../../engine/training/training.js";
import type { Tell } from "../../../labs/tell.js";
import type { CaseOptions, Study } from "../../study.js";

/** After how many updates from the press the training loss is looked at. */
export const looks = [1, 3, 10, 30, 100] as const;

/** One press: which net, at which rate, and what the rate is multiplied by from a random moment on. */
export interface Press {
  readonly net: "mlp" | "cnn";
  /** "finite": 1500 examples, again and again; "fresh": no example twice. */
  readonly data: "finite" | "fresh";
  readonly rate: number;
  readonly factor: number;
}

/** What a press did. Losses are of all training examples, or of 1000 others where none comes twice, so that no batch's luck is in them. */
export interface Pressed {
  /** Updates done when the rate was changed. */
  readonly moment: number;
  readonly before: number;
  /** At each look: after the change, and of a twin that saw the same examples and kept its rate. */
  readonly changed: readonly number[];
  readonly kept: readonly number[];
}

/** Trains to a random moment, then goes on twice: with the rate changed, and with the rate kept. */
export function press({ net, data, rate, factor }: Press, seed: number, tell?: Tell): Pressed {
  return temporary((): Pressed => {
    const problem = data === "finite" ? glyphs({ train: 1500, seed }) : glyphs({ online: true, seed });
    const made = net === "mlp" ? mlp([144, 64, 10], { act: "relu", seed }) : cnn({ size: 12, classes: 10, norm: "batch", seed });
    const moment = net === "mlp" ? 100 + rng(seed).split("moment").int(500) : 50 + rng(seed).split("moment").int(150);
    const last = looks[looks.length - 1] as number;
    let now = rate;
    const run = training({
      problem,
      net: made,
      optimizer: sgd(made, { momentum: 0.9 }),
      lr: () => Math.fround(now),
      steps: moment + last,
      batch: 32,
      seed,
      divergedAbove: Number.POSITIVE_INFINITY,
      ...(tell ? { onProgress: ({ step }) => step <= moment && tell(step / (moment + 2 * last)) } : {}),
    });
    const loss = (): number => problem.score(made, data === "finite" ? "train" : "validation").loss;
    run.advance(moment);
    const before = loss();
    const there = run.checkpoint();
    const after = (rateFromHere: number): number[] => {
      run.restore(there);
      now = rateFromHere;
      return looks.map((look, i) => {
        run.advance(look - (looks[i - 1] ?? 0));
        return loss();
      });
    };
    return { moment, before, changed: after(rate * factor), kept: after(rate) };
  });
}

const names = ["net", "data", "rates", "factor"];

/** What the training loss does when the rate is dropped, or raised, at a random moment. */
export const presses: Study = {
  name: "presses",
  cases: (options: CaseOptions) => {
    const unknown = Object.keys(options).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new RangeError(`presses: unknown option ${unknown}. It has ${names.join(", ")}.`);
    const { net, data, rates, factor } = options as { net?: unknown; data?: unknown; rates?: unknown; factor?: unknown };
    if (net !== "mlp" && net !== "cnn") throw new RangeError(`presses: net must be "mlp" or "cnn", got ${String(net)}.`);
    if (data !== "finite" && data !== "fresh") throw new RangeError(`presses: data must be "finite" or "fresh", got ${String(data)}.`);
    if (!Array.isArray(rates) || !rates.every((rate) => rate > 0))
      throw new RangeError(`presses: rates must be a list of rates, got ${String(rates)}.`);
    if (typeof factor !== "number" || !(factor > 0)) throw new RangeError(`presses: factor must be above 0, got ${String(factor)}.`);
    return Object.fromEntries(rates.map((rate: number) => [String(rate), { net, data, rate, factor }]));
  },
  run: (options, seed) => ({ ...press(options as unknown as Press, seed) }),
};
