/** A lesson on more than one page: which part holds what, and that each page shows its own part. */
import { createProcessor } from "@mdx-js/mdx";
import { describe, expect, test } from "vitest";
import { hrefOn, partsOf, placeOf } from "../../site/lib/lessonParts.js";
import { recmaParts } from "../../site/lib/recmaParts.mjs";
import { partsIn, remarkLesson } from "../../site/lib/remarkLesson.mjs";
import { lessons } from "../../src/lessons/catalog.js";
import { pageAddress } from "../../src/lessons/section.js";
import { parseMdx } from "../../src/notebook/host/mdx.js";
import { addresses, pageAt } from "./pages.js";

const text = `<Part title="One" />

Before a heading.

\`\`\`ts run id="setup"
const a = 1;
\`\`\`

## A heading

<Part title="Two" />

## A heading

<Plot id="picture" />

## Setup
`;

const prepared = () => {
  const tree = parseMdx(text);
  remarkLesson()(tree, { path: "/src/lessons/course/00-some/lesson.mdx" });
  return tree;
};

describe("a text in parts", () => {
  test("knows in which part each cell, picture and heading stands; no two headings have one id", () => {
    expect(partsIn(prepared())).toEqual([
      { title: "One", ids: ["setup", "a-heading"] },
      { title: "Two", ids: ["about-a-heading", "picture", "about-setup"] },
    ]);
    const whole = parseMdx('## One\n\n<Plot id="one" />\n');
    remarkLesson()(whole, { path: "/src/lessons/course/00-some/lesson.mdx" });
    expect(partsIn(whole)).toEqual([{ title: "", ids: ["about-one", "one"] }]);
  });

  test("makes a part only where it is asked for", async () => {
    const processor = createProcessor({ remarkPlugins: [remarkLesson], recmaPlugins: [recmaParts] });
    const code = String(await processor.process({ value: text, path: "/src/lessons/course/00-some/lesson.mdx" }));
    const [, ...branches] = code.split(/props\.part === void 0 \|\| props\.part === (?=\d \?)/);
    expect(branches.map((branch) => branch.charAt(0))).toEqual(["1", "2"]);
    expect(branches[0]).toContain('"Before a heading."');
    expect(branches[0]).not.toContain("Plot");
    expect(branches[1]).toContain('id: "picture"');
    expect(code).not.toContain("Part,");
  });
});

describe("an address", () => {
  const folder = "course/03-shapes";
  const parts = partsOf(folder);
  const folderOf = (address: string) => lessons.find((lesson) => pageAddress(lesson.folder) === address)?.folder;

  test("of a part follows the lesson's", () => {
    expect(parts.map(({ href }) => href)).toEqual(["/lessons/03-shapes/", "/lessons/03-shapes/2/", "/lessons/03-shapes/3/"]);
    expect(parts.every(({ title, count }) => title !== "" && count === 3)).toBe(true);
    expect(partsOf("schedules/cosine").map(({ href, title }) => [href, title])).toEqual([["/schedules/cosine/", ""]]);
  });

  test("of an id is that of the part where it stands", () => {
    expect(placeOf(folder, "zoo")).toBe("/lessons/03-shapes/#zoo");
    expect(placeOf(folder, "race")).toBe("/lessons/03-shapes/3/#race");
    expect(placeOf(folder, "sources")).toBe("/lessons/03-shapes/3/#sources");
    expect(placeOf(folder, "nowhere")).toBeNull();
  });

  test("in a text need not say on which page that is", () => {
    const third = "/lessons/03-shapes/3/";
    expect(hrefOn(third, "#zoo", folderOf)).toBe("/lessons/03-shapes/#zoo");
    expect(hrefOn(third, "#race", folderOf)).toBe("#race");
    expect(hrefOn("/lessons/01-three-fates/", "/lessons/03-shapes/#race", folderOf)).toBe("/lessons/03-shapes/3/#race");
    expect(hrefOn(third, "/lessons/03-shapes/#race", folderOf)).toBe("#race");
    for (const other of ["/lessons/03-shapes/", "https://arxiv.org/abs/1#x", "/glossary/#area", "/labs/one-step/?rate=2#table"])
      expect(hrefOn(third, other, folderOf)).toBe(other);
  });
});

