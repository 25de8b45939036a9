import type { Student } from "./students.js";

/** Whose a file is, by its path: a student, or why nobody's. `late` where the system that it comes from says that it was late. */
export type Owner = { readonly student: Student; readonly late: boolean } | { readonly why: string };

/** Canvas: "lovelaceada_LATE_12345_67890_week-1.ipynb": last name and first, perhaps a mark, the user's number, the file's. */
const canvas = /^([^_/]+)_(?:(LATE)_)?(\d+)_(\d+)_[^/]+$/;
/** Moodle: "Ada Lovelace_12345_assignsubmission_file_/week-1.ipynb": the whole name, and a number that says nothing outside of Moodle. */
const moodle = /^(.+)_\d+_assignsubmission_file(?:_.*)?$/;

/**
 * Makes a function that says whose a file is: by a folder or a file named after a student's id, as in nbgrader's tree and by hand; else by the
 * names that Canvas and Moodle give to downloads.
 *
 * @param students the list.
 */
export function ownerOf(students: readonly Student[]): (path: string) => Owner {
  const byId = new Map(students.map((student) => [student.id, student]));
  const byCanvas = new Map(students.filter((one) => one.canvas !== "").map((student) => [student.canvas, student]));
  const byName = new Map<string, Set<Student>>();
  for (const student of students) {
    for (const key of nameKeys(student.name)) byName.set(key, (byName.get(key) ?? new Set()).add(student));
  }
  const named = (name: string, late: boolean): Owner => {
    const [student, ...more] = byName.get(plain(name)) ?? [];
    if (student === undefined) return { why: `nobody in students.csv is called ${name}` };
    if (more.length > 0) {
      const ids = [student, ...more].map(({ id }) => id).join(", ");
      return { why: `${ids} are all called ${name}: put it into a folder named after the id, or fill in the column canvas` };
    }
    return { student, late };
  };
  return (path) => {
    const parts = path.split("/");
    const file = parts.at(-1) ?? "";
    const student = [...parts.slice(0, -1), file.replace(/\.(ipynb|ts)$/i, "")]
      .map((part) => byId.get(part))
      .find((one) => one !== undefined);
    if (student) return { student, late: false };
    const [, canvasName = "", late, user = ""] = canvas.exec(file) ?? [];
    const known = byCanvas.get(user);
    if (known) return { student: known, late: late !== undefined };
    const moodleName = parts.map((part) => moodle.exec(part)?.[1]).find((name) => name !== undefined);
    if (moodleName !== undefined) return named(moodleName, false);
    if (canvasName !== "") return named(canvasName, late !== undefined);
    return { why: "neither a folder nor the file is named after an id of students.csv" };
  };
}

/** A name in every order that its words may be turned: "Ada King Lovelace" is "lovelaceadaking" to Canvas. */
function nameKeys(name: string): string[] {
  const words = name.split(/[\s,]+/).filter((word) => plain(word) !== "");
  return words.map((_, i) => plain([...words.slice(i), ...words.slice(0, i)].join("")));
}

/** Small letters and digits alone, without accents. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
