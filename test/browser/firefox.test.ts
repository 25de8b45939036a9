/** The paths that every reader takes, in Firefox: another engine for styles, policies, Workers and WASM. */
import type { Server } from "node:http";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchFirefox, requirePart } from "../realParts.js";
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
    await page.waitForFunction((old) => document.querySelector<HTMLElement>("#descent figcaption")?.innerText !== old, {}, before);
    const after = await textOf(page, "#descent figcaption");
    await page.waitForFunction(() => location.search.includes("descent.eta=0.13"));
    await page.reload();
    await page.waitForSelector("#descent[data-live]");
    expect(await textOf(page, "#descent figcaption")).toBe(after);
  });

  test("a cell runs in its sandbox, is edited, and fails at its line", async () => {
    const page = await open(fates);
    const cell = await page.$eval("lr-cell", (element) => element.id);
    await page.click(`#${cell} [data-do=run]`);
    await page.waitForFunction((id) => /Ran in/.test(document.querySelector(`#${id} [role=status]`)?.textContent ?? ""), {}, cell);
    await page.click(`#${cell} [data-do=edit]`);
    await page.waitForSelector(`#${cell} .editor`);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type("1 + 1;\nnowhere();");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await page.waitForSelector(`#${cell} .output.error`);
    expect(await textOf(page, `#${cell} .output.error`)).toMatch(/^✗?\s*line 2: /);
  });
});
