/** Lighthouse's own verdict on what a phone gets, with its slow network and processor: home, a lesson, the playground. */
import type { Server } from "node:http";
import lighthouse from "lighthouse";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumOptions, requirePart } from "../realParts.js";
import { serve } from "./serve.js";

const isThere = requirePart("chromium", "what Lighthouse says of the site");
/** Least scores, of 100. */
const least = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 } as const;

let server: Server;
let url = "";
let browser: Browser;

describe.skipIf(!isThere)("Lighthouse, as a phone", () => {
  beforeAll(async () => {
    ({ url, server } = await serve());
    const { executablePath, args = [] } = chromiumOptions();
    browser = await puppeteer.launch({ ...(executablePath ? { executablePath } : {}), args: [...args] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each(["/", "/lessons/01-three-fates/", "/playground/"])("%s", async (path) => {
    const page = await browser.newPage();
    const result = await lighthouse(url + path, { logLevel: "error", onlyCategories: Object.keys(least) }, undefined, page);
    await page.close();
    const { categories = {}, audits = {} } = result?.lhr ?? {};
    const lacking = Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs.flatMap(({ id, weight }) => {
        const { score, displayValue = "" } = audits[id] ?? { score: null };
        return weight > 0 && score !== null && score < 1 ? [`${id} ${score} ${displayValue}`] : [];
      }),
    );
    for (const [name, score] of Object.entries(least))
      expect(Math.round(100 * (categories[name]?.score ?? 0)), `${name}: ${lacking.join("; ")}`).toBeGreaterThanOrEqual(score);
  });
});
