import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { shown } from "../schedules/fail.js";
import { type LateRule, noLateRule } from "./lateRule.js";

/** An exercise of an assignment. */
export interface Assigned {
  /** What `loadTask` takes: "05-dropping/multistep", or the path of a folder. */
  readonly source: string;
  /** "05-dropping/multistep", or the folder's name: as in rows. */
  readonly id: string;
  /** The tag of its cells: "multistep". */
  readonly tag: string;
  /** What it is worth; null for what its own tests add up to. */
  readonly points: number | null;
  /** Limits instead of the exercise's own; null for those. */
  readonly timeMs: number | null;
  readonly memoryMiB: number | null;
  /** What a person judges besides the tests, with the points of each; the tests have the rest. */
  readonly criteria: Readonly<Record<string, number>>;
  /** Its line in assignment.yaml, for messages. */
  readonly line: number;
}

/** Exercises that students hand in, as assignment.yaml has them. */
export interface Assignment {
  readonly folder: string;
  /** Names the notebook: kebab-case. */
  readonly name: string;
  readonly title: string;
  /** Empty where none is named. */
  readonly course: string;
  /** ISO 8601 with its offset from UTC; null where there is no end. */
  readonly due: string | null;
  readonly late: LateRule;
  /** Which rows count when it is graded again: the new ones, or for each exercise the better one. */
  readonly regrade: "latest" | "best";
  /** Everything drawn comes from it; whoever knows it knows the hidden tests. */
  readonly seed: number;
  /** Whether each student gets a variant of their own. */
  readonly variants: boolean;
  readonly exercises: readonly Assigned[];
}

/** The file that makes a folder an assignment. */
export const assignmentFile = "assignment.yaml";

/** The largest seed: 2^48 − 1. */
export const largestSeed = 2 ** 48 - 1;

/** The file of an exercise's rows, in the assignment's folder. */
export const gradesFile = (folder: string, { id }: Pick<Assigned, "id">): string =>
  join(folder, "grades", `${id.replaceAll("/", "--")}.jsonl`);

