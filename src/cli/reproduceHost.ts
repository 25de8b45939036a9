import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./command.js";
import type { Measurement, Planned } from "./measurement.js";
import { resultFiles } from "./results.js";
import { inRoot } from "./root.js";
import { besideOf, readFile, readSpec, withMeasurement, writeAtomically } from "./sweepFiles.js";
import { measure } from "./sweepHost.js";

const command = "lrlab reproduce";

export interface ReproduceOptions {
  /** Such as "04-fair-fights/finite"; all where none is named. */
  readonly names: readonly string[];
  /** Threads; null for one per processor. */
  readonly count: number | null;
  /** Whether what comes out takes the place of what is stored. */
  readonly write: boolean;
  /** The repository. */
  readonly root?: string;
  /** The module that lists the studies there are. */
  readonly studies?: URL;
}

/** A stored result, and where it is measured again. */
interface Result {
  readonly name: string;
  readonly spec: string;
  /** The file of its rows. */
  readonly stored: string;
  /** The file of the rows that come out now. */
  readonly fresh: string;
  /** What is wrong with what is stored, so that nothing can be compared; null where all is well. */
  readonly fault: string | null;
}

/** Prints the name of every stored result with the number of its runs. */
export async function listResults(root?: string): Promise<number> {
  const { storedResults } = await resultFiles();
  for (const { name, spec } of storedResults(root)) {
    const rows = spec.replace(/json$/, "jsonl");
    const runs = existsSync(rows) ? `${readFileSync(rows, "utf8").split("\n").length - 2} runs` : "not measured yet";
    console.log(`${name}  ${runs}`);
  }
  return 0;
}

/**
 * Measures results again, from nothing, in a folder that is forgotten afterwards, and compares the bytes of their rows, tables and summaries.
 *
 * Ctrl+C keeps what is done; the same command goes on, unless the library has changed meanwhile.
 *
 * @returns 0 where all bytes are the same, 1 where some differ, 130 where Ctrl+C stopped it.
 */
export async function reproduceResults({ names, count, write, root = inRoot(), studies }: ReproduceOptions): Promise<number> {
  const { storedResults, resultFault } = await resultFiles();
  const all = storedResults(root);
  const unknown = names.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined) throw new UsageError(`there is no result ${unknown}. There are: ${all.map(({ name }) => name).join(", ")}.`);
  const chosen = all.filter(({ name }) => names.length === 0 || names.includes(name));
  const place = workPlace();
  const results = chosen.map((result): Result => {
    const fresh = join(place, `${result.name}.jsonl`);
    return { ...result, stored: result.spec.replace(/json$/, "jsonl"), fresh, fault: write ? null : resultFault(result, root) };
  });
  for (const { fault } of results) if (fault) console.error(fault);
  const sound = results.filter(({ fault }) => fault === null);

  let wrong = results.length - sound.length;
  for (const [i, result] of sound.entries()) {
    console.log(`${result.name}: measuring${sound.length > 1 ? ` (${i + 1} of ${sound.length})` : ""} ...`);
    const began = performance.now();
    const outcome = await again(result, { count, write }, studies);
    if (outcome === null) return stopped();
    console.log(`${result.name}: ${outcome.says} (${inWords((performance.now() - began) / 1000)})`);
    if (!outcome.same) wrong++;
  }
  forget(place, sound);
  const total = results.length;
  if (wrong === 0)
    console.log(write ? `Wrote ${some(total)}.` : `${some(total)} came out as ${total === 1 ? "it is" : "they are"} stored.`);
  else console.error(`${command}: ${wrong} of ${some(total)} did not come out as stored.`);
  return wrong === 0 ? 0 : 1;
}

const some = (n: number): string => `${n} ${n === 1 ? "result" : "results"}`;

function stopped(): number {
  console.error(`${command}: stopped. What is done is kept; the same command goes on.`);
  return 130;
}

