import type { Outcome } from "../lessons/exercise.js";
import { decodePlain, encodePlain } from "../lessons/plain.js";
import type { Answer, Jail, Job } from "./jail.js";
import { JailProcess, type Reply, type Start } from "./jailProcess.js";
import { type EngineName, type Limits, usualLimits } from "./task.js";

/** What a jail of processes is made of. */
export interface Pool {
  readonly engine: EngineName;
  /** Jobs at a time. */
  readonly jobs: number;
  /** How to start a process for jobs of so many MiB. */
  start(memoryMiB: number): Start;
  /** Jobs that one process takes before another takes its place. */
  readonly usesAtMost: number;
  /** The library's text for code that imports it, where the child can't read it itself. */
  readonly library?: string;
}

/** A jail whose jobs run in child processes, several at a time. Processes are started before they are needed. */
export async function openPool({ engine, jobs, start, usesAtMost, library }: Pool): Promise<Jail> {
  let isClosed = false;
  let free = jobs;
  const waiting: (() => void)[] = [];
  const idle: JailProcess[] = [];
  const all = new Set<JailProcess>();
  const begin = (memoryMiB: number): JailProcess => {
    for (const process of all) if (!process.isAlive) all.delete(process);
    const process = new JailProcess(start(memoryMiB), memoryMiB);
    all.add(process);
    return process;
  };
  /** One that waits and has the right size, or a new one. */
  const take = (memoryMiB: number): JailProcess => {
    for (let process = idle.shift(); process; process = idle.shift()) {
      if (process.isAlive && process.memoryMiB === memoryMiB) return process;
      process.kill();
    }
    return begin(memoryMiB);
  };
  const takeSlot = async (): Promise<void> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const freeSlot = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };

  const run = async ({ code, entry, calls, limits }: Job): Promise<Answer> => {
    if (isClosed) throw new Error("this jail is closed. Open another one.");
    await takeSlot();
    try {
      if (isClosed) throw new Error("this jail was closed before a job could run in it.");
      const process = take(limits.memoryMiB);
      await process.ready;
      const needsLibrary = library !== undefined && code.includes("__lr.import(");
      const reply = await process.ask({ code, entry, calls: encodePlain(calls), limits, ...(needsLibrary ? { library } : {}) });
      if (process.isAlive && !("stopped" in reply) && process.uses < usesAtMost) idle.push(process);
      else {
        process.kill();
        if (!isClosed && idle.length < jobs) idle.push(begin(limits.memoryMiB));
      }
      if (isClosed) throw new Error("this jail was closed while a job ran in it.");
      return readReply(reply, limits);
    } finally {
      freeSlot();
    }
  };

  idle.push(...Array.from({ length: jobs }, () => begin(usualLimits.memoryMiB)));
  await idle[0]?.ready.catch(async (error: unknown) => {
    for (const process of all) process.kill();
    throw error;
  });
  return {
    engine,
    run,
    async close() {
      isClosed = true;
      await Promise.all([...all].map((process) => process.close()));
    },
  };
}

const stopped = (by: "timeout" | "memory" | "output" | "crash", { timeMs, memoryMiB, outputBytes }: Limits): Answer => {
  const message = {
    timeout: `it ran for longer than ${timeMs} ms`,
    memory: `it took more than ${memoryMiB} MiB of memory`,
    output: `it put out more than ${outputBytes} bytes`,
    crash: "it ended the process that ran it",
  }[by];
  return { kind: "stopped", by, message };
};

/** How each engine says that there is no memory left. */
const noMemory = /^it threw (InternalError: out of memory|RangeError: (Array buffer allocation failed|WebAssembly\.Memory))/;

/** Takes what a child wrote for what it is; anything that ours would not write means that it is not ours any more. */
function readReply(reply: Reply, limits: Limits): Answer {
  if ("stopped" in reply) return stopped(reply.stopped, limits);
  try {
    const { kind, outcomes, message, by } = JSON.parse(reply.text) as Readonly<Record<string, unknown>>;
    if (kind === "stopped" && (by === "timeout" || by === "memory" || by === "output")) return stopped(by, limits);
    if (kind === "unloaded" && typeof message === "string") return noMemory.test(message) ? stopped("memory", limits) : { kind, message };
    if (kind === "answered" && Array.isArray(outcomes)) {
      const read = outcomes.map(readOutcome);
      if (read.some((outcome) => !outcome.ok && noMemory.test(outcome.error))) return stopped("memory", limits);
      return { kind, outcomes: read };
    }
  } catch {
    // said below
  }
  return stopped("crash", limits);
}

function readOutcome(given: unknown): Outcome {
  const { ok, value, error } = given as Readonly<Record<string, unknown>>;
  if (ok === true) return { ok, value: decodePlain(JSON.stringify(value)) };
  if (ok === false && typeof error === "string") return { ok, error };
  throw new RangeError("an outcome must have a value or an error");
}
