import { readFileSync, writeFileSync } from "node:fs";
import { type CellToRun, runCells } from "./runCells.js";

/** A process that runs one lesson's cells: the request's file in, the answer's file out, the cell it is at on the channel to its parent. */
const [request = "", answer = ""] = process.argv.slice(2);
const { root, cells } = JSON.parse(readFileSync(request, "utf8")) as { root: string; cells: CellToRun[] };
runCells({ root, cells, progress: (id) => process.send?.(id) }).then(
  (runs) => {
    writeFileSync(answer, JSON.stringify(runs));
    process.exit(0); // Whatever a cell has left running ends here.
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
