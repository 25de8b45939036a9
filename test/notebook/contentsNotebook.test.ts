import { expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { galleryGroups } from "../../src/lessons/galleryGroups.js";
import { contentsNotebook } from "../../src/notebook/host/contentsNotebook.js";
import { readLesson } from "../../src/notebook/host/courseFiles.js";
import { notebookOf } from "../../src/notebook/host/notebookLinks.js";

test("the contents lead to every notebook once, the schedules' by group, and add up the time", () => {
  const all = lessons.map((lesson) => readLesson(lesson));
  const { cells } = contentsNotebook(all);
  const text = cells.map(({ source }) => source).join("\n");
  for (const lesson of lessons) expect(text.split(`](${notebookOf(lesson)})`), lesson.folder).toHaveLength(2);
  const schedules = cells.find(({ id }) => id === "schedules")?.source ?? "";
  const headings = [...schedules.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
  const titles = Object.values(galleryGroups).map(([title]) => title);
  expect(headings.length).toBeGreaterThan(0);
  expect(headings).toEqual(titles.filter((title) => headings.includes(title)));
  expect(schedules.indexOf(`### ${galleryGroups.decay[0]}`)).toBeLessThan(schedules.indexOf("schedules/cosine.ipynb"));
  const minutes = all.reduce((sum, { parsed }) => sum + parsed.head.data.minutes, 0);
  expect(text).toContain(`All together take about ${minutes} minutes.`);
});
