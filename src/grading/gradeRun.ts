import { existsSync, rmSync, statSync } from "node:fs";
import {
  type Graded,
  hashOf,
  isSameRun,
  Journal,
  journalFile,
  type RunHead,
  readJournal,
  readRecord,
  recordFile,
  setAside,
  writeResults,
} from "./gradeFiles.js";
import { gradeSubmission } from "./gradeSubmission.js";
import type { Jail } from "./jail.js";
import { linesOf } from "./linesOf.js";
import { listed } from "./listed.js";
import { openJail } from "./openJail.js";
import type { Found } from "./readSubmissions.js";
import { type Shard, shardOf } from "./shardOf.js";
import { steadyJail } from "./steadyJail.js";
import type { Submission } from "./submission.js";
import type { Task } from "./task.js";

/** Which submissions to grade, by what, and where the rows go. */
export interface GradeRun {
  readonly found: readonly Found[];
  /** The exercise as it is printed: its id, engine and spec are the run's. */
  readonly printed: Task;
  /** The seed of the students' variants; null for none. */
  readonly variants: number | null;
  /** What a submission is graded by: `printed`, or its student's variant. */
  taskOf(submission: string): Task;
  /** The results file. Beside it stand OUT.run, and until the end OUT.part. */
  readonly out: string;
  /** Null for all of them. */
  readonly shard: Shard | null;
  /** Jobs at a time. */
  readonly jobs: number;
  readonly sandbox?: "bwrap";
  /** Whether a results file of another run may be written over. */
  readonly force?: boolean;
  /** Ends the run: what is under way is finished and kept. */
  readonly signal?: AbortSignal;
  onProgress?(there: number, total: number): void;
  /** Opens the jail; `openJail` when left out. */
  open?(): Promise<Jail>;
}

/** How a run ended. */
export interface GradeRunResult {
  /** "stopped" where the signal came; "broken" where the grader failed on submissions, which have no row then, so that nothing was written. */
  readonly end: "done" | "stopped" | "broken";
  readonly rows: number;
  readonly total: number;
  /** Rows that were there already and still hold. */
  readonly reused: number;
  /** What whoever grades should know, in sentences. */
  readonly notes: readonly string[];
  readonly faults: readonly string[];
}

/** The results file holds what this run would not have written: another file, or --force. */
export class OtherResults extends RangeError {}

/** After so many the grader itself is taken to be broken. */
const mostFaults = 20;

/**
 * Grades what is missing and writes the rows, sorted by submission, whole or not at all.
 *
 * Each row is in the journal as soon as there is one, so a run that was stopped or killed goes on where it was; and a row whose submission
 * did not change is taken from the results file.
 *
 * @throws OtherResults where `out` holds those of another run; a RangeError where it can't be written: what was graded by then is kept.
 */
