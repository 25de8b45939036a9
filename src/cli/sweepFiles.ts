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
import { type FileKind, headerOf, type Results, readRows } from "../engine/experiment/results.js";
import type { Sweep } from "../engine/experiment/sweep.js";
import type { StudySpec } from "../lessons/studyRows.js";
import { type Finding, type Measurement, studyMeasurement, sweepMeasurement, type Use } from "./measurement.js";

/** What a spec's file asks for, as plain JSON. */
export function readSpec(file: string): object {
  const text = readText(file);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as object; // whoever plans it checks it
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RangeError(`${file} must be JSON: ${error.message}.`);
  }
}

/** Plans what a spec asks for, a sweep or a study, and does something with it; what is wrong with it is said of the file it stands in. */
export async function withMeasurement<T>(file: string, spec: object, use: Use<T>, studies?: URL): Promise<T> {
  if (isStudy(spec)) {
    const study = await studyMeasurement(file, spec as StudySpec, studies);
    return use(study);
  }
  const sweep = spec as Sweep;
  const plan = () => {
    try {
      return readSweep("sweep", sweep);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new RangeError(`${file}: ${error.message.replace(/^sweep: /, "")}`);
    }
  };
  return use(sweepMeasurement(sweep, plan()));
}

const isStudy = (spec: unknown): boolean => (spec as { kind?: unknown } | null)?.kind === "study";

/** What the file of results was made from, whichever kind they are of; null where there is no such file. */
export function specIn(file: string): object | null {
  if (!existsSync(file)) return null;
  const [first = ""] = readText(file).split("\n", 1);
  try {
    const { spec } = JSON.parse(first) as { spec?: unknown };
    if (typeof spec === "object" && spec !== null) return spec;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new RangeError(`${file}: the first line must be that of a sweep's results, got something else. Choose another file.`);
}

/** The results in a file; null where there is none. */
export const readFile = <R>(kind: FileKind<R>, file: string, growing = false): Results<R> | null =>
  existsSync(file) ? readRows(kind, file, readText(file), growing) : null;

/** Where the tables and the summary of a results file stand: beside it. */
export function besideOf(out: string): { readonly tables: string; readonly summary: string } {
  const name = out.replace(/\.jsonl$/, "");
  return { tables: `${name}.md`, summary: `${name}.summary.json` };
}

/** The files of what was found, by name. */
export const findingFiles = (out: string, { tables, summary }: Finding, table = besideOf(out).tables): Record<string, string> => ({
  [table]: `${tables}\n`,
  ...(summary === null ? {} : { [besideOf(out).summary]: summary }),
});

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as { code?: string };
    throw new RangeError(code === "ENOENT" ? `there is no file ${file}.` : `${file} can't be read (${code}).`);
  }
}

/** A file that rows are appended to as they come. */
export interface PartFile<R> {
  /** Appends a row in one write, so that a kill leaves at most a part of the last line. */
  add(row: R): void;
  close(): void;
}

/** Opens `file` after what is whole in it, or begins it with the first line of its kind. */
export function openPart<R extends { readonly key: string }>(
  file: string,
  { spec, kind, lineOf }: Pick<Measurement<R, never, never>, "spec" | "kind" | "lineOf">,
  results: Results<R> | null,
): PartFile<R> {
  const handle = writing(file, () => {
    if (existsSync(file)) truncateSync(file, results ? Buffer.byteLength(readFileSync(file, "utf8").slice(0, results.whole)) : 0);
    return openSync(file, "a");
  });
  const add = (text: string): unknown => writing(file, () => writeSync(handle, text));
  if (!results) add(headerOf(spec, kind));
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
