import { ema, mlp, sgd, spirals, train, training } from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

const problem = spirals({ train: 20, validation: 5, test: 5 });
const finite = ["one", "a fraction", "-0", "huge", "a billion", "more than counts"];

/** A short run with every option; made anew, as a call trains the net. */
const options = () => {
  const net = mlp([2, 2], { seed: 1 });
  return {
    ...{ net, problem, optimizer: sgd(net), lr: [0.1, 0.2, 0.1], steps: 3, batch: 4, accumulate: 2, seed: 3, evaluateEvery: 2 },
    ...{ metric: "loss", average: ema(net), divergedAbove: 10, onProgress: () => {}, progressEvery: 1, signal: { aborted: false } },
  } as Parameters<typeof train>[0] & object;
};
const optional = ["accumulate", "seed", "evaluateEvery", "metric", "average", "divergedAbove", "onProgress", "progressEvery", "signal"];
const functions = ["a function", "a function with a name of its own"];
const row: Row = {
  args: () => [options()],
  made: ["0.net", "0.problem", "0.optimizer", "0.average"],
  optional: optional.map((name) => `0.${name}`),
  byName: ["0.signal"], // an AbortSignal has more to it
  also: {
    // Instead of a list of rates one, or what gives them.
    "0.lr": [...functions, "a throwing function", ...finite],
    "0.onProgress": [...functions, "a throwing function"],
    "0.divergedAbove": ["Infinity"],
    "0.signal.aborted": ["a flag"],
  },
  says: ["spirals.batch", "spirals.stream", "sgd.step"],
};

/** What a run returns: each method of a run that has begun. */
const methods = (name: string, start: typeof training): Readonly<Record<string, Row>> => {
  const begun = () => {
    const run = start({ ...options(), steps: 4, lr: 0.1 });
    if (name === "training") run.advance(2);
    return run;
  };
  return {
    [`${name}.advance`]: { call: (updates) => begun().advance(updates), args: () => [1], optional: ["0"], also: { "0": ["Infinity"] } },
    [`${name}.score`]: { call: (split) => begun().score(split), args: () => ["validation"] },
    [`${name}.checkpoint`]: { call: () => begun().checkpoint(), args: () => [] },
    [`${name}.restore`]: {
      call: (saved) => begun().restore(saved),
      args: () => [begun().checkpoint()],
      made: ["0.net", "0.optimizer", "0.average", "0.problem"], // their own rows look into them
      byName: ["0.stream"], // the problem reads it
      also: { "0.diverged": ["null"], "0.rates": ["null"] },
      says: ["mlp.load", "sgd.load", "ema.load", "spirals.load", name],
    },
  };
};

export const trainingRows: Readonly<Record<string, Row>> = {
  train: row,
  training: row,
  ...methods("train", train),
  ...methods("training", training),
};
