import { experiment, plot } from "lrlab/notebook";
import { describe, expect, test } from "vitest";
import { startValues } from "../../src/labs/interactive.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";

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
    ["no plot of any lesson", () => plot("descnt"), 'plot: id must name a plot of a lesson, got "descnt". An id is'],
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
