import { availableParallelism } from "node:os";
import { gradeRun } from "../grading/gradeRun.js";
import { linesOf } from "../grading/linesOf.js";
import { listed } from "../grading/listed.js";
import { loadTasks } from "../grading/loadTask.js";
import { printable } from "../grading/printable.js";
import { readSubmissions } from "../grading/readSubmissions.js";
import type { Row } from "../grading/row.js";
import type { Shard } from "../grading/shardOf.js";
import type { EngineName } from "../grading/task.js";
import { variantSeed } from "../grading/variantSeed.js";
import { pointsText } from "../lessons/exercise.js";
import { named } from "./command.js";
import { progress } from "./progress.js";
import { untilStopped } from "./untilStopped.js";

export interface GradeOptions {
  readonly exercise: string;
  readonly folder: string;
  readonly out: string;
  readonly shard: Shard | null;
  readonly engine: EngineName | null;
  /** Null for one per processor. */
  readonly jobs: number | null;
  readonly sandbox: "bwrap" | null;
  readonly seed: number | null;
  readonly variants: number | null;
  readonly force: boolean;
}

/**
 * Grades a folder and says what came of it.
 *
 * @returns 0 where every submission has its row, however bad; 1 where the grader or a test of the exercise is broken; 130 after Ctrl+C.
 * @throws InputError where exercise, folder or file make no sense, an empty folder included, or the rows can't be written.
 */
export async function gradeFolder({
  exercise,
  folder,
  out,
  shard,
  engine,
  jobs,
  sandbox,
  seed,
  variants,
  force,
}: GradeOptions): Promise<number> {
  const given = { seed: seed ?? 0, ...(engine === null ? {} : { engine }) };
  const { taskOf, printed, found, leftOut } = await named(() => {
    const tasks = loadTasks(exercise);
    const printed = tasks(given);
    if (variants !== null) tasks({ ...given, variant: variantSeed(variants, "", printed.id) }); // whether there are variants at all
    const taskOf = (id: string) => (variants === null ? printed : tasks({ ...given, variant: variantSeed(variants, id, printed.id) }));
    return { taskOf, printed, ...readSubmissions(folder, printed.id) };
  });
  if (leftOut.length > 0) console.error(`lrlab grade: left out ${listed(leftOut)}.`);

  const result = await untilStopped("lrlab grade", (signal) =>
    gradeRun({
      found,
      printed,
      variants,
      taskOf,
      out,
      shard,
      jobs: jobs ?? availableParallelism(),
      ...(sandbox === null ? {} : { sandbox }),
      force,
      signal,
      onProgress: progress("submissions"),
    }),
  );
  if (result.notes.length > 0) console.error(`lrlab grade: ${listed(result.notes, 3)}`);
  if (result.end === "stopped") {
    console.error(`lrlab grade: stopped. ${result.rows} of ${result.total} rows are kept in ${out}.part; the same command goes on.`);
    return 130;
  }
  if (result.end === "broken") {
    const kept = `${result.rows} of ${result.total} rows are kept in ${out}.part; the same command tries the others again.`;
    throw new Error(`the grader itself failed on ${result.faults.length} submissions: ${listed(result.faults, 3)} ${kept}`);
  }
  const { lines, brokenTests } = await named(() => summaryOf(out));
  console.log(
    [`Wrote ${out}: ${result.rows} rows${result.reused > 0 ? `, ${result.reused} of them as before` : ""}.`, ...lines].join("\n"),
  );
  if (brokenTests.length > 0)
    throw new Error(`tests of the exercise are broken: ${listed(brokenTests, 3)} Mend the exercise and grade again.`);
  return 0;
}

/** How many, how good, and what could not be graded and why. */
function summaryOf(out: string): { readonly lines: readonly string[]; readonly brokenTests: readonly string[] } {
  let [count, score, max, full] = [0, 0, 0, 0];
  const troubles: string[] = [];
  const brokenTests: string[] = [];
  for (const line of linesOf(out)) {
    const row = JSON.parse(line) as Row; // this run wrote it
    count += 1;
    score += row.score;
    max += row.max;
    if (row.score === row.max) full += 1;
    if (!row.gradable) troubles.push(`${row.submission}: ${row.tests[0]?.message ?? ""}`);
    for (const test of row.tests) if (test.status === "fault") brokenTests.push(`${test.name} (${row.submission}): ${test.message}`);
  }
  if (count === 0) return { lines: ["No submission of this shard."], brokenTests };
  const mean = `${pointsText(score / count)} of ${pointsText(max / count)} points on average, ${full} with all of them.`;
  const shown = troubles.slice(0, 10).map((trouble) => `  ${printable(trouble.length > 200 ? `${trouble.slice(0, 197)}...` : trouble)}`);
  const rest = troubles.length > 10 ? [`  and ${troubles.length - 10} more: their rows say "gradable":false`] : [];
  return { lines: [mean, ...(troubles.length > 0 ? [`Not gradable: ${troubles.length}`, ...shown, ...rest] : [])], brokenTests };
}
