import { shown } from "../schedules/fail.js";
import type { Outcome } from "./exercise.js";
import { decodePlain, encodePlain, type Plain, whyNotPlain } from "./plain.js";

/**
 * Calls a learner's function once per argument list and answers with plain outcomes, whatever the function does.
 *
 * An error reads on after a comma and has no full stop: "it threw RangeError: no", "its answer is a Promise: take async away ...".
 * Each call gets arguments of its own, so that a function that changes them changes nobody else's.
 *
 * @param entry the function's name, for messages.
 * @param answer what the learner wrote; need not be a function.
 * @param calls the arguments of each call.
 */
export function answerCalls(entry: string, answer: unknown, calls: readonly (readonly Plain[])[]): Outcome[] {
  if (typeof answer !== "function") {
    return calls.map(() => ({ ok: false, error: `${entry} must be a function, got ${shown(answer)}` }));
  }
  return calls.map((given): Outcome => {
    try {
      const value: unknown = answer(...(decodePlain(encodePlain(given)) as readonly Plain[]));
      const why = whyNotPlain(value, "its answer");
      if (why === null) return { ok: true, value: decodePlain(encodePlain(value as Plain)) };
      return { ok: false, error: `${why}${why.endsWith("a Promise") ? ": take async away and return the value" : ", not plain data"}` };
    } catch (thrown) {
      return { ok: false, error: `it threw ${textOf(thrown)}` };
    }
  });
}

/** The text of anything that was thrown, which may be hostile enough to throw again. */
function textOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : shown(thrown);
  } catch {
    return "something that has no text";
  }
}
