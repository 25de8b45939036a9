/** The paths that every reader takes, in Firefox: another engine for styles, policies, Workers and WASM. */
import type { Server } from "node:http";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { galleryCase } from "../../src/labs/gallery/galleryCase.js";
import { chromium, launchChromium, launchFirefox, requirePart } from "../realParts.js";
import { serve } from "./serve.js";

const isThere = requirePart("firefox", "the built site in Firefox");
const fates = "/lessons/01-three-fates/";

let browser: Browser;
let server: Server;
let url = "";
/** What the page complained about since the test began. */
let complaints: string[] = [];

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url + path);
  return page;
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as unknown as { innerText: string }).innerText);

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(page: Page, selector: string, backwards = false): Promise<void> {
  if (backwards) await page.keyboard.down("Shift");
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    if (!(await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))) continue;
    if (backwards) await page.keyboard.up("Shift");
    return;
  }
  throw new Error(`The keyboard does not come to ${selector}.`);
}

const becomes = (page: Page, status: string) => page.waitForSelector(`#playground[data-status="${status}"]`);

/** Trains at full speed to the end by keyboard alone; what stands for all its losses. */
async function trained(page: Page): Promise<string> {
  await becomes(page, "ready");
  await tabTo(page, "[data-speed]");
  await page.keyboard.press("End");
  await tabTo(page, "[data-train]", true);
  await page.keyboard.press("Enter");
  await becomes(page, "done");
  return textOf(page, "[data-fingerprint]");
}

/** What the same address comes to in Chromium, null where there is none. */
async function trainedInChromium(address: string): Promise<string | null> {
  if (chromium() === null) return null;
  const other = await launchChromium();
  const page = await other.newPage();
  await page.goto(address);
  await page.locator("[data-speed]").selectOption("full");
  await page.locator("[data-train]").click();
  await page.locator('#playground[data-status="done"]').waitFor();
  const print = await page.locator("[data-fingerprint]").innerText();
  await other.close();
  return print;
}

/** Writes other code into a cell and runs it, by keyboard. */
async function rewriteAndRun(page: Page, cell: string, code: string): Promise<void> {
  await page.click(`#${cell} [data-do=edit]`);
  await page.waitForSelector(`#${cell} .editor`);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type(code);
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
}

