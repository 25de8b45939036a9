import { answer, check, experiment, plot } from "lrlab/notebook";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { fate } from "../../src/lessons/course/01-three-fates/exercises/fate/solution.js";
import { startValues } from "../../src/lessons/interactive.js";
import { type CellHost, hostKey } from "../../src/notebook/cellHost.js";

let printed: string[] = [];
const host = globalThis as { [hostKey]?: CellHost };
beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  host[hostKey] = {
    display: () => ({ update() {} }),
    atEnd() {},
    now: () => 0,
    interruptible: (work) => work(),
  };
});
afterEach(() => {
  vi.restoreAllMocks();
  delete host[hostKey];
});

describe("plot and experiment", () => {
  const plots = lessons.flatMap((lesson) => lesson.plots.map((one) => [`${nameOf(lesson)}/${one.id}`, one] as const));
  test.each(plots)("plot %s draws what the page draws", (id, { controls, figure }) => {
    expect(plot(id)).toEqual(figure(startValues(controls)));
  });

  test("an experiment runs to its end", () => {
    const [lesson] = lessons.filter(({ experiments }) => experiments.length > 0);
    const [one] = lesson?.experiments ?? [];
    const figure = experiment(`${lesson && nameOf(lesson)}/${one?.id}`);
    expect(figure.sentence.length).toBeGreaterThan(20);
    expect(() => experiment("01-three-fates/nope")).toThrow(
      /^experiment: id must name an experiment of 01-three-fates, got "01-three-fates\/nope"\. There are: /,
    );
  });

  test.each<[string, () => unknown, string | RegExp]>([
    [
      "no id",
      () => plot(undefined as never),
      'plot: id must name a plot of a lesson, got undefined. An id is the lesson\'s name, a slash and a short name: "01-three-fates/descent".',
    ],
    ["no lesson", () => plot("descent"), 'plot: id must name a plot of a lesson, got "descent". An id is'],
    [
      "an unknown lesson",
      () => plot("00-none/descent"),
      /^plot: id must begin with a lesson's name, got "00-none\/descent"\. There are: 01-three-fates, 02-noise-floor, /,
    ],
    [
      "an unknown plot",
      () => plot("01-three-fates/descnt"),
      /^plot: id must name a plot of 01-three-fates, got "01-three-fates\/descnt"\. There are: 01-three-fates\/descent, /,
    ],
    [
      "an unknown control",
      () => plot("01-three-fates/descent", { rate: 1 }),
      /^01-three-fates\/descent: unknown control rate\. It has eta, /,
    ],
    [
      "a value out of range",
      () => plot("01-three-fates/descent", { eta: 60 }),
      /^01-three-fates\/descent: eta must be a number from .*, got 60\. /,
    ],
    ["NaN", () => plot("01-three-fates/descent", { eta: Number.NaN }), /, got NaN\. /],
    ["half an update", () => plot("01-three-fates/descent", { t: 2.5 }), /: t must be a whole number from 0 to 20, got 2\.5\. /],
    ["values that are no object", () => plot("01-three-fates/descent", 3 as never), /values must be one object, got 3\./],
    ["no values", () => plot("01-three-fates/descent", null as never), /values must be one object, got null\./],
  ])("refuse %s", (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe("answer", () => {
  const [lesson] = lessons;
  const [item] = lesson?.quiz ?? [];
  if (!lesson || !item) throw new Error("the first lesson asks nothing");
  const id = `${nameOf(lesson)}/${item.id}`;

  test("says whether an option is right, and why", () => {
    for (const [i, { text, right, why }] of item.options.entries()) {
      printed = [];
      answer(id, "abcdefgh".charAt(i));
      expect(printed).toEqual([`${"abcdefgh".charAt(i)}. ${text}\n${right ? "✓ Right." : "✗ Not right."} ${why}`]);
    }
  });

  test.each([["?"], ["A"], ["z"], [""], [undefined], [1]])("refuses the letter %o", (letter) => {
    expect(() => answer(id, letter as never)).toThrow(/^answer: letter must be one of a, b, c, d, got .*\. Choose one option\.$/);
  });

  test("refuses an unknown question", () => {
    expect(() => answer("01-three-fates/q99", "a")).toThrow(
      /^answer: id must name a question of 01-three-fates, got "01-three-fates\/q99"\. There are: /,
    );
  });
});

describe("check", () => {
  const run = async (answered: unknown): Promise<string> => {
    printed = [];
    await check("01-three-fates/fate", answered);
    expect(printed).toHaveLength(1);
    return printed[0] ?? "";
  };

  test("passes the solution", async () => {
    const text = await run(fate);
    expect(text).not.toContain("✗");
    expect(text).toMatch(/\nAll right: (\d+) of \1 points\.$/);
  });

  test("says of a wrong answer which test it fails and what came", async () => {
    const text = await run(() => "monotone");
    expect(text).toMatch(/^✓ right {4}.* \(1 of 1\)$/m);
    expect(text).toMatch(/^✗ not yet {2}above 2\/h it diverges \(0 of 1\)\n {11}\S.*"monotone"/m);
    expect(text).toMatch(/\nNot yet: \d+ of \d+ points\.$/);
  });

  test("a hidden test keeps its message to itself", async () => {
    expect(await run(() => "monotone")).toContain("\n           This test does not say what it calls. Which case is missing?");
  });

  test.each<[string, unknown, string]>([
    [
      "a function that throws",
      () => {
        throw new TypeError("oh");
      },
      "it threw TypeError: oh",
    ],
    [
      "one that throws no error",
      () => {
        throw null;
      },
      "it threw null",
    ],
    ["an async one", async () => "monotone", "its answer is a Promise: take async away and return the value"],
    ["one that returns a function", () => fate, "its answer is a function (fate), not plain data"],
    [
      "one that returns itself inside",
      () => {
        const a: unknown[] = [];
        a.push(a);
        return a;
      },
      "is nested deeper than 100 levels or contains itself",
    ],
  ])("answers %s in words", async (_, answered, words) => {
    expect((await run(answered)).replace(/\n {11}/g, " ")).toContain(words);
  });

  test.each([[3], [undefined], [null], ["monotone"]])("refuses %o, which is no function", async (answered) => {
    await expect(check("01-three-fates/fate", answered)).rejects.toThrow(
      /^check: answer must be the function fate, got \S+\. Run the cell that defines it first\.$/,
    );
  });

  test("refuses an unknown exercise", async () => {
    await expect(check("01-three-fates/nope", fate)).rejects.toThrow(
      /^check: id must name an exercise of 01-three-fates, got "01-three-fates\/nope"\. There are: /,
    );
  });
});
