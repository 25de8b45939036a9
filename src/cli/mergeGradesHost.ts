import { linesOf } from "../grading/linesOf.js";
import { mergeGrades } from "../grading/mergeGrades.js";
import { readRow } from "../grading/readRow.js";
import type { Standing } from "../grading/standing.js";
import { named } from "./command.js";

interface MergeGradesOptions {
  readonly files: readonly string[];
  readonly out: string;
  /** An SQLite file of the merged rows; null for none. */
  readonly gradebook: string | null;
  readonly force: boolean;
}

/** Merges the grades of shards, and writes the gradebook of that one exercise where it is asked for. */
export async function mergeGradeFiles({ files, out, gradebook, force }: MergeGradesOptions): Promise<number> {
  const { exercise, rows } = await named(() => mergeGrades({ files, out, force }));
  console.log(`Wrote ${out}: ${rows} rows of ${exercise}, every shard there and all in agreement.`);
  if (gradebook !== null) {
    const { writeGradebook } = await import("../grading/gradebook.js");
    await named(() => writeGradebook(gradebook, standingsOfRows(out)));
    console.log(`Wrote ${gradebook}.`);
  }
  return 0;
}

/** What rows alone say of each student: who they are is known by the submission's id, and nothing was late. */
function standingsOfRows(file: string): Standing[] {
  return Array.from(linesOf(file), (line, i): Standing => {
    const row = readRow(line, `${file}:${i + 1}`);
    const { submission, exercise, score, max } = row;
    return {
      student: submission,
      name: submission,
      email: "",
      submitted: null,
      lateSeconds: 0,
      exercises: [{ exercise, title: exercise, max, automatic: score, manual: null, open: [], score, row }],
      raw: score,
      penalty: 0,
      total: score,
      max,
    };
  });
}
