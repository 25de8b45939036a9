import { fail } from "../../schedules/fail.js";
import { expectShape, rowsOf, shapeText, widthOf } from "../ops/shapes.js";
import { probabilities } from "./softmax.js";
import { flatten, type Nested, Tensor } from "./tensor.js";

/** L = mean over labelled rows of ln Σ exp(x_j) − x_label; label −1 leaves a row out. Its gradient is what was predicted minus what is right. */
export function crossEntropy(logits: Tensor, labels: Nested): Tensor {
  const { flat, lengths } = flatten("crossEntropy", labels);
  expectShape(
    "crossEntropy",
    "labels",
    { shape: lengths },
    logits.shape.slice(0, -1),
    `logits are ${shapeText(logits.shape)}, one label per row`,
  );
  const [rows, classes] = [rowsOf(logits), widthOf(logits)];
  const highest = Math.max(...flat);
  if (!(highest >= 0 && highest < classes))
    fail("crossEntropy", `labels must be below ${classes}, and one at least 0`, highest, "Count classes from 0.");
  const counted = flat.filter((label) => label >= 0).length;
  const loss = new Tensor([], [logits]);
  const [X, L] = [logits.by(rows, classes), loss.by()];
  const row = (i: number) => Array.from({ length: classes }, (_, j) => X(i, j));
  for (const [i, label] of flat.entries()) {
    if (label < 0) continue;
    const largest = Math.max(...row(i));
    const sum = row(i).reduce((total, x) => total + Math.exp(x - largest), 0);
    L.put(L() + (Math.log(sum) + largest - X(i, label)) / counted);
  }
  loss.pass = () => {
    for (const [i, label] of flat.entries()) {
      if (label < 0) continue;
      for (const [j, p] of probabilities(row(i)).entries()) X.give((L.d() * (p - (j === label ? 1 : 0))) / counted, i, j);
    }
  };
  return loss;
}
