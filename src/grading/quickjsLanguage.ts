/**
 * What V8 has of the language and QuickJS lacks, as far as it is small and pure: a student has tried an answer in a notebook, which runs on V8.
 * What would need tables of the world's languages says that it is not there, rather than answer something else.
 */

/** What an answer hears of what only the other engine has. */
export const notThere = (what: string): string => `${what} is not there where this exercise is graded (QuickJS); --engine deno has it`;

const { defineProperty, keys } = Object;
const { fromCharCode } = String;

/** As the number reads where no language is named: en-US. */
function grouped(text: string): string {
  if (!/^-?\d+(\.\d{1,3})?$/.test(text)) throw new TypeError(notThere(`toLocaleString of ${text}`));
  const [whole = "", fraction] = text.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
}

/** How names compare where no language is named: by letters, and where these are the same, the small one first. */
function compareNames(a: string, b: string): number {
  if (!/^[\w -]*$/.test(a + b)) throw new TypeError(notThere("localeCompare of other than plain letters and digits"));
  const rank = (text: string): string => text.toLowerCase().replaceAll("_", "!").replaceAll("-", '"');
  const order = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return order(rank(a), rank(b)) || order(b, a);
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function btoa(given: unknown): string {
  const text = `${given}`;
  let result = "";
  for (let i = 0; i < text.length; i += 3) {
    const [a, b, c] = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)] as const;
    if (a > 255 || b > 255 || c > 255) throw new RangeError("btoa: every letter must have a code up to 255. Encode the text first.");
    const bits = (a << 16) | (b << 8) | c; // NaN behind the end is 0 here
    const four = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]).join("");
    result += `${four.slice(0, Math.min(4, text.length - i + 1))}==`.slice(0, 4);
  }
  return result;
}

function atob(given: unknown): string {
  const spaceless = `${given}`.replace(/[\t\n\f\r ]/g, "");
  const text = spaceless.length % 4 === 0 ? spaceless.replace(/={1,2}$/, "") : spaceless;
  if (!/^[A-Za-z0-9+/]*$/.test(text) || text.length % 4 === 1) throw new RangeError("atob: the text must be base64. Give what btoa made.");
  let result = "";
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    bits = ((bits << 6) | digits.indexOf(text[i] as string)) & 0xffff;
    // Each letter brings six bits, and eight of them make one.
    if (i % 4 > 0) result += fromCharCode((bits >> (6 - 2 * (i % 4))) & 255);
  }
  return result;
}

class TextEncoder {
  readonly encoding = "utf-8";
  encode(text: unknown = ""): Uint8Array {
    const bytes = unescape(encodeURIComponent(`${text}`.replace(/\p{Surrogate}/gu, "\uFFFD")));
    return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  }
}

/** A copy of data, each object of it once. */
function clone(value: unknown, made = new Map<object, unknown>()): unknown {
  if (typeof value === "function" || typeof value === "symbol") throw new TypeError(`structuredClone: a ${typeof value} can't be cloned`);
  if (typeof value !== "object" || value === null) return value;
  if (made.has(value)) return made.get(value);
  const keep = <T extends object>(copy: T): T => {
    made.set(value, copy);
    return copy;
  };
  const inner = (part: unknown): unknown => clone(part, made);
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset } = value;
    const View = value.constructor as Uint8ArrayConstructor;
    const length = value instanceof DataView ? value.byteLength : (value as Uint8Array).length;
    return keep(new View(inner(buffer) as ArrayBuffer, byteOffset, length));
  }
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, part] of value) copy.set(inner(key), inner(part));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const part of value) copy.add(inner(part));
    return copy;
  }
  if (value instanceof WeakMap || value instanceof WeakSet || value instanceof Promise)
    throw new TypeError("structuredClone: only data can be cloned");
  if (value instanceof Error) return keep(new (value.constructor as ErrorConstructor)(value.message));
  const copy = keep(Array.isArray(value) ? (new Array(value.length) as unknown as Record<string, unknown>) : {});
  for (const key of keys(value)) {
    const part = inner((value as Record<string, unknown>)[key]);
    defineProperty(copy, key, { value: part, writable: true, enumerable: true, configurable: true });
  }
  return copy;
}

/** Adds to this realm what it lacks, before an answer's code begins. */
export function completeLanguage(): void {
  const add = (target: object, members: Readonly<Record<string, unknown>>): void => {
    for (const name of keys(members)) defineProperty(target, name, { value: members[name], writable: true, configurable: true });
  };
  const { now } = Date;
  const refused = (name: string) => (): never => {
    throw new TypeError(notThere(name));
  };
  add(globalThis, {
    atob,
    btoa,
    TextEncoder,
    performance: { now },
    queueMicrotask: (call: () => void): void => void Promise.resolve().then(call),
    structuredClone: (value: unknown): unknown => clone(value),
  });
  add(Error, { captureStackTrace: () => undefined });
  const localeString = function (this: unknown, locales?: unknown, options?: unknown): string {
    if (locales !== undefined || options !== undefined) throw new TypeError(notThere("toLocaleString in a language or with options"));
    return grouped(`${this}`);
  };
  add(Number.prototype, { toLocaleString: localeString });
  add(BigInt.prototype, { toLocaleString: localeString });
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"])
    add(Date.prototype, { [name]: refused(`a Date's ${name}`) });
  add(String.prototype, {
    localeCompare(this: string, that: unknown, ...more: readonly unknown[]): number {
      if (more.length > 0) throw new TypeError(notThere("localeCompare in a language or with options"));
      return compareNames(`${this}`, `${that}`);
    },
  });
}
