import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { comparableOutputs, type NotebookFile } from "./comparable.js";
import { type Executing, executeNotebooks } from "./executeNotebooks.js";
import { notebookFiles, notebooksFolder } from "./notebooks.js";
import { temporaryFolder } from "./temporaryFolder.js";

const there = requirePart("jupyter", "the notebooks in a real Jupyter kernel");

/** How many times a notebook is executed that only draws a rate, to know what a kernel costs on this machine. */
const plainRuns = 6;

describe.skipIf(!there)("the committed notebooks, executed by nbclient", () => {
  let began = 0;
  let executing: Executing;
  let folder: string;

  beforeAll(() => {
    const temporary = temporaryFolder();
    folder = temporary.folder;
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
      temporary.remove();
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

  // A ratio: the processor's seconds of the same work differ almost by two between machines, and with what runs beside.
  test("take at most what 240 notebooks of one line take", async () => {
    const seconds = await executing.seconds;
    const wall = (performance.now() - began) / 1000;
    const plain = Array.from({ length: plainRuns }, (_, i) => {
      const path = join(folder, `plain-${i}.ipynb`);
      writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [plainCell] }));
      return path;
    });
    const each = (await executeNotebooks(plain, folder).seconds) / plainRuns;
    const figures = `${seconds.toFixed(0)} CPU-seconds, ${wall.toFixed(0)} s; one of one line ${each.toFixed(2)} CPU-seconds`;
    console.log(`${notebookFiles.length} notebooks, each in a kernel of its own: ${figures}: ${(seconds / each).toFixed(0)} of those`);
    expect(seconds / each).toBeLessThan(240);
  });
});

const plainCell = {
  cell_type: "code",
  id: "plain",
  metadata: {},
  execution_count: null,
  outputs: [],
  source: 'import { cosine } from "lrlab/schedules";\ncosine({ rate: 0.1, steps: 10 }).at(3);',
};
