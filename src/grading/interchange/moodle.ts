/**
 * A table that Moodle imports into its gradebook.
 *
 * Source: "Grade import", https://docs.moodle.org/en/Grade_import : map "ID number" or "Email address" to the user, the assignment's column to a
 * grade item and "Feedback" to that item's feedback. public/grade/import/lib.php of https://github.com/moodle/moodle: feedback is FORMAT_MOODLE,
 * a kind of HTML, so its signs are escaped; an item that the import makes has a maximum of 100, so make it before, with the right one.
 */
import { escapeHtml } from "../../notebook/host/escapeHtml.js";
import { printCsv } from "../csv.js";
import type { Standing } from "../standing.js";
import type { GradedAssignment } from "./canvas.js";
import { commentOf, gradeText, importedOf, type MissingRule } from "./handedIn.js";
import { oneLine } from "./told.js";

/**
 * The table: ID number (our id), email address, the total and how it came about.
 *
 * @param standings in the order of the rows.
 * @param assignment its title, which names the column.
 * @param options `missing`: those who handed in nothing are left out when it is left out.
 * @returns comma-separated values with what a spreadsheet would compute made harmless.
 * @throws a RangeError at points that are no finite numbers.
 */
export function moodleCsv(
  standings: readonly Standing[],
  { title }: Pick<GradedAssignment, "title">,
  { missing = "leave-out" }: { missing?: MissingRule } = {},
): string {
  const rows = importedOf(standings, missing).map((standing) => [
    standing.student,
    oneLine(standing.email),
    gradeText(standing.total, `${title}, ${standing.student}`),
    escapeHtml(commentOf(standing)),
  ]);
  return printCsv(["ID number", "Email address", `Grade: ${oneLine(title)}`, "Feedback"], rows);
}
