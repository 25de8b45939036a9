import { copyFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { comparableOutputs, type NotebookFile } from "./comparable.js";
import { type Executing, executeNotebooks } from "./executeNotebooks.js";
import { notebookFiles, notebooksFolder } from "./notebooks.js";
import { temporaryFolder } from "./temporaryFolder.js";

const there = requirePart("jupyter", "the notebooks in a real Jupyter kernel");

describe.skipIf(!there)("the committed notebooks, executed by nbclient", () => {
  let began = 0;
  let executing: Executing;

  beforeAll(() => {
    const { folder, remove } = temporaryFolder();
    // Each alone in a folder of its own, outside the repository: a downloaded notebook must run as well, whatever the folder is called.
    const copies = notebookFiles.map((file, i) => {
      const alone = join(folder, `Übung ${i} für η`);
      mkdirSync(alone);
      copyFileSync(join(notebooksFolder, file), join(alone, basename(file)));
      return join(alone, basename(file));
    });
    began = performance.now();
    executing = executeNotebooks(copies, folder);
    return () => {
      executing.end();
      remove();
    };
  });

  test("are there: the contents, the lessons and the schedules", () => {
    expect(notebookFiles).toEqual(
      expect.arrayContaining(["00-contents.ipynb", "01-three-fates.ipynb", "schedules/cosine.ipynb", "engine/problems.ipynb"]),
    );
  });

  test.each(notebookFiles)("%s gives the outputs it is committed with", async (file) => {
    const path = join(notebooksFolder, file);
    expect(statSync(path).size).toBeLessThanOrEqual(400_000);
    const committed = JSON.parse(readFileSync(path, "utf8")) as NotebookFile;
    const executed = await executing.notebooks[notebookFiles.indexOf(file)];
    expect(comparableOutputs(executed as NotebookFile)).toEqual(comparableOutputs(committed));
  });

  test("take at most 120 s on two cores", async () => {
    const seconds = await executing.seconds;
    const wall = (performance.now() - began) / 1000;
    console.log(`${notebookFiles.length} notebooks, each in a kernel of its own: ${seconds.toFixed(0)} CPU-seconds, ${wall.toFixed(0)} s`);
    // CPU-seconds, because other tests run beside these.
    expect(seconds / 2).toBeLessThan(120);
  });
});
