import { rng } from "../engine/rng.js";
import { expectNamed, expectText } from "../schedules/expect.js";
import { fail, shown } from "../schedules/fail.js";
import type { Plain } from "./exercise.js";
import { whyNotPlain } from "./plain.js";

/** The choices of one variant: the same seed makes the same ones. */
export interface Choices {
  /** One of the options, each equally likely. */
  pick<T>(options: readonly T[]): T;
}

/**
 * Begins the choices that make a variant.
 *
 * @param seed the variant's: a whole number from 0 to 2⁵³ − 1.
 * @throws a RangeError on any other seed; `pick` where there is nothing to pick from.
 */
export function choices(seed: number): Choices {
  const random = rng(seed).split("variant");
  return {
    pick: <T>(options: readonly T[]): T => {
      if (!Array.isArray(options) || options.length === 0)
        fail("choices.pick", "options must be a list of at least one", options, "Write them as [0, 1].");
      return options[random.int(options.length)] as T; // the index lies within
    },
  };
}

/** Options by the name of what they are options for; the first of each is the printed one. */
type Axes = Readonly<Record<string, readonly unknown[]>>;

/** One option for each name. */
export type Convention<A extends Axes> = { readonly [K in keyof A]: A[K][number] };

/**
 * All conventions but the printed one: every combination of the options that takes at least one other than the first.
 *
 * @param axes for each part of a convention its options, the printed one first.
 * @throws a RangeError where no part has a second option.
 */
export function otherConventions<const A extends Axes>(axes: A): readonly Convention<A>[] {
  const [where, advice] = ["otherConventions", "Write { first: [0, 1] }, the printed option first."];
  const parts: [string, readonly unknown[]][] = expectNamed(where, "axes must be an object of lists", axes, (count) => count > 0, advice);
  for (const [name, options] of parts)
    if (!Array.isArray(options) || options.length === 0) fail(where, `${name} must be a list of at least one option`, options, advice);
  const all = parts.reduce<Record<string, unknown>[]>(
    (made, [name, options]) => made.flatMap((one) => options.map((option) => ({ ...one, [name]: option }))),
    [{}],
  );
  if (all.length < 2) fail(where, "one part must have two options or more", axes, "Add an option.");
  return all.slice(1) as unknown as readonly Convention<A>[]; // the first one has the first option of each
}

/**
 * Replaces pieces of code, each of which must stand there exactly once.
 *
 * @param code the printed code.
 * @param changes what stands there, and what takes its place.
 * @throws a RangeError where a piece is missing or stands there more than once.
 */
export function edited(code: string, changes: Readonly<Record<string, string>>): string {
  return textsOf("edited", "changes", code, changes).reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2)
      fail("edited", `${shown(from)} must stand in the code once`, parts.length - 1, "Look at what the code says now.");
    return parts.join(to);
  }, code);
}

/** Code and what changes in it, both checked. */
function textsOf(where: string, name: string, code: string, changes: Readonly<Record<string, string>>): [string, string][] {
  expectText(where, "code", code, "Give the printed code.");
  const pairs = expectNamed(where, `${name} must be an object of texts`, changes, () => true, 'Write { "old": "new" }.');
  for (const [from, to] of pairs) expectText(where, `what takes the place of ${shown(from)}`, to, 'Write { "old": "new" }.');
  return pairs;
}

/** A name or a word; what Math has keeps its name. */
const word = /(?<![\p{ID_Continue}$]|Math\.)[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * Gives names in code others, all at once, wherever they stand as a whole word, comments and texts included; `Math.min` stays.
 *
 * @param code the printed code.
 * @param names the old names, and the new ones.
 * @throws a RangeError where an old name is missing, or a new one stands there already.
 */
export function renamed(code: string, names: Readonly<Record<string, string>>): string {
  const pairs = textsOf("renamed", "names", code, names);
  const words = new Set(code.match(word));
  for (const [from, to] of pairs) {
    if (!words.has(from)) fail("renamed", `${shown(from)} must stand in the code`, "no such word", "Look at what the code says now.");
    if (from !== to && words.has(to) && !Object.hasOwn(names, to))
      fail("renamed", `the new name for ${shown(from)} must not stand in the code already`, to, "Choose another.");
  }
  return code.replaceAll(word, (name) => (Object.hasOwn(names, name) ? (names[name] as string) : name));
}

/**
 * A start that gives nothing away: a solution whose function is yet to be written; what stands before that function stays.
 *
 * @param solution ends with the function; its last line is a brace.
 * @param entry the function's name.
 * @throws a RangeError where the function is missing or isn't the last thing.
 */
export function unwritten(solution: string, entry: string): string {
  expectText("unwritten", "solution", solution, "Give the code of the solution.");
  expectText("unwritten", "entry", entry, "Write the function's name.");
  // Who copies code from a page leaves its last line open.
  const code = `${solution.trimEnd()}\n`;
  const at = code.indexOf(`export function ${entry}(`);
  const body = code.indexOf("{\n", at) + 2;
  if (at < 0 || body < 2 || code.indexOf("\n}\n", at) !== code.length - 3)
    fail("unwritten", `the solution must end with the function ${entry}`, code.slice(-60), "Put it last, and export it.");
  return `${code.slice(0, body)}  throw new Error("${entry} is yet to be written");\n}\n`;
}

/**
 * A worked example in one sentence. As in: For example, `warmup(1, 3)` is about `0.333333`.
 *
 * @param entry the function's name.
 * @param args what it is called with, printed in full.
 * @param value what it must return, computed; printed to six digits a number, whole ones in full.
 * @throws a RangeError where one of them is not plain.
 */
export function example(entry: string, args: readonly Plain[], value: Plain): string {
  expectText("example", "entry", entry, "Write the function's name.");
  if (!Array.isArray(args) || whyNotPlain(args) !== null)
    fail("example", "args must be a list of plain values", args, "Give what one types.");
  if (value === undefined || Number.isNaN(value) || whyNotPlain(value) !== null)
    fail("example", "value must be plain, and something to show", value, "Compute it from args.");
  const [exact, short] = [codeOf(value, String), codeOf(value, (x) => String(Number.isInteger(x) ? x : Number(x.toPrecision(6))))];
  return `For example, \`${entry}(${args.map((arg) => codeOf(arg, String)).join(", ")})\` is ${short === exact ? "" : "about "}\`${short}\`.`;
}

/** A plain value as one would write it in code. */
function codeOf(value: Plain, number: (x: number) => string): string {
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((part) => codeOf(part, number)).join(", ")}]`;
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${codeOf(part, number)}`)
    .join(", ")} }`;
}
