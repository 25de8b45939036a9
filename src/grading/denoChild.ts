/**
 * A Deno process without any permission that runs one answer and ends: the engine for exercises that train, as it has WebAssembly and compiles
 * what it runs. The answer's code shares this realm; what the process may do is for Deno to hold, and `jailProcess.ts` is the other end.
 */
import { type HarnessJob, prepare, scriptOf } from "./jailHarness.js";
import type { JobMessage } from "./jailProcess.js";

declare const Deno: {
  readonly args: readonly string[];
  readonly stdin: { readSync(into: Uint8Array): number | null };
  readonly stdout: { writeSync(bytes: Uint8Array): number };
  exit(code: number): never;
};

const { args, stdin, stdout, exit } = Deno;
const nonce = args[0] ?? "";
const encoder = new TextEncoder();
const encode = encoder.encode.bind(encoder);
const write = stdout.writeSync.bind(stdout);
const subarray = Uint8Array.prototype.subarray;
const { apply } = Reflect;
// biome-ignore lint/security/noGlobalEval: running an answer is what this process is for.
const indirectEval = eval;

function reply(text: string): void {
  const body = encode(text);
  writeAll(encode(`${nonce}${body.length}:`));
  writeAll(body);
}

function writeAll(bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += write(apply(subarray, bytes, [from]) as Uint8Array);
}

/** The line that holds the job. */
function readLine(): string {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = new Uint8Array(65_536);
    const count = stdin.readSync(part) ?? 0;
    if (count === 0) exit(0); // the grader is gone
    parts.push(part.subarray(0, count));
    if (part[count - 1] === 10) break;
  }
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new TextDecoder().decode(all);
}

/** What an answer keeps of this realm: the language without what waits or tells the time, and what the course's pages and notebooks both have. */
const kept = new Set(
  [
    "Object Function Array Number Boolean String Symbol BigInt Date Promise RegExp Math JSON Intl Map Set WeakMap WeakSet WeakRef Iterator",
    "Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError DisposableStack AsyncDisposableStack",
    "ArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array BigUint64Array BigInt64Array Uint8ClampedArray",
    "Float16Array Float32Array Float64Array Proxy Reflect FinalizationRegistry globalThis undefined NaN Infinity eval isFinite isNaN parseFloat",
    "parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape",
    "atob btoa structuredClone TextDecoder TextEncoder WebAssembly console performance",
  ]
    .join(" ")
    .split(" "),
);

/** Takes the rest away. Nothing of it would be allowed; without it, an answer that asks for it is told plainly. */
function shutDoors(): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
}

/** A clock that begins at one moment of 2026 and goes on a millisecond with each look at it, so that nothing depends on when an answer runs. */
function stopClock(): void {
  let now = 1_790_000_000_000;
  const RealDate = Date;
  const tick = (): number => now++;
  const StoppedDate = new Proxy(RealDate, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [tick()] : given, newTarget) as object,
    apply: () => new RealDate(tick()).toString(),
  });
  RealDate.now = tick;
  RealDate.prototype.constructor = StoppedDate;
  (globalThis as { Date: unknown }).Date = StoppedDate;
  Object.defineProperty(globalThis, "performance", { value: { now: tick }, writable: true, configurable: true });
}

reply("ready");
const { code, entry, calls, limits, library } = JSON.parse(readLine()) as JobMessage;
const end = (text: string): never => {
  const bytes = encode(text).length;
  reply(bytes > limits.outputBytes ? '{"kind":"stopped","by":"output"}' : text);
  return exit(0);
};
const later = setTimeout;
shutDoors();
stopClock();
// Errors here have no frames, whatever length an answer asks for: V8 makes them only where the limit is plain data.
let framesAsked: unknown = 10;
Object.defineProperty(Error, "stackTraceLimit", {
  get: () => framesAsked,
  set: (asked) => {
    framesAsked = asked;
  },
});
const modules = (library === undefined ? {} : indirectEval(library)) as HarnessJob["modules"];
const start = prepare(
  { report: end, overflow: () => end('{"kind":"stopped","by":"output"}') },
  { entry, calls, outputBytes: limits.outputBytes, modules },
);
let script: Parameters<typeof start>[0] | undefined;
try {
  script = indirectEval(scriptOf(code, entry)) as Parameters<typeof start>[0];
} catch (error) {
  end(JSON.stringify({ kind: "unloaded", message: `it threw ${String(error)}`.slice(0, 500) }));
}
if (script) start(script);
// An answer has nothing that would come later than this, and it has not answered.
later(() => end('{"kind":"unloaded","message":"it waits at its top level for something that never comes"}'), 50);
