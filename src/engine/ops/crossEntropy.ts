import { fail } from "../../schedules/fail.js";
import { floats, wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { type Indices, result, type Tensor } from "../tensor/tensor.js";
import type { Nested } from "../tensor/values.js";
import { asIndices, expectTensor } from "./inputs.js";
import { expectShape, rowsOf, shapeText, widthOf } from "./shapes.js";

/**
 * Softmax cross-entropy: the mean over rows of −ln of the probability that the logits give to the right class.
 *
 * L = mean over rows of (ln Σ exp(x_j) − x_label). Rows with label −1 are left out (in PyTorch, those with −100).
 *
 * @param logits [rows, classes], or more dimensions before the last.
 * @param labels one class per row, counted from 0.
 *
 * @example
 * crossEntropy(tensor([[0, 0]]), [1]).item().toFixed(4); // "0.6931"
 */
export function crossEntropy(logits: Tensor, labels: Indices | Nested): Tensor {
  const where = "crossEntropy";
  expectTensor(where, "logits", logits);
  const y = asIndices(where, labels);
  const [rows, classes] = [rowsOf(logits), widthOf(logits)];
  expectShape(where, "labels", y, logits.shape.slice(0, -1), `logits are ${shapeText(logits.shape)}, one label per row`);
  if (y.largest >= classes) fail(where, `labels must be below the number of classes, ${classes}`, y.largest, "Count classes from 0.");
  if (y.largest < 0) fail(where, "at least one row must count", "labels that are all -1", "Give one row a label.");
  const loss = result(where, [logits, y], []);
  const [powers, inverse] = [scratch(logits.size), scratch(rows)];
  floats()[loss.at / 4] = wasm().crossEntropy(logits.at, y.at, powers, inverse, rows, classes);
  return record(loss, () => {
    const add = logits.accumulate();
    const scale = floats()[loss.gradAt / 4] as number; // backward put it there
    wasm().crossEntropyBackward(powers, inverse, y.at, logits.gradAt, rows, classes, scale, add);
  });
}
