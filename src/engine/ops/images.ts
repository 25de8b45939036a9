import { fail } from "../../schedules/fail.js";
import type { Shape } from "../tensor/tensor.js";

/** The lengths of [batch, height, width, channels]; refuses what has others. */
export function expectImages(
  where: string,
  x: { readonly shape: Shape },
): [batch: number, height: number, width: number, channels: number] {
  const [batch, height, width, channels] = x.shape;
  if (batch !== undefined && height !== undefined && width !== undefined && channels !== undefined && x.shape.length === 4)
    return [batch, height, width, channels];
  return fail(
    where,
    "x must have shape [batch, height, width, channels]",
    x.shape,
    "Grey images have one channel; reshape gives x other lengths.",
  );
}

/** How a filter moves along one dimension of an image. */
export interface Moves {
  /** Places where it stops. */
  readonly places: number;
  /** Zeros before the first pixel, and length of the dimension with all zeros around it. */
  readonly before: number;
  readonly padded: number;
}

/** Moves of a filter of `size` pixels that goes `stride` pixels at a time. */
export function movesAlong(length: number, size: number, stride: number, padding: "same" | "valid"): Moves {
  if (padding === "valid") return { places: Math.floor((length - size) / stride) + 1, before: 0, padded: length };
  const places = Math.ceil(length / stride);
  const zeros = Math.max((places - 1) * stride + size - length, 0);
  return { places, before: Math.floor(zeros / 2), padded: length + zeros };
}
