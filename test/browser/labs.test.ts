/** The exact labs in a real browser: by keyboard, by touch, in both themes, with broken addresses. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { exactLabs } from "../../src/labs/exactLabs.js";
import { startValues } from "../../src/labs/interactive.js";
import { requirePart } from "../realParts.js";
import { axeViolations, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the labs in a browser");

/** The lab's code is loaded once it is touched. */
async function wake(page: Page): Promise<void> {
  await page.locator("lr-lab .controls input").first().focus();
  await page.locator("lr-lab[data-live]").waitFor();
}

/** What a text says, wherever its lines may not break. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const caption = async (page: Page): Promise<string> => plain(await page.locator("lr-lab figcaption").innerText());

describe.skipIf(!isThere)("the labs", () => {
  const site = siteInChromium();
  const open: typeof site.open = (path, opening) => site.open(path, { reducedMotion: "reduce", ...opening });

  test("are listed, the playground and the galleries first, and each card leads to its page", async () => {
    const page = await open("/labs/");
    const links = await page.locator("main li a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links).toEqual(["/playground/", "/debug/", "/misuse/", "/capstone/", ...exactLabs.map(({ id }) => `/labs/${id}/`)]);
    for (const link of links) expect((await page.request.get(site.url + link)).status(), String(link)).toBe(200);
    expect(await axeViolations(page)).toEqual([]);
  });

  describe.each(exactLabs)("$id", ({ id, controls, tries, figure }) => {
    const starts = startValues(controls);

    test("is right in both themes, fits a phone, follows a try, and says so", async () => {
      const page = await open(`/labs/${id}/`, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      await wake(page);
      const [first] = tries;
      await page.getByRole("button", { name: first?.name ?? "", exact: true }).tap();
      const sentence = figure({ ...starts, ...first?.values }).sentence;
      await expect.poll(() => caption(page)).toBe(plain(sentence));
      expect(await page.getByRole("button", { name: first?.name ?? "", exact: true }).getAttribute("aria-pressed")).toBe("true");
      expect(await page.locator("lr-lab svg").getAttribute("aria-label")).not.toBe("");
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      const small = await page.locator("lr-lab :is(button, input[type=checkbox], input[type=range])").evaluateAll((all) =>
        all.flatMap((one) => {
          const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
          return width > 0 && Math.min(width, height) < 24 ? [one.outerHTML.slice(0, 80)] : [];
        }),
      );
      expect(small).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  test("a log slider is moved by the keyboard, says its number, and the link brings it back", async () => {
    const page = await open("/labs/one-step/");
    await wake(page);
    const slider = page.getByRole("slider", { name: /^Rate/ });
    await slider.focus();
    await page.keyboard.press("End");
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("10");
    await page.keyboard.press("Home");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("0.0115");
    await expect.poll(() => page.url()).toContain("one-step.rate=0.0115");
    await expect.poll(() => caption(page)).toContain("ηh = 0.0115");
    expect(await page.locator("[data-code]").innerText()).toContain('show(plot("one-step", {\n  rate: 0.0115,\n}));');
    const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await expect.poll(() => caption(again)).toBe(await caption(page));
    // By keyboard alone: a try, then back to the start.
    await again.getByRole("button", { name: "too high" }).focus();
    await again.keyboard.press("Enter");
    await expect.poll(() => caption(again)).toContain("flies away");
    await again.getByRole("button", { name: "Reset" }).focus();
    await again.keyboard.press("Space");
    await expect.poll(() => caption(again)).toContain("ηh = 0.5");
    expect(new URL(again.url()).pathname).toBe("/labs/one-step/");
  });

  test("a value between two stops of its slider is kept until the slider moves", async () => {
    const page = await open("/labs/one-step/?one-step.rate=2.1&one-step.momentum=0.5");
    await expect.poll(() => caption(page)).toContain("ηh = 2.1");
    await page.getByRole("slider", { name: /^Momentum/ }).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.url()).toContain("one-step.momentum=0.52");
    expect(page.url()).toContain("one-step.rate=2.1");
  });

  test("a broken address is told, and the lab works with the rest of it", async () => {
    const page = await open("/labs/one-step/?one-step.rate=1e9&one-step.speed=3&one-step.curvature=2");
    const trouble = page.locator("lr-lab .trouble");
    await expect
      .poll(() => trouble.innerText())
      .toBe(
        "The link: rate must be a number from 0.01 to 10, got 1000000000. It is 0.5 when left out. The link: unknown control speed. It has rate, curvature, start, momentum.",
      );
    await expect.poll(() => caption(page)).toContain("ηh = 1 ");
    const long = await open(`/labs/noisy-quadratic/?noisy-quadratic.list=${"x".repeat(10_000)}`);
    await expect.poll(() => long.locator("lr-lab .trouble").innerText()).toMatch(/^The link: list must be 1 to 100 numbers above 0/);
  });

  test("what is typed is checked as it is typed, and the last right number stays", async () => {
    const page = await open("/labs/clock-converter/");
    await wake(page);
    const samples = page.getByRole("textbox", { name: "Samples" });
    await samples.fill("1.5");
    await expect.poll(() => samples.getAttribute("aria-invalid")).toBe("true");
    const trouble = page.locator("lr-lab .trouble");
    expect(await trouble.innerText()).toBe(
      "Samples: samples must be a whole number from 1 to 1000000000000, got 1.5. It is 64000 when left out.",
    );
    expect(await caption(page)).toContain("5 000 updates");
    await samples.fill("128 000");
    await expect.poll(() => caption(page)).toContain("10 000 updates");
    expect(await samples.getAttribute("aria-invalid")).toBeNull();
    expect(await trouble.isHidden()).toBe(true);
    // Numbers that are right alone and not together: said, and the last picture stays.
    await samples.fill("3");
    await page.getByRole("textbox", { name: "Batch size" }).fill("1");
    await expect.poll(() => trouble.innerText()).toMatch(/^clock: an epoch must give each worker the 4 batches of one update/);
    await page.getByRole("textbox", { name: "Accumulation" }).fill("1");
    await expect.poll(() => trouble.isHidden()).toBe(true);
    await expect.poll(() => caption(page)).toContain("30 updates");
  });

  test("without scripts a lab is its picture, its numbers and its code", async () => {
    const page = await open("/labs/resume-matrix/", { javaScriptEnabled: false });
    expect(await page.locator("figcaption").innerText()).toContain("CosineAnnealingLR");
    expect(await page.locator("tbody tr").count()).toBe(11);
    expect(await page.locator(".controls").isVisible()).toBe(false);
  });

  test("a lesson holds a lab that begins where the lesson says", async () => {
    const page = await open("/schedules/linear-warmup/");
    const lab = page.locator("#adam-lengths");
    expect(await lab.locator("figcaption").innerText()).toContain("3.16 times the rate");
    await lab.getByRole("checkbox", { name: "Bias correction" }).check();
    await expect.poll(() => lab.locator("figcaption").innerText()).toContain("The first update moves each parameter by 1 times the rate");
    await expect.poll(() => page.url()).toContain("adam-lengths.biasCorrection=true");
    expect(await lab.getByRole("link", { name: "the whole lab" }).getAttribute("href")).toBe(
      "/labs/adam-first-steps/?adam-first-steps.biasCorrection=false",
    );
  });

  test("has this tree of accessible things", async () => {
    const page = await open("/labs/adam-first-steps/");
    await wake(page);
    await expect(`${await page.locator("main").ariaSnapshot()}\n`).toMatchFileSnapshot("./snapshots/lab.aria.yml");
  });
});
