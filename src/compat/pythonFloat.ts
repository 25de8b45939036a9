/** A number as Python writes a float: 1.0, 0.1, 1e-07. */
export const pythonFloat = (x: number): string =>
  Number.isInteger(x) && Math.abs(x) < 1e16 ? x.toFixed(1) : String(x).replace(/e([+-])(\d)$/, "e$10$2");
