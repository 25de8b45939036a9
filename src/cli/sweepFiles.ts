import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { readSweep } from "../engine/experiment/readSweep.js";
import { headerOf, type Results, readResults } from "../engine/experiment/results.js";
import { lineOf, type Row } from "../engine/experiment/row.js";
import type { Plan, Sweep } from "../engine/experiment/sweep.js";

/** The sweep of a file, and the plan it makes. */
export function readSpec(file: string): { sweep: Sweep; plan: Plan } {
  const text = readText(file);
  try {
    return planOf(file, JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RangeError(`${file} must be JSON: ${error.message}.`);
  }
}

/** The plan of a sweep; what is wrong with it is said of the file it stands in. */
export function planOf(file: string, sweep: Sweep): { sweep: Sweep; plan: Plan } {
  try {
    return { sweep, plan: readSweep("sweep", sweep) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`${file}: ${error.message.replace(/^sweep: /, "")}`);
  }
}

/** The results in a file; null where there is none. */
export const readFile = (file: string, growing = false): Results | null =>
  existsSync(file) ? readResults(file, readText(file), growing) : null;

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as { code?: string };
    throw new RangeError(code === "ENOENT" ? `there is no file ${file}.` : `${file} can't be read (${code}).`);
  }
}

/** A file that rows are appended to as they come. */
export interface PartFile {
  /** Appends a row in one write, so that a kill leaves at most a part of the last line. */
  add(row: Row): void;
  close(): void;
}

/** Opens `file` after what is whole in it, or begins it with the sweep's first line. */
export function openPart(file: string, sweep: Sweep, results: Results | null): PartFile {
  const handle = writing(file, () => {
    if (existsSync(file)) truncateSync(file, results ? Buffer.byteLength(readFileSync(file, "utf8").slice(0, results.whole)) : 0);
    return openSync(file, "a");
  });
  const add = (text: string): unknown => writing(file, () => writeSync(handle, text));
  if (!results) add(headerOf(sweep));
  return { add: (row) => void add(`${lineOf(row)}\n`), close: () => closeSync(handle) };
}

/** Writes files by name, all of them whole or none at all. */
export function writeAtomically(files: Readonly<Record<string, string>>): void {
  const draft = (file: string): string => `${file}.${process.pid}.tmp`; // of its own, should another process write the same file
  const names = Object.keys(files);
  try {
    for (const file of names) {
      writing(file, () => {
        const handle = openSync(draft(file), "w");
        try {
          writeFileSync(handle, files[file] ?? "");
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
      });
    }
    for (const file of names) writing(file, () => renameSync(draft(file), file));
  } finally {
    for (const file of names) remove(draft(file));
  }
}

export const remove = (file: string): void => rmSync(file, { force: true });

function writing<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new RangeError(`${file} can't be written (${(error as { code?: string }).code}). Choose another place.`);
  }
}
