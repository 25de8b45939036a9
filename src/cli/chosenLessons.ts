import { type Lesson, lessons, nameOf } from "../lessons/catalog.js";
import { UsageError } from "./command.js";

/** The lessons of these names in reading order, every one for the word "all"; throws UsageError at a name that is none. */
export function chosenLessons(names: readonly string[]): readonly Lesson[] {
  const known = lessons.map(nameOf);
  const unknown = names.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`there is no lesson ${unknown}. There are: ${known.join(", ")}.`);
  return names.includes("all") ? lessons : lessons.filter((lesson) => names.includes(nameOf(lesson)));
}
