import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { builtFile } from "./builtFile.js";
import type { CompiledAnswer, compileAnswer } from "./compileAnswer.js";

/** Milliseconds of processor time that reading one answer may take; a usual one takes two. */
const limitMs = 1000;
/** Milliseconds between two looks at how much it took. */
const lookMs = 100;

let thread: Promise<Worker> | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Compiles an answer in a thread of its own, one after the other, and ends the thread where it takes too much. It stays for the next answer and
 * keeps no program alive.
 *
 * @throws an Error where the library is not built.
 */
export function compileApart(...given: Parameters<typeof compileAnswer>): Promise<CompiledAnswer> {
  const compiled = last.then(() => compile(given));
  last = compiled.catch(() => undefined); // told to whoever asked
  return compiled;
}

async function start(): Promise<Worker> {
  const worker = new Worker(builtFile("compileThread.js"), { env: {}, resourceLimits: { maxOldGenerationSizeMb: 192, stackSizeMb: 2 } });
  await once(worker, "online");
  return worker;
}

async function compile(given: Parameters<typeof compileAnswer>): Promise<CompiledAnswer> {
  thread ??= start();
  const worker = await thread;
  worker.ref();
  const before = await worker.cpuUsage();
  let look: NodeJS.Timeout | undefined;
  try {
    return await new Promise<CompiledAnswer>((resolve, reject) => {
      const giveUp = (why: string): void => {
        thread = undefined;
        resolve({ ok: false, line: null, message: `This can't be read${why}. Write shorter expressions and types.` });
        void worker.terminate();
      };
      worker.once("message", resolve);
      worker.once("exit", () => giveUp(": it ended the reader"));
      worker.once("error", (error: Error & { code?: string }) => {
        if (error.code === "ERR_WORKER_OUT_OF_MEMORY") giveUp(": it takes too much memory");
        else reject(error);
      });
      look = setInterval(async () => {
        const spent = await worker.cpuUsage(before).catch(() => null); // null: it has ended, which is told
        if (spent !== null && look !== undefined && (spent.user + spent.system) / 1000 > limitMs) giveUp(` within ${limitMs / 1000} s`);
      }, lookMs);
      worker.postMessage(given);
    });
  } finally {
    clearInterval(look);
    look = undefined;
    for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
    worker.on("error", () => undefined); // of a thread that was ended
    worker.unref();
  }
}
