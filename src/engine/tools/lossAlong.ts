import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { expectNet } from "../models/expectNet.js";
import type { Net, NetState } from "../models/net.js";
import type { Problem, SplitName } from "../problems/problem.js";
import { floats } from "../tensor/memory.js";
import { expectProblem } from "../training/expectParts.js";
import { preserving } from "./preserving.js";

/** Options of `lossAlong`. */
export interface LossAlongOptions<Input, Target> {
  net: Net<Input>;
  problem: Problem<Input, Target>;
  /** The two ends: what `net.state()` gave. */
  from: NetState;
  to: NetState;
  /** How many places, both ends among them; 21 when left out. */
  points?: number;
  /** What the loss is measured on, "validation" when left out. */
  split?: SplitName;
}

/** A place between two snapshots, and how the net does there. */
export interface LossAt {
  /** s: 0 at the first snapshot, 1 at the second. */
  readonly at: number;
  readonly loss: number;
  readonly accuracy: number | null;
}

/**
 * The loss on the straight line between two snapshots of a net: a hill between them says that they lie in two valleys.
 *
 * θ(s) = (1 − s)θ₀ + sθ₁. Running means of batch norm are those of the nearer end. The net stays as it is.
 *
 * Source: Goodfellow, Vinyals and Saxe, Qualitatively Characterizing Neural Network Optimization Problems, 2015, https://arxiv.org/abs/1412.6544
 *
 * @param options net, problem, from and to (states of the net), points, split.
 *
 * @example
 * const [a, b] = [1, -1].map((x) => ({ ...point([1]).state(), values: point([x]).state().values }));
 * const valley = quadraticLandscape({ curvatures: [2] });
 * lossAlong({ net: point([1]), problem: valley, from: a, to: b, points: 3 }).map(({ loss }) => loss); // [1,0,1]
 */
export function lossAlong<Input, Target>(options: LossAlongOptions<Input, Target>): readonly LossAt[] {
  const where = "lossAlong";
  expectOptions(where, options, ["net", "problem", "from", "to", "points", "split"]);
  const { net, problem, from, to, points = 21, split = "validation" } = options;
  expectNet(where, net);
  expectProblem(where, problem);
  expectWhole(where, "points", points, 2, "It counts places, both ends among them.", 100_000);
  expectOneOf(where, "split", split, ["validation", "test", "train"]);
  return preserving({ net }, () => {
    const { at, size } = net.block;
    const valuesOf = (state: NetState): Float32Array => {
      net.load(state);
      return floats().slice(at / 4, at / 4 + size);
    };
    const [end, start] = [valuesOf(to), valuesOf(from)];
    let isNearer = false;
    return Array.from({ length: points }, (_, i) => {
      const s = i / (points - 1);
      if (s > 0.5 && !isNearer) {
        net.load(to);
        isNearer = true;
      }
      floats().set(
        start.map((value, j) => (1 - s) * value + s * (end[j] as number)), // one net's parameters, equally many
        at / 4,
      );
      return { at: s, ...problem.score(net, split) };
    });
  });
}