const namePattern = /^(?=.{1,48}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const exercisePattern = /^[a-z0-9-]+\/[a-z0-9]+(-[a-z0-9]+)*$/;
const duePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
const isBetween =
  (low: number, high: number) =>
  (value: unknown): boolean =>
    typeof value === "number" && value >= low && value <= high;
const isWhole =
  (low: number, high: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && isBetween(low, high)(value);
const isOneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(value as string);

const isPoints = (value: unknown): boolean => Object.values(value as object).every(isBetween(1e-9, 1e6));

/** What a key must be, and what holds where it is left out; without `otherwise` it has to be there. */
interface Key {
  readonly must: string;
  accepts(value: unknown): boolean;
  readonly otherwise?: unknown;
}

const keys = {
  name: {
    must: "at most 48 small letters and digits, with hyphens between words",
    accepts: (v) => isText(v) && namePattern.test(v as string),
  },
  title: { must: "a text", accepts: isText },
  course: { must: "a text", accepts: (v) => typeof v === "string", otherwise: "" },
  due: {
    must: 'a day and a time with the offset from UTC, such as "2026-12-01T23:59:00+01:00"',
    accepts: (v) => v === null || (typeof v === "string" && duePattern.test(v) && Number.isFinite(Date.parse(v))),
    otherwise: null,
  },
  late: { must: `a map of ${Object.keys(noLateRule).join(", ")}`, accepts: (v) => isMap(v), otherwise: null },
  regrade: { must: "latest or best", accepts: isOneOf("latest", "best"), otherwise: "latest" },
  seed: { must: "a whole number from 0 to 2^48 − 1", accepts: isWhole(0, largestSeed) },
  variants: { must: "true or false", accepts: (v) => typeof v === "boolean", otherwise: false },
  exercises: { must: "a list of at least one exercise", accepts: (v) => isSeq(v) && v.items.length > 0 },
} as const satisfies Record<string, Key>;

const lateKeys = {
  graceMinutes: { must: "a number from 0 up", accepts: isBetween(0, 1e6), otherwise: noLateRule.graceMinutes },
  percentPerDay: { must: "a number from 0 to 100", accepts: isBetween(0, 100), otherwise: noLateRule.percentPerDay },
  days: { must: "started or proportional", accepts: isOneOf("started", "proportional"), otherwise: noLateRule.days },
  percentAtMost: { must: "a number from 0 to 100", accepts: isBetween(0, 100), otherwise: noLateRule.percentAtMost },
  lastDay: { must: "a number of days above 0", accepts: (v) => v === null || isBetween(1e-9, 1e4)(v), otherwise: noLateRule.lastDay },
} as const satisfies Record<keyof LateRule, Key>;

const exerciseKeys = {
  exercise: {
    must: 'LESSON/ID of the course, or the path of a folder that begins with "./" or "../"',
    accepts: (v) => typeof v === "string" && (exercisePattern.test(v) || /^\.\.?\/./.test(v)),
  },
  points: { must: "a number above 0", accepts: isBetween(1e-9, 1e6), otherwise: null },
  timeMs: { must: "a whole number of milliseconds from 10 to 600000", accepts: isWhole(10, 600_000), otherwise: null },
  memoryMiB: { must: "a whole number of MiB from 4 to 4096", accepts: isWhole(4, 4096), otherwise: null },
  criteria: { must: "a map of names with numbers of points above 0", accepts: (v) => isMap(v) && isPoints(v.toJSON()), otherwise: null },
} as const satisfies Record<string, Key>;

type Read<Keys extends Record<string, Key>> = { readonly [Name in keyof Keys]: unknown };

/**
 * Reads an assignment's folder.
 *
 * @param folder the one that holds assignment.yaml.
 * @throws a RangeError that names file and line of every fault.
 */
export function readAssignment(folder: string): Assignment {
  const file = join(folder, assignmentFile);
  if (!existsSync(file)) {
    throw new RangeError(`${folder} holds no ${assignmentFile}. Name an assignment's folder, or make one: lrlab assignment new ${folder}`);
  }
  return parseAssignment(folder, readFileSync(file, "utf8"));
}

/** Reads the text of a folder's assignment.yaml. */
export function parseAssignment(folder: string, text: string): Assignment {
  const file = join(folder, assignmentFile);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const faults: string[] = [];
  const lineOf = (node: unknown): number => counter.linePos((node as Node | null)?.range?.[0] ?? 0).line;
  const say = (line: number, what: string): number => faults.push(`${file}, line ${line}: ${what}`);
  const stopAtFaults = (): void => {
    if (faults.length > 0) throw new RangeError(faults.join("\n"));
  };
  for (const { pos, message } of document.errors)
    say(counter.linePos(pos[0]).line, `${message.split("\n")[0]?.replace(/ at line.*/, "")}.`);
  stopAtFaults();

  /** The values of a map, each as its key asks for; lists and maps as nodes. */
  const read = <Keys extends Record<string, Key>>(node: unknown, what: string, known: Keys): Read<Keys> => {
    const map = isMap(node) ? (node as YAMLMap) : null;
    if (map === null) say(lineOf(node), `${what} must be a map of ${Object.keys(known).join(", ")}.`);
    const given = new Map((map?.items ?? []).map(({ key, value }) => [String((key as { value?: unknown }).value), { key, value }]));
    for (const [name, { key }] of given) {
      if (!Object.hasOwn(known, name)) say(lineOf(key), `${what} has no key ${name}. It takes ${Object.keys(known).join(", ")}.`);
    }
    const values = Object.entries(known).map(([name, { must, accepts, otherwise }]) => {
      const entry = given.get(name);
      if (entry === undefined) {
        if (otherwise === undefined && map !== null) say(lineOf(map), `${what} lacks ${name}: ${must}.`);
        return [name, otherwise];
      }
      const value = isScalar(entry.value) ? entry.value.value : entry.value;
      if (!accepts(value)) {
        const came = isMap(value) || isSeq(value) ? JSON.stringify(value) : shown(value);
        say(lineOf(entry.value ?? entry.key), `${name} must be ${must}, got ${came}.`);
      }
      return [name, value];
    });
    return Object.fromEntries(values) as Read<Keys>;
  };

  const top = read(document.contents, "an assignment", keys);
  const late = isMap(top.late) ? read(top.late, "late", lateKeys) : noLateRule;
  const nodes = isSeq(top.exercises) ? top.exercises.items : [];
  const exercises = nodes.map((node): Assigned => {
    const { exercise, points, timeMs, memoryMiB, criteria } = read(node, "an exercise", exerciseKeys);
    const named = String(exercise);
    const own = named.startsWith(".");
    const source = own ? resolve(folder, named) : named;
    const tag = source.split(/[\\/]/).at(-1) ?? "";
    const line = lineOf(node);
    if (own && !namePattern.test(tag))
      say(line, `a folder's name tags its cells and must be words of small letters with hyphens, got ${shown(tag)}.`);
    return {
      source,
      id: own ? tag : named,
      tag,
      points: points as number | null,
      timeMs: timeMs as number | null,
      memoryMiB: memoryMiB as number | null,
      criteria: isMap(criteria) ? (criteria.toJSON() as Record<string, number>) : {},
      line,
    };
  });
  for (const [i, { tag, line }] of exercises.entries()) {
    const before = exercises.findIndex((other) => other.tag === tag);
    if (before < i) {
      say(line, `its cells would be tagged ${tag} as those of line ${exercises[before]?.line} are. Take one out, or rename a folder.`);
    }
  }
  stopAtFaults();
  return { ...(top as unknown as Assignment), folder, late: late as LateRule, exercises }; // every key has been checked
}
