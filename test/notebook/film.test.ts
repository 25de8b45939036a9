import { film, show } from "lrlab/notebook";
import { describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { plainMath } from "../../src/lessons/plainMath.js";
import { setBegunLesson } from "../../src/notebook/begunLesson.js";
import { present } from "../../src/notebook/present.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
const films = lessons.flatMap((lesson) => (lesson.films ?? []).map((one) => [`${nameOf(lesson)}/${one.id}`, one] as const));

describe("a film in a notebook", () => {
  test.each(films)("%s is how each scene ends, with what it tells", (id, { scenes }) => {
    const { frames, control, start, sentence } = film(id);
    expect(control).toEqual({ label: "Scene", ordered: true });
    expect(frames.map(({ value }) => value)).toEqual(scenes.map((_, i) => `${i + 1} of ${scenes.length}`));
    for (const [i, scene] of scenes.entries()) {
      const still = scene.figure(1);
      expect(frames[i]?.figure).toEqual({ ...still, sentence: `${plainMath(scene.caption)} ${still.sentence}` });
    }
    expect(start).toBe(0);
    expect(sentence).toBe(frames[0]?.figure.sentence);
  });

  test("is shown with a slider over its scenes", () => {
    const shown = film("01-three-fates/film");
    expect(present(shown)).toEqual([shown]);
    show(shown);
    expect(host.seen.at(-1)).toEqual([shown]);
    expect(present({ kind: "frames", frames: [] })).toBeNull();
    expect(present({ kind: "frames", frames: [null] })).toBeNull();
  });

  test("means the lesson that has begun; says which there are", () => {
    setBegunLesson(lessons[0] ?? null);
    expect(film("film")).toEqual(film("01-three-fates/film"));
    expect(() => film("nope")).toThrow(/^film: id must name a film of 01-three-fates, got "nope"\. There are: 01-three-fates\/film\.$/);
    setBegunLesson(null);
    expect(() => film(undefined as never)).toThrow(/^film: id must name a film of a lesson, got undefined\./);
  });
});
