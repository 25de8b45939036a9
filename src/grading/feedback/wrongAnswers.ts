import type { Row, Status } from "../row.js";

/** Answers that are wrong in the same way: the same test said the same about them. */
export interface WrongAnswers {
  readonly exercise: string;
  /** The test's place among the exercise's tests, from 0, and its name. */
  readonly index: number;
  readonly test: string;
  readonly status: Status;
  /** What the test said of the first of them. */
  readonly example: string;
  /** The submissions, in order. */
  readonly submissions: readonly string[];
}

/**
 * Groups the wrong answers of a class by what each test said of them: the most common first, those that nobody shares last.
 *
 * Messages are the same where they differ only in spaces and in the place of an error within the student's code; and, for an exercise of which
 * every student has a variant (its rows have different specs), in numbers and in the names that the call before " must be " is written with.
 *
 * @param rows of one or several exercises.
 */
export function wrongAnswers(rows: readonly Row[]): readonly WrongAnswers[] {
  const specs = new Map<string, Set<string>>();
  for (const { exercise, spec } of rows) specs.set(exercise, (specs.get(exercise) ?? new Set()).add(spec));
  const order = [...specs.keys()];
  const groups = new Map<string, { readonly first: WrongAnswers; readonly submissions: string[] }>();
  const sorted = [...rows].sort((a, b) => (a.submission < b.submission ? -1 : 1));
  for (const { submission, exercise, tests } of sorted) {
    const varied = (specs.get(exercise)?.size ?? 0) > 1;
    for (const [index, { name, status, message }] of tests.entries()) {
      if (status === "passed" || status === "not-run" || status === "fault") continue;
      const key = JSON.stringify([exercise, index, status, likeness(message, varied)]);
      const group = groups.get(key);
      if (group) group.submissions.push(submission);
      else
        groups.set(key, { first: { exercise, index, test: name, status, example: message, submissions: [] }, submissions: [submission] });
    }
  }
  return [...groups.values()]
    .map(({ first, submissions }) => ({ ...first, submissions }))
    .sort(
      (a, b) =>
        b.submissions.length - a.submissions.length ||
        order.indexOf(a.exercise) - order.indexOf(b.exercise) ||
        a.index - b.index ||
        (a.example < b.example ? -1 : 1),
    );
}

/** What two messages must share. Of a long one the beginning is enough. */
function likeness(message: string, varied: boolean): string {
  const plain = message
    .slice(0, 2_000)
    .replace(/\b(line|cell) \d+/g, "$1 #")
    .replace(/\s+/g, " ")
    .trim();
  if (!varied) return plain;
  const [, call = ""] = /^(.*?) must be /.exec(plain) ?? [];
  const named = new Set(call.match(name));
  return plain.replace(name, (word) => (named.has(word) ? "#" : word)).replace(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi, "#");
}

const name = /[A-Za-z_$][\w$]*/g;
