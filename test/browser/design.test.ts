/** The page of the visual system: what it shows is live, and what it says of colours is what a browser computes. */
import type { Server } from "node:http";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { contrast } from "../../site/lib/colourVision.js";
import { type Token, tokens } from "../../src/plots/tokens.js";
import { launchChromium, requirePart } from "../realParts.js";
import { serve } from "./serve.js";

const isThere = requirePart("chromium", "the page of the visual system");

describe.skipIf(!isThere)("the visual system", () => {
  let browser: Browser;
  let server: Server;
  let url = "";
  let complaints: string[] = [];

  beforeAll(async () => {
    ({ url, server } = await serve());
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${url}/design/`);
    return page;
  }

  test("has the colours that pages have, in both themes, and says their contrast", async () => {
    const page = await open();
    const rows = await page.locator(".palette tbody tr").allInnerTexts();
    expect(rows).toHaveLength(Object.keys(tokens.light).length);
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [i, token] of (Object.keys(tokens[theme]) as Token[]).entries()) {
        const used = await page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`), token);
        const colour = tokens[theme][token];
        // A style sheet that is packed writes #fff for #ffffff.
        expect(used.length === 4 ? used.replace(/[0-9a-f]/g, "$&$&") : used).toBe(colour);
        expect(rows[i]).toContain(colour);
      }
    }
    // The rate's luminance by hand is 0.1596, that of paper 0.956: 1.006 / 0.2096, and 1.05 / 0.2096 on white.
    expect(rows.find((row) => row.includes("--rate"))).toContain("4.8 · 5.0");
  });

  test("the edge of a field is seen: 3 against paper and panel, in both themes", async () => {
    const page = await open();
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      const edge = await page.locator("#sample-task").evaluate((field) => {
        const pen = new OffscreenCanvas(1, 1).getContext("2d") as OffscreenCanvasRenderingContext2D; // every Chromium has one
        pen.fillStyle = getComputedStyle(field).borderTopColor;
        pen.fillRect(0, 0, 1, 1);
        return `#${[...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((c) => c.toString(16).padStart(2, "0")).join("")}`;
      });
      for (const ground of ["paper", "raised"] as const)
        expect(contrast(edge, tokens[theme][ground]), `${theme} ${edge}`).toBeGreaterThanOrEqual(3);
    }
  });

  test("shows every distance of the curves' colours, none below what is promised", async () => {
    const page = await open();
    await page.locator("summary", { hasText: "Every distance" }).click();
    const distances = (await page.locator(".distances td").allInnerTexts()).map(Number);
    expect(distances).toHaveLength(6 * 8);
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(0.17);
    expect(Math.max(...distances)).toBeLessThan(1);
  });

  test("its picture follows every kind of control", async () => {
    const page = await open({ reducedMotion: "reduce" });
    const caption = async () => (await page.locator("#sample figcaption").innerText()).replaceAll("\u00a0", " ");
    const moved = async (act: () => Promise<unknown>): Promise<void> => {
      const before = await page.locator("#sample .canvas").innerHTML();
      await act();
      await page.waitForFunction((old) => document.querySelector("#sample .canvas")?.innerHTML !== old, before);
    };
    await page.locator('[id="sample.peak"]').focus();
    await page.locator("#sample[data-live]").waitFor();
    await moved(() => page.keyboard.press("ArrowRight"));
    await moved(() => page.locator("#sample [value=linear]").check({ force: true }));
    await moved(() => page.locator("#sample [name=log]").uncheck());
    await moved(() => page.locator('[id="sample.name"]').fill("mine"));
    await moved(() => page.locator('[id="sample.noise"]').fill("0"));
    expect(await caption()).toContain("Noise makes 0 % of it");
    await page.locator('[id="sample.noise"]').fill("much");
    expect(await page.locator("#sample .trouble").innerText()).toBe(
      'Noise: noise must be a number from 0 to 100, got "much". It is 1 when left out.',
    );
    expect(await page.locator('[id="sample.noise"]').getAttribute("aria-invalid")).toBe("true");
    await moved(() => page.locator("#sample [data-step='1']").click());
    await moved(() => page.locator("#sample [data-reset]").click());
    expect(await page.locator("#sample .trouble").isVisible()).toBe(false);
  });

  test("its tabs go by arrows, its field says what is wrong as long as it is, and nothing glides where less motion is asked for", async () => {
    const page = await open({ reducedMotion: "reduce" });
    await page.locator("#sample-tab-0").focus();
    await page.keyboard.press("End");
    expect(await page.locator("[role=tabpanel]:visible").innerText()).toContain("Tabs are for tools");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("sample-tab-0");
    expect(await page.locator("[role=tabpanel]:visible").count()).toBe(1);

    const wrong = page.locator("#sample-steps-wrong");
    expect(await wrong.isVisible()).toBe(true);
    await page.locator("#sample-steps").fill("15");
    expect(await wrong.isVisible()).toBe(false);
    await page.locator("#sample-steps").fill("");
    expect(await wrong.innerText()).toContain('steps must be a whole number >= 1, got "".');

    const place = () => page.locator(".mover").evaluate((mover) => mover.getBoundingClientRect().left);
    const before = await place();
    await page.locator("[data-move]").click();
    expect(await place()).toBe(before + 160);
    expect(await page.locator(".less").isVisible()).toBe(true);
  });

  test("without scripts it reads, and shows no control that could not work", async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator("#sample .canvas svg").getAttribute("aria-label")).toContain("At update 60 the rate is");
    expect(await page.locator("#sample input:visible, [data-move]:visible").count()).toBe(0);
  });
});
