/** The capstone as a reader meets it: by keyboard, after a reload, on a phone, with a link, and with storage that fails. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { readRates } from "../../src/lessons/course/14-capstone/rates.js";
import { accuraciesOf, linearName, scheduleOf } from "../../src/lessons/course/14-capstone/results.js";
import { toUrl } from "../../src/schedules/export/url.js";
import { requirePart } from "../realParts.js";
import { axeViolations, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the capstone in a browser");
const link = `/capstone/?${toUrl(scheduleOf(linearName))}`;

const isLive = (page: Page) => page.locator("#capstone[data-live]").waitFor();
/** Writes a prediction and starts, with keys alone. */
async function attempt(page: Page, low: string, high: string, word: string): Promise<void> {
  await page.locator("#predict\\.low").focus();
  await page.keyboard.type(low);
  await page.keyboard.press("Tab");
  await page.keyboard.type(high);
  await page.keyboard.press("Tab");
  await page.keyboard.type(word);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}
const isDone = (page: Page) => page.locator(".result:not([hidden]) [data-curves] svg").waitFor({ timeout: 60_000 });
const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.skipIf(!isThere)("the capstone", () => {
  const site = siteInChromium();

  test("by keys alone: a prediction, the run, the same accuracies as the course's own; a reload keeps it", async () => {
    const page = await site.open(link);
    await isLive(page);
    await attempt(page, "85", "92", "equal");
    await isDone(page);
    const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("lrlab/capstone") ?? "null"));
    expect(kept).toHaveLength(1);
    expect(kept[0].results.map(({ accuracy }: { accuracy: number }) => accuracy)).toEqual(accuraciesOf(linearName));
    expect(kept[0].prediction).toEqual({ low: 85, high: 92, versusLinear: "equal" });
    expect(await page.locator("[data-sentences]").innerText()).toContain("You had said “equal”: right.");
    // The next attempt takes a prediction of its own.
    expect(await page.locator("#predict\\.low").inputValue()).toBe("");
    expect(await page.evaluate(() => document.activeElement?.classList.contains("result"))).toBe(true);
    await page.reload();
    await isDone(page);
    expect(await page.locator(".attempts li").count()).toBe(1);
    expect(readRates("test", scheduleOf(linearName))).toHaveLength(600);
  });

  test("nothing runs without a prediction, with one that says nothing, or beyond the budget", async () => {
    const page = await site.open(link);
    await isLive(page);
    const trouble = page.locator("form .trouble");
    await page.locator("button[data-run]").click();
    expect(await trouble.innerText()).toContain("Say first what you expect");
    await attempt(page, "10", "90", "better");
    await expect.poll(() => trouble.innerText()).toContain("at most 10 points wide, got 80");
    await page.goto(`${site.url}/capstone/?lr=linear(baseLr:0.01,totalSteps:900)`);
    await isLive(page);
    await attempt(page, "80", "90", "better");
    await expect.poll(() => trouble.innerText()).toContain("at most 600 updates, got 900");
    expect(await page.locator(".attempts").isHidden()).toBe(true);
  });

  test("a run that is cancelled leaves what was said", async () => {
    const page = await site.open(link);
    await isLive(page);
    await attempt(page, "85", "92", "equal");
    await page.locator("[data-cancel]").click();
    expect(await page.locator(".attempts li").innerText()).toContain("Not finished; you said 85 to 92 %, equal.");
    expect(await page.locator(".result").isHidden()).toBe(true);
  });

  test("a broken link is told, and the usual schedule stands instead", async () => {
    const page = await site.open("/capstone/?lr=linaer(baseLr:0.1)");
    await isLive(page);
    expect(await page.locator(".troubles").innerText()).toContain("The usual schedule is here instead.");
  });

  test("what was edited by hand in the storage is told, and the page starts afresh", async () => {
    const page = await site.open("/capstone/", {
      prepare: (one) => one.addInitScript(() => localStorage.setItem("lrlab/capstone", "[3]")),
    });
    await isLive(page);
    await page.locator(".notice", { hasText: "could not be read" }).waitFor();
    expect(await page.locator(".attempts").isHidden()).toBe(true);
  });

  test("fits a phone, and axe finds nothing, before and after a run", async () => {
    const page = await site.open(link, { viewport: { width: 390, height: 844 } });
    await isLive(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await attempt(page, "85", "92", "equal");
    await isDone(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  test("without scripts it says where the same can be done", async () => {
    const page = await site.open("/capstone/", { javaScriptEnabled: false });
    expect(await page.locator("noscript").innerText()).toContain("its notebook");
    expect(await page.locator("#capstone").isHidden()).toBe(true);
  });
});
