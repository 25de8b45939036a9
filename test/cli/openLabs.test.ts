import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLabs } from "../../src/cli/openLabs.js";

let folder: string;
let runtime: string;
let notebooks: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lr läb "));
  runtime = join(folder, "runtime");
  notebooks = join(folder, "notebooks");
  for (const path of [runtime, notebooks, join(folder, "others")]) mkdirSync(path);
});
afterEach(() => rmSync(folder, { recursive: true }));

const server = (name: string, content: object | string): void =>
  writeFileSync(join(runtime, name), typeof content === "string" ? content : JSON.stringify(content));

/** No process has it: numbers end far below. */
const gone = 2 ** 30;

test("are the running Jupyters over the same folder, JupyterLab and classic", () => {
  server("jpserver-1.json", { pid: process.pid, root_dir: notebooks, url: "http://localhost:1/", token: "a" });
  server("nbserver-2.json", { pid: process.ppid, notebook_dir: `${notebooks}/`, url: "http://localhost:2/", token: "b" });
  server("jpserver-3.json", { pid: process.pid, root_dir: join(folder, "others"), url: "http://localhost:3/", token: "c" });
  server("jpserver-4.json", { pid: gone, root_dir: notebooks, url: "http://localhost:4/", token: "d" });
  server("jpserver-5.json", { pid: process.pid, root_dir: join(folder, "removed"), url: "http://localhost:5/", token: "e" });
  server("jpserver-6.json", '{"pid": ');
  server("kernel-7.json", { pid: process.pid, root_dir: notebooks });
  expect(openLabs(runtime, notebooks)).toEqual([
    { url: "http://localhost:1/", token: "a" },
    { url: "http://localhost:2/", token: "b" },
  ]);
});

test("are none where nothing ran yet", () => {
  expect(openLabs(join(folder, "none"), notebooks)).toEqual([]);
  expect(openLabs(runtime, join(folder, "none"))).toEqual([]);
});
