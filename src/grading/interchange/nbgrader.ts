/**
 * The metadata of cells that nbgrader reads: schema 3, and nbgrader's own checksum.
 *
 * Source: nbgrader 0.9.5, nbgrader/nbgraderformat/v3.json and nbgrader/utils.py (is_locked, compute_checksum), https://github.com/jupyter/nbgrader;
 * https://nbgrader.readthedocs.io/en/stable/contributor_guide/metadata.html
 */
import { createHash } from "node:crypto";
import { fail } from "../../schedules/fail.js";

/**
 * What a cell is to nbgrader: the cell that an answer is written into, with its points; a further cell of the same answer; or one that must
 * stay as it was given out. nbgrader shows an answer to a person and never counts its points by running it: points come from our grader.
 */
export type NbgraderRole = "answer" | "further" | "readOnly";

/** A cell as far as nbgrader's checksum goes. */
export interface NbgraderCell {
  readonly cell_type: "code" | "markdown" | "raw";
  readonly source: string;
}

/** `metadata.nbgrader` of a cell, schema 3. */
export interface NbgraderMetadata {
  readonly schema_version: 3;
  readonly grade: boolean;
  readonly solution: boolean;
  readonly locked: boolean;
  readonly task: boolean;
  readonly grade_id: string;
  /** Only where `grade` is true. */
  readonly points?: number;
  readonly cell_type: NbgraderCell["cell_type"];
  /** 32 hexadecimal digits. */
  readonly checksum: string;
}

/** What nbgrader allows in an id; it is empty nowhere. */
export const gradeIdPattern = /^[a-zA-Z0-9_-]+$/;

/**
 * The metadata with which nbgrader takes a cell of a released notebook.
 *
 * @param cell as it is given out; its checksum tells nbgrader whether a student changed it.
 * @param options `id`, unique in the notebook; the `role`; and `points` of an answer, a number from 0 up.
 * @throws a RangeError where nbgrader would refuse it: an id with other signs than letters, digits, _ and -, points at a cell that has none,
 * an answer without.
 */
export function nbgraderMetadata(
  cell: NbgraderCell,
  { id, role, points }: { id: string; role: NbgraderRole; points?: number },
): NbgraderMetadata {
  if (!gradeIdPattern.test(id)) fail("nbgraderMetadata", "id must be of letters, digits, _ and -", id, "Name the cell otherwise.");
  const grade = role === "answer";
  if (grade && !(typeof points === "number" && Number.isFinite(points) && points >= 0)) {
    fail("nbgraderMetadata", "points of an answer must be a number from 0 up", points, "Give what the exercise is worth.");
  }
  if (!grade && points !== undefined) fail("nbgraderMetadata", `a cell that is ${role} has no points`, points, "Give them to the answer.");
  if (cell.cell_type !== "code" && role === "further") {
    fail("nbgraderMetadata", "a further cell of an answer must be code", cell.cell_type, "nbgrader grades every text that is a solution.");
  }
  const known = {
    schema_version: 3 as const,
    grade,
    solution: role !== "readOnly",
    locked: role === "readOnly",
    task: false,
    grade_id: id,
    ...(points === undefined ? {} : { points }),
    cell_type: cell.cell_type,
  };
  return { ...known, checksum: checksumOf(cell, known) };
}

/**
 * nbgrader's checksum of a cell: the MD5 of source, type, flags, id and points, one after the other, as Python prints them.
 *
 * @param cell its `source` as one text.
 * @param metadata the flags, the id and, where `grade` is true, the points.
 * @returns 32 hexadecimal digits.
 */
export function checksumOf(
  { source, cell_type }: NbgraderCell,
  { grade, solution, locked, grade_id, points }: Pick<NbgraderMetadata, "grade" | "solution" | "locked" | "grade_id" | "points">,
): string {
  const isLocked = !solution && (grade || locked);
  const flags = [grade, solution, isLocked].map((flag) => (flag ? "True" : "False"));
  const worth = grade ? pythonFloat(points ?? Number.NaN) : "";
  return createHash("md5")
    .update([source, cell_type, ...flags, grade_id, worth].join(""))
    .digest("hex");
}

/** A number as Python's `str(float(x))` has it: "2.0", "0.1", "1e-05", "1e+16". */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  const [digits = "", power = "0"] = value.toExponential().split("e"); // as few digits as say which number it is, as in Python
  const exponent = Number(power);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) {
    return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const plain = Object.is(value, -0) ? "-0" : String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}
