import type { Shape, Stored } from "../tensor/tensor.js";

export const shapeText = (shape: Shape): string => `[${shape.join(", ")}]`;

/** Length of the last dimension: features or classes. */
export const widthOf = ({ shape }: Stored): number => shape[shape.length - 1] ?? 1;

/** Number of rows: everything before the last dimension. */
export const rowsOf = (x: Stored): number => x.size / widthOf(x);

/** Checks that `name` has the shape that `because` asks for; the message names both. */
export function expectShape(where: string, name: string, value: Stored, shape: Shape, because: string): void {
  if (value.shape.length === shape.length && value.shape.every((length, i) => length === shape[i])) return;
  throw new RangeError(
    `${where}: ${name} must have shape ${shapeText(shape)}, got ${shapeText(value.shape)}. ${because[0]?.toUpperCase()}${because.slice(1)}.`,
  );
}
