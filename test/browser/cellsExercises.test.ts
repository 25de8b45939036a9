/** Exercises in the built site: a start that fails, a solution that passes, and a verdict one can read whatever an answer does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { partsOf } from "../../site/lib/lessonParts.js";
import { type Lesson, lessons } from "../../src/lessons/catalog.js";
import { pageAddress } from "../../src/lessons/section.js";
import { requirePart, root } from "../realParts.js";
import { lesson, lessonSite, press, statusOf } from "./lessonSite.js";
import { servedSite, sharedPages } from "./siteInChromium.js";

const isThere = requirePart("chromium", "exercises in the page");
const { visit } = lessonSite(isThere);

/** Where an exercise of a lesson stands. */
const addressOf = ({ folder }: Lesson, id: string): string => partsOf(folder).find(({ ids }) => ids.has(id))?.href ?? pageAddress(folder);

describe.skipIf(!isThere)("exercises", () => {
  const site = servedSite();
  const withPage = sharedPages(site, { viewport: { width: 1280, height: 900 } });
  const exercises = lessons.flatMap((each) =>
    Object.keys(each.exercises).map((id) => ({ address: addressOf(each, id), folder: each.folder, id })),
  );
  const codeOf = (folder: string, id: string, name: string): string =>
    readFileSync(join(root, "src/lessons", folder, "exercises", id, `${name}.ts`), "utf8");
  const checked = /points/;

  test.each(exercises)("$folder/$id: the start fails, the solution passes", ({ address, folder, id }) =>
    withPage(async ({ page, complaints }) => {
      await page.goto(site.url + address);
      const exercise = page.locator(`lr-exercise#${id}`);
      expect(await press(exercise, "check", checked)).toMatch(/^✗ Not yet: /);
      expect(await exercise.locator("[data-state=wrong] .verdict").first().innerText()).toBe("✗ not yet");
      expect(await exercise.locator(".solution summary").innerText()).toBe("Show a solution");
      await exercise.locator("[data-do=edit]").click();
      await exercise.locator(".cm-content").waitFor();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(codeOf(folder, id, "solution"));
      expect(await press(exercise, "check", /points/)).toMatch(/^✓ All right: /);
      expect(await exercise.locator("[data-state]:not([data-state=right])").count()).toBe(0);
      expect(complaints).toEqual([]);
    }),
  );

  test("what was solved is remembered", async () => {
    const { page } = await visit({ kept: { [`${lesson}/fate`]: codeOf(`course/${lesson}`, "fate", "solution") } });
    const exercise = page.locator("lr-exercise#fate");
    await press(exercise, "check", /^✓ All right: /);
    await page.reload();
    await expect.poll(() => statusOf(exercise).textContent()).toBe("✓ You have solved this one.");
  });

  test("hints are opened one after the other, by keyboard too; without scripts as well", async () => {
    const { page } = await visit({ options: { javaScriptEnabled: false } });
    const exercise = page.locator("lr-exercise#fate");
    const hints = exercise.locator(".hint");
    const count = await hints.count();
    expect(count).toBeGreaterThan(1);
    const opened = () => exercise.locator(".hint > p:visible").count();
    expect(await opened()).toBe(0);
    expect(await exercise.locator(".hint > summary:visible").allInnerTexts()).toEqual([`Show a hint 1 of ${count}`]);
    await exercise.locator(".hint > summary").first().focus();
    await page.keyboard.press("Enter");
    expect(await opened()).toBe(1);
    expect(await exercise.locator(".hint > summary:visible").allInnerTexts()).toEqual([
      `Show a hint 1 of ${count}`,
      `Show another 2 of ${count}`,
    ]);
    for (let i = 1; i < count; i++) {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await opened()).toBe(i + 1);
    }
    expect(await exercise.locator(".solution pre").isVisible()).toBe(false);
  });

  test.each([
    ["NaN", "return NaN as any;", /got NaN|NaN/],
    ["a number", "return 3 as any;", /got 3/],
    ["a boxed text", 'return new String("monotone") as any;', /String/],
    ["nothing", "return undefined as any;", /undefined|nothing/],
    ["a Promise", 'return Promise.resolve("monotone") as any;', /Promise/],
    ["a function", "return (() => 1) as any;", /function/],
    ["itself", "const a: any = {}; a.a = a; return a;", /contains itself/],
    ["an error", 'throw new TypeError("oops");', /threw TypeError: oops/],
    ["an endless loop", "while (true) {}", /ran longer than 3 seconds\. Does a loop never end\?/],
    ["a huge text", 'return "x".repeat(1e7) as any;', /answers are too long/],
    ["a flood", "for (;;) console.log(eta);", /ran longer than 3 seconds/],
  ])("an answer that gives %s gets a verdict that can be read", async (_, body, words) => {
    const { page } = await visit({ kept: { [`${lesson}/fate`]: `function fate(eta: number, h: number): string {\n  ${body}\n}` } });
    const exercise = page.locator("lr-exercise#fate");
    expect(await press(exercise, "check", checked)).toMatch(/^✗ Not yet: 0 of 10 points/);
    expect(await exercise.locator("[data-results]").innerText()).toMatch(words);
  });

  test.each([
    ["no function of that name", "const other = 1;", /fate must be a function/],
    ["code that can't be read", "function fate( {", /line 1: SyntaxError/],
    ["code that stops before it is called", "null.x;", /line 1: TypeError/],
    ["an import from elsewhere", 'import { x } from "fs";', /not available here/],
  ])("%s is told", async (_, code, words) => {
    const { page } = await visit({ kept: { [`${lesson}/fate`]: code } });
    const exercise = page.locator("lr-exercise#fate");
    await press(exercise, "check", /points|Not checked/);
    expect(await exercise.locator("[data-results]").innerText()).toMatch(words);
  });

  test("an answer that remembers earlier tests is given a fresh start for each", async () => {
    const code = "let calls = 0;\nfunction fate(eta: number, h: number): any {\n  calls++;\n  return calls;\n}";
    const { page } = await visit({ kept: { [`${lesson}/fate`]: code } });
    const exercise = page.locator("lr-exercise#fate");
    await press(exercise, "check", checked);
    const firsts = await exercise.locator("[data-state=wrong] p:nth-child(2)").allInnerTexts();
    expect(firsts.filter((text) => text.includes("got 1"))).toHaveLength(6); // two tests are hidden
  });
});
