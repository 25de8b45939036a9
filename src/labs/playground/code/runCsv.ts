import type { ArmHistory } from "../armHistory.js";
import { armNames, type PlaygroundState } from "../playgroundState.js";

const header = "arm,update,lr,loss,grad_norm,update_norm,validation_loss,validation_accuracy";

/** The runs as a table of text: a row for each update of each arm, with every digit; scores stand in the row of the update that they follow. */
export function runCsv(histories: readonly ArmHistory[], state: PlaygroundState): string {
  const rows = state.arms.flatMap((_, arm) => {
    const history = histories[arm];
    if (!history) return [];
    const scores = new Map(history.scores.map((score) => [score.step - 1, score]));
    return history.loss.map((loss, t) => {
      const score = scores.get(t);
      const row = [armNames[arm], t, history.lr[t], loss, history.gradNorm[t], history.updateNorm[t], score?.loss, score?.accuracy];
      return row.map((value) => value ?? "").join(",");
    });
  });
  return `${[header, ...rows].join("\n")}\n`;
}
