import { fail } from "../../schedules/fail.js";
import { flatten, type Nested, Tensor } from "./tensor.js";

/** y_i = table[token_i]. A row that is used in several places gets the sum of their gradients. */
export function embedding(table: Tensor, tokens: Nested): Tensor {
  const { flat, lengths } = flatten("embedding", tokens);
  const [vocabulary = 1, width = 1] = table.shape;
  for (const token of flat)
    if (!(token >= 0 && token < vocabulary))
      fail("embedding", `tokens must be from 0 and below ${vocabulary}`, token, "Count tokens from 0.");
  const y = new Tensor([...lengths, width], [table]);
  const [T, Y] = [table.by(vocabulary, width), y.by(flat.length, width)];
  for (const [i, token] of flat.entries()) {
    for (let j = 0; j < width; j += 1) Y.put(T(token, j), i, j);
  }
  y.pass = () => {
    for (const [i, token] of flat.entries()) {
      for (let j = 0; j < width; j += 1) T.give(Y.d(i, j), token, j);
    }
  };
  return y;
}
