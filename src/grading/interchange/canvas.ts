/**
 * A table that Canvas imports into its gradebook.
 *
 * Source: "How do I import grades in the Gradebook?", https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807 ;
 * lib/gradebook_importer.rb of https://github.com/instructure/canvas-lms: a student is found by ID, else by SIS User ID, SIS Login ID, name.
 */
import { shown } from "../../schedules/fail.js";
import { printCsv } from "../csv.js";
import type { Standing } from "../standing.js";
import { gradeText, importedOf, type MissingRule } from "./handedIn.js";
import { oneLine } from "./told.js";

/** An assignment as a gradebook names it. */
export interface GradedAssignment {
  readonly title: string;
  /** What it is worth. */
  readonly max: number;
}

const studentColumns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];
/** A column whose name holds one of these is a total to Canvas, which it skips without a word. */
const canvasColumns = ["Current", "Final", "Override"].flatMap((which) =>
  ["Score", "Points", "Grade", "Status"].map((what) => `${which} ${what}`),
);

/**
 * The table: one column with the total, and the row that says what is possible.
 *
 * @param standings in the order of the rows.
 * @param assignment its title and points; `canvasId` where Canvas has the assignment already, as the table that it exports says. Without,
 * Canvas takes one of the same title or offers to make it.
 * @param options `userIds`, Canvas's number of each student by our id, where the list of students has it; else Canvas finds them by our id as
 * SIS Login ID. `missing`: those who handed in nothing are left out when it is left out.
 * @returns comma-separated values with what a spreadsheet would compute made harmless.
 * @throws a RangeError at points that are no finite numbers, and at a title that Canvas takes for a column of its own.
 */
export function canvasCsv(
  standings: readonly Standing[],
  { title, max, canvasId }: GradedAssignment & { readonly canvasId?: string },
  { userIds = new Map(), missing = "leave-out" }: { userIds?: ReadonlyMap<string, string>; missing?: MissingRule } = {},
): string {
  const own = canvasColumns.find((name) => title.includes(name)) ?? studentColumns.find((name) => title.trim() === name);
  if (own !== undefined) {
    throw new RangeError(
      `canvasCsv: the title must not be or hold the name of a column of Canvas's own, got ${shown(title)}. Canvas would skip it.`,
    );
  }
  const column = `${oneLine(title)}${canvasId === undefined ? "" : ` (${canvasId})`}`;
  const header = [...studentColumns, column];
  const possible = ["    Points Possible", "", "", "", "", gradeText(max, title)];
  const rows = importedOf(standings, missing).map(({ student, name, total }) => [
    oneLine(name),
    userIds.get(student) ?? "",
    "",
    student,
    "",
    gradeText(total, `${title}, ${student}`),
  ]);
  return printCsv(header, [possible, ...rows]);
}
