import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, readArgs, UsageError } from "../command.js";

/** `lrlab new-schedule NAME`: everything a new family needs is one file and one line. */
export const newSchedule: Command = {
  name: "new-schedule",
  usage: "NAME",
  summary: "Writes the file of a new schedule and registers it.",
  run(args) {
    const [name, ...more] = readArgs(args).words;
    if (name === undefined || more.length > 0) throw new UsageError("it needs one name in camelCase, such as halfLife.");
    const { file, registry, slug } = writeFamily(name, sourceFolder());
    console.log(`Wrote ${file} and one line in ${registry}.`);
    console.log("It already stands in the tests, on a page of its own and in lrlab list. Fill in what stands in ‹ ›, then run npm test.");
    console.log(walkthroughSteps(name, slug));
    return 0;
  },
};

/** What a walkthrough of a new schedule needs beside its text: its race against a constant rate and a line. */
export const walkthroughSteps = (name: string, slug: string): string =>
  [
    `A walkthrough to go with the page is a lesson in src/lessons/schedules/${slug}/. Under “In a small net” it races the schedule:`,
    `  src/lessons/reference/race/shapes.ts   one line, the schedule made for 600 updates: ${slug.includes("-") ? `"${slug}"` : slug}: ${name}({ … }),`,
    "  npx lrlab reproduce race/pages --write   measures it",
    `  lesson.mdx   a cell, show(race(${name}({ … })));   lesson.ts   values from raceValues("${slug}")`,
  ].join("\n");

/** Writes the family file of `name` and its registry line under `source`, the library's own folder; returns both paths and the page's name. */
export function writeFamily(name: string, source: string): { file: string; registry: string; slug: string } {
  if (!/^[a-z]+([A-Z][a-z]+)*$/.test(name) || isReserved(name)) {
    throw new UsageError(`NAME must be camelCase letters and no word of the language, such as halfLife, got ${JSON.stringify(name)}.`);
  }
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const slug = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const families = join(source, "schedules", "families");
  const file = join(families, `${name}.ts`);
  const registry = join(families, "index.ts");
  const lines = readFileSync(registry, "utf8").trimEnd().split("\n");
  const exported: readonly string[] = readFileSync(join(source, "index.ts"), "utf8").match(/\w+/g) ?? [];
  const taken = [name, type].find((word) => exported.includes(word));
  if (existsSync(file) || taken !== undefined) throw new UsageError(`the name ${taken ?? name} is taken. Choose another.`);
  const other = lines
    .map((line) => line.match(/"\.\/(\w+)\.js"/)?.[1])
    .find((known) => known && slugOf(join(families, `${known}.ts`)) === slug);
  if (other !== undefined) throw new UsageError(`the address /schedules/${slug}/ is taken by ${other}. Choose another name.`);
  writeFileSync(file, template(name, type, slug), { flag: "wx" });
  const [comment, ...exports] = lines;
  writeFileSync(registry, `${[comment, ...[...exports, `export * from "./${name}.js";`].sort()].join("\n")}\n`);
  return { file, registry, slug };
}

const slugOf = (file: string): string | undefined => readFileSync(file, "utf8").match(/\bslug: "([^"]+)"/)?.[1];

/** Whether a word can't name a constant. */
function isReserved(word: string): boolean {
  try {
    new Function(`"use strict"; const ${word} = 0;`);
    return false;
  } catch {
    return true; // the parser refuses it
  }
}

/** The folder of the library's sources, from wherever this file runs. */
function sourceFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

const template = (name: string, type: string, slug: string): string => `import { type Ending, family } from "../family.js";

/** Parameters of \`${name}\`. */
export interface ${type} extends Ending {
  /** η₀: the rate of the first update. */
  baseLr: number;
  /** T: length in updates. */
  totalSteps: number;
}

/**
 * ‹One sentence that stands alone: what the rate does.›
 *
 * η(t) = η₀ · (1 − t/T). ‹What it does after its end, and where it differs from PyTorch.›
 *
 * @param parameters baseLr η₀ (rate), totalSteps T (updates).
 *
 * @example
 * const lr = ${name}({ baseLr: 0.1, totalSteps: 100 });
 * lr(50); // 0.05
 */
export const ${name} = family<${type}>({
  name: "${name}",
  slug: "${slug}",
  title: "${type.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}",
  group: "decay",
  summary: "‹The sentence above, without its formula.›",
  parameters: {
    baseLr: {
      type: "rate",
      symbol: String.raw\`\\eta_0\`,
      doc: "The rate of the first update.",
      pytorch: "lr",
      optax: "init_value",
      slider: { min: 0.01, max: 0.2, step: 0.01, start: 0.1 },
    },
    totalSteps: {
      type: "steps",
      symbol: "T",
      doc: "Length in updates.",
      pytorch: "total_iters",
      optax: "transition_steps",
      slider: { min: 10, max: 200, step: 10, start: 100 },
    },
  },
  latex: String.raw\`\\eta(t) = \\eta_0 \\left(1 - \\frac{t}{T}\\right)\`,
  steps: ({ totalSteps }) => totalSteps,
  lr: ({ baseLr, totalSteps }, t) => baseLr * (1 - t / totalSteps),
  pros: ["‹what it makes easy›"],
  cons: ["‹what it costs, or must know›"],
  bestFor: "‹When to take it.›",
  python: ({ baseLr, totalSteps }) => \`\${baseLr} * (1 - t / \${totalSteps})\`,
  example: { baseLr: 0.1, totalSteps: 100 },
  source: {
    authors: "‹who›",
    year: 0,
    title: "‹title›",
    where: "‹section or equation›",
    url: "https://arxiv.org/abs/‹number›",
  },
});
`;
