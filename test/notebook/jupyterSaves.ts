interface JsonCell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  source: string | string[];
  [key: string]: unknown;
}

/** A notebook's JSON, as loosely as editors handle it. */
export interface JsonNotebook {
  cells: JsonCell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** What Jupyter may do to a notebook that is opened, run and saved: nothing that a reader would call an edit. */
export function savedByJupyter(text: string): string {
  const notebook = JSON.parse(text) as JsonNotebook;
  const cells = notebook.cells.map((cell, i): JsonCell => {
    const { source, metadata, ...rest } = cell;
    const joined = (Array.isArray(source) ? source.join("") : source).replace(/\n+$/, "");
    const more = { execution: { iopub: i }, scrolled: false, vscode: { languageId: "typescript" } };
    const tagged = { ...more, ...metadata, ...(cell.cell_type === "code" ? { collapsed: false } : { editable: true }) };
    return {
      ...(cell.cell_type === "code" ? { outputs: [{ output_type: "stream", name: "stdout", text: ["x"] }], execution_count: i } : {}),
      metadata: Object.fromEntries(Object.entries(tagged).reverse()),
      source: i % 2 === 0 ? joined : joined.split(/(?<=\n)/),
      ...(rest.id === undefined ? {} : { id: rest.id }),
      ...(cell.cell_type === "code" ? {} : { attachments: {} }),
      cell_type: rest.cell_type,
    };
  });
  return JSON.stringify({
    nbformat_minor: notebook.nbformat_minor,
    nbformat: notebook.nbformat,
    metadata: { ...notebook.metadata, language_info: { name: "typescript", version: "5.0.4" }, toc: {} },
    cells,
  });
}

/** A notebook's JSON with `edit` done to it. */
export function edited(text: string, edit: (notebook: JsonNotebook) => void): string {
  const notebook = JSON.parse(text) as JsonNotebook;
  edit(notebook);
  return JSON.stringify(notebook);
}

/** The cell of an id. */
export function cellOf(notebook: JsonNotebook, id: string): JsonCell {
  const cell = notebook.cells.find((one) => one.id === id);
  if (!cell) throw new Error(`no cell ${id}`);
  return cell;
}
