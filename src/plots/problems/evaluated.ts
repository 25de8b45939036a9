import type { Net } from "../../engine/models/net.js";
import { noGrad } from "../../engine/tensor/tape.js";

/** Runs `body` while the net is in evaluation mode, nothing recorded. */
export function evaluated<T>(net: Pick<Net, "training" | "train" | "evaluate">, body: () => T): T {
  const wasTraining = net.training;
  net.evaluate();
  try {
    return noGrad(body);
  } finally {
    if (wasTraining) net.train();
  }
}
