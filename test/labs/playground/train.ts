import { model, optimizer, problem, train } from "lrlab/engine";
import type { ArmHistory } from "../../../src/labs/playground/armHistory.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { runOf } from "../../../src/labs/playground/runOf.js";

/** What an arm of a state comes to, trained here and at once. */
export function trained(state: PlaygroundState, arm: number): ArmHistory {
  const { problem: task, model: net, optimizer: rule, rates, evaluateEvery, ...others } = runOf(state, arm);
  const made = model(net as never) as never;
  const { history, diverged } = train({
    ...others,
    ...{ net: made, problem: problem(task as never) as never, optimizer: optimizer(rule, made), lr: rates, evaluateEvery },
  });
  const column = (name: "lr" | "loss" | "gradNorm" | "updateNorm") => history.map((update) => update[name]);
  return {
    step: history.length,
    ...{ lr: column("lr"), loss: column("loss"), gradNorm: column("gradNorm"), updateNorm: column("updateNorm") },
    scores: history.flatMap(({ step, validation }) => (validation ? [{ step: step + 1, ...validation }] : [])),
    diverged,
  };
}
