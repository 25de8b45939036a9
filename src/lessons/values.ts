import { shown } from "../schedules/fail.js";
import { type Lesson, nameOf } from "./lesson.js";

/** The names that a text may use: camelCase or kebab-case. */
const namePattern = /^[a-z][A-Za-z0-9-]*$/;
/** What means something else in markdown, in a formula or in HTML: a value stands in all of them as it is. */
const marks = /[<>|*_$`{}\\\n]/;
/** What a computation says that went wrong. */
const nothing = /\b(NaN|undefined|null|Infinity)\b/;

const known = new WeakMap<Lesson, Readonly<Record<string, string>>>();

/**
 * The measured numbers of a lesson as its text says them, by name; computed once.
 *
 * @throws a RangeError for a name or a text that can't stand in a sentence.
 */
export function valuesOf(lesson: Lesson): Readonly<Record<string, string>> {
  const before = known.get(lesson);
  if (before) return before;
  const values = lesson.values?.() ?? {};
  const where = `values of ${nameOf(lesson)}`;
  for (const [name, text] of Object.entries(values) as [string, unknown][]) {
    if (!namePattern.test(name))
      throw new RangeError(`${where}: a name must be letters, digits and hyphens, got ${shown(name)}. Rename it.`);
    if (typeof text !== "string" || text.trim() === "" || text.trim() !== text || marks.test(text) || nothing.test(text))
      throw new RangeError(
        `${where}: ${name} must be a plain text for a sentence, got ${shown(text)}. Print it with formatNumber or percent.`,
      );
  }
  known.set(lesson, values);
  return values;
}
