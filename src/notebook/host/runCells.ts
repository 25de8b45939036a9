import type { CellCompiler } from "./cellCompiler.js";
import { type CellOutputs, openCellSession } from "./cellSession.js";
import type { ErrorContent } from "./displayBundle.js";
import type { Output } from "./notebook.js";

/** A cell to run. */
export interface CellToRun {
  readonly id: string;
  readonly source: string;
  /** True for a cell that is meant to throw; another's error ends the run. */
  readonly throws: boolean;
}

/** What a cell gave. */
export interface CellRun {
  readonly id: string;
  readonly outputs: readonly Output[];
  /** What it wrote to stderr, which no cell of a lesson may. */
  readonly stderr: string;
  readonly error: ErrorContent | null;
}

/**
 * Runs cells in order, in one session, and gathers their outputs in the shape that Jupyter keeps them. It ends at the first error that
 * was not meant to be, and waits at the end for what the cells have left running.
 *
 * @param root the folder from which cells import.
 * @param compiler one made for this folder, to be used again; without it the run makes its own.
 * @param progress is told of each cell before it runs.
 */
export async function runCells({
  root,
  cells,
  compiler,
  progress = () => {},
}: {
  root: string;
  cells: readonly CellToRun[];
  compiler?: CellCompiler;
  progress?: (id: string) => void;
}): Promise<CellRun[]> {
  const session = openCellSession({ root, ...(compiler ? { compiler } : {}) });
  const runs: { id: string; outputs: Output[]; stderr: string; error: ErrorContent | null }[] = [];
  try {
    for (const [i, { id, source, throws }] of cells.entries()) {
      progress(id);
      const run = { id, outputs: [] as Output[], stderr: "", error: null as ErrorContent | null };
      runs.push(run);
      const stderr = (text: string): void => {
        run.stderr += text;
      };
      const late = (error: ErrorContent): void => {
        run.error ??= error;
      };
      run.error = await session.run({ number: i + 1, source, outputs: gather({ number: i + 1, outputs: run.outputs, stderr, late }) });
      if (run.error !== null && !throws) break;
    }
    return runs;
  } finally {
    session.close();
  }
}

/** Puts what a cell sends into a list of outputs, neighbouring texts joined. */
function gather({
  number,
  outputs,
  stderr,
  late,
}: {
  number: number;
  outputs: Output[];
  stderr: (text: string) => void;
  late: (error: ErrorContent) => void;
}): CellOutputs {
  const displays = new Map<string, number>();
  return {
    stream(name, text) {
      const last = outputs.at(-1);
      if (name === "stderr") stderr(text);
      if (last?.output_type === "stream" && last.name === name) outputs[outputs.length - 1] = { ...last, text: last.text + text };
      else outputs.push({ output_type: "stream", name, text });
    },
    display({ data, id, update }) {
      const output: Output = { output_type: "display_data", data, metadata: {} };
      const known = id === undefined ? undefined : displays.get(id);
      if (known !== undefined) outputs[known] = output;
      else if (!update) {
        if (id !== undefined) displays.set(id, outputs.length);
        outputs.push(output);
      }
    },
    result(data) {
      outputs.push({ output_type: "execute_result", data, metadata: {}, execution_count: number });
    },
    error(error) {
      late(error);
      outputs.push({ output_type: "error", ...error });
    },
  };
}
