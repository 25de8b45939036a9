import { expectOneOf, expectOptions } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { expectNet } from "./expectNet.js";
import { orUsual } from "./orUsual.js";
import type { Problem, Score, Scored, SplitName } from "./problem.js";

/** Two problems that one net can learn, one after the other. */
export interface TaskPair<Input, Target> {
  readonly first: Problem<Input, Target>;
  readonly second: Problem<Input, Target>;
}

/** Options of `forgetting`. */
export interface ForgettingOptions<Input, Target> {
  pair: TaskPair<Input, Target>;
  net: Scored<Input>;
  /** Trains the net on one of the two: called for the first, then for the second. */
  learn: (problem: Problem<Input, Target>, task: "first" | "second") => void;
  /** What is scored; "test" when left out. */
  split?: SplitName;
}

/** What a net kept of its first task while it learnt the second. */
export interface Forgetting {
  /** The first task, once it was learnt. */
  readonly learnt: Score;
  /** The first task, after the second was learnt. */
  readonly kept: Score;
  /** The second task, at the end. */
  readonly second: Score;
  /** How much accuracy the first task lost; null where there is none to lose. */
  readonly accuracyLost: number | null;
  /** How much the first task's loss rose. */
  readonly lossRisen: number;
}

/**
 * Two problems of one shape, A and then B: what a net forgets of A while it learns B is what `forgetting` measures.
 *
 * @param first A.
 * @param second B: it takes the same inputs and has as many classes.
 *
 * @example
 * taskPair(glyphs({ alphabet: 1 }), glyphs({ alphabet: 2 })).second.spec.alphabet; // 2
 */
export function taskPair<Input, Target>(first: Problem<Input, Target>, second: Problem<Input, Target>): TaskPair<Input, Target> {
  const where = "taskPair";
  const [a, b] = [shapeOf(where, "first", first), shapeOf(where, "second", second)];
  if (a !== b) fail(where, `second must take and give what first does, ${a}`, b, "Make both from the same kind of problem.");
  return Object.freeze({ first, second });
}

function shapeOf(where: string, name: string, problem: Problem<never, never> | unknown): string {
  const { inputShape, classes, score } = (problem ?? {}) as Partial<Problem>;
  if (!Array.isArray(inputShape) || typeof score !== "function")
    fail(where, `${name} must be a problem`, problem, "Make it with glyphs({ … }) or another problem.");
  return `[${inputShape.join(", ")}] to ${classes ?? "no"} classes`;
}

/**
 * Trains a net on task A and then on task B, and measures how much of A is left.
 *
 * @param options pair, net, learn (trains the net on the problem it is given), split.
 *
 * @example
 * const pair = taskPair(moons({ seed: 1 }), moons({ seed: 2 }));
 * const net = mlp([2, 8, 2], { seed: 1 });
 * forgetting({ pair, net, learn: () => {} }).lossRisen; // 0
 */
export function forgetting<Input, Target>(options: ForgettingOptions<Input, Target>): Forgetting {
  const where = "forgetting";
  expectOptions(where, options, ["pair", "net", "learn", "split"]);
  const { pair, net, learn } = options;
  const split = expectOneOf(where, "split", orUsual(options.split, "test"), ["test", "validation", "train"]);
  const isPair =
    typeof pair === "object" && pair !== null && typeof pair.first?.score === "function" && typeof pair.second?.score === "function";
  if (!isPair) fail(where, "pair must be two tasks", pair, "Make it with taskPair(first, second).");
  expectNet(where, net, { scored: true });
  if (typeof learn !== "function") fail(where, "learn must be a function", learn, "It trains the net on the problem it is given.");
  learn(pair.first, "first");
  const learnt = pair.first.score(net, split);
  learn(pair.second, "second");
  const [kept, second] = [pair.first.score(net, split), pair.second.score(net, split)];
  return {
    learnt,
    kept,
    second,
    accuracyLost: learnt.accuracy === null || kept.accuracy === null ? null : learnt.accuracy - kept.accuracy,
    lossRisen: kept.loss - learnt.loss,
  };
}
