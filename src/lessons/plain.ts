import { shown } from "../schedules/fail.js";

/** What may cross between a test and a learner's code: plain data, numbers of every kind included. */
export type Plain = null | undefined | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Values nested deeper than this are refused; it also ends a value that contains itself. */
const deepest = 100;

/** The tag that marks, in JSON, what JSON has no word for: `{ "$": "NaN" }`. */
const tag = "$";

const words = new Map<string, Plain>([
  ["undefined", undefined],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

/** Says what keeps `value` from being plain data, or null when nothing does. `path` says where it stands. */
export function whyNotPlain(value: unknown, path = "the value", depth = 0): string | null {
  if (depth > deepest) return `${path} is nested deeper than ${deepest} levels or contains itself`;
  switch (typeof value) {
    case "undefined":
    case "boolean":
    case "number":
    case "string":
      return null;
    case "object":
      break;
    default:
      return `${path} is ${typeof value === "function" ? shown(value) : `a ${typeof value}`}`;
  }
  if (value === null) return null;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const why = isGetter(value, i) ? `${path}[${i}] is a getter` : whyNotPlain(value[i], `${path}[${i}]`, depth + 1);
      if (why) return why;
    }
    return null;
  }
  if (typeof (value as { then?: unknown }).then === "function") return `${path} is a Promise`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return `${path} is a ${(prototype as { constructor?: { name?: string } }).constructor?.name || "class instance"}`;
  }
  for (const key of Object.keys(value)) {
    const why = isGetter(value, key) ? `${path}.${key} is a getter` : whyNotPlain((value as Row)[key], `${path}.${key}`, depth + 1);
    if (why) return why;
  }
  return null;
}

type Row = Readonly<Record<string, unknown>>;

/** Whether a property computes its value anew at each look, so that what was checked need not be what is compared. */
function isGetter(value: object, key: string | number): boolean {
  const found = Object.getOwnPropertyDescriptor(value, key);
  return found !== undefined && !Object.hasOwn(found, "value");
}

/**
 * Writes plain data as JSON that also keeps NaN, infinities, -0 and undefined.
 *
 * @throws a RangeError when the value is not plain; ask `whyNotPlain` first where that may happen.
 */
export function encodePlain(value: Plain): string {
  const why = whyNotPlain(value);
  if (why) throw new RangeError(`encodePlain: ${why}, and only plain data may cross. Give numbers, strings, booleans, lists and objects.`);
  return JSON.stringify(tagged(value));
}

function tagged(value: Plain): unknown {
  if (value === undefined) return { [tag]: "undefined" };
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { [tag]: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Array.from(value as readonly Plain[], tagged); // Array.from also fills holes
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => [key, tagged(part)]);
  // An object that has the tag as a key of its own travels as a list of entries.
  return Object.hasOwn(value, tag) ? { [tag]: "entries", entries } : Object.fromEntries(entries);
}

/**
 * Reads what `encodePlain` wrote.
 *
 * @throws a RangeError on any other text: it comes from beside code that is not trusted.
 */
export function decodePlain(text: string): Plain {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw notPlain(text);
  }
  return untagged(parsed, text, 0);
}

function untagged(value: unknown, text: string, depth: number): Plain {
  if (typeof value !== "object" || value === null) return value as Plain;
  if (depth > deepest) throw notPlain(text);
  const inner = (part: unknown): Plain => untagged(part, text, depth + 1);
  if (Array.isArray(value)) return value.map(inner);
  if (Object.hasOwn(value, tag)) {
    const { [tag]: word, entries } = value as { [tag]: unknown; entries?: unknown };
    if (typeof word === "string" && words.has(word) && Object.keys(value).length === 1) return words.get(word);
    if (word !== "entries" || !isEntries(entries)) throw notPlain(text);
    return Object.fromEntries(entries.map(([key, part]) => [key, inner(part)]));
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inner(part)]));
}

const isEntries = (value: unknown): value is [string, unknown][] =>
  Array.isArray(value) && value.every((entry) => Array.isArray(entry) && entry.length === 2 && typeof entry[0] === "string");

const notPlain = (text: unknown): RangeError =>
  new RangeError(`decodePlain: text must be what encodePlain wrote, got ${shown(text)}. Encode the value first.`);
