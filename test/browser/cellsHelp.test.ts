/** The editor's proposals and docs, under the page's own policy: by keyboard, read out, and without a violation. */
import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { edit, lesson, lessonAddress, lessonSite, press, rewrite, statusOf } from "./lessonSite.js";

const isThere = requirePart("chromium", "proposals in the editor");
const lab = lessonSite(isThere);

const list = ".cm-tooltip-autocomplete";

describe.skipIf(!isThere)("the editor", () => {
  test("proposes names while one writes, with their import and their docs", async () => {
    const { page, complaints } = await lab.visit();
    const cell = page.locator("lr-cell#path");
    await edit(page, cell);
    await page.keyboard.type("\nconst lr = cosineAnn");
    const first = cell.locator(`${list} li[aria-selected]`);
    await expect.poll(() => first.innerText()).toMatch(/^cosineAnnealing\s+import from lrlab$/);
    await expect.poll(() => cell.locator(".cm-completionInfo").innerText()).toContain("Falls from baseLr to its floor along half a cosine");
    // A listbox, of which the field says which one is meant.
    const active = await cell.locator(".cm-content").getAttribute("aria-activedescendant");
    expect(await first.getAttribute("id")).toBe(active);
    // A list that has only just opened takes no key: it may not be meant for it.
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    expect(await cell.locator(".cm-content").innerText()).toMatch(/^import \{ cosineAnnealing \} from "lrlab";/);

    await page.keyboard.type("({ ");
    await page.keyboard.press("Control+Space");
    await expect.poll(() => cell.locator(`${list} li`).first().innerText()).toMatch(/^baseLr\s+η_max · rate$/);
    expect(await cell.locator(`${list} li`).allInnerTexts()).toHaveLength(6);
    // A list that has only just opened takes no key: it may not be meant for it.
    await page.waitForTimeout(150);
    await page.keyboard.press("Tab");
    await page.keyboard.type("0.1, totalSteps: 4 });\nconsole.log([0, 2].map(lr));");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => statusOf(cell).textContent()).toMatch(/^(Ran|Stopped|Not run)/);
    expect(await cell.locator("[data-outputs]").innerText()).toContain("[ 0.1, 0.05 ]");
    expect(complaints).toEqual([]);
  });

  test("knows the names of the cells above, and not of those below", async () => {
    const { page } = await lab.visit();
    const cell = page.locator("lr-cell#path");
    await edit(page, cell);
    await page.keyboard.type("\nquadraticF");
    await expect.poll(() => cell.locator(`${list} li`).first().innerText()).toMatch(/^quadraticFate\s+lrlab$/);
  });

  test("closes the list with Escape before it is left", async () => {
    const { page } = await lab.visit();
    const cell = page.locator("lr-cell#path");
    await edit(page, cell);
    await page.keyboard.type("\ncosine");
    await cell.locator(list).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => cell.locator(list).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("editor");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-do"))).toBe("run");
  });

  test("says what a name is by key and under the mouse", async () => {
    const { page, complaints } = await lab.visit();
    const cell = page.locator("lr-cell#path");
    await edit(page, cell);
    await rewrite(page, cell, "descend({ curvatures: [4], start: 1, lr: 0.4, steps: 5 })");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+Shift+Space");
    const doc = cell.locator(".doc:not(.cm-completionInfo *)");
    await expect.poll(() => doc.innerText()).toMatch(/^descend\(\{ [\s\S]*lrlab$/);
    await expect.poll(() => cell.locator(".cm-announced").textContent()).toMatch(/^descend\(/);
    await page.keyboard.press("Escape");
    await expect.poll(() => doc.count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("editor");
    // Inside the call, where no name stands: the call's own.
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Alt+F1");
    await expect.poll(() => doc.innerText()).toMatch(/^descend/);
    await page.keyboard.press("Escape");
    await cell
      .locator(".cm-line")
      .first()
      .hover({ position: { x: 20, y: 10 } });
    await expect.poll(() => doc.innerText(), { timeout: 5000 }).toMatch(/^descend/);
    expect(complaints).toEqual([]);
  });

  test("works without its index, and says that it did not load", async () => {
    const { page } = await lab.visit({ before: (context) => context.route("**/code/names.json", (route) => route.abort()) });
    const cell = page.locator("lr-cell#path");
    await edit(page, cell);
    await page.keyboard.type("\n6 * 7");
    await page.keyboard.press("Control+Shift+Space");
    await expect.poll(() => cell.locator(".doc:not(.cm-completionInfo *)").innerText()).toContain("The library's names did not load");
    await press(cell, "run", /^Ran in/);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      test(`is accessible and fits at ${width} px in ${colorScheme}, whatever is open`, async () => {
        const { page, complaints } = await lab.visit({ options: { colorScheme, viewport: { width, height: 844 } } });
        const cell = page.locator("lr-cell#path");
        const expectWell = async (state: string): Promise<void> => {
          const { violations } = await new AxeBuilder({ page }).include("lr-cell#path").analyze();
          expect(
            violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            state,
          ).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(width);
          const boxes = await cell.locator(".cm-tooltip").all();
          for (const box of await Promise.all(boxes.map((each) => each.boundingBox()))) {
            expect(box?.x ?? 0, state).toBeGreaterThanOrEqual(0);
            expect((box?.x ?? 0) + (box?.width ?? 0), state).toBeLessThanOrEqual(width);
          }
        };
        await edit(page, cell);
        await page.keyboard.type("\ncosine");
        await cell.locator(".cm-completionInfo").waitFor();
        await expectWell("the list");
        await page.keyboard.press("Escape");
        await rewrite(page, cell, "descend({ curvatures: [4], start: 1, lr: 0.4, steps: 5 })");
        await page.keyboard.press("Control+Shift+Space");
        await cell.locator(".doc:not(.cm-completionInfo *)").waitFor();
        await expectWell("the docs");
        expect(complaints).toEqual([]);
      });
    }
  }
});

describe.skipIf(!isThere)("cells and exercises", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      test(`are accessible and fit at ${width} px in ${colorScheme}, in every state`, async () => {
        const { page } = await lab.visit({
          options: { colorScheme, viewport: { width, height: 844 } },
          kept: { [`${lesson}/path`]: "const path = 1;\nnull.x" },
          address: `${lessonAddress}#cell=setup&code=t.${Buffer.from("1 + 1").toString("base64url")}`,
        });
        const exercise = page.locator("lr-exercise#fate");
        await page.locator("lr-cell#setup .code-notice").waitFor();
        await press(exercise, "check", /points/);
        for (const hint of await exercise.locator(".hint > summary").all()) await hint.click();
        await exercise.locator(".solution summary").click();
        const expectWell = async (state: string): Promise<void> => {
          const { violations } = await new AxeBuilder({ page })
            .include("lr-cell")
            .include("lr-exercise")
            .include(".lesson-strip")
            .analyze();
          expect(
            violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            state,
          ).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(width);
        };
        await page.locator("[data-all]").click();
        await expect.poll(() => page.locator(".lesson-strip").innerText()).toContain("Not run");
        await expectWell("code of a link, a verdict, the strip");
        await page.locator("lr-cell#setup").getByText("Run it", { exact: true }).click();
        await page.locator("[data-all]").click();
        await expect.poll(() => page.locator(".lesson-strip").innerText(), { timeout: 20_000 }).toContain("Stopped at cell 2");
        await page.locator("lr-cell#path .output button").click();
        await page.locator("lr-cell#path .cm-wrong").waitFor();
        await expectWell("an error and its line");
      });
    }
  }

  test("read without scripts: code, outputs, statement and solution, and no dead button", async () => {
    const { page } = await lab.visit({ options: { javaScriptEnabled: false } });
    expect(await page.locator("lr-cell#fates").innerText()).toMatch(/quadraticFate[\s\S]*oscillating/);
    expect(await page.locator("lr-cell button:visible, lr-exercise button:visible, [data-all]:visible").count()).toBe(0);
    const exercise = page.locator("lr-exercise#fate");
    expect(await exercise.innerText()).toMatch(/Write fate[\s\S]*function fate[\s\S]*Checking needs scripts/);
    expect(await exercise.locator(".solution pre").isVisible()).toBe(false);
    await exercise.locator(".solution summary").click();
    expect(await exercise.locator(".solution pre").innerText()).toContain("return");
  });
});
