import { compileCell } from "../../src/grading/compileCell.js";

/** A cell's code as the reader has it; `mayThrow` marks one whose error is part of the lesson. */
export interface CellCode {
  readonly code: string;
  readonly mayThrow?: boolean;
}

/** Where in the reader's code: `cell` from 0, `line` from 1. */
export interface Place {
  readonly cell: number;
  readonly line: number | null;
}

/** Parts for the sandbox, or what keeps the code from running. */
export type Compiled =
  | { readonly ok: true; readonly parts: readonly string[]; place(line: number): Place | null }
  | { readonly ok: false; readonly at: Place; readonly message: string };

/**
 * Compiles cells to run from the top, each seeing the names of those before it.
 *
 * Imports become look-ups in the sandbox's own copy of the library, a last expression becomes an output, types are dropped.
 */
export const compileCells = (cells: readonly CellCode[]): Compiled =>
  compileParts(cells, (code, cell) =>
    cells[cell]?.mayThrow
      ? `{ __lr.cell(${cell}); try {\n${code}\n} catch (thrown) { __lr.threw(thrown); }\n`
      : `{ __lr.cell(${cell});\n${code}\n;`,
  );

/** Compiles an exercise's code so that the sandbox can call the function named `entry`. */
export const compileExercise = (code: string, entry: string): Compiled =>
  compileParts([{ code }], (compiled) => `{ __lr.cell(0);\n${compiled}\n;return typeof ${entry} === "undefined" ? undefined : ${entry};`);

function compileParts(cells: readonly CellCode[], wrap: (code: string, cell: number) => string): Compiled {
  const parts: string[] = [];
  /** The script's line on which each cell's first line stands; the script opens with a line of its own. */
  const firstLines: number[] = [];
  let line = 2;
  for (const [cell, { code }] of cells.entries()) {
    const compiled = compileCell(code, { showsValue: true });
    if ("message" in compiled) return { ok: false, at: { cell, line: compiled.line }, message: compiled.message };
    const part = wrap(compiled.code, cell);
    parts.push(part);
    firstLines.push(line + 1);
    line += part.split("\n").length - 1;
  }
  return {
    ok: true,
    parts,
    place(scriptLine) {
      const cell = firstLines.findLastIndex((first) => first <= scriptLine);
      const first = firstLines[cell];
      const lines = cells[cell]?.code.split("\n").length ?? 0;
      return first === undefined ? null : { cell, line: Math.min(scriptLine - first + 1, lines) };
    },
  };
}