/** The folder for what comes out now: one for each library, so that a run that was interrupted goes on only with what the same code gave. */
function workPlace(): string {
  const library = inRoot("src", "dist");
  const sum = createHash("sha256");
  const measuring = ["schedules", "stats", "engine", "lessons"];
  for (const path of measuring.flatMap((part) =>
    (readdirSync(join(library, part), { recursive: true }) as string[]).map((file) => join(part, file)),
  ))
    if (path.endsWith(".js")) sum.update(path).update(readFileSync(join(library, path)));
  return inRoot(".cache", "reproduce", sum.digest("hex").slice(0, 16));
}

/** Deletes what came out, and the folder where nothing else is left in it. */
function forget(place: string, results: readonly Result[]): void {
  for (const { fresh } of results) for (const file of [fresh, ...Object.values(besideOf(fresh))]) rmSync(file, { force: true });
  if (!existsSync(place)) return;
  const left = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (left.length === 0) rmSync(place, { recursive: true, force: true });
}

/** Measures one result again; null where Ctrl+C stopped it. */
async function again(
  { name, spec, stored, fresh }: Result,
  { count, write }: Pick<ReproduceOptions, "count" | "write">,
  studies: URL | undefined,
): Promise<{ readonly same: boolean; readonly says: string } | null> {
  mkdirSync(join(fresh, ".."), { recursive: true });
  return withMeasurement(
    spec,
    readSpec(spec),
    async (measurement) => {
      const before = write ? null : readFile(measurement, stored);
      // What was refined has more runs than were asked for; what was not is not refined here.
      const refine = before === null || before.rows.length > measurement.declared.length;
      const code = await measure(command, measurement, { out: fresh, shard: null, count, refine }, { quiet: true });
      if (code !== 0) return null;
      if (write) {
        writeAtomically(Object.fromEntries(pairs(fresh, stored).map(([from, to]) => [to, readFileSync(from, "utf8")])));
        return { same: true, says: `wrote ${stored}` };
      }
      const [from, to] = [readFileSync(fresh, "utf8"), readFileSync(stored, "utf8")];
      if (from !== to) return { same: false, says: firstDifference(name, measurement, to, from) };
      const other = pairs(fresh, stored).find(
        ([one, two]) => readFileSync(one, "utf8") !== (existsSync(two) ? readFileSync(two, "utf8") : null),
      );
      if (other) return { same: false, says: `the rows are the same, but ${other[1]} does not say what they say` };
      return { same: true, says: `the same bytes, ${to.split("\n").length - 2} runs` };
    },
    studies,
  );
}

/** The files that came out, each with the place it is stored in. */
const pairs = (fresh: string, stored: string): [string, string][] => [
  [fresh, stored],
  ...(["tables", "summary"] as const)
    .map((part): [string, string] => [besideOf(fresh)[part], besideOf(stored)[part]])
    .filter(([from]) => existsSync(from)),
];

/** Says where two files of rows first part. */
function firstDifference<R extends { readonly key: string }, P extends Planned, Result>(
  name: string,
  measurement: Measurement<R, P, Result>,
  stored: string,
  fresh: string,
): string {
  const [before, now] = [stored.split("\n"), fresh.split("\n")];
  const line = before.findIndex((text, i) => text !== now[i]);
  const [was = "", is = ""] = [before[line], now[line]];
  const read = (text: string): R | null => {
    const row: unknown = text === "" ? null : JSON.parse(text);
    return measurement.isRow(row) ? row : null;
  };
  const [old, row] = [read(was), read(is)];
  const at = `line ${line + 1}`;
  if (!old || !row || old.key !== row.key)
    return `${at} differs: stored ${old ? measurement.said(old) : "nothing more"}, now ${row ? measurement.said(row) : "nothing more"}`;
  const count = before.filter((text, i) => text !== now[i]).length;
  const parts = Object.keys(row) as (keyof R)[]; // a row is plain JSON
  const part = parts.find((key) => JSON.stringify(old[key]) !== JSON.stringify(row[key]));
  const said = (of: R): string => (part === undefined ? "" : JSON.stringify(of[part]));
  return `${at} differs, ${measurement.said(row)}: ${String(part)} stored ${said(old)}, now ${said(row)} (${count} of ${before.length - 2} rows of ${name} differ)`;
}

/** A time in words, rounded up to what anyone plans with. */
const inWords = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);
