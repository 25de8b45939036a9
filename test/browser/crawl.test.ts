/** Every page of the built site: its policy, token by token; and on a phone, what it asks for and how wide it is while its first widgets are touched. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { addresses, pageAt } from "../site/pages.js";
import { servedSite, sharedPages } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the policies of the site's pages");
/** The one page that compiles WebAssembly itself, where its browser starts no Worker. */
const compiles = new Set(["/playground/"]);

/** A policy's directives by name, each a list of tokens. */
function policyOf(address: string): ReadonlyMap<string, readonly string[]> {
  const metas = [...pageAt(address).querySelectorAll('meta[http-equiv="Content-Security-Policy"]')];
  expect(metas, address).toHaveLength(1);
  const directives = (metas[0]?.getAttribute("content") ?? "").split(";").map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = "", ...tokens]) => [name, tokens]));
}

describe("a page's policy", () => {
  test.each(addresses())("%s allows what the page needs, and nothing more", (address) => {
    const policy = policyOf(address);
    const [self, hash = "", ...more] = policy.get("script-src") ?? [];
    expect(self).toBe("'self'");
    expect(hash).toMatch(/^'sha256-[\w+/]{43}='$/);
    expect(more).toEqual(compiles.has(address) ? ["'wasm-unsafe-eval'"] : []);
    expect(Object.fromEntries([...policy].filter(([name]) => name !== "script-src"))).toEqual({
      "default-src": ["'none'"],
      "style-src": ["'self'"],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'"],
      "connect-src": ["'self'"],
      "worker-src": ["'self'"],
      "frame-src": ["'self'"],
      "base-uri": ["'none'"],
      "form-action": ["'none'"],
    });
    // A policy holds from where it stands: nothing to load stands above it.
    const [first, second] = [...(pageAt(address).head?.children ?? [])];
    expect(first?.getAttribute("charset")).toBe("utf-8");
    expect(second?.getAttribute("http-equiv")).toBe("Content-Security-Policy");
  });

  test("the reader's frame may turn texts into code, and reaches nothing", () => {
    const policy = policyOf("/sandbox/frame.html");
    const [hash = "", ...scripts] = policy.get("script-src") ?? [];
    expect(hash).toMatch(/^'sha256-[\w+/]{43}='$/);
    expect(scripts).toEqual(["blob:", "'unsafe-eval'"]);
    expect(Object.fromEntries([...policy].filter(([name]) => name !== "script-src"))).toEqual({
      "default-src": ["'none'"],
      "worker-src": ["blob:"],
      "connect-src": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'none'"],
    });
  });
});

declare global {
  interface Window {
    violations: string[];
    compiled: number;
  }
}

/** The first page of each folder stands for the others where something takes long. */
const firsts = new Set(addresses().filter((address, i, all) => all.findIndex((one) => one.split("/")[1] === address.split("/")[1]) === i));

/** Touches the first widget of every kind that the page has, so that its code comes; runs a cell, opens every tab, trains, answers. */
async function touch(page: Page, address: string): Promise<void> {
  const kinds = await page.evaluate(() =>
    ["lr-plot", "lr-experiment", "lr-exercise", "lr-quiz", "lr-lab", "lr-film", "lr-embed", "lr-sample"].filter((kind) =>
      document.querySelector(kind),
    ),
  );
  for (const kind of kinds) {
    await page.evaluate((name) => {
      const widget = document.querySelector(name);
      widget?.scrollIntoView();
      widget?.querySelector<HTMLElement>("input, summary, button:not([disabled])")?.focus();
    }, kind);
  }
  const run = page.locator("lr-cell [data-do=run]").first();
  if (firsts.has(address) && (await run.count()) > 0) {
    await run.click();
    await page.locator(".bar [role=status]", { hasText: "Ran in" }).first().waitFor();
  }
  for (const tab of await page.locator('[role="tab"]:visible').all()) await tab.click();
  if ((await page.locator("#playground").count()) > 0) {
    await page.locator('[data-advance="1"]').click();
    await page.waitForFunction(() => document.querySelector("[data-step]")?.textContent === "1");
  }
  if ((await page.locator("#case").count()) > 0) await page.locator("[data-options] button").first().click();
  // What was touched loads its code by now.
  await page.waitForTimeout(300);
}

/** What scrolls sideways and has neither a place among the tab stops nor one inside, by its id or class. */
const outOfKeysReach = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main *")]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
      .filter((one) => one.tabIndex < 0 && !one.querySelector("a[href], button, input, select, textarea, summary, [tabindex='0']"))
      .map((one) => `${one.tagName} ${one.className} in ${one.closest("[id]")?.id}`),
  );

describe.skipIf(!isThere)("a page that is opened on a phone and touched", () => {
  const site = servedSite();
  const withPage = sharedPages(site, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }, (page) =>
    page.addInitScript(() => {
      window.violations = [];
      window.compiled = 0;
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        window.violations.push(`${violatedDirective} ${blockedURI}`),
      );
      for (const name of ["compile", "instantiate", "compileStreaming", "instantiateStreaming"] as const) {
        const real = WebAssembly[name] as (...given: unknown[]) => unknown;
        Object.defineProperty(WebAssembly, name, {
          value: (...given: unknown[]) => {
            window.compiled++;
            return real.apply(WebAssembly, given);
          },
        });
      }
    }),
  );

  test.concurrent.each(addresses())("%s asks nobody else, breaks no policy, and fits without sideways scrolling", (address) =>
    withPage(async ({ page, asked, complaints }) => {
      const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.goto(site.url + address);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await touch(page, address);
      expect(await overflow()).toBeLessThanOrEqual(0);
      expect(await outOfKeysReach(page)).toEqual([]);

      const { violations, compiled } = await page.evaluate(() => ({ violations: window.violations, compiled: window.compiled }));
      // What a page makes of its own bytes has an address of its own that nobody is asked for.
      expect(asked.filter((one) => !one.startsWith(`${site.url}/`) && !/^(blob|data):/.test(one))).toEqual([]);
      expect(asked.length).toBeGreaterThan(2);
      expect(violations).toEqual([]);
      expect(complaints.filter((complaint) => !(address === "/404.html" && complaint.includes("404")))).toEqual([]);
      if (!compiles.has(address)) expect(compiled).toBe(0);
      expect(await page.context().cookies()).toEqual([]);
    }),
  );
});
