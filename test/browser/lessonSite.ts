/** The built site in a real browser, as tests of a reader's code need it: every request is written down, and a foreign server waits for one. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchChromium } from "../realParts.js";
import { builtSite, serve } from "./serve.js";

const frame = "/sandbox/frame.html";

/** The lesson whose cells and exercises stand in for all. */
export const lesson = "01-three-fates";
export const lessonAddress = `/lessons/${lesson}/`;

/** The words that end a run. */
export const ended = /^(Ran in|Stopped|Not run|The sandbox)/;

export interface Visit {
  readonly options?: BrowserContextOptions;
  /** Code that the reader wrote earlier, by "lesson/id". */
  readonly kept?: Readonly<Record<string, string>>;
  readonly address?: string;
  /** Runs in the page before anything else. */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
}

export interface Visited {
  readonly page: Page;
  /** Errors of the page, and violations of its policy. */
  readonly complaints: string[];
}

export interface LessonSite {
  readonly here: string;
  /** A foreign server, which answers everyone. */
  readonly abroad: string;
  /** What was asked of both since the last visit began. */
  readonly asked: readonly string[];
  /** Takes the place of the Worker's text, to test the walls without our own runtime behind them. */
  rawWorker: string | undefined;
  visit(visit?: Visit): Promise<Visited>;
  /** Runs code in place of the lesson's first cell and gives what it shows. */
  shown(code: string): Promise<{ page: Page; text: string; status: string }>;
}

/** Starts site, stranger and browser for the tests of a file, and closes what they open. */
export function lessonSite(isThere: boolean): LessonSite {
  let asked: string[] = [];
  let site: Server | undefined;
  let here = "";
  let abroad = "";
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];

  const stranger = createServer((request, response) => {
    asked.push(`stranger ${request.url}`);
    response
      .writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/javascript" })
      .end('postMessage({ type: "text", text: "REACHED" });');
  });

  beforeAll(async () => {
    if (!isThere) return;
    const served = await serve();
    site = served.server;
    here = served.url;
    const [plainly] = site.listeners("request") as RequestListener[];
    site.removeAllListeners("request").on("request", (request: IncomingMessage, response: ServerResponse) => {
      asked.push(`site ${request.url}`);
      if (lab.rawWorker === undefined || request.url !== frame) return plainly?.(request, response);
      const page = readFileSync(join(builtSite(), frame), "utf8");
      const raw = page.replace(/(id="worker">)[\s\S]*?(?=<\/script>)/, (_, before: string) => before + lab.rawWorker);
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(raw);
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    abroad = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    stranger.close();
  });
  afterEach(async () => {
    lab.rawWorker = undefined;
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  const lab: LessonSite = {
    rawWorker: undefined,
    get here() {
      return here;
    },
    get abroad() {
      return abroad;
    },
    get asked() {
      return asked;
    },
    async visit({ options = {}, kept = {}, address = lessonAddress, before } = {}) {
      if (!browser) throw new Error("This machine has no browser.");
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      contexts.push(context);
      await before?.(context);
      await context.addInitScript((entries) => {
        // Once a tab: what the page itself keeps or drops later stands.
        if (location.pathname.startsWith("/sandbox/") || sessionStorage.getItem("written") !== null) return;
        sessionStorage.setItem("written", "");
        for (const [id, code] of entries) localStorage.setItem(`lrlab/code/${id}`, JSON.stringify(code));
      }, Object.entries(kept));
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      asked = [];
      await page.goto(here + address);
      return { page, complaints };
    },
    async shown(code) {
      const { page } = await lab.visit({ kept: { [`${lesson}/setup`]: code } });
      const cell = page.locator("lr-cell#setup");
      const status = await press(cell, "run", ended);
      const outputs = cell.locator("[data-outputs]");
      return { page, status, text: (await outputs.count()) === 0 ? "" : await outputs.innerText() };
    },
  };
  return lab;
}

/** The line of a cell or an exercise that says what is going on. */
export const statusOf = (host: Locator): Locator => host.locator(".bar [role=status]");

/** Clicks, and waits for the words that end what it starts. */
export async function press(host: Locator, button: string, told: RegExp): Promise<string> {
  const status = statusOf(host);
  await status.evaluate((line) => {
    line.textContent = "";
  });
  await host.locator(`[data-do=${button}]`).click();
  await expect.poll(() => status.textContent(), { timeout: 40_000, interval: 30 }).toMatch(told);
  return (await status.textContent()) ?? "";
}

/** Opens the editor of a cell with the cursor at its end. */
export async function edit(page: Page, cell: Locator): Promise<void> {
  await cell.locator("[data-do=edit]").click();
  await cell.locator(".cm-content").waitFor();
  await page.keyboard.press("Control+End");
}

/** Writes code in place of what stands in an editor. */
export async function rewrite(page: Page, cell: Locator, code: string): Promise<void> {
  await cell.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(code);
}

/** Nothing of the page changed, nothing was asked of anyone but what the page itself needs. */
export async function expectUntouched(lab: LessonSite, page: Page, label: string): Promise<void> {
  // The page loads files of the site; hostile code asks for what is not there, or with a query.
  const own = (line: string): boolean => line.startsWith("site ") && existsSync(join(builtSite(), line.slice("site ".length)));
  expect(
    lab.asked.filter((line) => !own(line)),
    label,
  ).toEqual([]);
  expect(page.context().pages(), label).toHaveLength(1);
  expect(page.url(), label).toBe(lab.here + lessonAddress);
  expect(await page.title(), label).toMatch(/^One step, three fates/);
  const state = await page.evaluate(async () => [
    localStorage.getItem("stolen"),
    document.cookie,
    ({} as { polluted?: unknown }).polluted ?? "",
    (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    document.querySelectorAll("body > *:not(a, header, main, footer, div, iframe, section, script)").length,
  ]);
  expect(state, label).toEqual([null, "", "", 0, 0, 0, 0]);
}
