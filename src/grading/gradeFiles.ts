import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { linesOf } from "./linesOf.js";
import type { Row } from "./row.js";
import { rowLine } from "./rowLine.js";
import type { Shard } from "./shardOf.js";
import type { EngineName } from "./task.js";
import { cannotWrite, writeWhole } from "./writeWhole.js";

/** What a run of the grader was: what two files must share for their rows to belong together, and which part of the submissions it graded. */
export interface RunHead {
  readonly exercise: string;
  readonly spec: string;
  readonly engine: EngineName;
  /** The seed of the students' variants; null for the exercise as it is printed. */
  readonly variants: number | null;
  readonly shard: Shard | null;
}

/** A row, and the hash of what was graded. */
export interface Graded {
  readonly content: string;
  readonly line: string;
}

/** A hash of a text, sixteen hexadecimal digits. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Beside the rows: what run they are of, and for each a hash of what was graded and of the row itself. */
export const recordFile = (out: string): string => `${out}.run`;

/** Beside the rows while a run goes on: each row as soon as there is one. */
export const journalFile = (out: string): string => `${out}.part`;

/** Version of the record's and the journal's format. */
const format = 1;
const headLine = ({ exercise, spec, engine, variants, shard }: RunHead): string =>
  JSON.stringify({ format, exercise, spec, engine, variants, shard });

/** Whether two runs are the same. */
export const isSameRun = (a: RunHead, b: RunHead): boolean => headLine(a) === headLine(b);

/** What stands beside a results file. */
export interface RunRecord {
  readonly head: RunHead;
  /** By submission. */
  readonly hashes: ReadonlyMap<string, { readonly content: string; readonly row: string }>;
}

/**
 * Reads what stands beside a results file; null where there is none.
 *
 * @throws a RangeError where another version wrote it, or it was cut off.
 */
export function readRecord(out: string): RunRecord | null {
  const file = recordFile(out);
  if (!existsSync(file)) return null;
  const hashes = new Map<string, { content: string; row: string }>();
  let head: RunHead | null = null;
  for (const line of linesOf(file)) {
    const value = parsed(line);
    if (head === null) head = headIn(value);
    else if (Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === "string")) {
      const [id, content, row] = value as [string, string, string];
      hashes.set(id, { content, row });
    } else head = null;
    if (head === null) break;
  }
  if (head === null)
    throw new RangeError(
      `${file} must be what this version of the grader wrote, got something else. Grade again into another file, or over it with --force; an assignment, with --regrade.`,
    );
  return { head, hashes };
}

/** Writes the rows, sorted, and what stands beside them. A stop between the two loses nothing: a row counts where its hash agrees. */
export function writeResults(out: string, head: RunHead, rows: ReadonlyMap<string, Graded>): void {
  const ids = [...rows.keys()].sort((a, b) => (a < b ? -1 : 1));
  writeWhole(out, rowLines(ids, rows));
  writeWhole(recordFile(out), recordLines(head, ids, rows));
}

function* rowLines(ids: readonly string[], rows: ReadonlyMap<string, Graded>): Generator<string> {
  for (const id of ids) yield `${rows.get(id)?.line}\n`;
}

function* recordLines(head: RunHead, ids: readonly string[], rows: ReadonlyMap<string, Graded>): Generator<string> {
  yield `${headLine(head)}\n`;
  for (const id of ids) {
    const { content = "", line = "" } = rows.get(id) ?? {};
    yield `${JSON.stringify([id, content, hashOf(line)])}\n`;
  }
}

/** What a journal holds: whose rows, and those that can be read. */
export interface JournalRows {
  readonly head: RunHead | null;
  readonly rows: ReadonlyMap<string, Graded>;
}

/** Reads a journal, also one whose last line was cut off in the middle; null where there is none. */
export function readJournal(out: string): JournalRows | null {
  const file = journalFile(out);
  if (!existsSync(file)) return null;
  const rows = new Map<string, Graded>();
  let head: RunHead | null = null;
  let isFirst = true;
  for (const line of linesOf(file)) {
    const value = parsed(line);
    if (isFirst) head = headIn(value);
    else {
      const { content, row } = (value ?? {}) as { content?: unknown; row?: Row };
      if (typeof content === "string" && typeof row?.submission === "string") rows.set(row.submission, { content, line: rowLine(row) });
    }
    isFirst = false;
  }
  return { head, rows };
}

/** Moves a journal of another run out of the way, and says where it is now. */
export function setAside(out: string, head: RunHead | null): string {
  const name = `${journalFile(out)}.${head?.spec ?? "unread"}`;
  const free = [name, ...Array.from({ length: 1000 }, (_, i) => `${name}.${i + 2}`)].find((file) => !existsSync(file)) ?? name;
  try {
    renameSync(journalFile(out), free);
  } catch (error) {
    throw cannotWrite(free, error);
  }
  return free;
}

/** A file that rows are appended to as they come: written at once, so that a kill loses none, and on the disk within a second. */
export class Journal {
  readonly #file: string;
  readonly #handle: number;
  #unsynced = 0;
  #synced = Date.now();

  /** @throws a RangeError where it can't be written. */
  constructor(out: string, head: RunHead) {
    this.#file = journalFile(out);
    this.#handle = this.#writing(() => {
      mkdirSync(dirname(this.#file), { recursive: true });
      return openSync(this.#file, "a+");
    });
    if (statSync(this.#file).size === 0) this.#append(`${headLine(head)}\n`);
    else if (!this.#endsWhole()) this.#append("\n");
  }

  /** Appends a row and the hash of what was graded. */
  add(content: string, row: Row): string {
    const line = rowLine(row);
    this.#append(`{"content":${JSON.stringify(content)},"row":${line}}\n`);
    this.#unsynced += 1;
    const now = Date.now();
    if (this.#unsynced >= 64 || now - this.#synced >= 1000) {
      this.#writing(() => fsyncSync(this.#handle));
      this.#unsynced = 0;
      this.#synced = now;
    }
    return line;
  }

  close(): void {
    closeSync(this.#handle);
  }

  /** Removes it: its rows stand in the results. */
  remove(): void {
    rmSync(this.#file, { force: true });
  }

  #append(text: string): void {
    const bytes = Buffer.from(text);
    this.#writing(() => {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#handle, bytes, written);
    });
  }

  #endsWhole(): boolean {
    const last = Buffer.alloc(1);
    readSync(this.#handle, last, 0, 1, statSync(this.#file).size - 1);
    return last[0] === 10;
  }

  #writing<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      throw cannotWrite(this.#file, error);
    }
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null; // a line that was cut off says nothing
  }
}

function headIn(value: unknown): RunHead | null {
  const { format: written, exercise, spec, engine, variants, shard } = (value ?? {}) as RunHead & { format?: unknown };
  return written === format && typeof exercise === "string" && typeof spec === "string"
    ? { exercise, spec, engine, variants, shard }
    : null;
}
