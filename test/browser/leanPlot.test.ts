/** What a page loads of Plot draws what all of Plot draws. */
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leanPlot } from "../../site/lib/leanPlot.mjs";
import { gallery } from "../plots/gallery.js";
import { launchChromium, requirePart } from "../realParts.js";

const entry = fileURLToPath(new URL("plotEntry.ts", import.meta.url));

/** `draw`, and `plot` itself, as one script that leaves them in a global of this name. */
async function scriptOf(name: string, plugins: ReturnType<typeof leanPlot>[]): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["source", "module", "browser", "production"] },
    plugins,
    build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name } },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (bundle === undefined || !("output" in bundle)) throw new Error("vite built nothing");
  return bundle.output[0].code;
}

describe.runIf(requirePart("chromium", "the Plot that pages load"))("lean Plot", () => {
  let browser: Browser;
  let page: Page;
  const sizes: number[] = [];
  beforeAll(async () => {
    const scripts = await Promise.all([scriptOf("full", []), scriptOf("lean", [leanPlot()])]);
    browser = await launchChromium();
    page = await browser.newPage();
    for (const content of scripts) {
      sizes.push(content.length);
      await page.addScriptTag({ content });
    }
  });
  afterAll(() => browser?.close());

  test("draws every picture of the gallery alike, on a phone and on a page", async () => {
    const kinds = new Set(Object.values(gallery).map(({ kind }) => kind));
    expect(kinds.size).toBe(7);
    const differing = await page.evaluate((figures) => {
      const { full, lean } = globalThis as unknown as Record<"full" | "lean", typeof import("../../src/plots/draw.js")>;
      return figures.flatMap(([name, figure]) =>
        [340, 608].flatMap((width) => {
          const [all, some] = [full, lean].map(({ draw }) => draw(figure, document as never, { width }).outerHTML) as [string, string];
          return all === some && all.length > 500 ? [] : [`${name} at ${width} px`];
        }),
      );
    }, Object.entries(gallery));
    expect(differing).toEqual([]);
  });

  test("is less than half as large", () => {
    const [full = 0, lean = 0] = sizes;
    expect(lean).toBeLessThan(full / 2);
  });

  test("says so where it is asked for what it has not", async () => {
    const message = (options: string) =>
      page.evaluate(`(() => { try { lean.plot(${options}); return null; } catch (error) { return error.message; } })()`);
    const leftOut = (name: string) =>
      `leanPlot: a page's Plot must not be asked for ${name}: pages leave it out. Take its file out of site/lib/leanPlot.mjs.`;
    const marks = "marks: [lean.line([[0, 1], [1, 2]])]";
    expect(await message(`{ ${marks}, projection: "mercator" }`)).toBe(leftOut("projectionAspectRatio"));
    expect(await message(`{ ${marks} }`)).toMatch(/^leanPlot: a page's Plot must not be asked for \w+: /);
    expect(await message(`{ x: { type: "identity", axis: null }, y: { type: "identity", axis: null }, ${marks} }`)).toBe(null);
  });
});
