import type { Indices, Tensor } from "../engine/tensor/tensor.js";
import { extent } from "../plots/extent.js";
import type { Content, Table } from "./content.js";
import { numberText, tableOf } from "./tableOf.js";

/** Rows and columns of a tensor that are shown one by one. */
const most = 12;

/** A tensor or indices, of whichever copy of the library. */
export type AnyTensor = Pick<Tensor | Indices, "shape" | "size" | "array">;

/** Whether a value is a tensor or indices. */
export function isTensor(value: unknown): value is AnyTensor {
  if (typeof value !== "object" || value === null) return false;
  const { shape, size, array } = value as Partial<AnyTensor>;
  return Array.isArray(shape) && typeof size === "number" && typeof array === "function" && ("needsGrad" in value || "largest" in value);
}

/** A tensor's shape with its values, or with what they are like where there are many. */
export function presentTensor(tensor: AnyTensor): readonly Content[] {
  const { shape } = tensor;
  const said = `${"largest" in tensor ? "Indices" : "A tensor"} of shape [${shape.join(", ")}]`;
  const values = Array.from(tensor.array());
  const [rows, columns] = shape.length > 1 ? [shape[0] as number, shape[1] as number] : [1, shape[0] ?? 1];
  if (shape.length > 2 || rows > most || columns > most) return [summary(values, said)];
  return [
    grid(
      Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns)),
      shape.length > 1,
      `${said}.`,
    ),
  ];
}

/** Values in rows, with their places along the edges. */
function grid(rows: readonly (readonly number[])[], numbered: boolean, sentence: string): Table {
  const places = (rows[0] ?? []).map((_, column) => ({ label: String(column), align: "right" as const }));
  const head = numbered ? [{ label: "", align: "right" as const }] : [];
  const lines = rows.map((row, i) => [...(numbered ? [String(i)] : []), ...row.map(numberText)]);
  return { kind: "table", columns: [...head, ...places], rows: lines, sentence };
}

function summary(values: readonly number[], said: string): Table {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const [least, greatest] = extent(values);
  const beginning = values.slice(0, 4).map(numberText).join(", ");
  return tableOf([{ values: values.length, mean, "standard deviation": spread, least, greatest }], `${said}; it begins with ${beginning}.`);
}
