/** What the playground costs before it trains, how soon it does, and what training leaves of the page; `npm run bench:playground` prints the figures. */
import type { Server } from "node:http";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureDrag, measurePlayground } from "../bench/playground.js";
import { launchChromium, requirePart } from "../realParts.js";
import { serve } from "./serve.js";

describe.runIf(requirePart("chromium", "the speed of the playground"))("the playground", () => {
  let browser: Browser;
  let site: { url: string; server: Server };
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), serve()]);
  });
  afterAll(async () => {
    await browser?.close();
    site?.server.close();
  });

  test("is at most 150 KiB packed when it trains: page, styles, scripts, Worker, engine and Plot, fonts aside", async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const bodies: Promise<readonly [string, number]>[] = [];
    context.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith(".woff2")) bodies.push(response.body().then((body) => [pathname, gzipSync(body, { level: 9 }).length / 1024]));
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/playground/`);
    await page.locator('[data-status="ready"]').waitFor();
    await page.locator("[data-train]").click();
    await page.locator('[data-status="done"]').waitFor();
    await page.locator(".charts .canvas svg").waitFor();
    const files = (await Promise.all(bodies)).sort((one, other) => other[1] - one[1]);
    await context.close();
    const names = files.map(([name]) => name).join(" ");
    // The Worker and Plot are among them.
    expect(names).toMatch(/trainer\.worker/);
    expect(names).toMatch(/draw\./);
    const total = files.reduce((sum, [, size]) => sum + size, 0);
    const largest = files.slice(0, 12).map(([name, size]) => `${size.toFixed(1)} ${name}`);
    expect(total, `the largest files in KiB:\n${largest.join("\n")}`).toBeLessThanOrEqual(150);
  });

  test("makes its first update soon, and leaves the page free while it trains task (b)", async () => {
    const { firstStep, longestTask, redraws, worker, engine } = await measurePlayground(browser, site.url, 3);
    // On a machine with nothing else to do: 500 ms.
    expect(firstStep).toBeLessThan(1500);
    expect(longestTask).toBeLessThan(50);
    expect(redraws).toBeGreaterThan(0);
    expect(redraws).toBeLessThanOrEqual(30);
    // The goal is 0.8; where two tests run at once, they share the processor's caches.
    expect(worker / engine).toBeGreaterThan(0.65);
  });

  test("follows a hand that drags a joint within a frame, at no more than the browser's own cost of showing the panel anew", async () => {
    const { move, copy } = await measureDrag(browser, site.url, 5);
    // Measured: 0.8 to 1.0, also with the machine busy; 1.25 to 1.4 where the schedule was drawn three times, with a layout after each.
    expect(move / copy).toBeLessThan(1.2);
    // The goal is a frame of 16 ms; this is for machines five times as slow.
    expect(move).toBeLessThan(5 * 16);
  });
});
