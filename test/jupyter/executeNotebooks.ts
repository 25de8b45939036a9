import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { python, root } from "../realParts.js";
import type { NotebookFile } from "./comparable.js";
import { jupyterEnvironment } from "./driveKernel.js";

/** Notebooks that are being executed. */
export interface Executing {
  /** Each notebook as nbclient leaves it, in the order given; rejects where nbclient does. */
  readonly notebooks: readonly Promise<NotebookFile>[];
  /** CPU-seconds of all of it, once it has ended. */
  readonly seconds: Promise<number>;
  /** Ends it, where it has not ended. */
  end(): void;
}

/**
 * Executes notebooks with nbclient, two at a time, each in a kernel of its own that starts in the notebook's folder.
 *
 * @param paths the notebooks, which stay as they are.
 * @param folder takes what Jupyter writes.
 */
export function executeNotebooks(paths: readonly string[], folder: string): Executing {
  const child = spawn(python() as string, [join(root, "test", "jupyter", "execute.py"), ...paths], {
    env: jupyterEnvironment(folder),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = text(child.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<NotebookFile> => {
    const { done, value } = await lines.next();
    if (done) throw new Error(`execute.py ended early:\n${await log}`);
    return JSON.parse(value) as NotebookFile;
  };
  // An iterator of lines answers in the order it was asked.
  const notebooks = paths.map(next);
  // Who waits for one sees why it failed; where nobody waits any more, it is no unhandled rejection.
  for (const notebook of notebooks) notebook.catch(() => {});
  return { notebooks, seconds: log.then((said) => Number(/([\d.]+) CPU-seconds\n$/.exec(said)?.[1])), end: () => child.kill("SIGKILL") };
}
