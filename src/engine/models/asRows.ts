import { fail } from "../../schedules/fail.js";
import { reshape } from "../ops/reshape.js";
import { shapeText, widthOf } from "../ops/shapes.js";
import { Tensor } from "../tensor/tensor.js";

/** The input x of a model as rows of `features` numbers: an image is laid flat, pixel after pixel. */
export function asRows(where: string, x: Tensor, features: number): Tensor {
  if (!(x instanceof Tensor)) fail(where, "its input must be a tensor", x, "Make one of numbers with tensor([[1, 2]]).");
  if (widthOf(x) === features) return x;
  const rows = x.shape[0] ?? 1;
  if (x.size === rows * features) return reshape(x, [rows, features]);
  throw new RangeError(
    `${where}: its input must have ${features} features in each row, got shape ${shapeText(x.shape)}. The first of its sizes is that of the data.`,
  );
}
