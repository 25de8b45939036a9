import { expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { wasm } from "../tensor/memory.js";
import { record, scratch } from "../tensor/tape.js";
import { result, type Tensor } from "../tensor/tensor.js";
import { expectTensor } from "./inputs.js";
import { shapeText } from "./shapes.js";

/** Options of `attention`. */
export interface Attention {
  /** Number of heads; it divides the width. */
  heads: number;
  /** Whether a place sees only itself and what stands before it. */
  causal: boolean;
}

/**
 * Scaled dot-product attention with several heads: every place of a sequence takes a mean of values, weighted by how its query fits their keys.
 *
 * y = softmax(Q·Kᵀ/√d)·V for each head, d = width/heads. With causal, a place gives weight 0 to what comes after it.
 *
 * Source: A. Vaswani and others (2017), Attention Is All You Need, equation 1, https://arxiv.org/abs/1706.03762
 *
 * @param x queries, keys and values next to one another, [batch, time, 3·width]: what one dense layer gives.
 * @param options heads and causal.
 *
 * @example
 * attention(tensor([[[0, 0, 1], [0, 0, 3]]]), { heads: 1, causal: true }).array()[1]; // 2
 */
export function attention(x: Tensor, options: Attention): Tensor {
  const where = "attention";
  expectTensor(where, "x", x);
  expectOptions(where, options, ["heads", "causal"]);
  const { heads, causal } = options;
  expectWhole(where, "heads", heads, 1, "Use 1 for plain attention.");
  if (typeof causal !== "boolean")
    fail(where, "causal must be true or false", causal, "Use true where a place must not see what comes after it.");
  const [batch = 0, time = 0, packed = 0] = x.shape;
  if (x.shape.length !== 3 || packed % 3 !== 0)
    throw new RangeError(
      `${where}: x must have shape [batch, time, 3·width], got ${shapeText(x.shape)}. Queries, keys and values stand next to one another in its last dimension.`,
    );
  const [width, depth] = [packed / 3, packed / 3 / heads];
  if (!Number.isInteger(depth)) fail(where, `heads must divide the width, ${width}`, heads, "Each head has width/heads numbers.");
  const y = result(where, [x], [batch, time, width]);
  const weights = scratch(batch * heads * time * time);
  const mask = causal ? 1 : 0;
  wasm().attention(x.at, y.at, weights, scratch(time * depth), batch, heads, time, depth, mask);
  return record(y, () => {
    const [turned, scores] = [scratch(time * depth), scratch(time * time)];
    const add = x.accumulate();
    wasm().attentionBackward(x.at, weights, y.gradAt, x.gradAt, turned, scores, batch, heads, time, depth, mask, add);
  });
}
