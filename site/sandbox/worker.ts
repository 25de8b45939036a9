/**
 * Runs in a Worker inside the sandboxed frame: holds the library, runs one job, reports what happens. A reader's code shares this realm, so
 * nothing here is a secret or a guard that matters: the frame's opaque origin and its policy are the walls.
 */
import * as lrlab from "lrlab";
import * as compat from "lrlab/compat";
import * as engine from "lrlab/engine";
import * as notebook from "lrlab/notebook";
import { answerCalls } from "../../src/lessons/answerCalls.js";
import type { Plain } from "../../src/lessons/exercise.js";
import type { Lesson } from "../../src/lessons/lesson.js";
import { decodePlain, encodePlain } from "../../src/lessons/plain.js";
import { type CellHost, hostKey } from "../../src/notebook/cellHost.js";
import { present } from "../../src/notebook/present.js";
import { lessons } from "./broughtLessons.js";
import { inspect, logText } from "./inspect.js";
import { missingName } from "./missingName.js";
import { assemble, type Job, limits, type SandboxEvent, scriptName } from "./protocol.js";
import { sandboxHost } from "./sandboxHost.js";

const scope = globalThis as unknown as {
  postMessage?: (message: SandboxEvent) => void;
  onmessage: ((event: MessageEvent<Job>) => void) | null;
  onerror: ((message: unknown, file: unknown, line: unknown, column: unknown, error: unknown) => boolean) | null;
  onunhandledrejection: ((event: PromiseRejectionEvent) => void) | null;
  sandboxModules?: unknown;
};

/** The loader of modules that the bundle begins with. */
const modulesOfBundle = scope.sandboxModules;
delete scope.sandboxModules;

const send = (scope.postMessage as (message: SandboxEvent) => void).bind(globalThis);

/** Doors that the frame's policy keeps shut anyway. Taken away, they give a plain error instead of a puzzling one. */
const doors = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "importScripts", "Worker", "SharedWorker"],
  ...["postMessage", "BroadcastChannel", "indexedDB", "caches", "cookieStore", "Notification", "FileReaderSync", "close", "name"],
];

function shutDoors(): void {
  for (const door of doors) {
    for (let at: object | null = globalThis; at !== null; at = Object.getPrototypeOf(at) as object | null) Reflect.deleteProperty(at, door);
  }
}

let texts = 0;
let total = 0;
let isCut = false;

/** Says once that the rest is left out. */
function cut(): void {
  if (!isCut) send({ type: "cut" });
  isCut = true;
}

const shortened = (text: string): string =>
  text.length <= limits.textLength
    ? text
    : `${text.slice(0, limits.textLength - 40)}... ${text.length - limits.textLength + 40} more characters`;

/** Sends a text unless the run has sent enough. */
function print(text: string): void {
  const short = shortened(text);
  texts++;
  total += short.length;
  if (texts <= limits.texts && total <= limits.totalLength) send({ type: "text", text: short });
  else cut();
}

const log = (...values: unknown[]): void => print(logText(values));
Object.assign(console, { log, info: log, debug: log, warn: log, error: log, table: log });

/** The line of the reader's code that an error's stack names first. */
function lineOf(thrown: unknown): number | null {
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  const found = typeof stack === "string" ? new RegExp(`${scriptName}:(\\d+)`).exec(stack) : null;
  return found ? Number(found[1]) : null;
}

function errorText(thrown: unknown): string {
  try {
    return shortened(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `thrown: ${inspect(thrown)}`);
  } catch {
    return "Error: what was thrown has no text";
  }
}

const threw = (thrown: unknown): void => send({ type: "error", text: errorText(thrown), line: lineOf(thrown) });

const { host, endCell } = sandboxHost({ send, cut, threw });

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  lrlab,
  "lrlab/compat": compat,
  "lrlab/engine": engine,
  "lrlab/notebook": notebook,
};

/** What compiled code calls. */
const runtime = {
  cell(cell: number): void {
    endCell();
    send({ type: "cell", cell });
  },
  threw,
  value(value: unknown): void {
    if (value === undefined) return;
    const contents = present(value);
    if (contents) host.display(contents);
    else print(inspect(value));
  },
  import(name: string, wanted: readonly string[]): unknown {
    const module = modules[name] as Readonly<Record<string, unknown>>; // the compiler lets only these names through
    // A name in capitals may be a type that was imported without the word: types leave no trace.
    const missing = wanted.find((each) => !Object.hasOwn(module, each) && !/^[A-Z]/.test(each));
    if (missing !== undefined) throw new RangeError(missingName(modules, name, missing));
    return module;
  },
};

type Script = (runtime: unknown) => Promise<unknown>;
// biome-ignore lint/security/noGlobalEval: running a reader's code is what this Worker is for; the frame's policy allows it here and nowhere else.
const indirectEval = eval;

/** Finds the first part that does not parse, and with the engine's help its line. */
function reportSyntax(parts: readonly string[], error: unknown): void {
  const cell = parts.findIndex((_, i) => {
    try {
      indirectEval(assemble(parts.slice(0, i + 1)));
      return false;
    } catch {
      return true;
    }
  });
  const report = (line: number | null): void => {
    send({ type: "syntax", text: errorText(error), line, cell: Math.max(cell, 0) });
    finish();
  };
  // Only the report of an uncaught SyntaxError says where it is.
  scope.onerror = (_message, _file, line) => {
    report(typeof line === "number" && line > 2 ? line : null);
    return true;
  };
  setTimeout(() => indirectEval(assemble(parts)));
}

/** Takes in the lessons that came with a job. */
function bring(texts: readonly string[]): void {
  for (const text of texts) {
    const exported = (indirectEval(text) as (modules: unknown) => Readonly<Record<string, unknown>>)(modulesOfBundle);
    lessons.push(...(Object.values(exported).filter((one) => typeof one === "object" && one !== null && "folder" in one) as Lesson[]));
  }
}

async function run({ parts, lessons: texts = [], calls, entry = "" }: Job): Promise<void> {
  bring(texts);
  let script: Script;
  try {
    script = indirectEval(assemble(parts)) as Script;
  } catch (error) {
    reportSyntax(parts, error);
    return;
  }
  try {
    const answer = await script(runtime);
    if (calls !== undefined) {
      const outcomes = answerCalls(entry, answer, decodePlain(calls) as readonly (readonly Plain[])[]);
      const encoded = encodePlain(outcomes as unknown as Plain);
      if (encoded.length > limits.totalLength) throw new RangeError(`${entry}: its answers are too long. Return less.`);
      send({ type: "answers", outcomes: encoded });
    }
  } catch (thrown) {
    threw(thrown);
  }
  finish();
}

/** Ends the run a moment later, so that a rejection that nobody handled is still reported. */
function finish(): void {
  setTimeout(() => {
    endCell();
    send({ type: "done" });
  }, 5);
}

(globalThis as { [hostKey]?: CellHost })[hostKey] = host;
Error.stackTraceLimit = 50;
scope.onmessage = ({ data }) => {
  scope.onmessage = null;
  scope.onerror = (_message, _file, _line, _column, error) => {
    threw(error);
    return true;
  };
  scope.onunhandledrejection = (event) => {
    event.preventDefault();
    threw(event.reason);
  };
  send({ type: "start" });
  void run(data);
};
shutDoors();
