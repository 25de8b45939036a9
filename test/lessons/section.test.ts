import { expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { notebookFile, pageAddress, sectionOf } from "../../src/lessons/section.js";

test.each([
  ["course/01-three-fates", "course", "/lessons/01-three-fates/", "01-three-fates.ipynb"],
  ["schedules/cosine", "schedules", "/schedules/cosine/", "schedules/cosine.ipynb"],
  ["guide/models", "guide", "/guide/models/", "guide/models.ipynb"],
  ["engine/problems", "engine", "/engine/problems/", "engine/problems.ipynb"],
])("%s stands in its section", (folder, section, page, notebook) => {
  expect([sectionOf(folder), pageAddress(folder), notebookFile(folder)]).toEqual([section, page, notebook]);
});

test("a folder elsewhere is refused", () => {
  expect(() => pageAddress("appendix/more")).toThrow(
    "appendix/more: a lesson's folder must stand in one of course, schedules, guide, engine. Move it there.",
  );
});

test("no two lessons share an address or a notebook", () => {
  for (const of of [pageAddress, notebookFile]) {
    const all = lessons.map(({ folder }) => of(folder));
    expect(new Set(all).size).toBe(lessons.length);
  }
});
