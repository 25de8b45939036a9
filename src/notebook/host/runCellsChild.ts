import { type CellCompiler, openCompiler } from "./cellCompiler.js";
import type { CellsAnswer, CellsRequest } from "./cellProcess.js";
import { runCells } from "./runCells.js";

/**
 * A process that runs the cells of one lesson after another: requests and answers, and the cell it is at, on the channel to its parent.
 * With each answer it says whether the lesson left the process as it was; if not, the parent gives the next lesson a fresh one.
 */
const tell = (message: CellsAnswer): void => void process.send?.(message);
let compiler: CellCompiler | undefined;

/** What a lesson could leave behind: names of its own for everyone, and what still runs. */
const traces = (): string[] => [
  ...Reflect.ownKeys(globalThis).map(String),
  ...process.getActiveResourcesInfo().filter((kind) => !/^(PipeWrap|WriteWrap|ShutdownWrap|Immediate|TickObject)$/.test(kind)),
];

process.on("message", async ({ root, cells }: CellsRequest) => {
  compiler ??= openCompiler(root);
  const before = new Set(traces());
  const runs = await runCells({ root, cells, compiler, progress: (id) => tell({ at: id }) });
  tell({ runs, isAsBefore: traces().every((trace) => before.has(trace)) });
});
