/** Feedback as it is opened: a file, without a server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeFeedback } from "../../src/grading/feedback/writeFeedback.js";
import { told, writeSample } from "../grading/feedbackSample.js";
import { launchChromium, requirePart } from "../realParts.js";
import { filePageFaults } from "./filePageFaults.js";

describe.skipIf(!requirePart("chromium", "feedback pages in a browser"))("feedback in a browser", () => {
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "lrlab-feedback-"));
    writeFeedback(told(folder), writeSample(folder));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const pages = ["s01/index.html", "mallory/index.html", "syn01/index.html", "nobody/index.html", "class.html"];

  test.each([
    ["light", 1440],
    ["dark", 390],
  ] as const)("is accessible, %s, %i wide, needs nothing and scrolls one way", async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    for (const name of pages) {
      expect(await filePageFaults(context, join(folder, "feedback", name)), name).toEqual([]);
    }
    await context.close();
  });

  test("lets nothing run that got into it unescaped", async () => {
    const page = await browser.newPage();
    const address = pathToFileURL(join(folder, "feedback", "s01", "index.html")).href;
    const html = await (await page.goto(address))?.text();
    const inside = `<script>document.title = "ran"</script><img src="x" onerror="document.title = 'ran'"><style>h1{color:red}</style>`;
    await page.route(address, (route) =>
      route.fulfill({ contentType: "text/html", body: (html ?? "").replace("<main>", `<main>${inside}`) }),
    );
    await page.goto(address);
    expect(await page.locator("main > img").count()).toBe(1);
    expect(await page.title()).toBe("Week 5: dropping & warming up: feedback");
    expect(await page.locator("h1").evaluate((one) => getComputedStyle(one).color)).toBe("rgb(29, 31, 36)");
    await page.close();
  });
});
