import type { Shape } from "../tensor/tensor.js";

/** What has a shape: a tensor of the engine, of the reference, or indices. */
interface Shaped {
  readonly shape: Shape;
}

export const shapeText = (shape: Shape): string => `[${shape.join(", ")}]`;

/** Length of the last dimension: features or classes. */
export const widthOf = ({ shape }: Shaped): number => shape[shape.length - 1] ?? 1;

/** Number of rows: everything before the last dimension. */
export const rowsOf = (x: Shaped & { readonly size: number }): number => x.size / widthOf(x);

/** Checks that `name` has the shape that `because` asks for; the message names both. */
export function expectShape(where: string, name: string, value: Shaped, shape: Shape, because: string): void {
  if (value.shape.length === shape.length && value.shape.every((length, i) => length === shape[i])) return;
  throw new RangeError(
    `${where}: ${name} must have shape ${shapeText(shape)}, got ${shapeText(value.shape)}. ${because[0]?.toUpperCase()}${because.slice(1)}.`,
  );
}

/** Checks that b has a's shape, or its last dimensions and so is the same for all before them. */
export function expectRepeatable(where: string, a: Shaped, b: Shaped): void {
  const skipped = a.shape.length - b.shape.length;
  if (skipped >= 0 && b.shape.every((length, i) => length === a.shape[skipped + i])) return;
  throw new RangeError(
    `${where}: b must have the shape of a, ${shapeText(a.shape)}, or its last dimensions, got ${shapeText(b.shape)}. Put the larger one first, or reshape it.`,
  );
}