describe.skipIf(!isThere)("the site in Firefox", () => {
  beforeAll(async () => {
    ({ url, server } = await serve());
    browser = await launchFirefox();
  });
  afterEach(async () => {
    for (const page of await browser.pages()) await page.close();
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test("a picture follows its slider by keyboard, says so, and its address gives it back", async () => {
    const page = await open(fates);
    await page.focus('[id="descent.eta"]');
    await page.waitForSelector("#descent[data-live]");
    const before = await textOf(page, "#descent figcaption");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.search.includes("descent.eta=0.13"));
    await page.waitForFunction(() => document.querySelector("#descent figcaption")?.textContent?.includes("0.13"));
    const after = await textOf(page, "#descent figcaption");
    expect(after).not.toBe(before);
    await page.reload();
    await page.waitForSelector("#descent[data-live]");
    expect(await textOf(page, "#descent figcaption")).toBe(after);
  });

  test("a cell runs in its sandbox, is edited, and fails at its line", async () => {
    const page = await open(fates);
    const cell = await page.$eval("lr-cell", (element) => element.id);
    await page.click(`#${cell} [data-do=run]`);
    await page.waitForFunction((id) => /Ran in/.test(document.querySelector(`#${id} [role=status]`)?.textContent ?? ""), {}, cell);
    await rewriteAndRun(page, cell, "1 + 1;\nnowhere();");
    await page.waitForSelector(`#${cell} .output.error`);
    expect(await textOf(page, `#${cell} .output.error`)).toMatch(/^✗?\s*line 2: /);
  });

  test("the playground by keyboard, from load to a finished run: the bits of Chromium, and of the link that is copied from it", async () => {
    const page = await open("/playground/?steps=60&seed=3");
    await becomes(page, "ready");
    await tabTo(page, '[data-advance="10"]');
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-step]")?.textContent === "10");
    await becomes(page, "paused");
    await tabTo(page, "[data-drop]");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("a.changes=10*0.1"));
    await tabTo(page, "[data-speed]", true);
    await page.keyboard.press("End");
    await tabTo(page, "[data-train]", true);
    await page.keyboard.press("Enter");
    await becomes(page, "done");
    const print = await textOf(page, "[data-fingerprint]");
    expect(print).toMatch(/^[0-9a-f]{8}$/);
    await page.waitForFunction(() => document.querySelector(".charts figcaption")?.textContent?.includes("After all 60 updates"));

    const address = page.url();
    await page.reload();
    expect(await trained(page)).toBe(print);
    expect((await trainedInChromium(address)) ?? print).toBe(print);
  });

  test("an exact lab moved by keyboard says what it shows, and its address gives it back", async () => {
    const page = await open("/labs/one-step/");
    await tabTo(page, '[id="one-step.rate"]');
    await page.waitForSelector("lr-lab[data-live]");
    const before = await textOf(page, "lr-lab figcaption");
    await page.keyboard.press("End");
    await page.waitForFunction((old) => document.querySelector<HTMLElement>("lr-lab figcaption")?.innerText !== old, {}, before);
    const after = await textOf(page, "lr-lab figcaption");
    expect(after).toContain("flies away");
    await page.waitForFunction(() => location.search.includes("one-step.rate="));
    await page.reload();
    await page.waitForSelector("lr-lab[data-live]");
    expect(await textOf(page, "lr-lab figcaption")).toBe(after);
  });

  test("three cards of the gallery by keyboard, and a log of one's own", async () => {
    const page = await open("/debug/?seed=4");
    for (let index = 0; index < 3; index++) {
      await page.waitForFunction(
        (title) => document.querySelector("#case:not([aria-busy]) h2")?.textContent === title,
        {},
        `Case ${index + 1} of visit 4`,
      );
      if (index === 0) await tabTo(page, "[data-options] button");
      const { bug, options } = galleryCase({ seed: 4, index });
      await page.keyboard.press(`${options.indexOf(bug) + 1}` as "1");
      await page.waitForFunction(() => document.activeElement?.closest("[data-told]"));
      expect(await textOf(page, "#case [data-told] h3")).toMatch(/^Right: /);
      expect(await textOf(page, "[data-streak]")).toBe(String(index + 1));
      await tabTo(page, "[data-next]");
      await page.keyboard.press("Enter");
    }
    await page.focus("#log-text");
    // A cosine over 100 updates, logged as it should be.
    const rows = Array.from({ length: 100 }, (_, t) => `${t},${0.05 * (1 + Math.cos((Math.PI * t) / 100))}`);
    await page.$eval(
      "#log-text",
      (box, text) => {
        const { ownerDocument } = box;
        ownerDocument.execCommand("insertText", false, text);
      },
      `step,lr\n${rows.join("\n")}`,
    );
    await page.waitForFunction(() => document.querySelector("[data-summary]")?.textContent?.includes("100 rows, steps 0 to 99"));
    await tabTo(page, "[data-judge]");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-found] [data-told] h3")?.textContent?.includes("Healthy"));
  });

  test("a cell that never ends is stopped by keyboard, and the page answers meanwhile", async () => {
    const page = await open(fates);
    const cell = await page.$eval("lr-cell", (element) => element.id);
    await rewriteAndRun(page, cell, "for (;;) {}");
    await page.waitForSelector(`#${cell} [data-do=stop]:not([hidden])`);
    const took = await page.evaluate(async () => {
      const times: number[] = [];
      for (let i = 0; i < 20; i++) {
        const began = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 0));
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b)[10] as number; // of twenty
    });
    expect(took).toBeLessThan(100);
    await page.focus(`#${cell} [data-do=stop]`);
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => /^Stopped/.test(document.querySelector(`#${id} .bar [role=status]`)?.textContent ?? ""), {}, cell);
  });
});
