import { shown } from "../schedules/fail.js";
import { readCsv } from "./csv.js";

/** Somebody who hands in. */
export interface Student {
  /** Names folders and rows. */
  readonly id: string;
  /** Empty where the list has none. */
  readonly name: string;
  readonly email: string;
  /** The number that Canvas gives a user and writes into the names of downloads; empty where the list has none. */
  readonly canvas: string;
  /** Hours by which this student's due date is later. */
  readonly extensionHours: number;
}

/** The columns of a list of students; a list may leave out all but the first. */
export const studentColumns = ["id", "name", "email", "canvas", "extensionHours"] as const;

/** What a student's id may be: it becomes the name of a folder, on every system. */
const idPattern = /^[A-Za-z0-9_][A-Za-z0-9._@-]{0,63}$/;

/**
 * Reads a list of students: a table with a column `id`, and perhaps `name`, `email`, `canvas` and `extensionHours`.
 *
 * @param file the CSV file.
 * @returns the students in the list's order.
 * @throws a RangeError that names the line of every fault: an unknown column, an id that names no folder, one that is there twice.
 */
export function readStudents(file: string): readonly Student[] {
  const { header, rows } = readCsv(file);
  const columns = studentColumns.join(", ");
  if (!header.includes("id")) throw new RangeError(`${file}, line 1: the first line must name a column id. It takes ${columns}.`);
  const faults = header
    .filter((name) => !(studentColumns as readonly string[]).includes(name))
    .map((name) => `${file}, line 1: there is no column ${shown(name)}. It takes ${columns}.`);
  const lines = new Map<string, number>();
  const students = rows.map(({ line, cells }): Student => {
    const cell = (name: (typeof studentColumns)[number]): string => (cells.get(name) ?? "").trim();
    const id = cell("id");
    const say = (what: string): number => faults.push(`${file}, line ${line}: ${what}`);
    const key = id.toLowerCase();
    const before = lines.get(key);
    if (!idPattern.test(id) || id.endsWith(".")) {
      say(
        `id must be 1 to 64 letters, digits and . _ @ - that begin with a letter or a digit, got ${shown(id)}. Folders are named after it.`,
      );
    } else if (before !== undefined) say(`each id must be there once, and ${id} is in line ${before} too. Take one out.`);
    else lines.set(key, line);
    const extension = cell("extensionHours");
    const extensionHours = extension === "" ? 0 : Number(extension);
    if (!(Number.isFinite(extensionHours) && extensionHours >= 0))
      say(`extensionHours must be a number from 0 up, got ${shown(extension)}.`);
    return { id, name: cell("name"), email: cell("email"), canvas: cell("canvas"), extensionHours };
  });
  if (faults.length > 0) throw new RangeError(faults.join("\n"));
  return students;
}
