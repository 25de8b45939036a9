/** A lesson on more than one page, in a browser: its cells run with those of the pages before, and its addresses lead to the right one. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { edit, ended, lessonSite, press, rewrite, statusOf } from "./lessonSite.js";

const isThere = requirePart("chromium", "lessons in parts");
const { visit } = lessonSite(isThere);

const first = "/lessons/02-noise-floor/";
const second = `${first}2/`;
const whole = "02-noise-floor";
const strip = (page: Page) => page.locator(".lesson-strip");
const textOf = (page: Page, id: string): Promise<string> => page.locator(`lr-cell#${id} [data-outputs]`).innerText();

describe.skipIf(!isThere)("a cell of a later part", () => {
  test("runs after those of the parts before, and shows again what the notebook showed", async () => {
    const { page, complaints } = await visit({ address: second });
    const before = await textOf(page, "average");
    expect(await press(page.locator("lr-cell#average"), "run", ended)).toMatch(/^Ran in [\d.]+ s, with the \d cells of part 1\.$/);
    expect(await textOf(page, "average")).toBe(before);
    expect(await press(page.locator("lr-cell#agree"), "run", ended)).toMatch(
      /^Ran in [\d.]+ s, with the cell above and the \d cells of part 1\.$/,
    );
    expect(complaints).toEqual([]);
  });

  test("takes a cell of the part before as the reader has changed it, and says so", async () => {
    const { page, complaints } = await visit({ address: first });
    const setup = page.locator("lr-cell#setup");
    await edit(page, setup);
    const code = (await setup.locator(".cm-content").innerText()).replaceAll("\u00a0", " ");
    await rewrite(page, setup, `${code}\nconst told = "from part 1";`);
    await press(setup, "run", ended);

    await page.goto(page.url().replace(first, second));
    const cell = page.locator("lr-cell#average");
    await edit(page, cell);
    await rewrite(page, cell, "console.log(told);");
    expect(await press(cell, "run", ended)).toMatch(/^Ran in .* s, with the \d cells of part 1, 1 of them changed by you\.$/);
    expect(await textOf(page, "average")).toBe("from part 1");
    // What stands below came from the course's code, so it is out of date.
    expect(await page.locator("lr-cell#agree").getAttribute("data-stale")).toBe("");
    expect(complaints).toEqual([]);
  });

  test("does not run where one of the part before fails, and leads there", async () => {
    const { page } = await visit({ address: second, kept: { [`${whole}/two-parts`]: "throw new RangeError('too far');" } });
    const cell = page.locator("lr-cell#average");
    expect(await press(cell, "run", ended)).toBe("Stopped with an error.");
    const note = cell.locator(".output-note");
    expect(await note.innerText()).toBe("A cell of part 1 stopped in line 1, so this one did not run: RangeError: too far. Go there");
    expect(await note.locator("a").getAttribute("href")).toBe(`${first}#two-parts`);
  });

  test("says where one of the part before can't be read", async () => {
    const { page } = await visit({ address: second, kept: { [`${whole}/two-parts`]: "const a = (1;" } });
    const cell = page.locator("lr-cell#average");
    expect(await press(cell, "run", ended)).toBe("Not run: the code can't be read.");
    expect(await cell.locator(".output-note").innerText()).toContain("A cell of part 1 stopped in line 1");
  });

  test("says that the part before did not load, and runs once it does", async () => {
    const { page } = await visit({ address: second });
    await page.route(`**${first}`, (route) => route.abort());
    const cell = page.locator("lr-cell#average");
    expect(await press(cell, "run", ended)).toBe("Not run: the cells of part 1 run before this one, and they did not load. Try again.");
    await page.unroute(`**${first}`);
    expect(await press(cell, "run", ended)).toMatch(/^Ran in/);
  });
});

describe.skipIf(!isThere)("all cells of a part", () => {
  test("run with those of the part before; all can be put back, there too", async () => {
    const { page } = await visit({ address: second, kept: { [`${whole}/two-parts`]: "console.log('mine');" } });
    await page.locator("[data-all]").click();
    await expect
      .poll(() => strip(page).innerText(), { timeout: 40_000 })
      .toMatch(/All \d+ cells ran in .* s, with the \d cells of part 1, 1 of them changed by you\./);
    await strip(page).getByRole("button", { name: "Reset all" }).click();
    expect(await page.evaluate(() => localStorage.getItem("lrlab/code/02-noise-floor/two-parts"))).toBeNull();
  });

  test("stop where one of the part before fails, and lead there", async () => {
    const { page } = await visit({ address: second, kept: { [`${whole}/two-parts`]: "null.x;" } });
    await page.locator("[data-all]").click();
    await expect
      .poll(() => strip(page).innerText(), { timeout: 40_000 })
      .toContain("Stopped at a cell of part 1, which runs before these.");
    await strip(page).getByRole("button", { name: "Go there" }).click();
    await page.waitForURL(`**${first}#two-parts`);
    expect(await page.locator("lr-cell#two-parts").isVisible()).toBe(true);
  });
});

describe.skipIf(!isThere)("an address", () => {
  test("of something that stands in another part leads there, with all that it carries", async () => {
    const { page } = await visit({ address: `${first}?averaging.eta=0.2#averaging` });
    await page.waitForURL(`**${second}?averaging.eta=0.2#averaging`);
    const back = await visit({ address: `${second}#where-it-settles` });
    await back.page.waitForURL(`**${first}#where-it-settles`);
    const nowhere = await visit({ address: `${first}#nothing` });
    await nowhere.page.waitForLoadState("networkidle");
    expect(nowhere.page.url()).toContain(`${first}#nothing`);
    expect(nowhere.complaints).toEqual([]);
  });

  test("with code finds the part of its cell", async () => {
    const { page } = await visit({ address: second, options: { permissions: ["clipboard-read", "clipboard-write"] } });
    const cell = page.locator("lr-cell#average");
    await edit(page, cell);
    await rewrite(page, cell, "console.log(1);");
    await cell.locator("[data-do=copy]").click();
    await expect.poll(() => statusOf(cell).innerText()).toMatch(/^Link copied/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain(second);
    const other = await visit({ address: new URL(link.replace(second, first)).href.replace(/^https?:\/\/[^/]+/, "") });
    await other.page.waitForURL(`**${second}#cell=average&**`);
    await other.page.locator("#average .code-notice").waitFor();
    expect(await other.page.locator("#average .editable").innerText()).toBe("console.log(1);");
  });

  test("of a part that no lesson has is told so", async () => {
    const { page } = await visit({ address: "/lessons/02-noise-floor/9/" });
    expect(await page.title()).toMatch(/^Page not found/);
  });
});

describe.skipIf(!isThere)("reading", () => {
  test("is kept for the lesson over its parts; the home page leads back to the part", async () => {
    const { page } = await visit({ address: second });
    await page.locator("#so-we-lower-the-rate").scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => localStorage.getItem("lrlab/progress"));
    const read = () => page.evaluate(() => JSON.parse(localStorage.getItem("lrlab/progress") ?? "{}")["02-noise-floor"]);
    const { part, parts, last } = await read();
    expect(parts[0]).toBe(0);
    expect(last).toBe(1);
    expect(part).toBeCloseTo(parts[1] / 2, 2);
    const lit = await page.locator(".strip").evaluate((one) => Number(one.style.getPropertyValue("--read")));
    expect(lit).toBeGreaterThan(0.5);

    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(async () => (await read()).parts[1]).toBe(1);
    await page.goto(page.url().replace(second, "/").replace(/#.*/, ""));
    expect(await page.locator("[data-resume]").getAttribute("href")).toMatch(/^\/lessons\/02-noise-floor\/2\/#/);
    expect(await page.locator('[data-lesson="02-noise-floor"] [data-state]').innerText()).toBe("50 % read");
  });

  test("of a lesson when it had one page counts from the top", async () => {
    const { page } = await visit({
      address: second,
      before: (context) =>
        context.addInitScript(() =>
          localStorage.setItem("lrlab/progress", JSON.stringify({ "02-noise-floor": { part: 0.6, at: 1, heading: "" } })),
        ),
    });
    await page.mouse.wheel(0, 10);
    await page.waitForFunction(() => localStorage.getItem("lrlab/progress")?.includes("parts"));
    const { parts } = await page.evaluate(() => JSON.parse(localStorage.getItem("lrlab/progress") ?? "{}")["02-noise-floor"]);
    expect(parts[0]).toBe(1);
    expect(parts[1]).toBeGreaterThan(0.19);
  });

  test("needs no script: the parts are linked, each with its text", async () => {
    const { page } = await visit({ address: first, options: { javaScriptEnabled: false } });
    await page.locator(".neighbours .next").click();
    await page.waitForURL(`**${second}`);
    expect(await page.locator("h1").innerText()).toBe("Ways below the floor");
    expect(await page.locator("lr-cell").count()).toBeGreaterThan(2);
  });
});
