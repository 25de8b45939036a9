/** What every lesson of the catalog must keep, without being mentioned here. */
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { checked, corners, drawer, runner } from "./tryLesson.js";

type Module = Readonly<Record<string, unknown>>;
const modules = import.meta.glob<Module>("../../src/lessons/*/*/exercises/*/{start,solution}.ts", { eager: true });

/** What no exercise asks for. */
const wrongAnswers: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  null: () => null,
  NaN: () => Number.NaN,
  "a list of NaN": () => [Number.NaN, Number.NaN],
  "minus Infinity": () => Number.NEGATIVE_INFINITY,
  "a boxed number": () => new Number(1),
  "a big integer": () => 10n,
  "a symbol": () => Symbol("answer"),
  "an unheard-of text": () => "no such thing",
  "an object": () => ({}),
  "a date": () => new Date(0),
  "a function": () => () => 1,
  "a Promise": () => Promise.resolve(1),
  "an object that throws when it is read": () => ({
    get answer() {
      throw new Error("read");
    },
  }),
  "an error": () => {
    throw new TypeError("oops");
  },
};

/** The tests to which infinity is the right answer. */
const infinite = [
  "course/02-noise-floor/steady-variance: no floor at or above 2/h",
  "course/12-scale/noise-scale: no signal to be told from the noise: Infinity",
  "schedules/exponential/half-life-of: a rate that stands still",
];

test("there are lessons, and code for each exercise", () => {
  expect(lessons.length).toBeGreaterThan(3);
  expect(Object.keys(modules)).toHaveLength(2 * lessons.reduce((sum, { exercises }) => sum + Object.keys(exercises).length, 0));
});

test("what moves in a lesson stands in its experiments.ts, where the page finds it", () => {
  const files = import.meta.glob<{ plots?: unknown; experiments?: unknown }>("../../src/lessons/*/*/experiments.ts", { eager: true });
  for (const { folder, plots, experiments } of lessons) {
    const file = files[`../../src/lessons/${folder}/experiments.ts`] ?? {};
    expect([file.plots ?? [], file.experiments ?? []], folder).toEqual([plots, experiments]);
  }
});

test("code fits its column: no line of it wraps beside the text", () => {
  const texts = import.meta.glob<string>("../../src/lessons/*/*/lesson.mdx", { eager: true, query: "?raw", import: "default" });
  const starts = import.meta.glob<string>("../../src/lessons/*/*/exercises/*/start.ts", { eager: true, query: "?raw", import: "default" });
  const code = [
    ...Object.values(texts).flatMap((text) => [...text.matchAll(/^```\w.*\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block)),
    ...Object.values(starts).map((start) => start.replaceAll(/^export /gm, "")),
  ];
  expect(code.length).toBeGreaterThan(40);
  expect(code.flatMap((block) => block.split("\n")).filter((line) => line.length > 70)).toEqual([]);
});

describe.each(lessons.map((lesson) => [lesson.folder, lesson] as const))("%s", (folder, { plots, experiments, quiz, exercises }) => {
  describe.each(Object.entries(exercises))("exercise %s", (id, exercise) => {
    const written = (kind: "start" | "solution"): unknown =>
      modules[`../../src/lessons/${folder}/exercises/${id}/${kind}.ts`]?.[exercise.entry];

    test.each([0, 5, 77])("the start wins nothing with seed %i: what is handed in unchanged answers nothing", async (seed) => {
      const { tests } = await checked(exercise, written("start"), seed);
      expect(tests.filter(({ score, fault }) => score > 0 || fault)).toEqual([]);
    });

    test("its hints lead on step by step", () => {
      const { hints = [] } = exercise;
      if (folder.startsWith("course/")) expect(hints.length).toBeGreaterThanOrEqual(2);
      expect(hints.length).toBeLessThanOrEqual(4);
      expect(new Set(hints).size).toBe(hints.length);
      for (const hint of hints) {
        expect(hint.trim()).toMatch(/[.?!:`]$/);
        expect(hint.length).toBeLessThan(320);
      }
    });

    test("the solution gets every point, whatever the seed", async () => {
      for (const seed of [0, 1, 2, 77, 4096, 1_000_003]) {
        const { tests } = await checked(exercise, written("solution"), seed);
        expect(
          tests.filter(({ score, points }) => score < points),
          `seed ${seed}`,
        ).toEqual([]);
      }
    });

    test("what is no function gets no point, and is told so", async () => {
      for (const answer of [3, "text", null, undefined, {}, []]) {
        const { score, tests } = await checked(exercise, answer);
        expect(score).toBe(0);
        expect(tests[0]?.message).toContain("must be a function");
      }
    });

    test("Infinity gets no point but where it is right", async () => {
      const { tests } = await checked(exercise, () => Number.POSITIVE_INFINITY);
      const right = await checked(exercise, written("solution"));
      expect(right.score).toBeGreaterThan(tests.reduce((sum, { score }) => sum + score, 0));
      for (const { name, score } of tests) if (score > 0) expect(infinite, name).toContain(`${folder}/${id}: ${name}`);
    });

    test.each(Object.entries(wrongAnswers))("an answer that gives %s gets no point, and is told why", async (_, answer) => {
      const { score, tests } = await checked(exercise, answer);
      expect(score).toBe(0);
      for (const { message, fault } of tests) {
        expect(message.length).toBeGreaterThan(10);
        expect(fault).not.toBe(true);
      }
    });
  });

  if (quiz.length > 0)
    test.each(quiz.map((item) => [item.id, item] as const))(
      "question %s has its marked answers, and a reason for every option",
      (_id, item) => {
        expect(item.options.filter(({ right }) => right)).toHaveLength(item.answers);
        expect(new Set(item.options.map(({ text }) => text)).size).toBe(item.options.length);
        for (const { why } of item.options) expect(why.length).toBeGreaterThan(20);
      },
    );

  test.each(plots.map((plot) => [plot.id, plot] as const))("plot %s speaks, in plain finite JSON, in every corner", (id, { controls }) => {
    const draw = drawer(plots);
    for (const values of corners(controls)) {
      const figure = draw(id, values);
      const where = JSON.stringify(values);
      expect(figure.sentence, where).toMatch(/^[A-Zη0-9].*[.?]$/s);
      expect(figure.sentence, where).not.toMatch(/NaN|undefined|null|Infinity|∞/);
      // What is not finite would come back as null.
      expect(JSON.parse(JSON.stringify(figure)), where).toEqual(figure);
    }
  });

  test("what a notebook suggests to try lies on its slider, apart from the start", () => {
    for (const { controls } of [...plots, ...experiments])
      for (const control of Object.values(controls)) {
        if (control.type !== "number") continue;
        for (const value of control.tries ?? []) {
          expect(value).not.toBe(control.start);
          expect(value).toBeGreaterThanOrEqual(control.min);
          expect(value).toBeLessThanOrEqual(control.max);
          const steps = (value - control.min) / control.step;
          expect(steps).toBeCloseTo(Math.round(steps), 9);
        }
      }
  });

  if (experiments.length > 0)
    test.each(experiments.map(({ id }) => id))("experiment %s tells its progress, and the same twice", (id) => {
      const run = runner(experiments);
      const { figure, progress } = run(id);
      expect(progress.length).toBeGreaterThan(3);
      expect([...progress].sort((a, b) => a - b)).toEqual(progress);
      expect(progress.every((part) => part >= 0 && part <= 1)).toBe(true);
      expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
      expect(run(id).figure).toEqual(figure);
    });
});
