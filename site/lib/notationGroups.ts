import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lessons } from "../../src/lessons/catalog.js";
import { type Notation, notation } from "../../src/lessons/notation.js";

/** The symbols that one lesson is the first to explain; the last group, without a folder, has those that only stand in figures and pages of schedules. */
export interface NotationGroup {
  readonly folder: string | null;
  readonly symbols: readonly Notation[];
}

/** The ids in the legends of a lesson's text, each once, in order. */
export const legendIds = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/<Legend symbols=\{\[([^\]]*)\]\}/g)].flatMap(([, list = ""]) =>
      [...list.matchAll(/"([^"]+)"/g)].map(([, id = ""]) => id),
    ),
  ),
];

/** Every symbol once, under the lesson that explains it first. Lessons of the course come before pages of schedules. */
export function notationGroups(
  textOf: (folder: string) => string = (folder) => readFileSync(join(process.cwd(), "src/lessons", folder, "lesson.mdx"), "utf8"),
): readonly NotationGroup[] {
  const rank = (folder: string): number => (folder.startsWith("course/") ? 0 : 1);
  const folders = lessons.map(({ folder }) => folder).sort((a, b) => rank(a) - rank(b));
  const seen = new Set<string>();
  const groups = folders.map((folder): NotationGroup => {
    const fresh = legendIds(textOf(folder)).filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    return { folder, symbols: fresh.flatMap((id) => notation.find((one) => one.id === id) ?? []) };
  });
  return [...groups, { folder: null, symbols: notation.filter(({ id }) => !seen.has(id)) }].filter(({ symbols }) => symbols.length > 0);
}
