import { type Plain, whyNotPlain } from "./plain.js";

export type { Plain };

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
  /** Hints in steps, from a nudge to almost the answer; inline markdown with $math$. Each stands behind a click of its own. */
  readonly hints?: readonly string[];
  readonly tests: readonly ExerciseTest[];
}

/** Calls the learner's function once per argument list, wherever it lives: in this notebook, in a sandbox, in a jail. */
export type Call = (entry: string, calls: readonly (readonly Plain[])[]) => Promise<readonly Outcome[]>;

/** A row of the result: one test. */
export interface TestResult {
  readonly name: string;
  /** Points won, of `points`. */
  readonly score: number;
  readonly points: number;
  readonly message: string;
  /** True where the learner may know the verdict but not the message. */
  readonly hidden?: true;
  /** True where the test itself broke: nobody's answer is to blame. */
  readonly fault?: true;
}

/** The result of checking an exercise. */
export interface CheckResult {
  readonly score: number;
  readonly points: number;
  readonly tests: readonly TestResult[];
}

/** A number of points as printed: at most two decimals. */
export const pointsText = (value: number): string => String(Math.round(value * 100) / 100);

/** What is said of a test: in a word, and where it is not right what its message tells; a hidden test keeps that to itself. */
export function saidOfTest({ score, points, message, hidden, fault }: TestResult): {
  readonly state: "right" | "partly" | "wrong";
  readonly verdict: string;
  readonly message: string;
} {
  if (score === points) return { state: "right", verdict: "✓ right", message: "" };
  const told = hidden && !fault ? "This test does not say what it calls. Which case is missing?" : message;
  return score > 0 ? { state: "partly", verdict: "◐ partly", message: told } : { state: "wrong", verdict: "✗ not yet", message: told };
}

/** What is said of all tests together: "✗ Not yet: 3 of 10 points, 5 of 7 tests to go." */
export function saidOfAll({ score, points, tests }: CheckResult): string {
  const failed = tests.filter((test) => test.score < test.points).length;
  const won = `${pointsText(score)} of ${pointsText(points)} points`;
  return failed === 0 ? `✓ All right: ${won}.` : `✗ Not yet: ${won}, ${failed} of ${tests.length} tests to go.`;
}

/**
 * Runs an exercise's tests through `call` and adds up the points; the page, the notebook and the grader all use this.
 *
 * @param exercise the entry's name and its tests.
 * @param call answers all calls of a test at once; what it gives is checked before any test sees it.
 * @param seed from which tests draw their arguments.
 */
export async function runCheck(exercise: Exercise, call: Call, seed = 0): Promise<CheckResult> {
  const tests: TestResult[] = [];
  for (const test of exercise.tests) tests.push(await runTest(exercise.entry, test, call, seed));
  const sum = (of: (test: TestResult) => number): number => tests.reduce((total, test) => total + of(test), 0);
  return { score: sum(({ score }) => score), points: sum(({ points }) => points), tests };
}

async function runTest(entry: string, test: ExerciseTest, call: Call, seed: number): Promise<TestResult> {
  const { name, points } = test;
  const known = { name, points, ...(test.hidden ? { hidden: test.hidden } : {}) };
  const broken = (what: string): TestResult => ({
    ...known,
    score: 0,
    message: `This test is broken: ${what}. That is the course's fault, not your answer's.`,
    fault: true,
  });
  let calls: readonly (readonly Plain[])[];
  try {
    calls = test.calls(seed);
  } catch (thrown) {
    return broken(`it could not make its calls (${textOf(thrown)})`);
  }
  const why = whyNotPlain(calls, "its list of calls");
  if (why) return broken(why);
  const outcomes = readOutcomes(await call(entry, calls), calls.length);
  try {
    const { score, message } = test.judge(outcomes, calls);
    if (typeof score !== "number" || !(score >= 0 && score <= 1)) return broken(`it gave the score ${String(score)}, not one from 0 to 1`);
    return { ...known, score: score * points, message };
  } catch (thrown) {
    return broken(`it could not judge (${textOf(thrown)})`);
  }
}

const textOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** Takes what a sandbox or a jail answered, whatever it is, as exactly `count` outcomes. */
function readOutcomes(answer: unknown, count: number): Outcome[] {
  const list: readonly unknown[] = Array.isArray(answer) ? answer : [];
  return Array.from({ length: count }, (_, i) => readOutcome(list[i]));
}

function readOutcome(answer: unknown): Outcome {
  if (typeof answer === "object" && answer !== null) {
    const { ok, value, error } = answer as { ok?: unknown; value?: unknown; error?: unknown };
    if (ok === true && whyNotPlain(value) === null) return { ok, value: value as Plain };
    if (ok === false && typeof error === "string") return { ok, error };
  }
  return { ok: false, error: "no answer came back" };
}
