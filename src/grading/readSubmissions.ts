import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { shown } from "../schedules/fail.js";
import { answerIn } from "./answerIn.js";
import { listed } from "./listed.js";
import type { Submission } from "./submission.js";

/** A submission that was found and is read when its turn comes, so that ten thousand of them need no room at once. */
export interface Found {
  readonly id: string;
  /** The file, from the folder that was read; the files, where several claim the id. */
  readonly path: string;
  read(): Submission;
}

/** What a folder of submissions holds. */
export interface FoundSubmissions {
  /** In the order of their ids. */
  readonly found: readonly Found[];
  /** What is no submission, with the reason: "notes.txt (neither .ts nor .ipynb)". */
  readonly leftOut: readonly string[];
}

/** The most that is read of a file, in bytes: an executed notebook of this course has 0.4 MB. */
const largest = { ts: 1_000_000, ipynb: 10_000_000 } as const;

const ending = /\.(ts|ipynb)$/i;
const kindOf = (file: string): "ts" | "ipynb" => (/\.ipynb$/i.test(file) ? "ipynb" : "ts");
const deepest = 4;
const unread = "(can't be read)";

/**
 * Finds the submissions of a folder: each .ts or .ipynb file is one, its name the id; and each folder that holds exactly one such file,
 * however deep, has the folder's name, as in nbgrader's tree of students.
 *
 * What can't be graded is a submission too, with its trouble: a file that is no notebook, a link, two files with one id. Links are not
 * followed.
 *
 * @param folder where they lie.
 * @param exercise the exercise's id, "05-dropping/multistep": an answer's cells are tagged with what stands after the stroke.
 * @throws a RangeError where there is no such folder, or no submission in it.
 */
export function readSubmissions(folder: string, exercise: string): FoundSubmissions {
  const files = new Map<string, string[]>();
  const leftOut: string[] = [];
  const add = (id: string, path: string): void => void files.set(id, [...(files.get(id) ?? []), path]);
  for (const { name, isFolder, isLink } of entriesOf(folder)) {
    if (name.startsWith(".")) leftOut.push(`${name} (hidden)`);
    else if (ending.test(name) && !isFolder) add(name.replace(ending, ""), name);
    else if (isLink) leftOut.push(`${name} (a link)`);
    else if (!isFolder) leftOut.push(`${name} (neither .ts nor .ipynb)`);
    else {
      const { candidates, others } = candidatesIn(folder, name);
      for (const path of candidates) add(name, path);
      const holdsNone = candidates.length === 0 && !others.some((one) => one.endsWith(unread));
      leftOut.push(...(holdsNone ? [`${name}/ (holds no .ts or .ipynb)`] : others));
    }
  }
  if (files.size === 0) {
    const there = leftOut.length === 0 ? "it is empty" : `it holds ${listed(leftOut)}`;
    throw new RangeError(
      `${folder}: a folder of submissions must hold a .ts or .ipynb file for each, and ${there}. Name another with --in.`,
    );
  }
  const found = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    found: found.map(([id, paths]) => ({ id, path: paths.join(", "), read: () => readOne(folder, exercise, id, paths) })),
    leftOut,
  };
}

function readOne(folder: string, exercise: string, id: string, paths: readonly string[]): Submission {
  const [path, ...more] = paths as [string, ...string[]]; // an id has a file at least
  if (more.length > 0) {
    return {
      id,
      path,
      content: { trouble: `${paths.length} files claim the id ${shown(id)}: ${listed(paths)}. Keep the one that counts.` },
    };
  }
  return readSubmission(join(folder, path), id, exercise);
}

/**
 * Reads one submission; what is wrong with it stands in its content.
 *
 * @param file its path, .ts or .ipynb.
 * @param id the student's, or the file's name without the ending.
 * @param exercise the exercise's id.
 */
export function readSubmission(file: string, id: string, exercise: string): Submission {
  const kind = kindOf(file);
  const text = textOf(file, largest[kind]);
  return { id, path: file, content: typeof text === "string" ? answerIn(text, kind, exercise) : text };
}

/** The text of a file; its trouble where it has none that can be read. */
export function textOf(file: string, most: number): string | { readonly trouble: string } {
  let bytes: Buffer;
  try {
    if (lstatSync(file).isSymbolicLink()) return { trouble: "it is a link, and links are not followed. Put the file itself there." };
    // A pipe would be waited for.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    try {
      const { size } = fstatSync(handle);
      if (!fstatSync(handle).isFile()) return { trouble: "it is no file. Put the file itself there." };
      if (size > most)
        return {
          trouble: `it must have at most ${most / 1e6} MB, got ${(size / 1e6).toFixed(1)}. ${kindOf(file) === "ipynb" ? "Clear its outputs" : "Hand in code alone"}.`,
        };
      bytes = Buffer.alloc(size);
      bytes = bytes.subarray(0, readSync(handle, bytes, 0, size, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    // Bytes of a name that are no UTF-8 come as this sign, by which no file is found.
    if (code === "ENOENT" && file.includes("\uFFFD")) return { trouble: "its name must be UTF-8. Rename it." };
    return { trouble: `it can't be read (${code}). See to it that whoever grades may read it.` };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return { trouble: `it must be UTF-8, and it ${isWide ? "is UTF-16" : "has bytes that are not"}. Save it as UTF-8.` };
  }
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

function entriesOf(folder: string): Entry[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory(), isLink: entry.isSymbolicLink() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as { code?: string };
    const why = code === "ENOENT" ? "there is no such folder" : code === "ENOTDIR" ? "it is no folder" : `it can't be read (${code})`;
    throw new RangeError(`${folder}: submissions must lie in a folder, and ${why}. Name another with --in.`);
  }
}

/** The .ts and .ipynb files under one student's folder, and what else is there. */
function candidatesIn(root: string, path: string, depth = 1): { readonly candidates: string[]; readonly others: string[] } {
  const candidates: string[] = [];
  const others: string[] = [];
  let entries: Entry[];
  try {
    entries = entriesOf(join(root, path));
  } catch {
    return { candidates: [], others: [`${path}/ ${unread}`] };
  }
  for (const { name, isFolder } of entries) {
    const inner = `${path}/${name}`;
    if (name.startsWith(".")) others.push(`${inner} (hidden)`);
    else if (isFolder && depth < deepest) {
      const { candidates: more, others: rest } = candidatesIn(root, inner, depth + 1);
      candidates.push(...more);
      others.push(...rest);
    } else if (!isFolder && ending.test(name)) candidates.push(inner);
    else others.push(isFolder ? `${inner}/ (too deep)` : `${inner} (neither .ts nor .ipynb)`);
  }
  return { candidates, others };
}
