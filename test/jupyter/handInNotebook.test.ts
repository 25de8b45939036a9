import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standingsOf } from "../../src/grading/standings.js";
import { launchChromium, requirePart, root } from "../realParts.js";
import { codeCells, runAll } from "./classicPages.js";
import { type ClassicServer, startClassicServer } from "./classicServer.js";

const untested = "a released notebook in the classic Notebook, in a browser";
const there = [requirePart("classicNotebook", untested), requirePart("chromium", untested)].every(Boolean);

const lrlab = (...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "src/cli/bin.mjs"), "assignment", ...args], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`lrlab assignment ${args.join(" ")} ended with ${status}:\n${stderr}`);
  return stdout;
};

const solution = (exercise: string): string => readFileSync(join(root, "src/lessons/course", exercise, "solution.ts"), "utf8");

/** Writes over a cell, as somebody who types: the whole text at once, which the editor takes as it is. */
async function type(page: Page, tag: string, code: string): Promise<void> {
  const all = await codeCells(page);
  const cell = page.locator(".code_cell").nth(all.findIndex(({ tags }) => tags.includes(tag)));
  await cell.locator(".CodeMirror-lines").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(code);
}

describe.skipIf(!there)("what a student does with a released notebook in the classic Notebook", () => {
  const folder = mkdtempSync(join(tmpdir(), "lrlab hand in "));
  const assignment = join(folder, "week-3");
  let server: ClassicServer;
  beforeAll(async () => {
    lrlab("new", assignment, "--exercises", "03-shapes/cosine,01-three-fates/fate", "--title", "Shapes");
    writeFileSync(join(assignment, "students.csv"), "id,name\nada,Ada\n");
    lrlab("release", assignment);
    mkdirSync(join(folder, "jupyter"));
    server = await startClassicServer({ notebooks: join(assignment, "release"), folder: join(folder, "jupyter") });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("open it, write an answer, check it, split another's cell, save: graded, all of it counts", async () => {
    const browser = await launchChromium();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
      await page.goto(server.urlOf("week-3.ipynb"));
      await page.locator("#kernel_indicator_icon[title='Kernel Idle']").waitFor({ timeout: 60_000 });
      await type(page, "cosine", solution("03-shapes/exercises/cosine"));
      const fate = solution("01-three-fates/exercises/fate");
      await type(page, "fate", fate);
      // Two cells of one: the menu's Split Cell, at the cursor, which stands at the end of the first line.
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("End");
      await page.keyboard.press("Control+Shift+Minus");
      await expect.poll(async () => (await codeCells(page)).filter(({ tags }) => tags.includes("fate")).length).toBe(2);
      await page.keyboard.press("Control+Home");
      await page.keyboard.insertText("// mine\n");
      await runAll(page);
      await expect.poll(async () => (await codeCells(page)).at(-1)?.prompt, { timeout: 60_000 }).toEqual(expect.any(Number));
      const said = (await codeCells(page)).map(({ text }) => text).join("\n");
      expect(said).toMatch(/7 of 7 points/);
      await page.screenshot({ path: join(root, "test-results", "classic-notebook", "hand-in.png"), fullPage: true });
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+s");
      await expect.poll(() => readFileSync(server.pathOf("week-3.ipynb"), "utf8")).toContain("// mine");
    } finally {
      await browser.close();
    }
    mkdirSync(join(folder, "in"));
    copyFileSync(server.pathOf("week-3.ipynb"), join(folder, "in", "ada.ipynb"));
    expect(lrlab("collect", assignment, "--from", join(folder, "in"))).toMatch(/^new +1 \(ada\)$/m);
    lrlab("grade", assignment);
    const [ada] = await standingsOf(assignment);
    expect(ada?.exercises.map(({ row }) => row?.tests.filter(({ status }) => status !== "passed"))).toEqual([[], []]);
    expect([ada?.total, ada?.max]).toEqual([ada?.max, ada?.max]);
    lrlab("feedback", assignment);
    expect(readFileSync(join(assignment, "feedback", "ada", "index.html"), "utf8")).toContain("// mine");
  });
});
