/** The page of similar answers as it is opened: a file, without a server. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { similarityPage } from "../../src/grading/similarity/similarityPage.js";
import { type Answer, similarPairs } from "../../src/grading/similarity/similarPairs.js";
import { launchChromium, requirePart } from "../realParts.js";
import { filePageFaults } from "./filePageFaults.js";

const line = (i: number): string =>
  `export function f${i}(a, b) { if (a > b) { return [a, b].map((c) => c ${"+-*/"[i % 4]} a); } while (b) b--; } `;
const hostile = '"</pre></mark><script>document.title = `ran`</script><img src=x onerror=alert(1)>"';
const answers = ["ada", "bob", "<b>cy</b>", "dan"].map((id, i): Answer => {
  const code = Array.from({ length: 6 }, (_, k) => `${line(k + i)}${i === 2 ? `let s${k} = ${hostile};` : ""}\n`).join("");
  return { id, code, given: [] };
});

test.skipIf(!requirePart("chromium", "the page of similar answers in a browser"))(
  "is accessible, needs nothing, runs nothing and scrolls one way",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "lrlab-similarity-"));
    const file = join(folder, "index.html");
    const unread = [{ id: "eve", trouble: "it must be UTF-8." }];
    const exercises = [{ title: "Multi-<i>step</i>", answers, similar: similarPairs(answers), unread }];
    writeFileSync(file, similarityPage({ title: "Week 5", exercises }));
    const browser = await launchChromium();
    try {
      for (const [colorScheme, width] of [
        ["light", 1440],
        ["dark", 390],
      ] as const) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        expect(await filePageFaults(context, file)).toEqual([]);
        const page = await context.newPage();
        await page.goto(pathToFileURL(file).href);
        expect(await page.title()).toBe("Week 5: similar answers");
        expect(await page.locator("img, script, b").count()).toBe(0);
        expect(await page.locator("mark").count()).toBeGreaterThan(2);
        await context.close();
      }
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  },
);
