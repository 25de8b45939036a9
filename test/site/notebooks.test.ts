import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const figure = { kind: "curves", data: { x: { label: "t" }, panels: [] }, size: { width: 1, height: 1 }, sentence: "It falls." };
const other = { ...figure, sentence: "It rises." };
const table = { kind: "table", columns: [{ label: "a", align: "right" }], rows: [["1"]], sentence: "One row." };
const formula = { kind: "formula", latex: "x", sentence: "x" };
const bar = { kind: "bar", label: "Training", done: 4, total: 4, sentence: "Training: 4 of 4." };
const cells = [
  { id: "path", cell_type: "code", source: ["const a = 1;\n", "a"], outputs: [{ output_type: "stream", text: ["1\n", "2\n"] }] },
  { id: "bad", cell_type: "code", source: "f()", outputs: [{ output_type: "error", ename: "RangeError", evalue: "no" }] },
  {
    id: "shown",
    cell_type: "code",
    source: "show(x)",
    outputs: [{ output_type: "display_data", data: { "text/plain": "It falls.", "application/vnd.lrlab.content+json": [figure] } }],
  },
  {
    id: "many",
    cell_type: "code",
    source: "show(x, y)",
    outputs: [
      { output_type: "display_data", data: { "text/plain": "x", "application/vnd.lrlab.content+json": [figure, formula, table] } },
      { output_type: "execute_result", data: { "text/plain": "y", "application/vnd.lrlab.content+json": [bar, other] } },
    ],
  },
];

/** The module decides when it is loaded whether a page is being written or built. */
const load = (isBuild: boolean) => {
  vi.stubEnv("DEV", !isBuild);
  vi.resetModules();
  return import("../../site/lib/notebooks.js");
};

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "lrlab-"));
  mkdirSync(join(root, "notebooks"));
  writeFileSync(join(root, "notebooks", "01-three-fates.ipynb"), JSON.stringify({ cells }));
  vi.spyOn(process, "cwd").mockReturnValue(root);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const folder = "course/01-three-fates";

describe("what a cell showed", () => {
  test("is read by its id: text, error, contents; each figure has a name of its own", async () => {
    const { figureOf, figuresShown, notebookPath, outputsOf } = await load(true);
    expect(outputsOf(folder, "path", "const a = 1;\na\n")).toEqual([{ type: "text", text: "1\n2" }]);
    expect(outputsOf(folder, "bad")).toEqual([{ type: "error", text: "RangeError: no" }]);
    expect(outputsOf(folder, "shown")).toEqual([{ type: "figure", figure, name: "shown" }]);
    expect(figureOf(folder, "shown")).toEqual(figure);
    expect(outputsOf(folder, "many")).toEqual([
      { type: "figure", figure, name: "many" },
      { type: "formula", formula },
      { type: "table", table },
      { type: "bar", bar },
      { type: "figure", figure: other, name: "many.2" },
    ]);
    expect(figuresShown(folder)).toEqual([
      ["shown", figure],
      ["many", figure],
      ["many.2", other],
    ]);
    expect(notebookPath("schedules/cosine")).toBe("notebooks/schedules/cosine.ipynb");
  });

  test("stops a build where the notebook is missing, stale, or shows nothing", async () => {
    const { figureOf, figuresShown, outputsOf } = await load(true);
    const stale = (id: string): string =>
      `notebooks/01-three-fates.ipynb is older than course/01-three-fates/lesson.mdx: cell "${id}" differs. Run: npx lrlab notebooks`;
    expect(() => outputsOf("course/02-noise-floor", "path")).toThrow("notebooks/02-noise-floor.ipynb is missing. Run: npx lrlab notebooks");
    expect(() => figuresShown("course/02-noise-floor")).toThrow("is missing");
    expect(() => outputsOf(folder, "path", "const a = 2;\na")).toThrow(stale("path"));
    expect(() => outputsOf(folder, "none")).toThrow(stale("none"));
    expect(() => figureOf(folder, "path")).toThrow(
      'notebooks/01-three-fates.ipynb shows no figure in cell "path". Run: npx lrlab notebooks',
    );
  });

  test("is said in the page while it is being written", async () => {
    const { figureOf, outputsOf } = await load(false);
    expect(outputsOf(folder, "path", "other")).toEqual([{ type: "error", text: expect.stringContaining("Run: npx lrlab notebooks") }]);
    expect(figureOf(folder, "none")).toBeNull();
  });
});
