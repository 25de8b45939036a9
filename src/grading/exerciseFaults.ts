import type { Exercise, ExerciseTest, Outcome, Plain } from "../lessons/exercise.js";
import { whyNotPlain } from "../lessons/plain.js";
import { shown } from "../schedules/fail.js";

/**
 * Says what is wrong with what a `check.ts` exports, in sentences; none where it can be graded by.
 *
 * Every test makes its calls, and judges once that none was answered, which must give no points: so a test that throws, or pays for nothing,
 * is found before any submission is.
 *
 * @param exercise what the file exports by default, whatever it is.
 * @param seed from which the tests draw their arguments.
 */
export function exerciseFaults(exercise: unknown, seed: number): string[] {
  if (!isObject(exercise)) {
    return [`its default export must be an exercise, got ${shown(exercise)}. Write export default { entry, tests: [...] }.`];
  }
  const { entry, hints, tests } = exercise as Partial<Exercise>;
  const faults = unknownKeys(exercise, ["entry", "hints", "tests"], "the exercise");
  if (typeof entry !== "string" || !isName(entry)) {
    faults.push(`entry must be the name of the function to write, got ${shown(entry)}. Use letters and digits.`);
  }
  if (hints !== undefined && !isTexts(hints)) faults.push(`hints must be a list of texts, got ${shown(hints)}.`);
  if (!Array.isArray(tests) || tests.length === 0) return [...faults, `tests must be a list with a test at least, got ${shown(tests)}.`];
  const names = tests.map((test: unknown) => (isObject(test) ? (test as Partial<ExerciseTest>).name : undefined));
  for (const [i, test] of tests.entries()) {
    const fault = testFault(test, seed);
    if (fault !== null) faults.push(`tests[${i}]${typeof names[i] === "string" ? ` (${names[i]})` : ""}: ${fault}`);
    if (typeof names[i] === "string" && names.indexOf(names[i]) < i) {
      faults.push(`two tests are called ${shown(names[i])}. Give each a name of its own.`);
    }
  }
  return faults;
}

function testFault(test: unknown, seed: number): string | null {
  if (!isObject(test)) return `a test must be an object { name, points, calls, judge }, got ${shown(test)}.`;
  const [unknown] = unknownKeys(test, ["name", "points", "hidden", "calls", "judge"], "a test");
  if (unknown !== undefined) return unknown;
  const { name, points, hidden, calls, judge } = test as Partial<Record<keyof ExerciseTest, unknown>>;
  if (typeof name !== "string" || name.trim() === "") return `name must be a text, got ${shown(name)}.`;
  const fault = pointsFault(points);
  if (fault !== null) return `points ${fault}`;
  if (hidden !== undefined && hidden !== true) return `hidden must be true or left out, got ${shown(hidden)}.`;
  if (typeof calls !== "function") return `calls must be a function of the seed, got ${shown(calls)}.`;
  if (typeof judge !== "function") return `judge must be a function of outcomes and calls, got ${shown(judge)}.`;
  return trialFault(test as unknown as ExerciseTest, seed);
}

/** Lets a test make its calls, and judge that none of them was answered. */
function trialFault(test: ExerciseTest, seed: number): string | null {
  let calls: readonly (readonly Plain[])[];
  try {
    calls = test.calls(seed);
  } catch (thrown) {
    return `calls(${seed}) threw ${textOf(thrown)}. Call it yourself, with this seed.`;
  }
  const why = whyNotPlain(calls, "what calls gives");
  if (why !== null) return `${why}, and only plain data may go to an answer. Give lists of numbers, strings, booleans, lists and objects.`;
  if (!Array.isArray(calls) || calls.length === 0 || !calls.every(Array.isArray)) {
    return `calls(${seed}) must give a list of argument lists, got ${shown(calls)}. One call of f(3) is [[3]].`;
  }
  const outcomes = calls.map((): Outcome => ({ ok: false, error: "it threw Error: none" }));
  let verdict: unknown;
  try {
    verdict = test.judge(outcomes, calls);
  } catch (thrown) {
    return `judge threw ${textOf(thrown)} where no call was answered. Look whether an outcome is ok before its value.`;
  }
  const { score, message } = isObject(verdict) ? (verdict as { score?: unknown; message?: unknown }) : {};
  if (score !== 0) return `judge must give the score 0 where no call was answered, got ${shown(score)}. It would pay for nothing.`;
  if (typeof message !== "string") return `judge must give a message, got ${shown(message)}. Say what differs, and a hint.`;
  return null;
}

/** What is wrong with a number of points; null where nothing is. */
export const pointsFault = (points: unknown): string | null =>
  typeof points === "number" && Number.isFinite(points) && points > 0 ? null : `must be a number greater than 0, got ${shown(points)}.`;

/** Says which keys of `object` are not among `known`. */
export const unknownKeys = (object: object, known: readonly string[], what: string): string[] =>
  Object.keys(object)
    .filter((key) => !known.includes(key))
    .map((key) => `${what} takes no ${key}. It takes ${known.join(", ")}.`);

/** Whether a value is a list of texts that say something. */
export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string" && text.trim() !== "");

/** Whether a value has keys. */
export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

/** A name that a function can have; what is reserved fails where the answer is loaded. */
const isName = (text: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);

const textOf = (thrown: unknown): string => (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : shown(thrown));
