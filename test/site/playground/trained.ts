import { model, type Net, optimizer, problem, type Training, training } from "lrlab/engine";
import type { ArmHistory } from "../../../src/labs/playground/armHistory.js";
import type { RunDescription } from "../../../src/labs/playground/runDescription.js";

/** A run by the library alone, in one go. */
export function trainedNet(description: RunDescription): { readonly net: Net; readonly run: Training } {
  const { problem: data, model: spec, optimizer: rule, rates, ...options } = description;
  const net = model(spec) as Net; // of any kind
  const run = training({ net, problem: problem(data as never) as never, optimizer: optimizer(rule, net as never), lr: rates, ...options });
  run.advance();
  return { net, run };
}

/** Its history. */
export function trained(description: RunDescription): ArmHistory {
  const { history, diverged } = trainedNet(description).run;
  return {
    step: history.length,
    lr: history.map(({ lr }) => lr),
    loss: history.map(({ loss }) => loss),
    gradNorm: history.map(({ gradNorm }) => gradNorm),
    updateNorm: history.map(({ updateNorm }) => updateNorm),
    scores: history.flatMap(({ step, validation }) => (validation ? [{ step: step + 1, ...validation }] : [])),
    diverged,
  };
}
