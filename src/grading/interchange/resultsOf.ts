import { readFileSync } from "node:fs";
import { listed } from "../listed.js";
import { printable } from "../printable.js";
import { readRows } from "../readRow.js";
import { classroomResult } from "./githubClassroom.js";
import { type GradescopeVisibility, gradescopeResults } from "./gradescope.js";
import { prairieLearnResults } from "./prairieLearn.js";

/**
 * The rows of one submission as a platform reads them.
 *
 * @param files results files, one an exercise.
 * @param options the platform's `form`; the `submission`, which may be null where the files hold no other; `hidden` as in `gradescopeResults`.
 * @returns JSON with a line end; for GitHub Classroom in base64, as a step puts it out.
 * @throws a RangeError that names what is missing: a file, a row of the submission, its name where there are several.
 */
export function resultsOf(
  files: readonly string[],
  {
    form,
    submission,
    hidden,
  }: { form: "gradescope" | "prairielearn" | "github-classroom"; submission: string | null; hidden?: GradescopeVisibility },
): string {
  const all = files.flatMap((file) => readRows(readResults(file), file));
  const ids = [...new Set(all.map((row) => row.submission))].sort();
  const known = ids.length === 0 ? "none" : listed(ids);
  if (submission === null && ids.length !== 1) {
    throw new RangeError(`${files.join(", ")}: there must be one submission, got ${known}. Name one with --submission.`);
  }
  const id = submission ?? ids[0];
  const rows = all.filter((row) => row.submission === id);
  if (rows.length === 0) throw new RangeError(`${files.join(", ")}: there is no row of ${printable(String(id))}. There are: ${known}.`);
  if (form === "github-classroom") return `${Buffer.from(JSON.stringify(classroomResult(rows))).toString("base64")}\n`;
  return `${JSON.stringify(form === "gradescope" ? gradescopeResults(rows, hidden === undefined ? {} : { hidden }) : prairieLearnResults(rows), null, 2)}\n`;
}

/** The text of a results file. */
function readResults(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code } = error as { code?: string };
    const why =
      code === "ENOENT"
        ? "there is no such file"
        : code === "ERR_ENCODING_INVALID_ENCODED_DATA"
          ? "it is not UTF-8"
          : `it can't be read (${code})`;
    throw new RangeError(`${file}: it must be what lrlab grade wrote, and ${why}. Grade first.`);
  }
}
