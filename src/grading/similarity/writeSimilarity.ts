import { join } from "node:path";
import type { Assignment } from "../assignment.js";
import { assignmentTasks } from "../assignmentTasks.js";
import { heldBy } from "../collect.js";
import { printCsv } from "../csv.js";
import { readSubmission } from "../readSubmissions.js";
import type { Student } from "../students.js";
import { writeWhole } from "../writeWhole.js";
import { type Compared, similarityPage } from "./similarityPage.js";
import { type Answer, similarPairs } from "./similarPairs.js";

/** What was compared and written. */
export interface SimilarityWritten {
  readonly files: readonly string[];
  readonly answers: number;
  readonly pairs: number;
  /** What can't be compared, with the reason. */
  readonly notes: readonly string[];
}

/**
 * Compares the answers to each exercise of an assignment, and writes similarity/index.html and similarity/pairs.csv, for those who teach alone.
 *
 * @throws a RangeError where fewer than two students handed in anything.
 */
export function writeSimilarity(assignment: Assignment, students: readonly Student[]): SimilarityWritten {
  const { folder, title } = assignment;
  const held = students.flatMap(({ id }) => {
    const one = heldBy(assignment, id);
    return one === null ? [] : [{ id, file: one.file }];
  });
  if (held.length < 2) {
    const there = join(folder, "submitted");
    throw new RangeError(
      `${there} must hold what two students at least handed in, and holds ${held.length}. First: lrlab assignment collect ${folder} --from DIR`,
    );
  }
  const exercises = assignmentTasks(assignment).map(({ printed, taskOf }): Compared & { id: string } => {
    const answers: Answer[] = [];
    const unread: { id: string; trouble: string }[] = [];
    for (const { id, file } of held) {
      const { content } = readSubmission(file, id, printed.id);
      const own = taskOf(id);
      if ("trouble" in content) unread.push({ id, trouble: content.trouble });
      else answers.push({ id, code: content.code, given: [...new Set([printed.start, printed.solution, own.start, own.solution])] });
    }
    return { id: printed.id, title: printed.title, answers, unread, similar: similarPairs(answers) };
  });
  const rows = exercises.flatMap(({ id, answers, similar }) =>
    similar.pairs.map(({ a, b, share, weight }, i) => {
      const name = (place: number): string => (answers[place] as Answer).id; // a pair is of answers
      return [id, i + 1, name(a), name(b), share.toFixed(3), weight.toFixed(1)];
    }),
  );
  const files = [join(folder, "similarity", "index.html"), join(folder, "similarity", "pairs.csv")] as const;
  writeWhole(files[0], similarityPage({ title, exercises }));
  writeWhole(files[1], printCsv(["exercise", "rank", "student", "other", "share", "weight"], rows));
  return {
    files,
    answers: exercises.reduce((sum, { answers }) => sum + answers.length, 0),
    pairs: rows.length,
    notes: exercises.flatMap(({ id, unread }) => unread.map((one) => `${one.id}, ${id}: ${one.trouble}`)),
  };
}
