import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import type { NotebookFile } from "./comparable.js";
import { inTemporaryFolder, runPython } from "./driveKernel.js";
import { notebookFiles, notebooksFolder } from "./notebooks.js";

const there = requirePart("jupyter", "the notebooks' format");

const paths = notebookFiles.map((file) => join(notebooksFolder, file));

describe.skipIf(!there)("the committed notebooks", () => {
  test("are valid nbformat 4.5, and their first cell says in a Python kernel which kernel to choose", async () => {
    const found = await inTemporaryFolder((folder) =>
      runPython<readonly { path: string; fault: string | null; shown: string | null }[]>("validate.py", { args: paths, folder }),
    );
    expect(found).toHaveLength(paths.length);
    const shown = '// An error here? In the menu Kernel, choose "LR Lab (TypeScript)".\n';
    expect(found).toEqual(paths.map((path) => ({ path, fault: null, shown })));
  });
});

test.each(notebookFiles)("%s is small, and its cells have ids of their own and begin with the one that checks the set-up", (file) => {
  const path = join(notebooksFolder, file);
  expect(statSync(path).size).toBeLessThanOrEqual(400_000);
  const { cells } = JSON.parse(readFileSync(path, "utf8")) as NotebookFile;
  const ids = cells.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
  expect(ids[1]).toBe("begin_");
  expect(cells.find(({ cell_type }) => cell_type === "code")?.id).toBe("begin_");
});
