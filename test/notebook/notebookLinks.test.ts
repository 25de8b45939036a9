import { expect, test } from "vitest";
import { lessonNamed } from "../../src/notebook/host/courseFiles.js";
import { fromNotebookLinks, notebookOf, pageOf, toNotebookLinks } from "../../src/notebook/host/notebookLinks.js";

const lesson = lessonNamed("test", "01-three-fates");
const schedule = lessonNamed("test", "cosine");
const behind = lessonNamed("test", "problems");

test("lessons, schedules and what stands behind them have a page and a notebook each", () => {
  expect([pageOf(lesson), notebookOf(lesson)]).toEqual(["/lessons/01-three-fates/", "01-three-fates.ipynb"]);
  expect([pageOf(schedule), notebookOf(schedule)]).toEqual(["/schedules/cosine/", "schedules/cosine.ipynb"]);
  expect([pageOf(behind), notebookOf(behind)]).toEqual(["/engine/problems/", "engine/problems.ipynb"]);
});

const text =
  "[a](/lessons/01-three-fates/) [b](/schedules/cosine/) [c](/schedules/) [d](/glossary/#rate) [e](https://x.org/) [f](#here) [g](/lessons/01-three-fates/#q1)";

test.each([
  [
    lesson,
    "[a](01-three-fates.ipynb) [b](schedules/cosine.ipynb) [c](http://localhost:4321/schedules/) [d](http://localhost:4321/glossary/#rate) [e](https://x.org/) [f](#here) [g](http://localhost:4321/lessons/01-three-fates/#q1)",
  ],
  [
    schedule,
    "[a](../01-three-fates.ipynb) [b](../schedules/cosine.ipynb) [c](http://localhost:4321/schedules/) [d](http://localhost:4321/glossary/#rate) [e](https://x.org/) [f](#here) [g](http://localhost:4321/lessons/01-three-fates/#q1)",
  ],
  [
    behind,
    "[a](../01-three-fates.ipynb) [b](../schedules/cosine.ipynb) [c](http://localhost:4321/schedules/) [d](http://localhost:4321/glossary/#rate) [e](https://x.org/) [f](#here) [g](http://localhost:4321/lessons/01-three-fates/#q1)",
  ],
])("links go to notebooks where there is one, else to the running site, and back", (from, linked) => {
  expect(toNotebookLinks(text, from)).toBe(linked);
  expect(fromNotebookLinks(linked, from)).toBe(text);
});
