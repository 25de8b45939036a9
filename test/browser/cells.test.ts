/** Cells in the built site: they run from the top, show what the notebook shows, and say where they failed. */
import * as engine from "lrlab/engine";
import type { Locator } from "playwright";
import { describe, expect, test } from "vitest";
import { partsOf } from "../../site/lib/lessonParts.js";
import { type Lesson, lessons } from "../../src/lessons/catalog.js";
import { requirePart } from "../realParts.js";
import { pageAt } from "../site/pages.js";
import { edit, ended, lesson, lessonSite, press, statusOf } from "./lessonSite.js";
import { servedSite, sharedPages } from "./siteInChromium.js";

const isThere = requirePart("chromium", "cells in the page");
const { visit, shown } = lessonSite(isThere);

/** Where a lesson's pages are. */
const addressesOf = ({ folder }: Lesson): string[] => partsOf(folder).map(({ href }) => href);

describe.skipIf(!isThere)("cells", () => {
  test("run from the top and show again what the notebook showed", async () => {
    const { page, complaints } = await visit();
    const cell = page.locator("lr-cell#fates");
    const before = await cell.locator("[data-outputs]").innerText();
    await press(cell, "run", /^Ran in [\d.]+ s, with the \d cells above\.$/);
    expect(await cell.locator("[data-outputs]").innerText()).toBe(before);
    expect(complaints).toEqual([]);
  });

  test("draw figures in the page, with their sentence", async () => {
    const { page } = await shown('import { plot, show } from "lrlab/notebook";\nshow(plot("01-three-fates/descent", { eta: 0.6 }));');
    const figure = page.locator("lr-cell#setup figure");
    expect(await figure.locator("svg[role=img]").count()).toBe(1);
    expect(await figure.innerText()).toMatch(/η\s=\s0\.6/);
  });

  test("replay what real libraries do", async () => {
    const { text } = await shown(
      'import { replay } from "lrlab/compat";\nreplay({ api: "NoSuchLR", params: {}, base_lr: 0.1, steps: 4 });',
    );
    expect(text).toContain('line 2: RangeError: replay: api must be one that it knows, got "NoSuchLR".');
  });

  test("train a net, with the same bits as here", async () => {
    const code = [
      "const net = engine.mlp([1, 8, 2], { act: 'tanh', seed: 1 });",
      "const opt = engine.sgd(net, { momentum: 0.9 });",
      "const train = () => {",
      "  const loss = engine.crossEntropy(net(engine.tensor([[1], [-1]])), [0, 1]);",
      "  loss.backward();",
      "  opt.step(0.1);",
      "  return loss.item();",
      "};",
      "const losses = Array.from({ length: 50 }, train);",
    ].join("\n");
    const here = new Function("engine", `${code}\nreturn losses[49];`)(engine);
    const { text } = await shown(`import * as engine from "lrlab/engine";\n${code}\nconsole.log(losses[49]);`);
    expect(text).toContain(String(here));
  });

  test("say on which line they failed, and lead there", async () => {
    const { page, text, status } = await shown(
      "const a: number = 1;\n\nfunction f(): never {\n  throw new RangeError('too far');\n}\nf();",
    );
    expect(text).toContain("line 4: RangeError: too far");
    expect(status).toBe("Stopped with an error.");
    await page.locator("#setup .output button").click();
    await page.locator("#setup .cm-wrong").waitFor();
    expect(await page.locator("#setup .cm-wrong").innerText()).toContain("throw new RangeError");
  });

  test.each([
    ["a name that is declared twice", "const a = 1;\n\nlet a = 2;", "line 3: SyntaxError: Identifier 'a' has already been declared"],
    ["a bracket that is missing", "const a = (1;", "line 1: SyntaxError: Unexpected token"],
    ["a name that is not there", 'import { cosin } from "lrlab";', 'line 1: RangeError: import: "lrlab" has no cosin.'],
    ["another package", 'import { x } from "lodash";', 'line 1: import from "lodash" is not available here.'],
    ["a promise nobody waits for", 'void Promise.reject(new TypeError("late"));', "TypeError: late"],
    [
      "an error in a callback",
      "const f = (x: number): number => {\n  if (x > 1) throw new RangeError('too far');\n  return x;\n};\n[1, 2].map(f);",
      "line 2: RangeError: too far",
    ],
    [
      "an error in a callback of the library",
      'import { custom } from "lrlab";\nconst lr = custom((t) => {\n  throw new TypeError("at " + t);\n}, { steps: 3 });\nlr(1);',
      "line 3: TypeError: at 1",
    ],
    [
      "an error after waiting",
      "await new Promise((r) => setTimeout(r, 1));\n\nnull.x;",
      "line 3: TypeError: Cannot read properties of null",
    ],
    [
      "an error in a timer",
      "setTimeout(() => {\n  throw new Error('tick');\n});\nawait new Promise((r) => setTimeout(r, 50));",
      "line 2: Error: tick",
    ],
    ["a rejection nobody waits for", "const f = async () => {\n  throw new Error('lost');\n};\nvoid f();", "line 2: Error: lost"],
    [
      "a wrong value for the library",
      'import { linear } from "lrlab";\n\nlinear({ baseLr: -1, totalSteps: 3 });',
      "line 3: RangeError: linear: baseLr must be",
    ],
    ["a text that does not end", 'const a = 1;\nconst b = "x', "line 2: SyntaxError"],
    ["something that is no error", "throw { code: 3 };", "thrown: { code: 3 }"],
  ])("tell of %s", async (_, code, words) => {
    expect((await shown(code)).text).toContain(words);
  });

  test("whose earlier cell fails say so, and link to it", async () => {
    const { page } = await visit({ kept: { [`${lesson}/setup`]: "null.x" } });
    const cell = page.locator("lr-cell#path");
    await press(cell, "run", /^Stopped with an error/);
    expect(await cell.locator("[data-outputs]").innerText()).toBe("A cell above stopped with an error, so this one did not run. Go there");
    expect(await page.locator("lr-cell#setup [data-outputs]").innerText()).toContain("line 1: TypeError");
  });

  test("are stopped by the reader, and the next run starts afresh", async () => {
    const { page } = await visit({ kept: { [`${lesson}/setup`]: "while (true) {}" } });
    const cell = page.locator("lr-cell#setup");
    await cell.locator("[data-do=run]").click();
    await press(cell, "stop", /^Stopped\.$/);
    await press(page.locator("lr-cell#setup"), "reset", /course's code/);
    await press(cell, "run", /^Ran in/);
  });

  test("that print without end are cut, and say so", async () => {
    const { page, text } = await shown('for (let i = 0; i < 1e6; i++) console.log("line", i, "x".repeat(50));');
    expect(text).toContain("The rest is left out");
    expect(text.length).toBeLessThan(60_000);
    expect(await page.locator("#setup .output").count()).toBe(1);
  });
});

describe.skipIf(!isThere)("the cells of every lesson", () => {
  const site = servedSite();
  const withPage = sharedPages(site, { viewport: { width: 1280, height: 900 } });
  const withCells = lessons.flatMap(addressesOf).filter((address) => pageAt(address).querySelector("lr-cell") !== null);

  test("stand there", () => {
    for (const each of lessons)
      expect(
        addressesOf(each).filter((address) => withCells.includes(address)),
        each.folder,
      ).not.toEqual([]);
  });

  test.each(withCells)("%s: show again what the notebook showed", (address) =>
    withPage(async ({ page, complaints }) => {
      await page.goto(site.url + address);
      const cells = await page.locator("lr-cell").all();
      const texts = () =>
        page
          .locator("lr-cell [data-outputs]")
          .evaluateAll((all) => all.map((each) => each.textContent?.replaceAll(/\s+/g, " ").replace(/^line \d+: /, "")).filter(Boolean));
      const before = await texts();
      // Changed and changed back, so that all of them are run and drawn again.
      await page
        .locator("lr-cell")
        .first()
        .evaluate((cell) => cell.setAttribute("data-stale", ""));
      await press(cells[cells.length - 1] as Locator, "run", ended);
      expect(await texts()).toEqual(before);
      expect(complaints).toEqual([]);
    }),
  );
});

describe.skipIf(!isThere)("all cells of a page", () => {
  const strip = ".lesson-strip";

  test("run with one button, in order, and say how it went", async () => {
    const { page, complaints } = await visit();
    const before = await page.locator("lr-cell#fates [data-outputs]").innerText();
    await page.locator("[data-all]").click();
    await expect.poll(() => page.locator(strip).innerText(), { timeout: 20_000 }).toMatch(/^All 5 cells ran in [\d.]+ s\./);
    expect(await page.locator("lr-cell#fates [data-outputs]").innerText()).toBe(before);
    expect(await page.locator("lr-cell[data-stale]").count()).toBe(0);
    await page.locator(strip).getByText("Close").click();
    expect(await page.locator(strip).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("stop at the first that fails, and the page goes there", async () => {
    const { page } = await visit({ kept: { [`${lesson}/path`]: "const path = 1;\nnull.x" } });
    await page.locator("[data-all]").click();
    await expect.poll(() => page.locator(strip).innerText(), { timeout: 20_000 }).toMatch(/^Stopped at cell 2 of 5\./);
    const cell = page.locator("lr-cell#path");
    expect(await cell.locator("[data-outputs]").innerText()).toContain("line 2: TypeError");
    expect(await cell.evaluate((place) => place.getBoundingClientRect().top)).toBeGreaterThan(0);
    // The keyboard stands on the line that failed.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("line 2");
    await page.locator(strip).getByText("Reset all").click();
    await expect.poll(() => cell.locator("code").innerText()).not.toContain("null.x");
    await page.locator(strip).getByText("Run all").click();
    await expect.poll(() => page.locator(strip).innerText(), { timeout: 20_000 }).toMatch(/^All 5 cells ran/);
  });

  test("are stopped by the reader", async () => {
    const { page } = await visit({ kept: { [`${lesson}/path`]: "while (true) {}" } });
    await page.locator("[data-all]").click();
    await page.locator(strip).getByText("Stop").click();
    await expect.poll(() => page.locator(strip).innerText()).toMatch(/^Stopped\./);
  });

  test("below an edit are marked, and one button runs them", async () => {
    const { page } = await visit();
    const cell = page.locator("lr-cell#path");
    await edit(page, cell);
    await page.keyboard.type("\nconst more = 1;");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => statusOf(cell).textContent()).toMatch(/^Ran in/);
    const stale = await page.locator("lr-cell[data-stale]").count();
    expect(stale).toBe(3);
    await cell.getByRole("button", { name: "Run the 3 cells below" }).click();
    await expect.poll(() => page.locator("lr-cell[data-stale]").count(), { timeout: 20_000 }).toBe(0);
    expect(await cell.locator("[data-do=rest]").count()).toBe(0);
  });

  test("are ended by another run: one at a time", async () => {
    const { page } = await visit({ kept: { [`${lesson}/path`]: "while (true) {}" } });
    const [first, second] = [page.locator("lr-cell#setup"), page.locator("lr-cell#path")];
    await second.locator("[data-do=run]").click();
    await press(first, "run", /^Ran in/);
    await expect.poll(() => statusOf(second).textContent()).toBe("Stopped.");
    expect(await second.locator("[data-do=run]").isVisible()).toBe(true);
  });
});
