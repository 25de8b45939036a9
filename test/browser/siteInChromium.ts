/** The built site in Chromium, for the tests of one describe block: a test fails where a page of it complained. */
import type { Server } from "node:http";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchChromium } from "../realParts.js";
import { serve } from "./serve.js";

export interface Opening extends BrowserContextOptions {
  /** Opens another tab of the same reader instead of a new reader's. */
  readonly into?: BrowserContext;
  /** Done to the page before it goes anywhere. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

export interface ServedSite {
  readonly browser: Browser;
  /** Where the site is, without a slash at the end. */
  readonly url: string;
}

export interface SiteInChromium extends ServedSite {
  /** Opens a page of the site, 1280 × 900 when nothing else is said. */
  open(path: string, opening?: Opening): Promise<Page>;
  /** Takes back complaints that a test expects. */
  forgive(pattern: RegExp): void;
}

/** Starts server and browser before the tests of the block it is called in, and ends them after. */
export function servedSite(): ServedSite {
  let browser: Browser | undefined;
  let server: Server | undefined;
  let url = "";

  beforeAll(async () => {
    [browser, { server, url }] = await Promise.all([launchChromium(), serve()]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  return {
    get browser() {
      if (!browser) throw new Error("The browser starts before the first test of the block.");
      return browser;
    },
    get url() {
      return url;
    },
  };
}

/** A page that one test after the other goes to its own address with. */
export interface SharedPage {
  readonly page: Page;
  /** What its console said as an error or a warning, and what was thrown in it. */
  readonly complaints: string[];
  /** The addresses that were asked for. */
  readonly asked: string[];
}

/** Gives concurrent tests a page each, and the next ones the same pages again: a new page costs more than going elsewhere. */
export function sharedPages(
  served: ServedSite,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<unknown> = async () => {},
) {
  const idle: SharedPage[] = [];
  const make = async (): Promise<SharedPage> => {
    const context = await served.browser.newContext({ reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const shared: SharedPage = { page, complaints: [], asked: [] };
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") shared.complaints.push(message.text());
    });
    page.on("pageerror", (error) => shared.complaints.push(error.message));
    context.on("request", (request) => shared.asked.push(request.url()));
    await prepare(page);
    return shared;
  };
  return async (work: (shared: SharedPage) => Promise<void>): Promise<void> => {
    const shared = idle.pop() ?? (await make());
    shared.complaints.length = 0;
    shared.asked.length = 0;
    await work(shared); // after a failure it is not used again
    idle.push(shared);
  };
}

/** The same, which also opens pages, closes them after each test and fails a test whose pages complained. */
export function siteInChromium(): SiteInChromium {
  const served = servedSite();
  let complaints: string[] = [];

  afterEach(async () => {
    for (const context of served.browser.contexts()) await context.close();
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });

  return {
    get browser() {
      return served.browser;
    },
    get url() {
      return served.url;
    },
    async open(path, { into, prepare, ...options } = {}) {
      const context = into ?? (await served.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options }));
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await prepare?.(page);
      await page.goto(served.url + path);
      return page;
    },
    forgive(pattern) {
      complaints = complaints.filter((text) => !pattern.test(text));
    },
  };
}

type AxeOptions = Parameters<AxeBuilder["options"]>[0];

/** Axe itself, as AxeBuilder leaves it in a page. */
interface Axe {
  run(part: string, options: AxeOptions): ReturnType<AxeBuilder["analyze"]>;
}

/** What axe has against a page, or a part of it, in both themes. */
export async function axeViolations(page: Page, within = "html"): Promise<string[]> {
  const options: AxeOptions = { resultTypes: ["violations"] };
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  // Its other mode puts the results together in a page of its own, which takes three times as long; it is for frames of other origins.
  // Of what passes it would gather as much as of what fails, in as much time again.
  const light = await new AxeBuilder({ page }).include(within).setLegacyMode(true).options(options).analyze();
  await page.emulateMedia({ colorScheme: "dark" });
  // The dark theme has the same elements in other colours. Axe is there by now, in every frame: to bring it again takes longer than to run it.
  const colours: AxeOptions = { ...options, runOnly: ["color-contrast"] };
  const dark = await page.evaluate(([part, how]) => (window as unknown as { axe: Axe }).axe.run(part, how), [within, colours] as const);
  return Object.entries({ light, dark }).flatMap(([theme, { violations }]) =>
    violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
  );
}
