import { fail } from "../../schedules/fail.js";
import { reshape } from "../ops/reshape.js";
import { shapeText } from "../ops/shapes.js";
import { type Shape, sizeOf, Tensor } from "../tensor/tensor.js";

/** The input x of a model with `shape` as its last dimensions: an image is laid flat for a dense layer, a flat row becomes an image again. */
export function asInput(where: string, x: Tensor, shape: Shape): Tensor {
  if (!(x instanceof Tensor)) fail(where, "its input must be a tensor", x, "Make one of numbers with tensor([[1, 2]]).");
  const before = x.shape.length - shape.length;
  if (before >= 0 && shape.every((length, i) => length === x.shape[before + i])) return x;
  const rows = x.shape[0] ?? 1;
  if (x.size === rows * sizeOf(shape)) return reshape(x, [rows, ...shape]);
  throw new RangeError(
    `${where}: its input must have shape [batch, ${shape.join(", ")}], got ${shapeText(x.shape)}. Make the net for the data, or reshape them.`,
  );
}
