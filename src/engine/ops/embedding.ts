import { fail } from "../../schedules/fail.js";
import { wasm } from "../tensor/memory.js";
import { record } from "../tensor/tape.js";
import { type Indices, result, type Tensor } from "../tensor/tensor.js";
import type { Nested } from "../tensor/values.js";
import { asIndices, expectTensor } from "./inputs.js";
import { shapeText, widthOf } from "./shapes.js";

/**
 * One row of a table for each token: how a model turns tokens into vectors.
 *
 * y_i = table[token_i]. Backward, each row of the table gets the sum of the gradients of the places where its token stands.
 *
 * @param table [vocabulary, width].
 * @param tokens whole numbers from 0, of any shape, such as [batch, time].
 *
 * @example
 * embedding(tensor([[1, 2], [3, 4]]), [1, 1, 0]).shape; // [3,2]
 */
export function embedding(table: Tensor, tokens: Indices | Nested): Tensor {
  const where = "embedding";
  expectTensor(where, "table", table);
  if (table.shape.length !== 2)
    throw new RangeError(`${where}: table must have shape [vocabulary, width], got ${shapeText(table.shape)}. Give one row to each token.`);
  const t = asIndices(where, tokens);
  const [vocabulary, width] = [table.shape[0] ?? 0, widthOf(table)];
  if (t.largest >= vocabulary)
    fail(where, `tokens must be below the number of rows of the table, ${vocabulary}`, t.largest, "Count tokens from 0.");
  if (t.smallest < 0) fail(where, "tokens must be >= 0", t.smallest, "Only labels may be -1.");
  const y = result(where, [table, t], [...t.shape, width]);
  wasm().embedding(table.at, t.at, y.at, t.size, width);
  return record(y, () => {
    const add = table.accumulate();
    if (add === 0) wasm().fill(table.gradAt, 0, table.size);
    wasm().embeddingBackward(y.gradAt, t.at, table.gradAt, t.size, width);
  });
}
