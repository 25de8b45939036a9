// What is wrong with the stored results: what is missing, was cut off, or is of another engine or spec, each with the command that makes it.
// Plain JavaScript that runs on Node 18: it also runs before there is a library.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { root as checkout } from "./checkout.mjs";

/** The command that makes a result in the place of what stands there; its name is "05-dropping/finite". */
export const makes = (name) => `npx lrlab reproduce ${name} --write`;

/**
 * Every spec of a stored result.
 *
 * @param {string} [root] the repository.
 * @returns {{ name: string, spec: string }[]} its name, "05-dropping/finite", and its file.
 */
export function storedResults(root = checkout) {
  const lessons = join(root, "src", "lessons");
  const folders = (path) => (existsSync(path) ? readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : []);
  return folders(lessons).flatMap((section) =>
    folders(join(lessons, section.name)).flatMap((lesson) => {
      const folder = join(lessons, section.name, lesson.name, "results");
      const files = existsSync(folder) ? readdirSync(folder) : [];
      const specs = files.filter((file) => file.endsWith(".json") && !file.endsWith(".summary.json")).sort();
      return specs.map((file) => ({ name: `${lesson.name}/${basename(file, ".json")}`, spec: join(folder, file) }));
    }),
  );
}

/** Every summary that a lesson's code imports, with the file that does. */
function importedSummaries(root) {
  const lessons = join(root, "src", "lessons");
  if (!existsSync(lessons)) return []; // a copy that only runs
  const files = readdirSync(lessons, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith(".ts"),
  );
  return files.flatMap((entry) => {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const imports = [...readFileSync(file, "utf8").matchAll(/from\s+"(\.[^"]*\.summary\.json)"/g)];
    return imports.map(([, path]) => ({ file, summary: join(dirname(file), path) }));
  });
}

/** A file as it is written from the repository's folder. */
const sayPath = (root) => (file) => relative(root, file).split(sep).join("/");

const engineOf = (root) =>
  Number(/engineVersion\s*=\s*(\d+)/.exec(readFileSync(join(root, "src", "engine", "version.ts"), "utf8"))?.[1] ?? Number.NaN);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what is no JSON is said to be none
  }
}

/**
 * What is wrong with one result, in words, or null.
 *
 * @param {{ name: string, spec: string }} result
 * @param {string} [root] the repository.
 * @param {{ imported?: boolean }} [options] `imported`: only what is built from; nothing is built from tables.
 * @returns {string | null}
 */
export function resultFault({ name, spec }, root = checkout, { imported = false } = {}) {
  const engine = engineOf(root);
  const said = sayPath(root);
  const [rows, summary, tables] = ["jsonl", "summary.json", "md"].map((end) => spec.replace(/json$/, end));
  const fault = (file, what) => `${said(file)} ${what} Make it${existsSync(file) ? " anew" : ""}: ${makes(name)}`;
  for (const file of [rows, summary, ...(imported ? [] : [tables])]) if (!existsSync(file)) return fault(file, "is missing.");
  const asked = parsed(readFileSync(spec, "utf8").replace(/^\uFEFF/, ""));
  if (asked === undefined) return `${said(spec)} must be JSON. Mend it.`;
  const text = readFileSync(rows, "utf8");
  const lines = text.split("\n");
  const header = parsed(lines[0]);
  if (header?.version !== 1 || typeof header.kind !== "string" || typeof header.spec !== "object")
    return fault(rows, "is not a results file.");
  if (header.engine !== engine)
    return fault(rows, `is of engine version ${header.engine}, and the engine is version ${engine}: its bits differ.`);
  if (!isDeepStrictEqual(header.spec, asked)) return fault(rows, `was made from another spec than ${basename(spec)}.`);
  if (lines.pop() !== "" || lines.slice(1).some((line) => !line.endsWith("}"))) return fault(rows, "was cut off.");
  const short = parsed(readFileSync(summary, "utf8"));
  if (short?.kind !== header.kind || short.version !== 1) return fault(summary, "was cut off, or is no summary.");
  if (short.engine !== engine) return fault(summary, `is of engine version ${short.engine}, and the engine is version ${engine}.`);
  if (short.rows?.count !== lines.length - 1) {
    const count = short.rows?.count;
    return `${said(rows)} has ${lines.length - 1} rows, and its summary is of ${count}: one of them was cut off. Make both anew: ${makes(name)}`;
  }
  return null;
}

/**
 * What is wrong with stored results, a line each.
 *
 * @param {{ root?: string, lesson?: string | null, imported?: boolean }} [options] the repository; the short name of the lesson to look at, all
 * when left out; `imported`: only those that a lesson imports, without which nothing can be built.
 * @returns {string[]}
 */
export function resultFaults({ root = checkout, lesson = null, imported = false } = {}) {
  const said = sayPath(root);
  const all = storedResults(root);
  const wanted = importedSummaries(root);
  const summaries = new Set(wanted.map(({ summary }) => summary));
  const results = all.filter(({ spec }) => !imported || summaries.has(spec.replace(/json$/, "summary.json")));
  const specs = new Set(all.map(({ spec }) => spec));
  const orphans = wanted.filter(({ summary }) => !specs.has(summary.replace(/summary\.json$/, "json")));
  const isOurs = (file) => lesson === null || file.split(sep).includes(lesson);
  return [
    ...orphans
      .filter(({ file }) => isOurs(file))
      .map(({ file, summary }) => {
        const spec = summary.replace(/summary\.json$/, "json");
        return `${said(file)} imports ${said(summary)}, and no spec ${said(spec)} says how it is made. Write that, or import another.`;
      }),
    ...results.filter(({ spec }) => isOurs(spec)).flatMap((result) => resultFault(result, root, { imported }) ?? []),
  ];
}
