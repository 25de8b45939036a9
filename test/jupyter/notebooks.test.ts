import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { comparableOutputs, type NotebookFile } from "./comparable.js";
import { inTemporaryFolder, runPython } from "./driveKernel.js";
import { notebookFiles, notebooksFolder } from "./notebooks.js";

const there = requirePart("jupyter", "the notebooks in a real Jupyter kernel");

describe.skipIf(!there)("the committed notebooks, executed by nbclient", () => {
  test("are there: the contents, the lessons and the schedules", () => {
    expect(notebookFiles).toEqual(
      expect.arrayContaining(["00-contents.ipynb", "01-three-fates.ipynb", "schedules/cosine.ipynb", "engine/problems.ipynb"]),
    );
  });

  test.each(notebookFiles)("%s gives the outputs it is committed with", async (file) => {
    const path = join(notebooksFolder, file);
    expect(statSync(path).size).toBeLessThanOrEqual(400_000);
    const committed = JSON.parse(readFileSync(path, "utf8")) as NotebookFile;
    // In a folder outside the repository: a downloaded notebook must run as well.
    const executed = await inTemporaryFolder((folder) => runPython<NotebookFile>("execute.py", { args: [path, folder], folder }));
    expect(comparableOutputs(executed)).toEqual(comparableOutputs(committed));
  });
});
