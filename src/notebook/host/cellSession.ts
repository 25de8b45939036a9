import { AsyncLocalStorage } from "node:async_hooks";
import { Console } from "node:console";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { createExecutor, type Executor } from "tslab/dist/executor.js";
import tslabJupyter from "tslab/dist/jupyter.js";
import { type CellHost, hostKey } from "../cellHost.js";
import { type CellCompiler, type CompiledCell, cellConverters, openCompiler, stopWatching } from "./cellCompiler.js";
import { cellTraces, compileError, interruption, scriptName, thrownError } from "./cellErrors.js";
import { openCellVariables } from "./cellVariables.js";
import { type ErrorContent, loadDrawing, type MimeBundle, valueBundle } from "./displayBundle.js";
import { displaysOf } from "./displays.js";
import { replaceProperty, takeEvent } from "./takeover.js";

/** One display, or the new content of one that already stands. */
export interface DisplayOutput {
  readonly data: MimeBundle;
  /** Names the display, so that it can be updated. */
  readonly id?: string;
  readonly update: boolean;
}

/** Where the outputs of one cell go, in the words of Jupyter's protocol. */
export interface CellOutputs {
  stream(name: "stdout" | "stderr", text: string): void;
  display(output: DisplayOutput): void;
  result(data: MimeBundle): void;
  error(error: ErrorContent): void;
}

/** Runs cells one after another in one scope, as a notebook does. */
export interface CellSession {
  /**
   * Runs one cell, and waits until it is done and the rejections it left unhandled are known.
   *
   * @param number the number shown at the cell; no two cells of a session may share one.
   * @param source the cell's code.
   * @param outputs where its outputs go, also those that come after it is done.
   * @returns the cell's first error, null when it ran without one.
   */
  run(cell: { number: number; source: string; outputs: CellOutputs }): Promise<ErrorContent | null>;
  /** Ends the running cell where it waits, with the error "Interrupted"; what it has left running goes on. */
  interrupt(): void;
  /** tslab's executor, for completion and inspection. */
  readonly executor: Executor;
  /** Gives back what the session took of the process: streams, handlers, console, display. */
  close(): void;
}

interface Cell extends CompiledCell {
  readonly outputs: CellOutputs;
  /** What is to be done once the cell is over. */
  readonly atEnd: (() => void)[];
  firstError: ErrorContent | null;
  /** Ends the wait for the cell. */
  stop: () => void;
}

/** How long, in milliseconds, an interrupted cell gets to come to its end by itself. */
const lastWords = 20;

/**
 * Opens a session over tslab's converter and executor. The kernel and the build both run their cells in one, so both show the same.
 *
 * Whatever a cell causes, in a timer or after an `await` as well, is reported in that cell: outputs, errors and rejections follow the
 * asynchronous context they come from. What the rest of the process writes or throws meanwhile passes by untouched.
 *
 * @param root the folder whose `node_modules` the cells import from, wherever the process runs.
 * @param compiler one that was made for this folder and stays open; without it the session makes its own and closes it.
 */
