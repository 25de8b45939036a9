/** A table of texts: a row a line, as many cells in each as there are columns. */
export interface Table {
  readonly kind: "table";
  readonly columns: readonly { readonly label: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
  /** What the table holds, in one sentence. */
  readonly sentence: string;
}
