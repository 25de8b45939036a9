import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CellRun, CellToRun } from "./runCells.js";

/** What the process is asked for. */
export interface CellsRequest {
  readonly root: string;
  readonly cells: readonly CellToRun[];
}

/** What it says: the cell it comes to, and at the end all that the cells gave and whether they left the process as it was. */
export type CellsAnswer = { readonly at: string } | { readonly runs: readonly CellRun[]; readonly isAsBefore: boolean };

/** What came of a lesson's cells. */
export interface Answer {
  readonly runs: readonly CellRun[];
  /** Why the process ended before its cells did, and at which cell. */
  readonly stopped: { readonly cell: string | null; readonly why: string } | null;
}

/** The seconds in which a process must come to its first cell: it starts, and makes a compiler. */
const startLimit = 60;

/** Runs lessons' cells outside of this process, one lesson at a time. */
export interface CellProcess {
  /** Runs the cells of one lesson; none may take longer than `limit` seconds. */
  run(lesson: { cells: readonly CellToRun[]; limit: number }): Promise<Answer>;
  /** Ends it. */
  close(): void;
}

/**
 * Opens a process for cells, on the pinned Node.
 *
 * Starting one and making its compiler costs more than most lessons' cells, so it is used again, unless a lesson left
 * something behind, a global name or a timer: then the next lesson gets a fresh one, and nothing of one lesson reaches another.
 */
export function openCellProcess({ root }: { root: string }): CellProcess {
  let child: ChildProcess | null = null;
  const close = (): void => {
    child?.kill("SIGKILL");
    child = null;
  };
  const run: CellProcess["run"] = async ({ cells, limit }) => {
    if (cells.length === 0) return { runs: [], stopped: null };
    child ??= start(root);
    const { answer, isReusable } = await ask(child, { root: join(root, "notebooks"), cells }, limit);
    if (!isReusable) close();
    return answer;
  };
  return { run, close };
}

function start(root: string): ChildProcess {
  const entry = join(root, "src", "dist", "notebook", "host", "runCellsChild.js");
  return spawn(pinnedNode(root), ["--enable-source-maps", entry], {
    cwd: join(root, "notebooks"),
    // The compiler is large: keeping its compiled code makes it ready sooner.
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, ".cache", "node-compile") },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/** Sends a request and waits until the process has answered, has ended, or stood at one cell for too long and was stopped. */
function ask(child: ChildProcess, request: CellsRequest, limit: number): Promise<{ answer: Answer; isReusable: boolean }> {
  return new Promise((resolve, reject) => {
    let cell: string | null = null;
    let complaint = "";
    let allowed = Math.max(startLimit, limit);
    let late = false;
    let timer: NodeJS.Timeout | undefined;
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        late = true;
        child.kill("SIGKILL");
      }, allowed * 1000);
    };
    const complain = (chunk: unknown): void => {
      complaint += String(chunk);
    };
    const hear = (message: CellsAnswer): void => {
      if ("at" in message) {
        cell = message.at;
        allowed = limit;
        watch();
      } else settle({ runs: message.runs, stopped: null }, message.isAsBefore);
    };
    const end = (code: number | null): void => {
      const why = late ? `ran longer than ${allowed} s and was stopped.` : `ended the process (code ${code}). ${complaint.trim()}`.trim();
      settle({ runs: [], stopped: { cell, why } }, false);
    };
    const settle = (answer: Answer, isReusable: boolean): void => {
      clearTimeout(timer);
      child.off("message", hear).off("close", end).off("error", reject);
      child.stderr?.off("data", complain);
      resolve({ answer, isReusable });
    };
    child.on("message", hear).on("close", end).on("error", reject);
    child.stderr?.on("data", complain);
    watch();
    child.send(request);
  });
}

/** The Node that outputs are made with, whichever runs this. */
function pinnedNode(root: string): string {
  const installed = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(installed)) return installed;
  throw new Error(`executeNotebook: ${installed} must exist, got nothing there. Run npm ci.`);
}
