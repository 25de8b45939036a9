import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Assignment } from "./assignment.js";
import { findIncoming, type Incoming } from "./incoming.js";
import { listed } from "./listed.js";
import { ownerOf } from "./ownerOf.js";
import type { Student } from "./students.js";
import { readTimestamp } from "./timestamp.js";
import { cannotWrite, writeWhole } from "./writeWhole.js";

/** What became of what came in. */
export interface Collected {
  /** Ids whose submission is there for the first time. */
  readonly fresh: readonly string[];
  /** Ids whose submission took the place of an earlier one, which is kept in attempts/. */
  readonly again: readonly string[];
  /** Ids whose submission is there already, byte by byte. */
  readonly same: readonly string[];
  /** Ids whose submission is older than the one that is there; it went into attempts/. */
  readonly older: readonly string[];
  /** Ids of students who have handed in nothing, now or before. */
  readonly missing: readonly string[];
  /** What could not be taken or has to be looked at, each with what to do. */
  readonly notes: readonly string[];
}

/** A student's submission as it lies: the file, and when it came in, null where nobody knows. */
export interface Held {
  readonly file: string;
  readonly submitted: string | null;
}

const endings = ["ipynb", "ts"] as const;
const stamp = "timestamp.txt";

/** What a student has handed in; null where there is nothing. The time is ISO 8601 in UTC. */
export const heldBy = ({ folder, name }: Pick<Assignment, "folder" | "name">, student: string): Held | null =>
  heldIn(join(folder, "submitted", student), name);

/** What a student had handed in before something else took its place. */
export function earlierOf({ folder, name }: Pick<Assignment, "folder" | "name">, student: string): readonly Held[] {
  const attempts = join(folder, "attempts", student);
  return existsSync(attempts) ? readdirSync(attempts).flatMap((attempt) => heldIn(join(attempts, attempt), name) ?? []) : [];
}

function heldIn(own: string, name: string): Held | null {
  const file = endings.map((ending) => join(own, `${name}.${ending}`)).find((path) => existsSync(path));
  if (file === undefined) return null;
  return { file, submitted: existsSync(join(own, stamp)) ? readTimestamp(readFileSync(join(own, stamp), "utf8")) : null };
}

/**
 * Brings submissions into the assignment's folder: into submitted/STUDENT/, named after the assignment, with the time beside them. An earlier
 * submission that differs is moved to attempts/STUDENT/, and nothing is ever written over.
 *
 * @param assignment where they go.
 * @param students whose they may be.
 * @param options `from`, a folder or a zip archive: folders and files named after ids, nbgrader's tree, or what Canvas or Moodle downloads;
 * `received`, the time of what has none, ISO 8601 in UTC, or null where that is not known.
 * @throws a RangeError where nothing there is a submission.
 */
export function collect(
  assignment: Assignment,
  students: readonly Student[],
  { from, received }: { from: string; received: string | null },
): Collected {
  const { files, leftOut } = findIncoming(from);
  const notes = leftOut.map((what) => `${what}: left out.`);
  const stamps = new Map(files.filter(({ path }) => isStamp(path)).map((file) => [folderOf(file.path), file]));
  const owner = ownerOf(students);
  const byStudent = new Map<string, { file: Incoming; late: boolean }[]>();
  for (const file of files.filter(({ path }) => !isStamp(path))) {
    const found = owner(file.path);
    if ("why" in found) notes.push(`${file.path}: ${found.why}. Not taken.`);
    else byStudent.set(found.student.id, [...(byStudent.get(found.student.id) ?? []), { file, late: found.late }]);
  }
  if (byStudent.size === 0) {
    throw new RangeError(
      [`${from}: it must hold a notebook or a .ts file of at least one student, and holds none.`, ...notes.slice(0, 10)].join("\n"),
    );
  }
  const untold: string[] = [];
  const strangers = new Map<string, string[]>();
  const done = { fresh: [] as string[], again: [] as string[], same: [] as string[], older: [] as string[] };
  for (const { id } of students) {
    const candidates = byStudent.get(id);
    if (!candidates) continue;
    const chosen = chooseOf(
      candidates.map(({ file }) => file),
      assignment.name,
    );
    if (chosen === null) {
      notes.push(
        `${id}: ${candidates.length} files (${candidates.map(({ file }) => file.path).join(", ")}). None taken: keep the one that counts, or name it ${assignment.name}.ipynb.`,
      );
      continue;
    }
    const text = stamps.get(folderOf(chosen.path))?.read();
    const told = text === undefined ? null : readTimestamp(new TextDecoder().decode(text));
    if (text !== undefined && told === null)
      notes.push(`${id}: ${stamp} holds no time that can be read. Write it as 2026-12-01T23:59:00+01:00.`);
    const submitted = told ?? received;
    const content = chosen.read();
    done[take(assignment, id, chosen.path, content, submitted)].push(id);
    if (submitted === null && assignment.due !== null) {
      if (candidates.some((one) => one.file === chosen && one.late)) {
        notes.push(
          `${id}: its name says that it was late, and not by how much. Write the time into ${join("submitted", id, stamp)}, or collect with --received.`,
        );
      } else untold.push(id);
    }
    const { assignment: other, student: whose } = originOf(content);
    if (other !== null && other !== assignment.name) strangers.set(other, [...(strangers.get(other) ?? []), id]);
    if (assignment.variants && whose !== null && whose !== id)
      notes.push(`${id}: the notebook was made for ${whose}; it is graded by ${id}'s own variant.`);
  }
  for (const [other, ids] of strangers) {
    const [are, ask] = ids.length === 1 ? ["notebook is that", "one"] : ["notebooks are those", "ones"];
    notes.push(`${listed(ids)}: the ${are} of ${other}, not of ${assignment.name}. Ask for the right ${ask}.`);
  }
  if (untold.length > 0) {
    notes.push(
      `${listed(untold)}: nothing says when it was handed in, so it counts as in time. Write the time into ${join("submitted", "STUDENT", stamp)}, or collect with --received.`,
    );
  }
  const missing = students.map(({ id }) => id).filter((id) => heldBy(assignment, id) === null);
  return { ...done, missing, notes };
}

