import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import module, { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import type { Exercise } from "../lessons/exercise.js";
import type { MakeVariant } from "../lessons/variant.js";
import { shown } from "../schedules/fail.js";
import { isObject, isTexts, pointsFault, unknownKeys } from "./exerciseFaults.js";
import { type EngineName, engineNames, type Limits } from "./task.js";

/** What an exercise's folder holds, read and with its YAML checked; the exercise itself is not yet. */
export interface ExerciseFolder {
  /** The folder's name. */
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly start: string;
  readonly solution: string;
  /** What check.ts exports by default. */
  readonly exercise: unknown;
  readonly makeVariant: MakeVariant | null;
  readonly settings: Settings;
  /** The texts that a score depends on. */
  readonly sources: readonly string[];
}

/** What exercise.yaml may say. */
export interface Settings {
  readonly title?: string;
  /** The sum of all tests' points, or each test's by its name. */
  readonly points?: number | Readonly<Record<string, number>>;
  readonly hints?: readonly string[];
  readonly limits: Partial<Limits>;
  readonly engine?: EngineName;
}

const keys = ["title", "points", "hints", "timeMs", "memoryMiB", "engine"] as const;
const ranges = { timeMs: [50, 600_000], memoryMiB: [16, 4096] } as const;

/**
 * Reads an instructor's exercise: start.ts, solution.ts, check.ts, and where they are there exercise.yaml, statement.md and variant.ts.
 *
 * Its code is the instructor's, and runs in this process: only answers are not trusted. It may import `lrlab`, `lrlab/exercise` and the other
 * entries of this course's library, wherever the folder stands.
 *
 * @throws a RangeError that names the file and what to do.
 */
export function readExerciseFolder(folder: string): ExerciseFolder {
  const id = basename(resolve(folder));
  const at = (name: string): string => join(folder, name);
  const refuse = (why: string): never => {
    throw new RangeError(`${folder}: ${why}`);
  };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 48) {
    refuse(
      `an exercise's folder must be named in small letters, digits and hyphens, got ${shown(id)}: cells are tagged with it. Rename it.`,
    );
  }
  const missing = ["check.ts", "solution.ts", "start.ts"].filter((name) => !existsSync(at(name)));
  if (missing.length > 0) refuse(`an exercise must have a ${missing.join(" and a ")}, got none. See the guide on exercises of your own.`);
  const settings = existsSync(at("exercise.yaml")) ? readSettings(at("exercise.yaml")) : { limits: {} };
  const exercise = defaultOf(at("check.ts"));
  const makeVariant = existsSync(at("variant.ts")) ? defaultOf(at("variant.ts")) : null;
  if (makeVariant !== null && typeof makeVariant !== "function") {
    refuse(`variant.ts must export a function (seed, printed) => variant by default, got ${shown(makeVariant)}.`);
  }
  const entry = isObject(exercise) ? (exercise as Partial<Exercise>).entry : undefined;
  return {
    id,
    title: settings.title ?? titleOf(id),
    statement: existsSync(at("statement.md")) ? read(at("statement.md")).trim() : `Write \`${String(entry)}\`.`,
    start: read(at("start.ts")),
    solution: read(at("solution.ts")),
    exercise,
    makeVariant: makeVariant as MakeVariant | null,
    settings,
    sources: sourcesOf(folder),
  };
}

/** "best-milestone" as a title: "Best milestone". */
export const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");

/** The texts of a folder's code and data, without what a learner begins with: a change of any of them may change a score. */
const sourcesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(ts|js|mjs|json)$/.test(name) && name !== "start.ts" && statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => `${name}\n${read(join(folder, name))}`);

function readSettings(file: string): Settings {
  const document = parseDocument(read(file));
  const [error] = document.errors;
  if (error) throw new RangeError(`${file}: it must be YAML: ${error.message.split("\n")[0]}`);
  const data: unknown = document.toJS();
  if (!isObject(data)) throw new RangeError(`${file}: it must hold lines such as "title: Halving", got ${shown(data)}.`);
  const { title, points, hints, timeMs, memoryMiB, engine } = data as Record<string, unknown>;
  const faults = unknownKeys(data, keys, "it");
  if (title !== undefined && (typeof title !== "string" || title.trim() === "")) faults.push(`title must be a text, got ${shown(title)}.`);
  if (hints !== undefined && !isTexts(hints)) faults.push(`hints must be a list of texts, got ${shown(hints)}.`);
  if (engine !== undefined && !engineNames.includes(engine as EngineName)) {
    faults.push(`engine must be ${engineNames.join(" or ")}, got ${shown(engine)}.`);
  }
  for (const [key, value] of Object.entries({ timeMs, memoryMiB }) as [keyof typeof ranges, unknown][]) {
    const [least, most] = ranges[key];
    const isRight = Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
    if (value !== undefined && !isRight) faults.push(`${key} must be a whole number from ${least} to ${most}, got ${shown(value)}.`);
  }
  for (const [name, value] of isObject(points) ? Object.entries(points) : points === undefined ? [] : [[null, points]]) {
    const fault = pointsFault(value);
    if (fault !== null) faults.push(`points${name === null ? "" : ` of ${shown(name)}`} ${fault}`);
  }
  if (faults.length > 0) throw new RangeError(faults.map((fault) => `${file}: ${fault}`).join("\n"));
  return {
    ...(data as Omit<Settings, "limits">),
    limits: {
      ...(timeMs === undefined ? {} : { timeMs: timeMs as number }),
      ...(memoryMiB === undefined ? {} : { memoryMiB: memoryMiB as number }),
    },
  };
}

function read(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)).replaceAll("\r\n", "\n");
  } catch (error) {
    const why = error instanceof TypeError ? "it must be UTF-8" : `it can't be read (${(error as { code?: string }).code})`;
    throw new RangeError(`${file}: ${why}.`);
  }
}

const require = createRequire(import.meta.url);

/** What a file of TypeScript exports by default. Node strips the types; `require` because bundlers of tests leave it alone. */
function defaultOf(file: string): unknown {
  if (!("registerHooks" in module)) {
    throw new RangeError(
      `${file}: an exercise of your own needs Node 22.18 or newer, got ${process.version}. Run npx lrlab in the course's folder.`,
    );
  }
  const hooks = module.registerHooks({
    resolve(specifier, context, next) {
      if (/^lrlab($|\/)/.test(specifier)) return next(specifier, { ...context, parentURL: import.meta.url });
      // Inside src a module is imported by what it is compiled to.
      const source = specifier.replace(/\.js$/, ".ts");
      const isSource =
        /^\.\.?\/.*\.js$/.test(specifier) && context.parentURL && existsSync(fileURLToPath(new URL(source, context.parentURL)));
      return next(isSource ? source : specifier, context);
    },
  });
  try {
    const module = require(resolve(file)) as { default?: unknown };
    return module.default;
  } catch (thrown) {
    const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message.split("\n")[0]}` : shown(thrown);
    throw new RangeError(`${file}: it can't be loaded, it threw ${text}. Run it alone: node ${file}.`);
  } finally {
    hooks.deregister();
  }
}
