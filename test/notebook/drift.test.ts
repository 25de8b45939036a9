import { expect, test } from "vitest";
import { drift } from "../../src/notebook/host/drift.js";

const notebook = (...cells: object[]): string => `${JSON.stringify({ cells, metadata: {} })}\n`;
const cell = (id: string, source = "x", outputs: unknown[] = [], metadata = {}) => ({ id, source, outputs, metadata });
const built = (text: string) => [{ path: "01.ipynb", text }];
const lines = (standing: string, must: string): string[] => drift(built(must), new Map([["01.ipynb", standing]]));

test("notebooks that are as they must be do not drift", () => {
  expect(lines(notebook(cell("a")), notebook(cell("a")))).toEqual([]);
});

test("each drift is said: the notebook, the cell and what differs", () => {
  expect(drift(built(notebook()), new Map([["old.ipynb", "{}"]]))).toEqual([
    "01.ipynb: missing.",
    "old.ipynb: no lesson makes this notebook.",
  ]);
  const must = notebook(cell("a"), cell("b"), cell("c"), cell("d"));
  expect(lines(notebook(cell("a", "y"), cell("b", "x", ["out"]), cell("c", "x", [], { tag: 1 }), cell("e")), must)).toEqual([
    "01.ipynb: cell d is missing.",
    "01.ipynb: cell e is not in the lesson.",
    "01.ipynb: cell a has another text.",
    "01.ipynb: cell b has other outputs.",
    "01.ipynb: cell c has other metadata.",
  ]);
  expect(lines("hello", must)).toEqual(["01.ipynb: not JSON."]);
  expect(lines(`${must}\n`, must)).toEqual([
    "01.ipynb: its cells agree, but not their order, the notebook's metadata or the layout of the file.",
  ]);
});
