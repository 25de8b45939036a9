/** The plans for teaching keep to what the lessons build on. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { teachingNotes } from "../../site/teach/notes.js";
import { syllabi } from "../../site/teach/syllabi.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { root } from "../realParts.js";

const course = lessons.filter(({ folder }) => folder.startsWith("course/"));
const names = course.map(nameOf);
const headOf = (name: string): { minutes: number; prerequisites: string[] } =>
  parse(readFileSync(join(root, `src/lessons/course/${name}/lesson.mdx`), "utf8").split(/^---$/m)[1] ?? "");

test("there are notes on every lesson and on nothing else", () => {
  expect(Object.keys(teachingNotes)).toEqual(names);
});

describe.each(syllabi)("$title", ({ id, sessions }) => {
  const read = sessions.flatMap(({ lessons }) => lessons);

  test("no lesson stands before one that it builds on, and none twice", () => {
    expect(new Set(read).size).toBe(read.length);
    for (const [i, name] of read.entries()) {
      const needs = headOf(name).prerequisites.filter((need) => names.includes(need));
      expect(read.slice(0, i), name).toEqual(expect.arrayContaining(needs));
    }
  });

  test("exercises are there, are of lessons that were read by then, and are not assigned twice", () => {
    const assigned = sessions.flatMap(({ assign }) => assign);
    expect(new Set(assigned).size).toBe(assigned.length);
    for (const [i, { assign }] of sessions.entries()) {
      const known = sessions.slice(0, i + 1).flatMap((session) => session.lessons);
      for (const path of assign) {
        const [lesson = "", exercise = ""] = path.split("/");
        expect(known, path).toContain(lesson);
        expect(Object.keys(course.find((one) => nameOf(one) === lesson)?.exercises ?? {}), path).toContain(exercise);
      }
    }
  });

  test("the time is enough", () => {
    const minutes = sessions.map((session) => session.lessons.reduce((sum, name) => sum + headOf(name).minutes, 0));
    const most = { "ninety-minutes": 80, "one-week": 60, "four-weeks": 140 }[id] ?? 0;
    expect(Math.max(...minutes)).toBeLessThanOrEqual(most);
  });
});
