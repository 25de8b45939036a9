/**
 * A process without permissions that runs answers in QuickJS, itself compiled to WebAssembly: a fresh instance for every job. What an answer
 * could reach by breaking QuickJS is this process, which may read four public files and nothing else, write nothing, start nothing.
 *
 * Reads jobs from its input, a line of JSON each, and writes framed replies; `jailProcess.ts` is the other end.
 */
import { readFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import release from "@jitl/quickjs-wasmfile-release-sync";
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSSyncVariant,
} from "quickjs-emscripten-core";
import { scriptOf } from "./jailHarness.js";
import type { JobMessage } from "./jailProcess.js";
import { notThere } from "./quickjsLanguage.js";

// Its types are those of a CommonJS module, and what comes is the other one.
const variant = release as unknown as QuickJSSyncVariant;
const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");
const wasmModule = new WebAssembly.Module(readFileSync(fileURLToPath(new URL("quickjs.wasm", import.meta.url))));
const harness = read("harness.js");
let libraryText: string | undefined;
const library = (): string => {
  libraryText ??= read("lrlab.js");
  return libraryText;
};

// The answers' clock stands at this moment of 2026 and goes on a millisecond with each look at it, so that nothing depends on when they run.
let now = 1_790_000_000_000;
Date.now = () => now++;

const pageBytes = 65_536;
/** Pages that QuickJS begins with. */
const firstPages = 256;
/** QuickJS says "stack overflow" here, long before the process's own stack ends. */
const stackBytes = 1_000_000;

const microseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** The memory of the job before, where that grew: it waits for the collector, which would let several of them wait. */
let used: WebAssembly.Memory | null = null;
/** Gives it back now. */
function collect(): void {
  if (used === null || used.buffer.byteLength === firstPages * pageBytes) return;
  used = null;
  gc?.();
}

/** What came of a job, as text: the harness's report, or that it was stopped. */
async function run({ code, entry, calls, limits }: JobMessage): Promise<string> {
  collect();
  now = 1_790_000_000_000;
  const end = microseconds() + limits.timeMs * 1000;
  const maximum = Math.max(firstPages, Math.floor((limits.memoryMiB * 2 ** 20) / pageBytes));
  const wasmMemory = new WebAssembly.Memory({ initial: firstPages, maximum });
  used = wasmMemory;
  const module = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule, wasmMemory }));
  const runtime = module.newRuntime();
  runtime.setMaxStackSize(stackBytes);
  let stopped: "timeout" | "output" | null = null;
  runtime.setInterruptHandler(() => {
    if (stopped === null && microseconds() > end) stopped = "timeout";
    return stopped !== null;
  });
  const context = runtime.newContext();
  let report: string | undefined;
  let failure: string | undefined;
  try {
    const prepare = context.getProp(made(context, context.evalCode(harness, "harness.js")), "prepare");
    const host = context.newObject();
    context.setProp(
      host,
      "report",
      hostFunction(context, (text) => {
        report ??= context.getString(text);
      }),
    );
    context.setProp(
      host,
      "overflow",
      hostFunction(context, () => {
        stopped ??= "output";
      }),
    );
    const modules = code.includes("__lr.import(") ? made(context, context.evalCode(library(), "lrlab.js")) : context.newObject();
    const job = context.newObject();
    context.setProp(job, "entry", context.newString(entry));
    context.setProp(job, "calls", context.newString(calls));
    context.setProp(job, "outputBytes", context.newNumber(limits.outputBytes));
    context.setProp(job, "modules", modules);
    const start = made(context, context.callFunction(prepare, context.undefined, host, job));
    const script = context.evalCode(scriptOf(code, entry), "answer.js");
    // V8 has read it, or it would not be here.
    if (script.error)
      failure = errorText(context, script.error).replace(
        /^SyntaxError: (.*)/s,
        (_, said) => `SyntaxError: ${notThere(`this syntax (${said})`)}`,
      );
    else {
      context.callFunction(start, context.undefined, script.value);
      while (report === undefined && stopped === null && runtime.hasPendingJob()) runtime.executePendingJobs(1);
    }
  } catch (error) {
    failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  if (stopped !== null) return JSON.stringify({ kind: "stopped", by: stopped });
  // Where there is not even room for an error, QuickJS throws null.
  if (report?.includes("it threw null") && wasmMemory.buffer.byteLength > maximum * pageBytes * 0.5)
    return JSON.stringify({ kind: "stopped", by: "memory" });
  if (report !== undefined && Buffer.byteLength(report) > limits.outputBytes) return JSON.stringify({ kind: "stopped", by: "output" });
  if (report !== undefined) return report;
  if (failure?.includes("out of memory")) return JSON.stringify({ kind: "stopped", by: "memory" });
  return JSON.stringify({
    kind: "unloaded",
    message: failure ? `it threw ${failure}` : "it waits at its top level for something that never comes",
  });
}

const hostFunction = (context: QuickJSContext, call: (handle: QuickJSHandle) => void): QuickJSHandle =>
  context.newFunction("", (handle) => {
    call(handle);
  });

/** The value of an evaluation, or its error thrown here. */
function made(context: QuickJSContext, result: ReturnType<QuickJSContext["evalCode"]>): QuickJSHandle {
  if (result.error) throw new Error(errorText(context, result.error));
  return result.value;
}

function errorText(context: QuickJSContext, error: QuickJSHandle): string {
  const { name, message } = (context.dump(error) ?? {}) as { name?: unknown; message?: unknown };
  return `${String(name)}: ${String(message)}`.slice(0, 500);
}

const nonce = process.argv[2] ?? "";
function reply(text: string): void {
  const bytes = Buffer.from(`${nonce}${Buffer.byteLength(text)}:${text}`);
  for (let from = 0; from < bytes.length; ) from += writeSync(1, bytes, from);
}

reply("ready");
// The grader sends the next job when it has this one's reply. Not Node's readline, which also ends lines at U+2028, as an answer may hold.
let received: Buffer = Buffer.alloc(0);
process.stdin.on("data", async (bytes: Buffer) => {
  received = Buffer.concat([received, bytes]);
  const end = received.indexOf("\n");
  if (end < 0) return;
  const line = received.toString("utf8", 0, end);
  received = received.subarray(end + 1);
  reply(await run(JSON.parse(line) as JobMessage));
});
