import { checksumOf, gradeIdPattern, type NbgraderCell, type NbgraderMetadata } from "../../../src/grading/interchange/nbgrader.js";
import { shown } from "../../../src/schedules/fail.js";

const types: Readonly<Record<string, "boolean" | "number" | "string">> = {
  schema_version: "number",
  grade: "boolean",
  solution: "boolean",
  locked: "boolean",
  task: "boolean",
  grade_id: "string",
  points: "number",
  cell_type: "string",
  checksum: "string",
};
const required = ["schema_version", "grade", "locked", "solution"];
const cellTypes = ["code", "markdown", "raw"];

/**
 * Everything for which nbgrader 0.9.5 would refuse a released notebook (MetadataValidatorV3 and its schema), and what it would take without a
 * word and read otherwise than it is meant: points where nothing is graded, flags that don't go together, a checksum of another text.
 *
 * @param notebook what JSON.parse gave for the file.
 * @returns a sentence each, with the cell's place from 1; empty where nbgrader takes it as it stands.
 */
export function nbgraderFaults(notebook: unknown): string[] {
  const cells = isObject(notebook) ? notebook.cells : undefined;
  if (!Array.isArray(cells)) return [`a notebook must have a list of cells, got ${shown(cells)}. Save it again from Jupyter.`];
  const places = new Map<string, number>();
  return cells.flatMap((cell, index) => {
    const place = index + 1;
    const { marks, faults } = readCell(cell);
    const id = marks?.grade_id;
    if (id !== undefined && marks !== null && (marks.grade || marks.solution || marks.locked || marks.task)) {
      const before = places.get(id);
      if (before !== undefined) faults.push(`grade_id must be unique, and ${shown(id)} is cell ${before} too. Name it otherwise.`);
      else places.set(id, place);
    }
    return faults.map((fault) => `cell ${place}: ${fault}`);
  });
}

/** What nbgrader reads of a cell, null where there is nothing or it is not of the schema; and what is wrong with it. */
function readCell(cell: unknown): { marks: Marks | null; faults: string[] } {
  if (!isObject(cell) || !isObject(cell.metadata))
    return { marks: null, faults: ["a cell must have metadata. Save it again from Jupyter."] };
  if (!Object.hasOwn(cell.metadata, "nbgrader")) return { marks: null, faults: [] };
  const marks = cell.metadata.nbgrader;
  const faults = schemaFaults(marks);
  if (faults.length > 0) return { marks: null, faults };
  const source = Array.isArray(cell.source) ? cell.source.join("") : cell.source;
  const { cell_type } = cell;
  if (typeof source !== "string" || !cellTypes.includes(cell_type as string)) {
    return { marks: null, faults: ["it must have a source and be code, markdown or raw. Save it again from Jupyter."] };
  }
  const read = marks as unknown as Marks; // of the schema, as just checked
  return { marks: read, faults: ruleFaults({ source, cell_type: cell_type as NbgraderCell["cell_type"] }, read) };
}

type Marks = Omit<NbgraderMetadata, "task" | "grade_id" | "checksum" | "cell_type"> &
  Partial<Pick<NbgraderMetadata, "task" | "grade_id" | "checksum" | "cell_type">>;

/** What nbgrader's JSON schema says. */
function schemaFaults(marks: unknown): string[] {
  if (!isObject(marks)) return [`nbgrader must be an object, got ${shown(marks)}.`];
  const { schema_version: version, grade_id: id, points, checksum, cell_type: type } = marks;
  if (typeof version === "number" && version !== 3) {
    return [`schema_version must be 3, got ${version}. ${version < 3 ? "nbgrader update brings it up." : "This nbgrader is newer."}`];
  }
  const missing = required.filter((key) => !Object.hasOwn(marks, key)).map((key) => `nbgrader must have ${key}.`);
  const wrong = Object.entries(marks).flatMap(([key, value]) => {
    const must = Object.hasOwn(types, key) ? types[key] : undefined;
    if (must === undefined) return [`nbgrader has no key ${key}. It takes ${Object.keys(types).join(", ")}.`];
    const isRight = must === "number" ? Number.isFinite(value) : typeof value === must;
    return isRight ? [] : [`${key} must be a ${must}, got ${shown(value)}.`];
  });
  if (typeof id === "string" && id !== "" && !gradeIdPattern.test(id))
    wrong.push(`grade_id must be of letters, digits, _ and -, got ${shown(id)}.`);
  if (typeof points === "number" && points < 0) wrong.push(`points must be a number from 0 up, got ${points}.`);
  if (typeof checksum === "string" && checksum.length !== 32) wrong.push(`checksum must have 32 signs, got ${shown(checksum)}.`);
  if (typeof type === "string" && !cellTypes.includes(type)) wrong.push(`cell_type must be code, markdown or raw, got ${shown(type)}.`);
  return [...missing, ...wrong];
}

/** What goes together, and whether the checksum is that of the cell. */
function ruleFaults(cell: NbgraderCell, marks: Marks): string[] {
  const { grade, solution, locked, task = false, grade_id: id, points, checksum, cell_type: given } = marks;
  const faults: string[] = [];
  const isText = cell.cell_type === "markdown";
  if (given !== undefined && given !== cell.cell_type) faults.push(`cell_type must be that of the cell, ${cell.cell_type}, got ${given}.`);
  if (/\p{Surrogate}/u.test(cell.source))
    faults.push("its source has half a sign (a lone surrogate), which Python can't encode. Write it anew.");
  if (grade || solution || locked || task) {
    if (id === undefined) faults.push("it must have a grade_id.");
    else if (id === "") faults.push("grade_id must not be empty.");
  }
  if ((grade || task) && points === undefined) faults.push("it is graded and must have points.");
  if (!grade && !task && points !== undefined) faults.push(`it is not graded and must have no points, got ${points}.`);
  if (solution && locked) faults.push("a solution can't be locked: nobody could write it.");
  if (task) {
    if (!isText) faults.push("a task must be markdown.");
    if (grade || solution) faults.push("a task must be neither grade nor solution.");
  } else if (isText && grade !== solution) {
    faults.push(grade ? "a text that is graded must be a solution too." : "a text that is a solution must be graded too.");
  }
  if (
    checksum !== undefined &&
    id !== undefined &&
    checksum !== checksumOf(cell, { grade, solution, locked, grade_id: id, points: points ?? 0 })
  )
    faults.push("its checksum is of another text, flags or points. Release it again.");
  return faults;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
