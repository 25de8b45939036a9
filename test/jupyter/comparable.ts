import { createHash } from "node:crypto";

type Json = Readonly<Record<string, unknown>>;

/** The parts of a notebook file that a comparison looks at. */
export interface NotebookFile {
  readonly cells: readonly {
    readonly id: string;
    readonly cell_type: string;
    readonly metadata: { readonly tags?: readonly string[] };
    readonly outputs?: readonly Json[];
  }[];
}

/** A text as a notebook file keeps it: whole, or as a list of its lines. */
const whole = (value: unknown): unknown =>
  Array.isArray(value) && value.every((line) => typeof line === "string") ? value.join("") : value;

/** A long value by its beginning and its hash: a difference shows, and can still be read. */
function brief(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length <= 400) return value;
  return `${text.slice(0, 80)}... (${text.length} characters, sha256 ${createHash("sha256").update(text).digest("hex").slice(0, 12)})`;
}

/** One output without what two runs may differ in: counts, display ids, metadata of the run. */
function comparableOutput(output: Json): Json {
  const { output_type, name, text, data, ename, evalue, traceback } = output;
  if (output_type === "stream") return { output_type, name, text: whole(text) };
  if (output_type === "error") return { output_type, ename, evalue, traceback };
  return { output_type, data: Object.fromEntries(Object.entries(data as Json).map(([mime, value]) => [mime, brief(whole(value))])) };
}

/** The outputs of a notebook's code cells by cell id, neighbouring streams joined, without what two runs may differ in. */
export function comparableOutputs(notebook: NotebookFile): Readonly<Record<string, readonly Json[]>> {
  const joined = (outputs: readonly Json[]): Json[] => {
    const all: Json[] = [];
    for (const output of outputs.map(comparableOutput)) {
      const last = all.at(-1);
      if (last && output.output_type === "stream" && last.output_type === "stream" && last.name === output.name) {
        all[all.length - 1] = { ...last, text: `${last.text}${output.text}` };
      } else all.push(output);
    }
    return all;
  };
  const code = notebook.cells.filter(({ cell_type }) => cell_type === "code");
  return Object.fromEntries(code.map(({ id, outputs = [] }) => [id, joined(outputs)]));
}
