import { isDeepStrictEqual } from "node:util";
import type { BuiltNotebook } from "./buildNotebooks.js";

/**
 * Says how the notebooks that stand differ from those that must: one line for each notebook or cell, none when all is well.
 *
 * @param built what must stand.
 * @param standing every notebook's text under notebooks/, by path.
 */
export function drift(built: readonly BuiltNotebook[], standing: ReadonlyMap<string, string>): string[] {
  const wanted = new Set(built.map(({ path }) => path));
  const extra = [...standing.keys()].filter((path) => !wanted.has(path)).map((path) => `${path}: no lesson makes this notebook.`);
  const differing = built.flatMap(({ path, text }) => {
    const now = standing.get(path);
    if (now === undefined) return [`${path}: missing.`];
    return now === text ? [] : differences(now, text).map((difference) => `${path}: ${difference}`);
  });
  return [...differing, ...extra];
}

interface LooseCell {
  readonly id?: unknown;
  readonly source?: unknown;
  readonly outputs?: unknown;
}

function differences(now: string, wanted: string): string[] {
  let standing: unknown;
  try {
    standing = JSON.parse(now);
  } catch {
    return ["not JSON."];
  }
  const [have, must] = [cellsOf(standing), cellsOf(JSON.parse(wanted))];
  const lines = [
    ...[...must.keys()].filter((id) => !have.has(id)).map((id) => `cell ${id} is missing.`),
    ...[...have.keys()].filter((id) => !must.has(id)).map((id) => `cell ${id} is not in the lesson.`),
    ...[...must].flatMap(([id, cell]) => {
      const other = have.get(id);
      if (other === undefined) return [];
      if (!isDeepStrictEqual(other.source, cell.source)) return [`cell ${id} has another text.`];
      if (!isDeepStrictEqual(other.outputs, cell.outputs)) return [`cell ${id} has other outputs.`];
      return isDeepStrictEqual(other, cell) ? [] : [`cell ${id} has other metadata.`];
    }),
  ];
  return lines.length > 0 ? lines : ["its cells agree, but not their order, the notebook's metadata or the layout of the file."];
}

function cellsOf(notebook: unknown): Map<string, LooseCell> {
  const cells: unknown = (notebook as { cells?: unknown } | null)?.cells;
  const list: readonly LooseCell[] = Array.isArray(cells) ? cells : [];
  return new Map(list.map((cell, i) => [String(cell.id ?? i), cell]));
}
