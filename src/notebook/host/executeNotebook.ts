import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, type CellProcess, openCellProcess } from "./cellProcess.js";
import { courseRoot } from "./courseRoot.js";
import type { CodeCell, Notebook } from "./notebook.js";
import type { CellRun, CellToRun } from "./runCells.js";
import { type Fault, LessonError, type ParsedLesson, type Segment } from "./segments.js";

export interface ExecuteOptions {
  readonly notebook: Notebook;
  /** The text that the notebook was made from. */
  readonly files: { readonly file: string; readonly parsed: Pick<ParsedLesson, "segments"> };
  readonly root?: string;
  /** The hash of library and packages, where it is known already. */
  readonly library?: string;
  /** Where the cells run; without it, in a process of their own. */
  readonly process?: CellProcess;
  /** Where outputs are kept from one build to the next; null keeps none. */
  readonly cache?: string | null;
  /** No cell may run longer than so many seconds. */
  readonly limit?: number;
  /** Told when cells have to run. */
  readonly starting?: () => void;
}

/** An executed notebook, and whether anything had to run for it. */
export interface Executed {
  readonly notebook: Notebook;
  readonly ran: boolean;
}

/**
 * Runs a lesson's cells in another process, on the pinned Node, and puts their outputs into the notebook.
 *
 * The same cells, library and packages always give the same outputs, so they are kept under the hash of all three.
 *
 * @throws a LessonError for a cell that throws, does not compile, writes to stderr, leaves a rejection or never ends, and for a `fix`
 * cell that does not throw what it says.
 */
export async function executeNotebook({
  notebook,
  files,
  root = courseRoot,
  library = libraryHash(root),
  process,
  cache = join(root, ".cache", "cells"),
  limit = 120,
  starting = () => {},
}: ExecuteOptions): Promise<Executed> {
  const cells = notebook.cells.filter((cell) => cell.cell_type === "code").map(toRun);
  const kept = cache === null ? null : join(cache, `${keyOf(cells, library)}.json`);
  if (kept !== null && existsSync(kept)) {
    return { notebook: withOutputs(notebook, JSON.parse(readFileSync(kept, "utf8")) as CellRun[]), ran: false };
  }
  starting();
  const runner = process ?? openCellProcess({ root });
  const answer = await runner.run({ cells, limit }).finally(() => {
    if (process === undefined) runner.close();
  });
  const faults = [...faultsOf(answer.runs, files.parsed.segments, notebook), ...stoppedFault(answer, files.parsed.segments)];
  if (faults.length > 0) throw new LessonError(files.file, faults);
  if (kept !== null && cache !== null) keep(cache, kept, answer.runs);
  return { notebook: withOutputs(notebook, answer.runs), ran: true };
}

const toRun = ({ id, source, metadata: { lrlab } }: CodeCell): CellToRun => ({ id, source, throws: lrlab.kind === "fix" });

/** The notebook with each code cell's outputs, numbered as they ran. */
function withOutputs(notebook: Notebook, runs: readonly CellRun[]): Notebook {
  const numbers = new Map(runs.map(({ id }, i) => [id, i]));
  const cells = notebook.cells.map((cell) => {
    const number = numbers.get(cell.id);
    const run = number === undefined ? undefined : runs[number];
    return cell.cell_type === "code" && run && number !== undefined ? { ...cell, execution_count: number + 1, outputs: run.outputs } : cell;
  });
  return { ...notebook, cells };
}

/** What is wrong with how the cells ran, each at its line of the lesson's text. */
function faultsOf(runs: readonly CellRun[], segments: readonly Segment[], notebook: Notebook): Fault[] {
  return runs.flatMap(({ id, error, stderr }): Fault[] => {
    const segment = segmentOf(id, segments, notebook) ?? nowhere;
    const faults: Fault[] = [];
    if (stderr !== "") faults.push({ line: segment.line, message: `cell ${id} wrote to stderr: ${stderr.trim()}` });
    if (segment.kind === "fix") {
      if (error === null)
        faults.push({ line: segment.line, message: `cell ${id} is a ts fix cell and must throw. It ran without an error.` });
      else if (segment.throws !== null && !`${error.ename}: ${error.evalue}`.includes(segment.throws)) {
        faults.push({ line: segment.line, message: `cell ${id} must throw "${segment.throws}", got "${error.ename}: ${error.evalue}".` });
      }
    } else if (error !== null) {
      const inCell = segment.kind === "run" ? placeIn(error.traceback) : 0;
      faults.push({ line: segment.line + inCell, message: `cell ${id} failed: ${error.traceback.join("\n")}` });
    }
    return faults;
  });
}

/** The line of the cell, from 1, that an error names first, for which the fence's own line makes room; 0 where it names none. */
const placeIn = (traceback: readonly string[]): number =>
  Number(traceback.map((line) => /^(?:TypeScript: |\s+at )line (\d+)/.exec(line)?.[1]).find((found) => found !== undefined) ?? 0);

/** Where the fault of a cell stands that comes from no text: at its beginning. */
const nowhere = { kind: "begin", line: 1 } as const;

/** The segment that a code cell was made from; null for the one that checks the set-up. */
function segmentOf(id: string, segments: readonly Segment[], notebook: Notebook): Segment | null {
  const origin = notebook.cells.find((cell) => cell.id === id)?.metadata.lrlab;
  if (origin?.kind === "begin") return null;
  const first = origin?.kind === "part" ? origin.of : id;
  const found = segments.find(
    (segment) => segment.kind !== "prose" && segment.id !== null && (segment.id === first || first.startsWith(`${segment.id}_`)),
  );
  if (!found) throw new Error(`executeNotebook: cell ${id} belongs to no part of the text.`);
  return found;
}

function stoppedFault({ stopped }: Answer, segments: readonly Segment[]): Fault[] {
  if (stopped === null) return [];
  const id = stopped.cell?.split("_")[0];
  const line = segments.find((segment) => segment.kind !== "prose" && segment.id !== null && segment.id === id)?.line ?? 1;
  return [{ line, message: `cell ${stopped.cell ?? "1"} ${stopped.why}` }];
}

/** The hash of all but the cells that outputs depend on: the built library and the locked packages. */
export function libraryHash(root: string = courseRoot): string {
  const sum = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  const library = join(root, "src", "dist");
  const files = (readdirSync(library, { recursive: true }) as string[]).filter(
    (path) => /\.(js|d\.ts|json)$/.test(path) && !path.startsWith("cli"),
  );
  for (const path of files.sort()) sum.update(path).update(readFileSync(join(library, path)));
  return sum.digest("hex");
}

/** The hash of everything that outputs depend on. */
const keyOf = (cells: readonly CellToRun[], library: string): string =>
  createHash("sha256").update(JSON.stringify(cells)).update(library).digest("hex").slice(0, 32);

/** How many runs are kept; each is some hundred kilobytes. */
const runsKept = 200;

function keep(cache: string, file: string, runs: readonly CellRun[]): void {
  mkdirSync(cache, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(runs));
  renameSync(draft, file);
  const old = readdirSync(cache)
    .map((name) => join(cache, name))
    .map((path) => ({ path, time: statSync(path).mtimeMs }))
    .sort((a, b) => b.time - a.time)
    .slice(runsKept);
  for (const { path } of old) rmSync(path, { force: true });
}
