import { expectOneOf, expectOptions } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { expectNet } from "../models/expectNet.js";
import type { Net, NetState } from "../models/net.js";
import { softmax } from "../ops/softmax.js";
import type { Problem, Score, SplitName } from "../problems/problem.js";
import { noGrad } from "../tensor/tape.js";
import type { Indices } from "../tensor/tensor.js";
import { expectProblem } from "../training/expectParts.js";
import { readStates } from "./averageStates.js";
import { preserving } from "./preserving.js";

/** Options of `snapshotEnsemble`. */
export interface SnapshotEnsembleOptions<Input> {
  net: Net<Input>;
  problem: Problem<Input, Indices>;
  /** The snapshots: what `net.state()` gave at several times, such as the end of each cycle. */
  states: readonly NetState[];
  /** What is scored, "test" when left out. */
  split?: SplitName;
}

/** How well snapshots do together, and each by itself. */
export interface EnsembleScore extends Score {
  readonly members: readonly Score[];
}

/** Rows that go through the net at once. */
const chunk = 250;

/**
 * Scores several snapshots of one net together: their probabilities are averaged, and the class that is likeliest then is the answer.
 *
 * p = Σ softmax(net(x; θᵢ)) / n, loss = mean of −ln p_label. It never loses more than its members do on average, as −ln bends upwards. The net
 * stays as it is.
 *
 * Source: Huang et al., Snapshot Ensembles: Train 1, Get M for Free, 2017, https://arxiv.org/abs/1704.00109
 *
 * @param options net, problem (with classes), states, split.
 *
 * @example
 * const net = mlp([2, 8, 2], { act: "tanh", seed: 1 });
 * const { loss, members } = snapshotEnsemble({ net, problem: moons(), states: [net.state(), net.state()] });
 * loss === members[0].loss; // true
 */
export function snapshotEnsemble<Input>(options: SnapshotEnsembleOptions<Input>): EnsembleScore {
  const where = "snapshotEnsemble";
  expectOptions(where, options, ["net", "problem", "states", "split"]);
  const { net, problem, states, split = "test" } = options;
  expectNet(where, net);
  expectProblem(where, problem);
  expectOneOf(where, "split", split, ["test", "validation", "train"]);
  const { classes } = problem;
  if (classes === null)
    return fail(where, "the problem must have classes", problem.spec.kind, "A landscape has no probabilities to average.");
  const { size } = problem[split];
  if (!Number.isFinite(size)) fail(where, "split must be one with an end", split, "Fresh examples never end; take validation or test.");

  return preserving({ net }, () => {
    net.evaluate();
    const labels: number[] = [];
    const each = readStates(where, states).map((state, member) => {
      net.load(state);
      const probabilities: number[] = [];
      for (let from = 0; from < size; from += chunk) {
        const { x, y } = problem.all(split, from, Math.min(size, from + chunk));
        noGrad(() => {
          for (const p of softmax(net(x)).array()) probabilities.push(p);
          if (member === 0) labels.push(...y.array());
        });
      }
      return probabilities;
    });
    const [first = []] = each;
    const together = first.map((_, i) => each.reduce((sum, probabilities) => sum + (probabilities[i] as number), 0) / each.length); // of one split, equally many
    return { ...scoreOf(together, labels, classes), members: each.map((probabilities) => scoreOf(probabilities, labels, classes)) };
  });
}

/** Loss and accuracy of rows of probabilities; a row with label −1 is left out. */
function scoreOf(probabilities: readonly number[], labels: readonly number[], classes: number): Score {
  let [loss, right, answers] = [0, 0, 0];
  labels.forEach((label, row) => {
    if (label < 0) return;
    const own = probabilities.slice(row * classes, (row + 1) * classes);
    // A probability below what 32 bits hold has come out as 0; its logarithm has not.
    loss -= Math.log(Math.max(own[label] as number, 2 ** -149));
    answers += 1;
    if (own.indexOf(Math.max(...own)) === label) right += 1;
  });
  return { loss: loss / answers, accuracy: right / answers };
}
