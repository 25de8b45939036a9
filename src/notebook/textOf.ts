import type { Content, Table } from "./content.js";

/** Contents in a terminal: a table with its columns under each other, of all else the sentence. */
export const textOf = (contents: readonly Content[]): string =>
  contents.map((content) => (content.kind === "table" ? tableText(content) : content.sentence)).join("\n");

function tableText({ columns, rows, sentence }: Table): string {
  const widths = columns.map(({ label }, i) => Math.max(label.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (columns[i]?.align === "right" ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(columns.map(({ label }) => label)), ...rows.map(line), sentence].join("\n");
}