export function openCellSession({ root, compiler }: { root: string; compiler?: CellCompiler }): CellSession {
  const cells = new Map<string, Cell>();
  const current = new AsyncLocalStorage<Cell>();
  const taken: (() => void)[] = [];
  const replace = <T extends object, K extends keyof T>(object: T, key: K, value: T[K]): void => {
    taken.push(replaceProperty(object, key, value));
  };

  const variables = openCellVariables();
  const traces = cellTraces({ cellNamed: (script) => cells.get(script), otherwise: Error.prepareStackTrace ?? String });
  replace(Error, "prepareStackTrace", (error: Error, sites: NodeJS.CallSite[]) => {
    const trace = traces.prepare(error, sites);
    return typeof trace === "string" ? variables.asWritten(trace) : trace;
  });
  const textOfFunction = Function.prototype.toString;
  // `check` chooses what it asks by the answer's text.
  replace(Function.prototype, "toString", function (this: unknown) {
    return variables.asWritten(Reflect.apply(textOfFunction, this, []));
  });
  // Deep enough to reach from the library's checks back to the cell.
  replace(Error, "stackTraceLimit", 50);

  const report = (cell: Cell, error: ErrorContent): void => {
    const evalue = variables.asWritten(error.evalue);
    const written = { ...error, evalue, traceback: error.traceback.map((line) => variables.asWritten(line)) };
    cell.firstError ??= written;
    cell.outputs.error(written);
  };
  const reportThrown = (cell: Cell, thrown: unknown): void => report(cell, thrownError({ thrown, cell, frames: traces.frames }));

  for (const event of ["unhandledRejection", "uncaughtException"] as const) {
    taken.push(
      takeEvent(event, (thrown) => {
        const cell = current.getStore();
        if (cell) reportThrown(cell, thrown);
        return cell !== undefined;
      }),
    );
  }

  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    const decoder = new TextDecoder();
    const toCell = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const cell = current.getStore();
      if (!cell) return write(chunk, ...rest);
      const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
      if (text !== "") cell.outputs.stream(name, variables.asWritten(text));
      const done = rest.at(-1);
      if (typeof done === "function") queueMicrotask(() => done());
      return true;
    };
    replace(stream, "write", toCell as typeof stream.write);
  }
  // Never coloured, also when the process stands in a terminal: the outputs are kept.
  replace(globalThis, "console", new Console({ stdout: process.stdout, stderr: process.stderr, colorMode: false }));

  const display = (output: DisplayOutput): void => current.getStore()?.outputs.display(output);
  replace(globalThis as { [hostKey]?: CellHost }, hostKey, {
    display: displaysOf(display),
    atEnd: (work) => void current.getStore()?.atEnd.push(work),
    now: () => performance.now(),
  });
  // What `newDisplay()` of tslab writes to.
  replace(tslabJupyter as { lastWriteDisplayData: typeof tslabJupyter.lastWriteDisplayData }, "lastWriteDisplayData", (content, update) => {
    const id = content.transient?.display_id;
    display({ data: content.data, update: update === true, ...(id === undefined ? {} : { id }) });
  });

  taken.push(...stopWatching());

  const used = compiler ?? openCompiler(root);
  const executor = createExecutor(
    root,
    cellConverters(used, variables, () => current.getStore()),
    {
      log: (value: unknown) => current.getStore()?.outputs.result(valueBundle(value)),
      error: (...args: unknown[]) => {
        const cell = current.getStore();
        // Compile messages come as a format and its values; `run` reports them all together.
        if (cell && args.length === 1) reportThrown(cell, args[0]);
      },
    },
  );

  let running: Cell | null = null;

  async function run({ number, source, outputs }: { number: number; source: string; outputs: CellOutputs }): Promise<ErrorContent | null> {
    const cell: Cell = { number, source, outputs, compiled: "", diagnostics: [], atEnd: [], firstError: null, stop: () => {} };
    cells.set(scriptName(cell), cell);
    await loadDrawing();
    running = cell;
    if (await wasStopped(cell, execute)) variables.settle(false);
    if (cell.atEnd.length > 0) await wasStopped(cell, finish);
    running = null;
    return cell.firstError;
  }

  /**
   * Does a part of a cell's work, in a turn of the loop of its own: an interrupt may end all that the work stands on, and what waits for
   * it there. Whether it was stopped.
   */
  function wasStopped(cell: Cell, work: (cell: Cell) => Promise<void>): Promise<boolean> {
    return new Promise((resolve, reject) => {
      cell.stop = () => resolve(true);
      setImmediate(() => current.run(cell, work, cell).then(() => resolve(false), reject));
    });
  }

  async function execute(cell: Cell): Promise<void> {
    try {
      variables.settle(await executor.execute(cell.source));
    } catch (broken) {
      variables.settle(false);
      // The compiler itself gave up on this cell.
      reportThrown(cell, broken);
    }
    if (cell.diagnostics.length > 0) report(cell, compileError(cell.diagnostics, cell));
    await turnOfTheLoop();
  }

  async function finish(cell: Cell): Promise<void> {
    for (const work of cell.atEnd) {
      try {
        work();
      } catch (thrown) {
        reportThrown(cell, thrown);
      }
    }
  }

  function interrupt(): void {
    const cell = running;
    executor.interrupt();
    // What the cell waits for may be gone together with a loop that was ended: the cell is over all the same.
    setTimeout(() => {
      if (cell === null || cell !== running) return;
      if (cell.firstError === null) report(cell, interruption);
      cell.stop();
    }, lastWords);
  }

  return {
    run,
    interrupt,
    executor,
    close() {
      if (compiler === undefined) used.close();
      variables.close();
      for (const giveBack of taken.reverse()) giveBack();
      Reflect.deleteProperty(globalThis, "__tslab__"); // what the executor hands to cells
    },
  };
}
