import { Worker } from "node:worker_threads";
import { builtFile } from "./builtFile.js";
import type { CompiledAnswer } from "./compileAnswer.js";

/** Milliseconds that reading one answer may take; a usual one takes two. */
const limitMs = 5000;

let thread: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Compiles an answer in a thread of its own, one after the other. The thread stays for the next and keeps no program alive.
 *
 * @throws an Error where the library is not built.
 */
export function compileApart(code: string): Promise<CompiledAnswer> {
  const compiled = last.then(() => compile(code));
  last = compiled.catch(() => undefined); // told to whoever asked
  return compiled;
}

function compile(code: string): Promise<CompiledAnswer> {
  thread ??= new Worker(builtFile("compileThread.js"), { env: {}, resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 2 } });
  const worker = thread;
  worker.ref();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
      worker.unref();
      end();
    };
    const giveUp = (message: string): void => {
      thread = undefined;
      settle(() => resolve({ ok: false, line: null, message }));
      void worker.terminate();
    };
    const timer = setTimeout(() => giveUp(`This can't be read within ${limitMs / 1000} s. Write shorter expressions and types.`), limitMs);
    worker.once("message", (compiled: CompiledAnswer) => settle(() => resolve(compiled)));
    worker.once("exit", () => giveUp("This can't be read: it ended the reader. Write shorter expressions and types."));
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY")
        giveUp("This can't be read: it takes too much memory. Write shorter expressions and types.");
      else settle(() => reject(error));
    });
    worker.postMessage(code);
  });
}
