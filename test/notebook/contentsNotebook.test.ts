import * as notebook from "lrlab/notebook";
import { expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { galleryGroups } from "../../src/lessons/galleryGroups.js";
import { contentsNotebook } from "../../src/notebook/host/contentsNotebook.js";
import { readLesson } from "../../src/notebook/host/courseFiles.js";
import { notebookOf } from "../../src/notebook/host/notebookLinks.js";

test("the contents lead to every notebook once, the schedules' by group", () => {
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
  for (const [title, sentence] of Object.values(galleryGroups).filter(([name]) => headings.includes(name)))
    expect(schedules).toContain(`### ${title}\n\n${sentence}\n\n`);
});

test("what stands behind the lessons stands after the schedules", () => {
  const { cells } = contentsNotebook(lessons.map((lesson) => readLesson(lesson)));
  expect(cells.map(({ id }) => id)).toEqual(["welcome", "begin_", "lessons", "schedules", "guide", "behind", "how-to"]);
  const behind = cells.find(({ id }) => id === "behind")?.source ?? "";
  expect(behind).toMatch(/^## Behind the lessons\n/);
  expect(behind.indexOf("](engine/backpropagation.ipynb)")).toBeLessThan(behind.indexOf("](engine/problems.ipynb)"));
  expect(cells.find(({ id }) => id === "lessons")?.source).not.toContain("engine/");
});

test("the contents say how long the course takes, and how long a schedule", () => {
  const of = (title: string, minutes: number) => {
    const [lesson] = lessons.filter(({ folder }) => folder === title);
    const files = readLesson(lesson as (typeof lessons)[number]);
    return { ...files, parsed: { ...files.parsed, head: { ...files.parsed.head, data: { ...files.parsed.head.data, minutes } } } };
  };
  const course = [of("course/01-three-fates", 20), of("course/02-noise-floor", 25)];
  const sourceOf = (id: string, files: readonly ReturnType<typeof of>[]) =>
    contentsNotebook(files).cells.find((cell) => cell.id === id)?.source;
  expect(sourceOf("lessons", course)).toContain("Read them in order. All together take about 45 minutes.");
  expect(sourceOf("schedules", course)).toBeUndefined();
  expect(sourceOf("behind", course)).toBeUndefined();
  const both = [...course, of("schedules/cosine", 8), of("schedules/linear", 6), of("schedules/noam", 7)];
  expect(sourceOf("lessons", both)).toContain("about 45 minutes.");
  expect(sourceOf("schedules", both)).toContain("3 to look up, in any order, about 6 to 8 minutes each.");
});

test("the contents check the set-up first, and say at the end how to use a notebook and what to do when something is wrong", () => {
  const { cells } = contentsNotebook([]);
  expect(cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source)).toEqual([
    expect.stringMatching(/\nbegin\("00-contents", "\d+\.\d+\.\d+"\);$/),
  ]);
  const howTo = cells.at(-1)?.source ?? "";
  for (const name of ["answer(", "check(", "explore(", "progress(", "Interrupt", "Restart", "npx lrlab kernel doctor"])
    expect(howTo).toContain(name);
  for (const [, name = ""] of howTo.matchAll(/`(?:await )?(?:for \(const t of )?(\w+)\(/g)) expect(Object.keys(notebook)).toContain(name);
});

test("the instructor's contents say whose they are", () => {
  const { cells, metadata } = contentsNotebook([], { variant: "instructor" });
  expect(cells[0]?.source).toContain("This is the **instructor's notebook**");
  expect(metadata.lrlab).toEqual({ variant: "instructor" });
});