const isStamp = (path: string): boolean => path === stamp || path.endsWith(`/${stamp}`);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** The file that counts among a student's: the only one, else the only one in a folder or of the name of the assignment, notebooks before code. */
function chooseOf(files: readonly Incoming[], name: string): Incoming | null {
  const isNamed = ({ path }: Incoming): boolean => new RegExp(`(^|[/_])${name}(\\.(ipynb|ts)$|/)`, "i").test(path);
  const isNotebook = ({ path }: Incoming): boolean => /\.ipynb$/i.test(path);
  const narrowed = [files, files.filter(isNamed), files.filter(isNotebook), files.filter((file) => isNamed(file) && isNotebook(file))];
  return narrowed.find((some) => some.length === 1)?.[0] ?? null;
}

/** Puts one submission where it belongs. */
function take(
  { folder, name }: Assignment,
  id: string,
  path: string,
  content: Uint8Array,
  submitted: string | null,
): "fresh" | "again" | "same" | "older" {
  const own = join(folder, "submitted", id);
  const held = heldBy({ folder, name }, id);
  const write = (into: string): void => {
    writeWhole(join(into, `${name}.${/\.ts$/i.test(path) ? "ts" : "ipynb"}`), content);
    if (submitted !== null) writeWhole(join(into, stamp), `${submitted}\n`);
  };
  /** Whole before it is there, and before what was there makes room: a full disk leaves that where it is. */
  const place = (into: string, makeRoom: () => void = () => {}): void => {
    const draft = join(folder, "submitted", `.${id}`);
    try {
      rmSync(draft, { recursive: true, force: true });
      write(draft);
      makeRoom();
      mkdirSync(dirname(into), { recursive: true });
      renameSync(draft, into);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error instanceof RangeError ? error : cannotWrite(into, error);
    }
  };
  if (held === null) {
    if (existsSync(own)) write(own);
    else place(own);
    return "fresh";
  }
  if (readFileSync(held.file).equals(content)) {
    if (held.submitted === null && submitted !== null) writeWhole(join(own, stamp), `${submitted}\n`);
    return "same";
  }
  const attempts = join(folder, "attempts", id);
  const earlier = existsSync(attempts) ? readdirSync(attempts) : [];
  const isKnown = earlierOf({ folder, name }, id).some(({ file }) => readFileSync(file).equals(content));
  const [before, now] = [held.submitted, submitted];
  // Without both times, what is known from before is older, and anything else is newer.
  const isOlder = before !== null && now !== null ? now < before || (now === before && isKnown) : isKnown;
  if (isOlder) {
    if (!isKnown) place(join(attempts, freeNumber(earlier)));
    return "older";
  }
  // One rename, so that a stop in between loses neither.
  place(own, () => {
    mkdirSync(attempts, { recursive: true });
    renameSync(own, join(attempts, freeNumber(earlier)));
  });
  return "again";
}

const freeNumber = (taken: readonly string[]): string => String(Math.max(0, ...taken.map(Number).filter(Number.isInteger)) + 1);

/** Whose a notebook says that it is: the assignment and the student it was made for; null where it says nothing. */
function originOf(content: Uint8Array): { readonly assignment: string | null; readonly student: string | null } {
  const text = (value: unknown): string | null => (typeof value === "string" ? value.slice(0, 80) : null);
  try {
    const notebook = JSON.parse(new TextDecoder().decode(content)) as {
      metadata?: { lrlab?: { assignment?: unknown; student?: unknown } };
    } | null;
    const origin = notebook?.metadata?.lrlab;
    return { assignment: text(origin?.assignment), student: text(origin?.student) };
  } catch {
    return { assignment: null, student: null }; // the grader says what is wrong with it
  }
}
