import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lessonNamed, readLesson, textFileOf } from "../../src/notebook/host/courseFiles.js";
import { courseRoot } from "../../src/notebook/host/courseRoot.js";
import { importNotebook } from "../../src/notebook/host/importNotebook.js";
import { printNotebook } from "../../src/notebook/host/notebook.js";
import { toNotebook } from "../../src/notebook/host/toNotebook.js";
import { cellOf, edited, type JsonNotebook } from "./jupyterSaves.js";

const lesson = lessonNamed("test", "01-three-fates");
const file = textFileOf(lesson);
const original = readFileSync(join(courseRoot, file), "utf8");
const notebookText = printNotebook(toNotebook(readLesson(lesson)));
// After the cell that checks the set-up and a plot.
const [, , firstCode] = JSON.parse(notebookText).cells.filter((cell: { cell_type: string }) => cell.cell_type === "code") as {
  id: string;
}[];

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lrlab-import-"));
  cpSync(join(courseRoot, dirname(file)), join(root, dirname(file)), { recursive: true });
  mkdirSync(join(root, "notebooks"));
});
afterEach(() => rmSync(root, { recursive: true }));

const text = (): string => readFileSync(join(root, file), "utf8");

/** Saves a notebook with an edit and brings it in. */
function bringIn(edit: (notebook: JsonNotebook) => void, from = notebookText) {
  const path = join(root, "notebooks", "mine.ipynb");
  writeFileSync(path, edited(from, edit));
  return importNotebook(path, { root });
}

const addLine = (line: string) => (notebook: JsonNotebook) => {
  const cell = cellOf(notebook, firstCode?.id ?? "");
  cell.source = `${[cell.source].flat().join("")}\n${line}`;
};

test("writes exactly the edit", () => {
  expect(bringIn(addLine("// mine"))).toEqual({ file, changes: [`changed ${firstCode?.id}`] });
  const lines = text().split("\n");
  const added = lines.filter((line) => line === "// mine");
  expect(added).toHaveLength(1);
  expect(lines.filter((line) => line !== "// mine").join("\n")).toBe(original);
});

test("an import without an edit writes nothing", () => {
  expect(bringIn(() => {})).toEqual({ file, changes: [] });
  expect(text()).toBe(original);
});

test("one may go on editing and import again", () => {
  bringIn(addLine("// one"));
  bringIn(addLine("// two"));
  expect(text()).toContain("// two");
  expect(text()).not.toContain("// one");
});

test("a text that has changed since the notebook was made is left alone", () => {
  writeFileSync(join(root, file), original.replace("title: ", "title: New "));
  expect(() => bringIn(addLine("// mine"))).toThrow(
    `mine.ipynb: ${file} has changed since this notebook was made, so its edits would undo that. Save the notebook under another name, run lrlab notebooks 01-three-fates, and make the edits again there.`,
  );
  expect(text()).toBe(original.replace("title: ", "title: New "));
});

test("a text that has changed after an import is left alone, too", () => {
  bringIn(addLine("// one"));
  const changed = text().replace("title: ", "title: New ");
  writeFileSync(join(root, file), changed);
  expect(() => bringIn(addLine("// two"))).toThrow("has changed since this notebook was made");
  expect(text()).toBe(changed);
});

test("an edit that can't be brought in brings nothing in", () => {
  const both = (notebook: JsonNotebook): void => {
    addLine("// mine")(notebook);
    cellOf(notebook, "head_").source = "# Mine";
  };
  expect(() => bringIn(both)).toThrow(/mine\.ipynb: nothing was brought in\.\ncell head_ \(number 1\) is made from the frontmatter/);
  expect(text()).toBe(original);
});

test("a notebook of no lesson, the contents, and no file are refused", () => {
  const of = (lrlab: object) => (notebook: JsonNotebook) => {
    notebook.metadata.lrlab = lrlab;
  };
  expect(() => bringIn(of({ lesson: "99-none", text: "" }))).toThrow(
    /mine\.ipynb: a lesson must be one of the catalog's, got "99-none"\. There are: 01-three-fates, /,
  );
  expect(() => bringIn(of({}))).toThrow("the contents are made from the lessons' frontmatter. Edit that.");
  const foreign = (notebook: JsonNotebook): void => {
    notebook.metadata = {};
  };
  expect(() => bringIn(foreign)).toThrow("this notebook was not made from a lesson");
  expect(() => importNotebook(join(root, "none.ipynb"), { root })).toThrow("none.ipynb: there is no such file. Give the notebook's path.");
  expect(() => importNotebook(root, { root })).toThrow(`${root}: there is no such file. Give the notebook's path.`);
});
