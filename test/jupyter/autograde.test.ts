/** What graders make of our kernel: to nbgrader a cell without an error output has earned all its points. */
import { beforeAll, describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { inTemporaryFolder, runPython } from "./driveKernel.js";

const there = requirePart("jupyter", "the kernel under graders");

interface Graded {
  readonly cells: readonly {
    readonly execution_count: number | null;
    readonly outputs: readonly { readonly output_type: string; readonly ename?: string; readonly evalue?: string }[];
  }[];
}

/** What a learner handed in, with the tests behind it, each a cell of its own. */
const sources = [
  'const half = (x: number): number => x / 3;\nthrow new RangeError("left unfinished");',
  'if (half(4) !== 2) throw new Error("half(4) must be 2");',
  "function double(x: number): number { while (x > 0); return 2 * x; }",
  'if (double(2) !== 4) throw new Error("double(2) must be 4");',
  'if (double(0) !== 0) throw new Error("double(0) must be 0");',
];

describe.skipIf(!there)("a notebook whose first cell fails", () => {
  let graded: Graded;
  let stopped: { error: readonly string[] | null; counts: readonly (number | null)[] };

  beforeAll(async () => {
    const cells = sources.map((source, i) => ({
      cell_type: "code",
      id: `cell-${i}`,
      source,
      execution_count: null,
      metadata: {},
      outputs: [],
    }));
    const input = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
    ({ graded, stopped } = await inTemporaryFolder((folder) =>
      runPython<{ graded: Graded; stopped: typeof stopped }>("autograde.py", { args: [folder], input, folder }),
    ));
  });

  test("has every later cell run under nbgrader, which gives points only to the one that is right", () => {
    const points = graded.cells.map(({ outputs }) => (outputs.some(({ output_type }) => output_type === "error") ? 0 : 1));
    expect(points).toEqual([0, 0, 1, 0, 1]);
    expect(graded.cells.map(({ execution_count }) => execution_count)).toEqual([1, 2, 3, 4, 5]);
    expect(graded.cells.map(({ outputs }) => outputs.map(({ ename, evalue }) => [ename, evalue]))).toMatchObject([
      [["RangeError", "left unfinished"]],
      [[expect.any(String), expect.stringContaining("half")]],
      [],
      [["Interrupted", "the cell was stopped before it ended"]],
      [],
    ]);
  });

  test("stops nbclient at that cell, with the error's name and message", () => {
    expect(stopped).toEqual({ error: ["RangeError", "left unfinished"], counts: [1, null, null, null, null] });
  });
});
