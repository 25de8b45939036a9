import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lessonNamed, readLesson, textFileOf } from "./courseFiles.js";
import { courseRoot } from "./courseRoot.js";
import { fromNotebook, ImportError } from "./fromNotebook.js";
import { hashOf } from "./hashOf.js";
import { readNotebook } from "./readNotebook.js";

/** What bringing a notebook's edits in did. */
export interface ImportReport {
  /** The text's file, from the repository's folder. */
  readonly file: string;
  /** One line for each cell that was changed, added or deleted. */
  readonly changes: readonly string[];
}

/** What was last brought in from notebooks made of one text: that text, and the hash of the one it became. */
interface Memory {
  readonly base: string;
  readonly became: string;
}

/**
 * Brings the edits of a saved notebook into its lesson's text, and writes that; writes nothing when an edit can't be brought in.
 *
 * The text must still be the one the notebook was made from, or the one that an earlier import from it wrote: then nothing that was
 * edited elsewhere in the meantime gets lost, and one may go on editing and importing without opening the notebook anew.
 *
 * @param path of the notebook.
 * @throws an Error that says what can't be brought in and what to do.
 */
export function importNotebook(path: string, { root = courseRoot }: { root?: string } = {}): ImportReport {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Error(`${path}: there is no such file. Give the notebook's path.`);
  const saved = readNotebook(path, readFileSync(path, "utf8"));
  if (saved.lesson === null) throw new Error(`${path}: the contents are made from the lessons' frontmatter. Edit that.`);
  const lesson = lessonNamed(path, saved.lesson);
  const file = textFileOf(lesson);
  const now = readFileSync(join(root, file), "utf8");
  const memory = join(root, ".cache", "imports", `${saved.text ?? ""}.json`);
  const base = baseOf({ now, hash: saved.text, memory });
  if (base === null) {
    throw new Error(
      `${path}: ${file} has changed since this notebook was made, so its edits would undo that. ` +
        `Save the notebook under another name, run lrlab notebooks ${saved.lesson}, and make the edits again there.`,
    );
  }
  try {
    const { text, changes } = fromNotebook({
      saved,
      files: readLesson(lesson, { root, text: base }),
      read: (edited) => readLesson(lesson, { root, text: edited }),
    });
    if (text !== now) {
      writeFileSync(join(root, file), text);
      mkdirSync(join(root, ".cache", "imports"), { recursive: true });
      writeFileSync(memory, JSON.stringify({ base, became: hashOf(text) } satisfies Memory));
    }
    return { file, changes };
  } catch (error) {
    if (error instanceof ImportError) throw new Error(`${path}: nothing was brought in.\n${error.message}`);
    throw error;
  }
}

/** The text the notebook was made from, when nothing but imports from it has changed it since; else null. */
function baseOf({ now, hash, memory }: { now: string; hash: string | null; memory: string }): string | null {
  if (hash === hashOf(now)) return now;
  if (hash === null || !existsSync(memory)) return null;
  const { base, became } = JSON.parse(readFileSync(memory, "utf8")) as Memory;
  return became === hashOf(now) && hashOf(base) === hash ? base : null;
}
