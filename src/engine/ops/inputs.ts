import { fail } from "../../schedules/fail.js";
import { Indices, Tensor } from "../tensor/tensor.js";
import { indicesFor, type Nested } from "../tensor/values.js";

/** Checks that an operation was given a tensor. */
export function expectTensor(where: string, name: string, x: Tensor): void {
  if (!(x instanceof Tensor)) fail(where, `${name} must be a tensor`, x, "Make one of numbers with tensor([[1, 2]]).");
}

/** Labels or tokens as indices, whether they came as such or as lists. */
export const asIndices = (where: string, values: Indices | Nested): Indices =>
  values instanceof Indices ? values : indicesFor(where, values);
