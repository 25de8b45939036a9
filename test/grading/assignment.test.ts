import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAssignment } from "../../src/grading/assignment.js";
import { newAssignment } from "../../src/grading/assignmentNew.js";
import { readStudents } from "../../src/grading/students.js";

let base = "";
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "lrlab-assignment-"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

let count = 0;
/** A folder with this assignment.yaml. */
function folderWith(yaml: string): string {
  const folder = join(base, String(count++));
  mkdirSync(folder);
  writeFileSync(join(folder, "assignment.yaml"), yaml);
  return folder;
}

const good = `name: week-1
title: Week 1
due: 2026-12-01T23:59:00+01:00
late:
  graceMinutes: 15
  percentPerDay: 10
seed: 7
variants: true
exercises:
  - exercise: 05-dropping/multistep
    points: 5
  - exercise: ./stairs
    timeMs: 4000
`;

/** What reading this text says, without the folder. */
function said(yaml: string): string {
  const folder = folderWith(yaml);
  try {
    readAssignment(folder);
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, "");
  }
  return "nothing";
}

describe("assignment.yaml", () => {
  test("is read whole, with what it leaves out", () => {
    const folder = folderWith(good);
    expect(readAssignment(folder)).toEqual({
      folder,
      name: "week-1",
      title: "Week 1",
      course: "",
      due: "2026-12-01T23:59:00+01:00",
      late: { graceMinutes: 15, percentPerDay: 10, days: "started", percentAtMost: 100, lastDay: null },
      regrade: "latest",
      seed: 7,
      variants: true,
      exercises: [
        {
          source: "05-dropping/multistep",
          id: "05-dropping/multistep",
          tag: "multistep",
          points: 5,
          timeMs: null,
          memoryMiB: null,
          criteria: {},
          line: 10,
        },
        {
          source: join(folder, "stairs"),
          id: "stairs",
          tag: "stairs",
          points: null,
          timeMs: 4000,
          memoryMiB: null,
          criteria: {},
          line: 12,
        },
      ],
    });
  });

  test.each([
    ["a key that is not there", good.replace("title: Week 1\n", ""), "assignment.yaml, line 1: an assignment lacks title: a text."],
    ["an unknown key", good.replace("due:", "deadline:"), /^assignment.yaml, line 3: an assignment has no key deadline. It takes name, /],
    ["a due date without an offset", good.replace("+01:00", ""), /line 3: due must be a day and a time .*, got "2026-12-01T23:59:00"\./],
    ["a day that does not exist", good.replace("2026-12-01", "2026-13-01"), /line 3: due must be/],
    ["a rule with another word", good.replace("graceMinutes", "grace"), /line 5: late has no key grace\. It takes graceMinutes, /],
    [
      "a rule above 100 %",
      good.replace("PerDay: 10", "PerDay: 110"),
      "assignment.yaml, line 6: percentPerDay must be a number from 0 to 100, got 110.",
    ],
    ["no points", good.replace("points: 5", "points: 0"), "assignment.yaml, line 11: points must be a number above 0, got 0."],
    [
      "points that are words",
      good.replace("points: 5", "points: five"),
      'assignment.yaml, line 11: points must be a number above 0, got "five".',
    ],
    ["points that are no number", good.replace("points: 5", "points: .nan"), /line 11: points must be a number above 0, got NaN/],
    ["a seed that is too large", good.replace("seed: 7", "seed: 1e20"), /line 7: seed must be a whole number from 0 to 2\^48 − 1, got 1/],
    [
      "a word for true",
      good.replace("variants: true", "variants: yes"),
      'assignment.yaml, line 8: variants must be true or false, got "yes".',
    ],
    [
      "criteria without points",
      good.replace("points: 5", "criteria: { explanation: much }"),
      /line 11: criteria must be a map of names with/,
    ],
    [
      "no exercises",
      good.replace(/exercises:[\s\S]*/, "exercises: []\n"),
      "assignment.yaml, line 9: exercises must be a list of at least one exercise, got [].",
    ],
    [
      "an exercise without its lesson",
      good.replace("05-dropping/multistep", "multistep"),
      /line 10: exercise must be LESSON\/ID .*, got "multistep"/,
    ],
    ["two of one name", good.replace("./stairs", "./multistep"), /line 12: its cells would be tagged multistep as those of line 10 are/],
    ["no YAML", "name: [", /^assignment.yaml, line \d: /],
    ["one key twice", `${good}seed: 8\n`, "assignment.yaml, line 14: Map keys must be unique."],
    ["a list", "- 1\n", /^assignment.yaml, line 1: an assignment must be a map of name, /],
    ["nothing", "", /^assignment.yaml, line 1: an assignment must be a map of name, /],
  ])("refuses %s", (_what, yaml, message) => {
    if (typeof message === "string") expect(said(yaml)).toBe(message);
    else expect(said(yaml)).toMatch(message);
  });

  test("names every fault at once", () => {
    expect(said(good.replace("seed: 7", "seed: x").replace("points: 5", "points: -1")).split("\n")).toHaveLength(2);
  });

  test("is missed by name", () => {
    expect(() => readAssignment(base)).toThrow(/holds no assignment.yaml. Name an assignment's folder, or make one: lrlab assignment new /);
  });
});

describe("a new assignment", () => {
  test("reads back, and has a seed of its own", () => {
    const make = (name: string) =>
      newAssignment({ folder: join(base, name), exercises: ["05-dropping/multistep"], due: "2026-12-01T23:59Z" });
    const [one, other] = [make("Week 1!"), make("week-2")];
    expect([one.name, one.title, one.due]).toEqual(["week-1", "Week 1!", "2026-12-01T23:59Z"]);
    expect(one.seed).not.toBe(other.seed);
    expect(readFileSync(join(one.folder, "students.csv"), "utf8")).toBe("id,name,email,canvas,extensionHours\n");
  });

  test("with something that can't be read back writes nothing", () => {
    const folder = join(base, "never");
    expect(() => newAssignment({ folder, exercises: ["multistep"] })).toThrow(/exercise must be LESSON\/ID/);
    expect(() => newAssignment({ folder, exercises: ["05-dropping/nowhere"] })).toThrow(/05-dropping has no exercise "nowhere"/);
    expect(existsSync(folder)).toBe(false);
  });

  test("never writes over anything", () => {
    const folder = folderWith(good);
    expect(() => newAssignment({ folder, exercises: ["05-dropping/multistep"] })).toThrow("must be a new or an empty folder");
    expect(readFileSync(join(folder, "assignment.yaml"), "utf8")).toBe(good);
  });
});

describe("students.csv", () => {
  const listOf = (text: string): string => {
    const file = join(base, `students-${count++}.csv`);
    writeFileSync(file, text);
    return file;
  };

  test("is read in its order", () => {
    expect(readStudents(listOf("name,id,extensionHours\nAda,ada,\nGrace,grace.h,48\n"))).toEqual([
      { id: "ada", name: "Ada", email: "", canvas: "", extensionHours: 0 },
      { id: "grace.h", name: "Grace", email: "", canvas: "", extensionHours: 48 },
    ]);
  });

  test.each([
    ["no ids", "name\nAda\n", "line 1: the first line must name a column id. It takes id, name, email, canvas, extensionHours."],
    ["an unknown column", "id,phone\nada,1\n", 'line 1: there is no column "phone".'],
    [
      "a way out of the folder",
      "id\n../ada\n",
      'line 2: id must be 1 to 64 letters, digits and . _ @ - that begin with a letter or a digit, got "../ada".',
    ],
    ["an id twice, in another case", "id\nada\nAda\n", "line 3: each id must be there once, and Ada is in line 2 too. Take one out."],
    ["time taken away", "id,extensionHours\nada,-1\n", 'line 2: extensionHours must be a number from 0 up, got "-1".'],
  ])("refuses %s", (_what, text, message) => {
    expect(() => readStudents(listOf(text))).toThrow(message);
  });
});
