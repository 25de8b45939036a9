import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { type Lesson, lessons, nameOf } from "../lessons/catalog.js";
import { type BuiltNotebook, buildNotebooks } from "../notebook/host/buildNotebooks.js";
import { cellTypeFaults } from "../notebook/host/cellTypes.js";
import { readLesson } from "../notebook/host/courseFiles.js";
import { drift } from "../notebook/host/drift.js";
import { importNotebook } from "../notebook/host/importNotebook.js";
import type { Variant } from "../notebook/host/variant.js";
import { UsageError } from "./command.js";
import { inRoot } from "./root.js";

const say = (line: string): void => console.log(line);

function chosen(names: readonly string[]): readonly Lesson[] | undefined {
  const known = lessons.map(nameOf);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`there is no lesson ${unknown}. There are: ${known.join(", ")}.`);
  return names.length > 0 ? lessons.filter((lesson) => names.includes(nameOf(lesson))) : undefined;
}

const build = (names: readonly string[]): Promise<BuiltNotebook[]> => {
  const only = chosen(names);
  return buildNotebooks({ say, ...(only ? { only } : {}) });
};

/** Writes notebooks of a variant into a folder of the user's, which must be empty: nothing that stands there is written over. */
export async function writeVariant({ names, variant, out }: { names: readonly string[]; variant: Variant; out: string }): Promise<number> {
  const folder = resolve(out);
  const ours = inRoot("notebooks");
  if (folder === ours || folder.startsWith(ours + sep))
    throw new UsageError(
      `--out must be a folder outside of notebooks/, which holds the learners' notebooks, got ${out}. Name another one.`,
    );
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(`--out must be a folder, got the file ${out}. Name another one.`);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UsageError(`--out must be a new or an empty folder, and something stands in ${out}. Name another one, or empty it.`);
  const only = chosen(names);
  const built = await buildNotebooks({ say, variant, ...(only ? { only } : {}) });
  for (const { path, text } of built) write(join(folder, path), text);
  say(`Wrote ${built.length} ${variant}'s ${built.length === 1 ? "notebook" : "notebooks"} into ${out}.`);
  return 0;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes the notebooks that differ from what stands. */
export async function writeNotebooks(names: readonly string[]): Promise<number> {
  const built = await build(names);
  const changed = built.filter(({ path, text }) => {
    const file = inRoot("notebooks", path);
    if (existsSync(file) && readFileSync(file, "utf8") === text) return false;
    write(file, text);
    return true;
  });
  say(
    changed.length > 0
      ? `Wrote ${changed.map(({ path }) => `notebooks/${path}`).join(", ")}.`
      : `All ${built.length} notebooks are up to date.`,
  );
  return 0;
}

/** Says how the notebooks that stand differ from what the lessons make; 1 where they do. */
export async function checkNotebooks(names: readonly string[]): Promise<number> {
  const built = await build(names);
  const folder = inRoot("notebooks");
  const found = existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : [];
  const paths = found
    .filter((path) => path.endsWith(".ipynb") && !path.includes(".ipynb_checkpoints"))
    .map((path) => path.replaceAll("\\", "/"));
  const wanted = new Set(built.map(({ path }) => path));
  const compared = names.length > 0 ? paths.filter((path) => wanted.has(path)) : paths;
  const lines = drift(built, new Map(compared.map((path) => [path, readFileSync(join(folder, path), "utf8")])));
  for (const line of lines) console.error(`notebooks/${line}`);
  if (lines.length > 0)
    console.error("The notebooks differ from the lessons. Edit the lessons, run lrlab notebooks, and commit what it writes.");
  else say(`All ${built.length} notebooks agree with the lessons.`);
  return lines.length > 0 ? 1 : 0;
}

/** Checks the types of every cell; 1 where one is wrong. */
export function checkTypes(names: readonly string[]): number {
  const files = (chosen(names) ?? lessons).map((lesson) => readLesson(lesson));
  const faults = cellTypeFaults(files);
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) say(`The cells of ${files.map(({ lesson }) => nameOf(lesson)).join(", ")} have no type errors.`);
  return faults.length > 0 ? 1 : 0;
}

/** Brings a notebook's edits into its lesson. */
export function bringIn(file: string): number {
  const { file: text, changes } = importNotebook(file);
  if (changes.length === 0) say(`${file} holds no edits.`);
  else say(`Wrote ${text}:\n${changes.map((change) => `  ${change}`).join("\n")}\nRun lrlab notebooks to run the cells anew.`);
  return 0;
}
