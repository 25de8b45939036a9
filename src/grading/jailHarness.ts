/**
 * Runs inside the jail, in the same realm as an answer: decodes the arguments and keeps what it needs of the language before the answer's code
 * begins, then calls the answer and writes down what came. Nothing in here is a secret. Whatever an answer does to this realm can change its own
 * outcomes and nothing else, because the tests and the right values never come here.
 */
import { decodePlain, type Plain } from "../lessons/plain.js";
import { shown } from "../schedules/fail.js";
import { completeLanguage, notThere } from "./quickjsLanguage.js";

/** What the harness is given by the process around it. */
export interface Host {
  /** Takes what came of the job, once. */
  report(text: string): void;
  /** Stops everything: too much was put out. */
  overflow(): void;
}

/** A job as the harness sees it. */
export interface HarnessJob {
  readonly entry: string;
  /** The arguments of each call, written by `encodePlain`. */
  readonly calls: string;
  readonly outputBytes: number;
  /** The library's entries that there are in this jail, by the name one imports them by. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** An answer's code: an async function that ends with the function to call, in a list, as a function that has `then` would be waited for. */
type Script = (runtime: unknown) => Promise<readonly [unknown]>;

const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const { isArray } = Array;
const { hasOwn, is, create, freeze } = Object;
const { stringify } = JSON;
const { slice } = String.prototype;
const { then } = Promise.prototype;
const AnyError = Error;

/** Deeper values are refused, as `whyNotPlain` does. */
const deepest = 100;
/** Letters of an error that leave the jail. */
const longestError = 500;

/**
 * What a page or a notebook draws and checks with, `plot(...).line(...)` too: in a jail it takes any call and any property, does nothing, and
 * is a function, so that no answer made of it is plain data.
 */
const inert: object = new Proxy(function nothing() {}, {
  apply: () => inert,
  construct: () => inert,
  get(_, key) {
    if (key === "then") return undefined; // it may be waited for
    if (key === "name") return "nothing";
    return key === Symbol.toPrimitive ? () => "" : inert;
  },
  set: () => true,
});

/** How both engines say that there is no such name, for names that a notebook has. */
const notDefined =
  /^ReferenceError: '?(Intl|Temporal|WebAssembly|TextDecoder|DisposableStack|AsyncDisposableStack|SuppressedError|setTimeout|setInterval|setImmediate|fetch|URL|process|require|Buffer|crypto|Atomics|SharedArrayBuffer)'? is not defined$/;
const ofDeno = /^(Intl|WebAssembly|TextDecoder|DisposableStack|AsyncDisposableStack|SuppressedError)$/;
const { exec } = RegExp.prototype;

const whyMissing = (name: string): string =>
  apply(exec, ofDeno, [name])
    ? notThere(name)
    : `${name} is not there where this exercise is graded: an answer computes, and neither waits nor reaches out`;

/** The properties of an object that no prototype can add to. */
const ownOf = (value: object): Record<string, unknown> => freeze(Object.assign(create(null) as Record<string, unknown>, value));

/**
 * Prepares a job and returns what runs it.
 *
 * @param host where outcomes go.
 * @param job what to call.
 */
export function prepare(host: Host, job: HarnessJob): (script: Script) => void {
  const { report, overflow } = host;
  const { entry, outputBytes, modules } = job;
  const calls = decodePlain(job.calls) as readonly (readonly Plain[])[];
  const count = calls.length;
  let room = outputBytes;
  const weigh = (length: number): void => {
    room -= length;
    if (room < 0) overflow();
  };

  /** Thrown with `why` set where a value is not plain; nobody else holds it. */
  const refusal = { why: "" };
  const refuse = (why: string): never => {
    refusal.why = why;
    throw refusal;
  };

  const say = (text: string): string => {
    weigh(text.length);
    return text;
  };

  /** The JSON that `encodePlain` would write, from own enumerable data alone, each read once. */
  const encode = (value: unknown, path: string, depth: number): string => {
    if (depth > deepest) return refuse(`${path} is nested deeper than ${deepest} levels or contains itself`);
    if (value === undefined) return say('{"$":"undefined"}');
    if (value === null) return say("null");
    switch (typeof value) {
      case "boolean":
        return say(value ? "true" : "false");
      case "number":
        if (is(value, -0)) return say('{"$":"-0"}');
        // No number less itself is 0 where it is NaN or infinite.
        return say(value - value !== 0 ? `{"$":"${value}"}` : `${value}`);
      case "string":
        weigh(value.length);
        return stringify(value);
      case "object":
        break;
      default:
        return refuse(`${path} is ${typeof value === "function" ? shown(value) : `a ${typeof value}`}`);
    }
    if (isArray(value)) {
      const length = getOwnPropertyDescriptor(value, "length")?.value as unknown;
      if (typeof length !== "number") return refuse(`${path} is a list without a length`);
      let text = say("[");
      for (let i = 0; i < length; i++) {
        if (i > 0) text += say(",");
        text += encode(dataOf(value, `${i}`, `${path}[${i}]`), `${path}[${i}]`, depth + 1);
      }
      return text + say("]");
    }
    if (typeof (value as { then?: unknown }).then === "function") return refuse(`${path} is a Promise`);
    const prototype: unknown = getPrototypeOf(value);
    if (prototype !== null && getPrototypeOf(prototype as object) !== null) {
      const name: unknown = (prototype as { constructor?: { name?: unknown } }).constructor?.name;
      return refuse(`${path} is a ${typeof name === "string" && name !== "" ? name : "class instance"}`);
    }
    const keys = ownKeys(value);
    const isTagged = hasOwn(value, "$");
    let text = say(isTagged ? '{"$":"entries","entries":[' : "{");
    let isFirst = true;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (typeof key !== "string" || getOwnPropertyDescriptor(value, key)?.enumerable !== true) continue;
      if (!isFirst) text += say(",");
      isFirst = false;
      weigh(key.length);
      const part = encode(dataOf(value, key, `${path}.${key}`), `${path}.${key}`, depth + 1);
      text += isTagged ? `[${stringify(key)},${part}]` : `${stringify(key)}:${part}`;
    }
    return text + say(isTagged ? "]}" : "}");
  };

