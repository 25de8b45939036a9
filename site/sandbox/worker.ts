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
import { decodePlain, encodePlain } from "../../src/lessons/plain.js";
import { type CellHost, hostKey } from "../../src/notebook/cellHost.js";
import { inspect, logText } from "./inspect.js";
import { assemble, type Job, limits, type SandboxEvent, scriptName } from "./protocol.js";

const scope = globalThis as unknown as {
  postMessage?: (message: SandboxEvent) => void;
  onmessage: ((event: MessageEvent<Job>) => void) | null;
  onerror: ((message: unknown, file: unknown, line: unknown, column: unknown, error: unknown) => boolean) | null;
  onunhandledrejection: ((event: PromiseRejectionEvent) => void) | null;
};

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
let figures = 0;
let total = 0;
let isCut = false;

/** Sends an output unless the run has sent enough; says once that the rest is left out. */
function output(event: SandboxEvent, length: number, enough: boolean): void {
  total += length;
  if (!enough && total <= limits.totalLength) send(event);
  else if (!isCut) {
    isCut = true;
    send({ type: "cut" });
  }
}

const shortened = (text: string): string =>
  text.length <= limits.textLength
    ? text
    : `${text.slice(0, limits.textLength - 40)}... ${text.length - limits.textLength + 40} more characters`;

const print = (text: string): void => {
  texts++;
  const short = shortened(text);
  output({ type: "text", text: short }, short.length, texts > limits.texts);
};

const log = (...values: unknown[]): void => print(logText(values));
Object.assign(console, { log, info: log, debug: log, warn: log, error: log, table: log });

function display(figure: unknown): void {
  const json = JSON.stringify(figure) ?? "null";
  figures++;
  if (json.length > limits.figureLength)
    throw new RangeError(`show: this figure is too large (${json.length} characters). Give it fewer points.`);
  output({ type: "figure", json }, 0, figures > limits.figures);
}

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

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  lrlab,
  "lrlab/compat": compat,
  "lrlab/engine": engine,
  "lrlab/notebook": notebook,
};

/** What compiled code calls. */
const runtime = {
  cell: (cell: number): void => send({ type: "cell", cell }),
  threw,
  value(value: unknown): void {
    if (value !== undefined) print(inspect(value));
  },
  import(name: string, wanted: readonly string[]): unknown {
    const module = modules[name] as Readonly<Record<string, unknown>>; // the compiler lets only these names through
    // A name in capitals may be a type that was imported without the word: types leave no trace.
    const missing = wanted.find((each) => !Object.hasOwn(module, each) && !/^[A-Z]/.test(each));
    if (missing !== undefined)
      throw new RangeError(`import: "${name}" has no ${missing}. It has ${Object.keys(module).sort().join(", ")}.`);
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

async function run({ parts, calls, entry = "" }: Job): Promise<void> {
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
const finish = (): void => void setTimeout(() => send({ type: "done" }), 5);

const host: CellHost = {
  display(contents) {
    for (const content of contents) display(content);
    return { update() {} };
  },
  atEnd() {},
  now: () => performance.now(),
  interruptible: (work) => work(),
};
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
