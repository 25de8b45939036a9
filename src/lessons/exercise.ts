/** What may cross between a test and a learner's code: plain data, numbers of every kind included. */
export type Plain = null | undefined | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** What one call gave: its value, or the message of what it threw. */
export type Outcome = { readonly ok: true; readonly value: Plain } | { readonly ok: false; readonly error: string };

/** A judged test: `score` from 0 to 1, and what to say about it. */
export interface Verdict {
  readonly score: number;
  readonly message: string;
}

/** One test of an exercise: all its calls are fixed before any answer comes back. */
export interface ExerciseTest {
  readonly name: string;
  readonly points: number;
  readonly hidden?: true;
  /** The arguments of each call; draws what it needs from `seed`. */
  calls(seed: number): readonly (readonly Plain[])[];
  /** Compares outcomes with what they must be. Never runs the learner's code. */
  judge(outcomes: readonly Outcome[], calls: readonly (readonly Plain[])[]): Verdict;
}

/** An exercise: the name of the function to write, and its tests. */
export interface Exercise {
  readonly entry: string;
  readonly tests: readonly ExerciseTest[];
}

/** Calls the learner's function once per argument list, wherever it lives: in this notebook, in a sandbox, in a jail. */
export type Call = (entry: string, calls: readonly (readonly Plain[])[]) => Promise<readonly Outcome[]>;

/** A row of the result: one test. */
export interface TestResult {
  readonly name: string;
  readonly score: number;
  readonly points: number;
  readonly message: string;
}

/** The result of checking an exercise. */
export interface CheckResult {
  readonly score: number;
  readonly points: number;
  readonly tests: readonly TestResult[];
}

/** Runs an exercise's tests through `call` and adds up the points; the page, the notebook and the grader all use this. */
export async function runCheck(exercise: Exercise, call: Call, seed = 0): Promise<CheckResult> {
  const tests: TestResult[] = [];
  for (const test of exercise.tests) {
    const calls = test.calls(seed);
    const outcomes = await call(exercise.entry, calls);
    const verdict = test.judge(outcomes, calls);
    tests.push({ name: test.name, points: test.points, score: verdict.score * test.points, message: verdict.message });
  }
  const sum = (of: (test: TestResult) => number): number => tests.reduce((total, test) => total + of(test), 0);
  return { score: sum(({ score }) => score), points: sum(({ points }) => points), tests };
}