  /** A property that holds its value; one that computes it anew each time is refused. */
  const dataOf = (value: object, key: string, path: string): unknown => {
    const found = getOwnPropertyDescriptor(value, key);
    if (found === undefined) return undefined;
    if (!hasOwn(found, "value")) return refuse(`${path} is a getter`);
    return found.value;
  };

  const cut = (text: string): string => (text.length > longestError ? `${apply(slice, text, [0, longestError - 3])}...` : text);

  const textSafely = (make: () => unknown): string => {
    try {
      const text = make();
      if (typeof text === "string") return text;
    } catch {
      // said below
    }
    return "something that has no text";
  };
  const shownSafely = (value: unknown): string => textSafely(() => shown(value));

  /** The text of anything that was thrown, which may be hostile enough to throw again. */
  const textOf = (thrown: unknown): string =>
    textSafely(() => {
      if (!(thrown instanceof AnyError)) return shown(thrown);
      const text = cut(`${thrown.name}: ${thrown.message}`);
      const missing = apply(exec, notDefined, [text])?.[1];
      return missing === undefined ? text : `ReferenceError: ${whyMissing(missing)}`;
    });

  const failed = (error: string): string => {
    const text = stringify(cut(error));
    weigh(text.length);
    return `{"ok":false,"error":${text}}`;
  };

  const outcome = (answer: unknown, given: readonly Plain[]): string => {
    try {
      const value: unknown = apply(answer as () => unknown, undefined, given);
      try {
        return `{"ok":true,"value":${encode(value, "its answer", 0)}}`;
      } catch (thrown) {
        if (thrown !== refusal) throw thrown;
        const isPromise = refusal.why === "its answer is a Promise";
        return failed(`${cut(refusal.why)}${isPromise ? ": take async away and return the value" : ", not plain data"}`);
      }
    } catch (thrown) {
      return failed(`it threw ${textOf(thrown)}`);
    }
  };

  const unloaded = (message: string): void => report(`{"kind":"unloaded","message":${stringify(cut(message))}}`);

  const answerAll = (made: readonly [unknown]): void => {
    const answer = made[0];
    if (typeof answer !== "function") {
      unloaded(`${entry} must be a function, got ${shownSafely(answer)}`);
      return;
    }
    let text = "";
    for (let i = 0; i < count; i++) text += (i > 0 ? "," : "") + outcome(answer, calls[i] as readonly Plain[]);
    report(`{"kind":"answered","outcomes":[${text}]}`);
  };

  const print = (...values: readonly unknown[]): void => {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      weigh(typeof value === "string" ? value.length + 1 : 8);
    }
  };
  const silent: Record<string, unknown> = {};
  for (const name of [
    "log",
    "info",
    "debug",
    "warn",
    "error",
    "table",
    "dir",
    "trace",
    "assert",
    "group",
    "groupCollapsed",
    "groupEnd",
    "dirxml",
    "clear",
    "time",
    "timeLog",
    "timeEnd",
    "timeStamp",
    "count",
    "countReset",
    "profile",
    "profileEnd",
  ]) {
    silent[name] = print;
  }
  Object.defineProperty(globalThis, "console", { value: silent, writable: true, configurable: true });
  if (!("Intl" in globalThis)) completeLanguage();

  /** What compiled code calls for an import. */
  const runtime = ownOf({
    import(name: string, wanted: readonly string[]): unknown {
      if (name === "lrlab/notebook") return inert;
      const module = hasOwn(modules, name) ? modules[name] : undefined;
      if (module === undefined) {
        throw new RangeError(
          `import: ${stringify(name)} is not there where this exercise is graded. Its engine is for exercises that train`,
        );
      }
      for (const each of wanted) {
        // A name in capitals may be a type that was imported without the word: types leave no trace.
        if (!hasOwn(module, each) && !/^[A-Z]/.test(each)) throw new RangeError(`import: ${stringify(name)} has no ${each}`);
      }
      return module;
    },
  });

  return (script) => {
    const threw = (thrown: unknown): void => unloaded(`it threw ${textOf(thrown)}`);
    try {
      apply(then, script(runtime), [answerAll, threw]);
    } catch (thrown) {
      threw(thrown);
    }
  };
}

/** The script that a job's code makes: strict, and with its own names kept to itself. Its first line stands before the code's. */
export const scriptOf = (code: string, entry: string): string =>
  `(async (__lr) => { "use strict";\n${code}\n;return [typeof ${entry} === "undefined" ? undefined : ${entry}];})`;