export async function gradeRun(run: GradeRun): Promise<GradeRunResult> {
  const { out, shard, jobs, signal, printed } = run;
  const head: RunHead = { exercise: printed.id, spec: printed.spec, engine: printed.engine, variants: run.variants, shard };
  const found = run.found.filter(({ id }) => shard === null || shardOf(id, shard.of) === shard.index);
  const notes: string[] = [];
  const known = takeIn(run, head, notes);
  const rows = new Map<string, Graded>();
  const faults: string[] = [];
  let reused = 0;
  let next = 0;
  let broken: unknown = null;
  const journal = new Journal(out, head);
  const open = run.open ?? (() => openJail({ engine: printed.engine, jobs, ...(run.sandbox ? { sandbox: run.sandbox } : {}) }));
  const opened: Promise<Jail>[] = [];
  const jail = (): Promise<Jail> => {
    if (opened.length === 0) opened.push(open().then(steadyJail));
    return opened[0] as Promise<Jail>; // there is one by now
  };

  /** What is made of one submission; null where the grader itself failed on it. */
  const made = async <T>({ path }: Found, make: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await make();
    } catch (thrown) {
      // Ctrl+C goes to the jail's processes too.
      if (!signal?.aborted) faults.push(`${path}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      return null;
    }
  };
  const gradeOne = async (one: Found): Promise<void> => {
    const task = run.taskOf(one.id);
    const submission = await made(one, () => one.read());
    if (submission === null) return;
    const content = contentHash(submission, task);
    if ("note" in submission.content) notes.push(`${one.path}: ${submission.content.note}.`);
    const before = known.get(one.id);
    if (before?.content === content) {
      rows.set(one.id, before);
      reused += 1;
    } else {
      const there = await jail(); // that it can't be opened is no submission's matter
      const row = await made(one, () => gradeSubmission(submission, task, there));
      if (row === null) return;
      rows.set(one.id, { content, line: journal.add(content, row) });
    }
    run.onProgress?.(rows.size, found.length);
  };
  /** Takes one submission after the other; twice as many as jobs, as a submission's tests come one after the other. */
  const work = async (): Promise<void> => {
    while (!signal?.aborted && broken === null && faults.length < mostFaults) {
      const one = found[next];
      next += 1;
      if (!one) return;
      try {
        await gradeOne(one);
      } catch (thrown) {
        broken ??= thrown;
      }
    }
  };

  try {
    await Promise.all(Array.from({ length: 2 * jobs }, work));
  } finally {
    journal.close();
    for (const there of await Promise.allSettled(opened)) if (there.status === "fulfilled") await there.value.close();
  }
  if (broken !== null) throw broken;
  const end = rows.size === found.length ? "done" : faults.length > 0 ? "broken" : "stopped";
  if (end === "done") {
    writeResults(out, head, rows);
    journal.remove();
  }
  return { end, rows: rows.size, total: found.length, reused, notes, faults };
}

/** The rows that hold already, from the journal and the results file; sets a journal of another run aside, and refuses another's results. */
function takeIn({ out, force = false, found }: GradeRun, head: RunHead, notes: string[]): Map<string, Graded> {
  if (existsSync(out) && statSync(out).isDirectory())
    throw new RangeError(`${out} must be a file for the rows, and is a folder. Choose another --out.`);
  const journal = readJournal(out);
  const goesOn = journal?.head && isSameRun(journal.head, head);
  const isEmpty = journal !== null && statSync(journalFile(out)).size === 0; // a full disk let nothing into it
  if (isEmpty) rmSync(journalFile(out));
  else if (journal && !goesOn) {
    notes.push(
      `${journalFile(out)} was begun for another run (${journal.head?.exercise ?? "unreadable"}) and is kept as ${setAside(out, journal.head)}.`,
    );
  }
  const known = new Map<string, Graded>();
  if (existsSync(out)) {
    const record = readRecordOr(out, force);
    const isSame = record !== null && isSameRun(record.head, head);
    let strange = 0;
    const gone: string[] = [];
    const there = new Set(found.map(({ id }) => id));
    for (const line of linesOf(out)) {
      const id = submissionOf(line);
      const hashes = id === null ? undefined : record?.hashes.get(id);
      if (id !== null && !there.has(id)) gone.push(id);
      if (id !== null && isSame && hashes?.row === hashOf(line)) known.set(id, { content: hashes.content, line });
      else strange += 1;
    }
    if (!force && !goesOn) {
      const advice = "Choose another --out, or write over it with --force.";
      if (record === null)
        throw new OtherResults(`${out} must be a results file with its ${recordFile(out)} beside it, and that is missing. ${advice}`);
      if (!isSame) throw new OtherResults(`${out} holds other results: ${differences(record.head, head)}. ${advice}`);
      if (strange > 0) throw new OtherResults(`${out} has ${strange} rows that were changed after they were written. ${advice}`);
      if (gone.length > 0)
        throw new OtherResults(`${out} has rows of ${gone.length} submissions that are not there any more: ${listed(gone)}. ${advice}`);
    }
  }
  if (goesOn) for (const [id, row] of journal.rows) known.set(id, row);
  return known;
}

function readRecordOr(out: string, force: boolean): ReturnType<typeof readRecord> {
  try {
    return readRecord(out);
  } catch (error) {
    if (!force) throw error;
    return null;
  }
}

/** Whose row a line is; null where it is none. */
export function submissionOf(line: string): string | null {
  try {
    const { submission } = JSON.parse(line) as { submission?: unknown };
    return typeof submission === "string" ? submission : null;
  } catch {
    return null; // counted as a row that is not as it was written
  }
}

/** In what two runs differ, in words. */
export function differences(theirs: RunHead, ours: RunHead): string {
  const part = ({ shard }: RunHead): string => (shard === null ? "all submissions" : `shard ${shard.index}/${shard.of}`);
  const seed = ({ variants }: RunHead): string => (variants === null ? "no variants" : `variants of seed ${variants}`);
  const words = [
    [theirs.exercise, ours.exercise],
    [`engine ${theirs.engine}`, `engine ${ours.engine}`],
    [seed(theirs), seed(ours)],
    [part(theirs), part(ours)],
    [`tests, limits, seed or version ${theirs.spec}`, ours.spec],
  ];
  const [there, here] = words.find(([a, b], i) => (i < 4 ? a !== b : theirs.spec !== ours.spec)) ?? ["the same", "the same"];
  return `${there}, not ${here}`;
}

/** A hash of what is graded, and by what: the code with the places that messages name, and the task's spec. */
function contentHash({ content }: Submission, { spec }: Task): string {
  if ("trouble" in content) return hashOf(JSON.stringify([spec, "trouble", content.trouble]));
  const places = content.code.split("\n").map((_, i) => content.place(i + 1));
  return hashOf(JSON.stringify([spec, content.code, places]));
}
