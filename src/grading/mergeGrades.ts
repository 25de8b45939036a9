import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { shown } from "../schedules/fail.js";
import { assignmentFile } from "./assignment.js";
import { type Graded, hashOf, isSameRun, type RunHead, type RunRecord, readRecord, recordFile, writeResults } from "./gradeFiles.js";
import { differences, submissionOf } from "./gradeRun.js";
import { linesOf } from "./linesOf.js";
import { listed } from "./listed.js";
import { readRow } from "./readRow.js";
import { shardOf } from "./shardOf.js";

/** Whether a file holds grades, and not runs of a sweep: it has a record beside it, or begins with a row. */
export function isGrades(file: string): boolean {
  if (existsSync(recordFile(file))) return true;
  if (!existsSync(file)) return false;
  const [first] = linesOf(file);
  try {
    const row = JSON.parse(first ?? "null") as { submission?: unknown } | null;
    return typeof row?.submission === "string";
  } catch {
    return false;
  }
}

/**
 * Puts the results of shards together: the very bytes of a single run.
 *
 * @param options `files`, the shards' results with their records beside them; `out`, a file of its own; `force`, to write over other results.
 * @returns the rows' number and the exercise.
 * @throws a RangeError where a shard is missing, where two files disagree on a submission, where a row was changed, and where the files are
 * of different runs: each with the files' names.
 */
export function mergeGrades({ files, out, force = false }: { files: readonly string[]; out: string; force?: boolean }): {
  readonly exercise: string;
  readonly rows: number;
} {
  const same = files.find((file) => resolve(file) === resolve(out));
  if (same !== undefined)
    throw new RangeError(`${out}: the merged results must be a file of their own, got one of the shards'. Choose another --out.`);
  const shards = files.map((file) => ({ file, ...recordOf(file) }));
  const [first] = shards as [(typeof shards)[0]]; // the command takes at least one
  const wanted: RunHead = { ...first.head, shard: null };
  for (const { file, head } of shards) {
    const whole = { ...head, shard: null };
    if (head.exercise !== wanted.exercise) {
      throw new RangeError(
        `${file} and ${first.file} must be of one exercise, got ${head.exercise} and ${wanted.exercise}. ${ofAssignment(file) ?? "Merge each exercise into a file of its own."}`,
      );
    }
    if (!isSameRun(whole, wanted)) {
      throw new RangeError(
        `${file} and ${first.file} must be of one run, and they are not: ${differences(whole, wanted)}. Grade one of them again.`,
      );
    }
    if ((head.shard?.of ?? 1) !== (first.head.shard?.of ?? 1)) {
      throw new RangeError(
        `${file} and ${first.file} must be shards of as many, got ${said(head)} and ${said(first.head)}. Grade one of them again.`,
      );
    }
  }
  const rows = gather(shards);
  const of = first.head.shard?.of ?? 1;
  const there = new Set(shards.map(({ head }) => head.shard?.index ?? 1));
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !there.has(index));
  if (missing.length > 0) {
    const names = listed(missing.map((index) => `${index}/${of}`));
    throw new RangeError(
      `every shard must be there, and ${missing.length} of ${of} are missing: ${names}. Grade with --shard ${missing[0]}/${of}, and merge again.`,
    );
  }
  refuseOther(out, wanted, force);
  writeResults(out, wanted, rows);
  return { exercise: wanted.exercise, rows: rows.size };
}

interface ShardFile extends RunRecord {
  readonly file: string;
}

function recordOf(file: string): RunRecord {
  if (!existsSync(file)) throw new RangeError(`there is no file ${file}.`);
  const record = readRecord(file);
  if (record) return record;
  const advice = ofAssignment(file);
  if (advice !== null) throw new RangeError(`${file} must be what lrlab grade wrote, and is an assignment's. ${advice}`);
  throw new RangeError(
    `${file} must have its ${recordFile(file)} beside it, which says what shard it is, and that is missing. Copy it along.`,
  );
}

/** What to do with a file of an assignment, whose rows need no merge; null where it is of none. */
function ofAssignment(file: string): string | null {
  const grades = dirname(file);
  const folder = [dirname(grades), dirname(dirname(grades))].find((one) => existsSync(join(one, assignmentFile)));
  if (folder === undefined) return null;
  return `Nothing is to be merged there: lrlab assignment grade ${folder} writes ${join(folder, "gradebook.sqlite")}, of all exercises.`;
}

/** All rows, by submission; those that two files have must agree, and each must be as it was written. */
function gather(shards: readonly ShardFile[]): Map<string, Graded> {
  const rows = new Map<string, Graded & { readonly at: string }>();
  const changed: string[] = [];
  for (const { file, head, hashes } of shards) {
    let number = 0;
    const seen = new Set<string>();
    for (const line of linesOf(file)) {
      number += 1;
      const at = `${file}:${number}`;
      const submission = submissionOf(line) ?? readRow(line, at).submission;
      const before = rows.get(submission);
      if (before !== undefined && before.line !== line) {
        throw new RangeError(
          `${before.at} and ${at} must agree on submission ${shown(submission)}, and they do not. Grade the one that is wrong again.`,
        );
      }
      readRow(line, at);
      if (before === undefined) rows.set(submission, { content: hashes.get(submission)?.content ?? "", line, at });
      if (head.shard && shardOf(submission, head.shard.of) !== head.shard.index) {
        throw new RangeError(`${at}: submission ${shown(submission)} must not be in ${said(head)}. Grade that shard again.`);
      }
      if (hashes.get(submission)?.row !== hashOf(line)) changed.push(at);
      seen.add(submission);
    }
    const lost = [...hashes.keys()].filter((id) => !seen.has(id));
    if (lost.length > 0)
      throw new RangeError(`${file} must have ${hashes.size} rows, and ${lost.length} are missing: ${listed(lost)}. Grade it again.`);
  }
  if (changed.length > 0) {
    throw new RangeError(
      `${listed(changed)}: rows must be as they were written, and these were changed. Grade again; points given by hand go into manual.csv.`,
    );
  }
  return rows;
}

function refuseOther(out: string, head: RunHead, force: boolean): void {
  if (force || !existsSync(out)) return;
  const record = existsSync(recordFile(out)) ? readRecord(out) : null;
  if (record && isSameRun(record.head, head)) return;
  const why = record
    ? `holds other results: ${differences(record.head, head)}`
    : "is there already, and no record beside it says what it is";
  throw new RangeError(`${out} ${why}. Choose another --out, or write over it with --force.`);
}

const said = ({ shard }: RunHead): string => (shard === null ? "the whole" : `shard ${shard.index}/${shard.of}`);