const divided = lessons.map(({ folder }) => partsOf(folder)).filter((parts) => parts.length > 1);

test("there are lessons in parts", () => {
  expect(divided.length).toBeGreaterThan(1);
});

describe.each(divided.map((parts) => [parts[0]?.href ?? "", parts] as const))("the pages of %s", (address, parts) => {
  const pages = parts.map(({ href }) => pageAt(href));

  test("show each its own part, and no other", () => {
    for (const [i, { ids, href }] of parts.entries()) {
      const there = new Set([...(pages[i]?.querySelectorAll("[id]") ?? [])].map(({ id }) => id));
      expect(
        [...ids].filter((id) => !there.has(id)),
        href,
      ).toEqual([]);
      const others = parts.filter((_, j) => j !== i).flatMap((part) => [...part.ids]);
      expect(
        others.filter((id) => there.has(id)),
        href,
      ).toEqual([]);
    }
  });

  test("have a title, a description and a heading each", () => {
    for (const of of [
      (page: Document) => page.title,
      (page: Document) => page.querySelector('meta[name="description"]')?.getAttribute("content"),
      (page: Document) => page.querySelector("h1")?.textContent,
    ])
      expect(new Set(pages.map(of)).size).toBe(parts.length);
    for (const [i, { title, count }] of parts.entries()) {
      const kicker = pages[i]?.querySelector(".head .kicker")?.textContent ?? "";
      expect(kicker.replaceAll(/\s+/g, " ")).toMatch(new RegExp(`(Lesson \\d+|Capstone).*Part ${i + 1} of ${count}`));
      expect(pages[i]?.querySelector(".head")?.textContent).toContain(title);
    }
  });

  test("list the parts under the lesson, and the headings under the part that is read", () => {
    for (const [i, { href, ids }] of parts.entries()) {
      const contents = pages[i]?.querySelector(".contents");
      const lines = [...(contents?.querySelectorAll(`a[href^="${address}"]`) ?? [])].map((line) => line.getAttribute("href"));
      expect(lines).toEqual([address, ...parts.map((part) => part.href)]);
      const current = [...(contents?.querySelectorAll('[aria-current="page"]') ?? [])].map((line) => line.getAttribute("href"));
      expect(current).toEqual([href]);
      const sections = [...(contents?.querySelectorAll(".sections a") ?? [])].map((line) => line.getAttribute("href")?.slice(1) ?? "");
      expect(sections.length).toBeGreaterThan(0);
      expect(sections.every((id) => ids.has(id))).toBe(true);
    }
  });

  test("lead from one to the next, and only the last has the notebook's box", () => {
    for (const [i, page] of pages.entries()) {
      const next = page.querySelector('.neighbours [rel="next"]')?.getAttribute("href");
      const previous = page.querySelector('.neighbours [rel="prev"]')?.getAttribute("href");
      if (i + 1 < parts.length) expect(next).toBe(parts[i + 1]?.href);
      else expect(next ?? "").not.toContain(address);
      if (i > 0) expect(previous).toBe(parts[i - 1]?.href);
      expect(page.querySelector("#jupyter") !== null).toBe(i + 1 === parts.length);
      expect(page.querySelector(".text")?.getAttribute("data-part")).toBe(String(i + 1));
    }
  });
});

test("there is no page of a part that no lesson has", () => {
  const known = new Set(lessons.flatMap(({ folder }) => partsOf(folder).map(({ href }) => href)));
  expect(addresses().filter((address) => address.startsWith("/lessons/") && !known.has(address))).toEqual([]);
});
