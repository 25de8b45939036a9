/** Films as the build leaves them: readable without scripts, and light. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clockOf } from "../../site/lib/filmTime.js";
import { partsOf } from "../../site/lib/lessonParts.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { lengthOf } from "../../src/lessons/film.js";
import { builtSite } from "../browser/serve.js";
import { root } from "../realParts.js";
import { pageAt, textAt } from "./pages.js";

test("seconds are written as players write them", () => {
  expect([0, 9.99, 60, 62.4, 130].map(clockOf)).toEqual(["0:00", "0:09", "1:00", "1:02", "2:10"]);
});

const films = lessons.flatMap((lesson) => (lesson.films ?? []).map((film) => [`${nameOf(lesson)}/${film.id}`, lesson, film] as const));
const pageOf = (folder: string, id: string) => partsOf(folder).find(({ ids }) => ids.has(id))?.href;
/** A film that stands nowhere is another test's to name. */
const stands = (folder: string, id: string): boolean =>
  readFileSync(join(root, "src/lessons", folder, "lesson.mdx"), "utf8").includes(`<Film id="${id}"`);

describe.each(films.filter(([, { folder }, { id }]) => stands(folder, id)))("film %s", (name, { folder }, film) => {
  const host = pageAt(pageOf(folder, film.id) ?? "").querySelector(`lr-film#${film.id}`);

  test("begins with its first picture, and the caption that belongs to it", () => {
    expect(host?.querySelector(".canvas svg")?.getAttribute("aria-label")).toBe(film.scenes[0]?.figure(0).sentence);
    const captions = [...(host?.querySelectorAll("figcaption > p") ?? [])];
    expect(captions).toHaveLength(film.scenes.length);
    expect(captions.map((caption) => caption.hasAttribute("data-now"))).toEqual(film.scenes.map((_, i) => i === 0));
    expect(host?.querySelector("input")?.getAttribute("max")).toBe(String(lengthOf(film)));
  });

  test("can be read scene by scene: a still and what it tells", () => {
    const rows = [...(host?.querySelectorAll(".scenes li") ?? [])];
    expect(rows).toHaveLength(film.scenes.length);
    for (const [i, row] of rows.entries()) {
      const image = row.querySelector("img");
      const still = film.scenes[i]?.figure(1);
      expect(image?.getAttribute("alt")).toBe(still?.sentence);
      expect(image?.getAttribute("loading")).toBe("lazy");
      const file = image?.getAttribute("src") ?? "";
      expect(existsSync(join(builtSite(), file)), file).toBe(true);
      const [, width, height] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(textAt(file)) ?? [];
      expect([image?.getAttribute("width"), image?.getAttribute("height")]).toEqual([width, height]);
      expect(row.querySelector("p")?.innerHTML).toBe(
        host?.querySelectorAll("figcaption > p")[i]?.innerHTML.replace(/^<span>.*?<\/span> /, ""),
      );
    }
  });

  test(`keeps the room of its tallest scene (${name})`, () => {
    const rooms = [...(host?.querySelectorAll(".room") ?? [])].map((room) => room.getAttribute("viewBox")?.split(" ").map(Number) ?? []);
    expect(rooms.map(([, , width]) => width)).toEqual([608, 340]);
    const poster = host?.querySelector(".canvas svg");
    expect(rooms[0]?.[3]).toBeGreaterThanOrEqual(Number(poster?.getAttribute("height")));
  });
});
