import { rng } from "../engine/rng.js";
import { shown } from "../schedules/fail.js";
import type { Plain } from "./exercise.js";

/** The choices of one variant: the same seed makes the same ones. */
export interface Choices {
  /** One of the options, each equally likely. */
  pick<T>(options: readonly T[]): T;
}

/**
 * Begins the choices that make a variant.
 *
 * @param seed the variant's: a whole number from 0 to 2⁵³ − 1.
 * @throws a RangeError on any other seed, and where there is nothing to pick from.
 */
export function choices(seed: number): Choices {
  const random = rng(seed).split("variant");
  return {
    pick: <T>(options: readonly T[]): T => {
      if (options.length === 0) throw new RangeError("pick: there must be at least one option, got none. Name one.");
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
  const all = Object.entries(axes).reduce<Record<string, unknown>[]>(
    (made, [name, options]) => made.flatMap((one) => options.map((option) => ({ ...one, [name]: option }))),
    [{}],
  );
  if (all.length < 2) throw new RangeError("otherConventions: one part must have two options or more, got one convention. Add an option.");
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
  return Object.entries(changes).reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2)
      throw new RangeError(
        `edited: ${shown(from)} must stand in the code once, got ${parts.length - 1} times. Has the printed code changed?`,
      );
    return parts.join(to);
  }, code);
}

/**
 * Gives names in code others, all at once, wherever they stand as a whole word, comments and texts included; `Math.min` stays.
 *
 * @param code the printed code.
 * @param names the old names, and the new ones.
 * @throws a RangeError where an old name is missing, or a new one stands there already.
 */
export function renamed(code: string, names: Readonly<Record<string, string>>): string {
  const words = new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  for (const [from, to] of Object.entries(names)) {
    if (!words.has(from)) throw new RangeError(`renamed: ${shown(from)} must stand in the code, got none. Has the printed code changed?`);
    if (from !== to && words.has(to) && !Object.hasOwn(names, to))
      throw new RangeError(`renamed: ${shown(to)} must be a new name, and stands in the code already. Choose another for ${shown(from)}.`);
  }
  return code.replaceAll(/(?<!Math\.)[\p{ID_Start}$_][\p{ID_Continue}$]*/gu, (word) =>
    Object.hasOwn(names, word) ? (names[word] as string) : word,
  );
}

/**
 * A start that gives nothing away: a solution whose function is yet to be written; what stands before that function stays.
 *
 * @param solution ends with the function; its last line is a brace.
 * @param entry the function's name.
 * @throws a RangeError where the function is missing or isn't the last thing.
 */
export function unwritten(solution: string, entry: string): string {
  const at = solution.indexOf(`export function ${entry}(`);
  const body = solution.indexOf("{\n", at) + 2;
  if (at < 0 || body < 2 || solution.indexOf("\n}\n", at) !== solution.length - 3)
    throw new RangeError(`unwritten: the solution must end with the function ${entry}, got ${shown(solution.slice(-60))}. Put it last.`);
  return `${solution.slice(0, body)}  throw new Error("${entry} is yet to be written");\n}\n`;
}

/**
 * A worked example, as a sentence: "For example, `warmup(1, 3)` is about `0.333333`."
 *
 * @param entry the function's name.
 * @param args what it is called with, printed in full.
 * @param value what it must return, computed; printed to six digits a number.
 */
export function example(entry: string, args: readonly Plain[], value: Plain): string {
  const [exact, short] = [codeOf(value, String), codeOf(value, (x) => String(Number(x.toPrecision(6))))];
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
