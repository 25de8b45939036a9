import { availableParallelism } from "node:os";
import { type Lesson, lessons } from "../../lessons/catalog.js";
import { type CellProcess, openCellProcess } from "./cellProcess.js";
import { contentsNotebook } from "./contentsNotebook.js";
import { type LessonFiles, readLesson } from "./courseFiles.js";
import { courseRoot } from "./courseRoot.js";
import { type ExecuteOptions, executeNotebook, libraryHash } from "./executeNotebook.js";
import { type Notebook, printNotebook } from "./notebook.js";
import { contentsPath, notebookOf } from "./notebookLinks.js";
import { toNotebook } from "./toNotebook.js";
import type { Variant } from "./variant.js";

/** A notebook as it must stand in notebooks/. */
export interface BuiltNotebook {
  /** Under notebooks/: "01-three-fates.ipynb". */
  readonly path: string;
  readonly text: string;
}

/**
 * Renders and executes lessons' notebooks, as many at a time as there are cores.
 *
 * @param options `only`, the lessons to make (all, and the contents, when left out); `variant`, for whom (learners, when left out); `say` is
 * told of each lesson's progress.
 * @throws an Error that names every fault of every lesson.
 */
export async function buildNotebooks({
  only,
  variant = "learner",
  root = courseRoot,
  cache,
  say = () => {},
}: {
  only?: readonly Lesson[];
  variant?: Variant;
  root?: string;
  cache?: string | null;
  say?: (line: string) => void;
} = {}): Promise<BuiltNotebook[]> {
  const faults: string[] = [];
  const attempt = async <T>(work: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const read: LessonFiles[] = [];
  for (const lesson of only ?? lessons) {
    const files = await attempt(() => readLesson(lesson, { root }));
    if (files) read.push(files);
  }
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const library = libraryHash(root);
  const lessonDrafts = read.map((files): Draft => ({ path: notebookOf(files.lesson), notebook: toNotebook({ ...files, variant }), files }));
  const contents: Draft = {
    path: contentsPath,
    notebook: contentsNotebook(read, { variant }),
    files: { file: contentsPath, parsed: { segments: [] } },
  };
  const built = await inParallel(only === undefined ? [contents, ...lessonDrafts] : lessonDrafts, root, (draft, process) =>
    attempt(() => buildOne({ draft, root, library, process, say, ...(cache === undefined ? {} : { cache }) })),
  );
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return built.filter((one) => one !== null);
}

/** A notebook before it has run, and the text that its faults are told of. */
interface Draft {
  readonly path: string;
  readonly notebook: Notebook;
  readonly files: ExecuteOptions["files"];
}

async function buildOne({
  draft: { path, notebook, files },
  say,
  ...options
}: {
  draft: Draft;
  root: string;
  library: string;
  process: CellProcess;
  say: (line: string) => void;
  cache?: string | null;
}): Promise<BuiltNotebook> {
  const start = performance.now();
  const name = path.replace(/^.*\/|\.ipynb$/g, "");
  const count = countOfCode(notebook);
  const starting = (): void => say(`${name}: running its ${count} ${count === 1 ? "cell" : "cells"} ...`);
  const done = await executeNotebook({ notebook, files, starting, ...options });
  if (done.ran) say(`${name}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return { path, text: printNotebook(done.notebook) };
}

const countOfCode = ({ cells }: Notebook): number => cells.filter((cell) => cell.cell_type === "code").length;

/** Does the work for every item, at most one per core at a time, each core with a process for cells; results in the items' order. */
async function inParallel<T, R>(items: readonly T[], root: string, work: (item: T, process: CellProcess) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    const process = openCellProcess({ root });
    while (next < items.length) {
      const i = next++;
      results[i] = await work(items[i] as T, process);
    }
    process.close();
  };
  await Promise.all(Array.from({ length: Math.min(items.length, availableParallelism()) }, worker));
  return results;
}
