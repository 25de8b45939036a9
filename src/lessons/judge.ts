import { expectNumber, expectOptions, expectText } from "../schedules/expect.js";
import { fail, shown } from "../schedules/fail.js";
import type { ExerciseTest, Outcome, Plain, Verdict } from "./exercise.js";
import { whyNotPlain } from "./plain.js";

/** What a test compares: the right value of one call, and how near a number must come to it. */
export interface Expectation {
  /** The function's name in messages. */
  readonly entry: string;
  /** The right answer to one call. */
  expected(...args: readonly Plain[]): Plain;
  /** Largest relative error of a number; 1e-9 when left out. */
  readonly tolerance?: number;
  /** What to think about when it is wrong. */
  readonly hint: string;
}

/** A judge that compares every outcome with its expected value and tells the first that differs. */
export function sameAs(expectation: Expectation): ExerciseTest["judge"] {
  expectOptions("sameAs", expectation, ["entry", "expected", "tolerance", "hint"]);
  const { entry, expected, tolerance = 1e-9, hint } = expectation;
  expectText("sameAs", "entry", entry, "Write the function's name.");
  expectText("sameAs", "hint", hint, "Write what to think about when the answer is wrong.");
  expectNumber("sameAs", "tolerance", tolerance, { min: 0 });
  if (typeof expected !== "function") fail("sameAs", "expected must be a function", expected, "Write (t) => t + 1, say.");
  return (outcomes, calls) => {
    for (const [index, args] of calls.entries()) {
      const right = expected(...args);
      const outcome = outcomes[index];
      if (outcome?.ok && matches(outcome.value, right, tolerance)) continue;
      const got = outcome?.ok ? `got ${textOf(outcome.value, right)}` : gave(outcome);
      return wrong(`${callText(entry, args)} must be ${textOf(right)}, ${got}. ${hint}`);
    }
    return passed(`${calls.length} ${calls.length === 1 ? "call" : "calls"} right.`);
  };
}

/** The value of an outcome if it is a number (NaN is not), else null. */
export const numberOf = (outcome: Outcome | undefined): number | null =>
  outcome?.ok && typeof outcome.value === "number" && !Number.isNaN(outcome.value) ? outcome.value : null;

/** The value of an outcome if it is a finite number, else null: what a relation between two answers needs, as ∞ is twice ∞ and never falls. */
export const finiteOf = (outcome: Outcome | undefined): number | null => {
  const value = numberOf(outcome);
  return value !== null && Number.isFinite(value) ? value : null;
};

/** Whether two numbers agree to a relative error; infinities agree with themselves. */
export function near(a: number, b: number, tolerance: number): boolean {
  if (typeof a !== "number" || typeof b !== "number") fail("near", "both values must be numbers", [a, b], "Ask numberOf first.");
  if (typeof tolerance !== "number" || !(tolerance >= 0))
    fail("near", "tolerance must be a number >= 0", tolerance, "1e-9 allows a billionth.");
  return a === b || (Number.isFinite(b) && Math.abs(a - b) <= tolerance * Math.abs(b));
}

/** A verdict of no points, with what went wrong. */
export const wrong = (message: string): Verdict => ({ score: 0, message: expectText("wrong", "message", message, "Say what went wrong.") });

/** A verdict of all points. */
export const passed = (message: string): Verdict => ({ score: 1, message: expectText("passed", "message", message, "Say what is right.") });

/** A call as one would type it, long arrays cut. */
export function callText(entry: string, args: readonly Plain[]): string {
  expectText("callText", "entry", entry, "Write the function's name.");
  if (!Array.isArray(args) || whyNotPlain(args) !== null)
    fail("callText", "args must be a list of plain values", args, "Give the arguments of one call.");
  return `${entry}(${args.map((arg) => textOf(arg)).join(", ")})`;
}

/** What came instead: `got 3`, or why there is no value. */
export function gave(outcome: Outcome | undefined): string {
  if (!outcome) return "nothing came back";
  return outcome.ok ? `got ${textOf(outcome.value)}` : outcome.error;
}

function matches(value: Plain, right: Plain, tolerance: number): boolean {
  if (typeof right === "number") return typeof value === "number" && near(value, right, tolerance);
  if (Array.isArray(right)) {
    return Array.isArray(value) && value.length === right.length && right.every((item, index) => matches(value[index], item, tolerance));
  }
  return value === right;
}

/** A value as text with six digits a number; with all of them where six don't tell it from `unlike`. */
function textOf(value: Plain, unlike?: Plain): string {
  const short = shown(rounded(value));
  return unlike !== undefined && short === shown(rounded(unlike)) ? shown(value) : short;
}

function rounded(value: Plain): Plain {
  if (typeof value === "number" && Number.isFinite(value)) return Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
  return value;
}
