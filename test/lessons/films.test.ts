/** Films: how seconds become scenes, and what every film of every lesson must keep. */
import { describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { between, counted, type Film, lengthOf, moved, sceneAt, within } from "../../src/lessons/film.js";
import { plainMath } from "../../src/lessons/plainMath.js";
import { isFigure } from "../../src/plots/isFigure.js";

describe("a film's time", () => {
  const scene = (seconds: number) => ({ seconds, caption: "", figure: () => undefined as never });
  const film: Film = { id: "film", title: "", scenes: [scene(10), scene(5), scene(20)] };

  test("is the sum of its scenes'", () => {
    expect(lengthOf(film)).toBe(35);
  });

  test("leads to the scene and the part of it; where two meet it is the end of the first", () => {
    expect(sceneAt(film, 0)).toEqual({ index: 0, part: 0 });
    expect(sceneAt(film, 2.5)).toEqual({ index: 0, part: 0.25 });
    expect(sceneAt(film, 10)).toEqual({ index: 0, part: 1 });
    expect(sceneAt(film, 11)).toEqual({ index: 1, part: 0.2 });
    expect(sceneAt(film, 35)).toEqual({ index: 2, part: 1 });
    expect(sceneAt(film, 99)).toEqual({ index: 2, part: 1 });
    expect(sceneAt(film, -1)).toEqual({ index: 0, part: 0 });
  });
});

describe("what moves in a scene", () => {
  test("counts updates, each as long as the others", () => {
    const all = Array.from({ length: 400 }, (_, i) => counted(i / 400, 2, 5));
    expect([2, 3, 4, 5].map((t) => all.filter((one) => one === t).length)).toEqual([100, 100, 100, 100]);
    expect([counted(0, 5, 2), counted(0.5, 5, 2), counted(1, 5, 2), counted(1, 2, 5), counted(0.7, 3, 3)]).toEqual([5, 3, 2, 5, 3]);
  });

  test("turns a number without leaving a trail of rounding, and may stand still at the end", () => {
    expect(between(0.1, 0, 3)).toBe(0.3);
    expect(between(1, 0.05, 0.6)).toBe(0.6);
    expect([0, 0.4, 0.8, 0.9, 1].map((part) => within(part, 0.8))).toEqual([0, 0.5, 1, 1, 1]);
  });

  test("is one of the lesson's plots", () => {
    expect(() => moved([], "descent")).toThrow('moved: id must be one of the plots, got "descent". There are: .');
  });
});

const films = lessons.flatMap((lesson) => (lesson.films ?? []).map((film) => [`${nameOf(lesson)}/${film.id}`, lesson, film] as const));
const texts = import.meta.glob<string>("../../src/lessons/*/*/lesson.mdx", { eager: true, query: "?raw", import: "default" });
const parts = [0, 0.25, 0.5, 0.75, 1];

test("there are films", () => {
  expect(films.length).toBeGreaterThan(0);
});

describe.each(films)("film %s", (_, { folder }, film) => {
  const { id, title, scenes } = film;

  test("stands in its lesson's text", () => {
    expect(texts[`../../src/lessons/${folder}/lesson.mdx`]).toMatch(new RegExp(`^<Film id="${id}" ?/>$`, "m"));
    expect(title.length).toBeGreaterThan(5);
    expect(title).not.toMatch(/[$`*]/);
  });

  test("takes 45 to 90 seconds, in four to eight scenes that can be followed", () => {
    expect(lengthOf(film)).toBeGreaterThanOrEqual(45);
    expect(lengthOf(film)).toBeLessThanOrEqual(90);
    expect(scenes.length).toBeGreaterThanOrEqual(4);
    expect(scenes.length).toBeLessThanOrEqual(8);
    for (const { seconds, caption } of scenes) {
      expect(caption.trim()).toMatch(/^[\p{Lu}\d$“].*[.?!]$/su);
      expect(caption.length).toBeLessThan(220);
      // Three words a second is as fast as one reads beside a picture.
      expect(plainMath(caption).split(/\s+/).length / seconds, caption).toBeLessThanOrEqual(3);
    }
    expect(new Set(scenes.map(({ caption }) => caption)).size).toBe(scenes.length);
  });

  test("shows in every scene a picture that moves, in plain finite JSON, with its sentence", () => {
    for (const { caption, figure } of scenes) {
      const pictures = parts.map((part) => figure(part));
      for (const picture of pictures) {
        expect(isFigure(picture), caption).toBe(true);
        expect(JSON.parse(JSON.stringify(picture)), caption).toEqual(picture);
        expect(picture.sentence, caption).toMatch(/^[A-Zη0-9].*[.?]$/s);
        expect(picture.sentence, caption).not.toMatch(/NaN|undefined|null|Infinity|∞/);
      }
      expect(pictures[4], caption).not.toEqual(pictures[0]);
      expect(figure(0.25), "a picture depends on its moment alone").toEqual(pictures[1]);
    }
  });

  test("makes a picture in 20 milliseconds", () => {
    for (const { caption, figure } of scenes) {
      const times = [...parts, ...parts].map((part) => {
        const began = performance.now();
        figure(part);
        return performance.now() - began;
      });
      expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)], caption).toBeLessThan(20);
    }
  });
});
