import type { Server } from "node:http";
import { join } from "node:path";
import { type ExperimentOptions, experiment } from "lrlab/engine";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shapes, sweep } from "../engine/experiment/synthetic.js";
import { launchChromium, requirePart, root } from "../realParts.js";
import { serve } from "./serve.js";

const isThere = requirePart("chromium", "experiments in a browser's Workers");

/** An experiment in a page, on its Workers; the library as it is built, loaded file by file. */
async function inPage(browser: Browser, url: string, options: ExperimentOptions): Promise<string> {
  const page = await browser.newPage();
  await page.route("**/page", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Workers</title>" }));
  await page.goto(`${url}/page`);
  const text = await page.evaluate<string>(`(async () => {
    const [{ experiment }, { workers }] = await Promise.all([import("${url}/engine/index.js"), import("${url}/engine/workers/browser.js")]);
    const pool = workers({ count: 2 });
    const result = await experiment({ ...${JSON.stringify(options)}, pool });
    const refused = await pool.run({ kind: "nothing" }).catch((error) => error.message);
    await pool.close();
    return JSON.stringify({ result, size: pool.size, refused });
  })()`);
  await page.close();
  return text;
}

describe.runIf(isThere)("Workers in a page", () => {
  let browser: Browser;
  let site: { url: string; server: Server };
  beforeAll(async () => {
    site = await serve(join(root, "src", "dist"));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    site?.server.close();
  });

  test.each([
    ["training runs", sweep({ problem: { kind: "spirals" }, shapes: shapes(60), steps: 60 })],
    ["exact runs", { kind: "noisyQuadratic" as const, shapes: shapes(50), rates: [0.1, 0.3], steps: 50 }],
  ])("give the rows of %s that Node gives, bit for bit", async (_what, options) => {
    const { result, size, refused } = JSON.parse(await inPage(browser, site.url, options));
    const here = experiment(options);
    const differing = here.rows.filter((row, i) => JSON.stringify(row) !== JSON.stringify(result.rows[i]));
    expect([result.rows.length, differing]).toEqual([here.rows.length, []]);
    // An interval's t passes Math.tan, which engines round in their own way.
    const rounded = (table: unknown): unknown =>
      JSON.parse(JSON.stringify(table), (_, value) => (typeof value === "number" ? Number(value.toPrecision(9)) : value));
    expect(rounded(result.table)).toEqual(rounded(here.table));
    expect(size).toBe(2);
    expect(refused).toMatch(/^runOne: kind must be one of "training", "noisyQuadratic", got "nothing"\./);
  });
});
