/** Films on the built page: played, stopped, moved by hand and by keyboard, with less motion, on a phone, without scripts, on paper. */
import type { BrowserContextOptions, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { clockOf } from "../../site/lib/filmTime.js";
import { threeFates } from "../../src/lessons/course/01-three-fates/lesson.js";
import { type Film, lengthOf, sceneAt } from "../../src/lessons/film.js";
import { requirePart } from "../realParts.js";
import { axeViolations, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "films");
const address = "/lessons/01-three-fates/";
const film = threeFates.films?.[0] as Film;
const length = lengthOf(film);

describe.skipIf(!isThere)("a film", () => {
  const site = siteInChromium();
  const open = (options: BrowserContextOptions = {}): Promise<Page> => site.open(address, options);
  const host = (page: Page) => page.locator("lr-film#film");
  const play = (page: Page) => host(page).locator(".play");
  const slider = (page: Page) => host(page).locator("input");
  const second = async (page: Page): Promise<number> => Number(await slider(page).inputValue());
  const live = (page: Page) => page.locator("lr-film#film[data-live]").waitFor();
  const captionOf = (page: Page): Promise<string> => host(page).locator("figcaption > [data-now]").innerText();
  const sentenceOf = (page: Page) => host(page).locator(".canvas svg").getAttribute("aria-label");
  const sceneNow = async (page: Page) => Number((await captionOf(page)).split(" ", 1)[0]);

  test("asks for its code at the first touch, plays at the press that asked for it, pauses, and goes on from there", async () => {
    const asked: string[] = [];
    const page = await site.open(address, { prepare: async (fresh) => void fresh.on("request", (request) => asked.push(request.url())) });
    await page.waitForLoadState("networkidle");
    expect(asked.filter((one) => /film|draw/i.test(one) && /\.js$/.test(one))).toEqual([]);
    await play(page).click();
    await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>("#film input")?.value) > 1);
    expect(await play(page).getAttribute("aria-label")).toBe("Pause");
    await play(page).click();
    const paused = await second(page);
    expect(await play(page).getAttribute("aria-label")).toBe("Play the film");
    await page.waitForTimeout(600);
    expect(await second(page)).toBe(paused);
    const { index, part } = sceneAt(film, paused);
    expect(await sentenceOf(page)).toBe(film.scenes[index]?.figure(part).sentence);
    await play(page).click();
    await expect.poll(() => second(page)).toBeGreaterThan(paused + 0.5);
  });

  test("draws at most thirty pictures a second, and none while it stands still", async () => {
    const page = await open();
    await play(page).click();
    await live(page);
    const drawn = (): Promise<number> =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let count = 0;
            const watch = new MutationObserver((changes) => {
              count += changes.filter(({ addedNodes }) => addedNodes.length > 0).length;
            });
            watch.observe(document.querySelector("#film .canvas") as Element, { childList: true });
            setTimeout(() => {
              watch.disconnect();
              resolve(count);
            }, 1500);
          }),
      );
    const moving = await drawn();
    expect(moving).toBeGreaterThan(5);
    expect(moving).toBeLessThanOrEqual(46);
    await play(page).click();
    expect(await drawn()).toBe(0);
  });

  test("stops at its end, and plays again from the start", async () => {
    const page = await open();
    await slider(page).focus();
    await live(page);
    await page.keyboard.press("End");
    await expect.poll(() => second(page)).toBe(length);
    await expect.poll(() => play(page).getAttribute("aria-label")).toBe("Play again");
    expect(await sceneNow(page)).toBe(film.scenes.length);
    await play(page).click();
    await expect.poll(() => second(page)).toBeLessThan(5);
    await page.keyboard.press("Shift+Tab");
  });

  test("is moved by keyboard alone: seconds by arrows, scenes by page keys, play by space", async () => {
    const page = await open();
    await play(page).focus();
    await live(page);
    await page.keyboard.press("Tab");
    expect(await slider(page).evaluate((one) => one === document.activeElement)).toBe(true);
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    expect(await second(page)).toBe(3);
    await page.keyboard.press("ArrowLeft");
    expect(await second(page)).toBe(2);
    expect(await slider(page).getAttribute("aria-valuetext")).toBe(`2 of ${length} seconds, scene 1 of ${film.scenes.length}`);
    expect(await host(page).locator("output").innerText()).toBe("0:02");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageUp");
    const ends = lengthOf({ ...film, scenes: film.scenes.slice(0, 2) });
    expect(await second(page)).toBe(ends);
    expect(await host(page).locator("output").innerText()).toBe(clockOf(ends));
    expect(await sceneNow(page)).toBe(2);
    expect(await sentenceOf(page)).toBe(film.scenes[1]?.figure(1).sentence);
    await page.keyboard.press("PageDown");
    expect(await sceneNow(page)).toBe(1);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await expect.poll(() => play(page).getAttribute("aria-label")).toBe("Pause");
    await page.keyboard.press("Space");
    await expect.poll(() => play(page).getAttribute("aria-label")).toBe("Play the film");
  });

  test("says its caption once it stands still, and nothing while it plays", async () => {
    const page = await open();
    const said = (): Promise<string> => host(page).locator(".visually-hidden[role=status]").innerText();
    await slider(page).focus();
    await live(page);
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageUp");
    expect(await said()).toBe("");
    await expect.poll(said).toContain("The point swings");
    await play(page).click();
    await expect.poll(said).toBe("");
    await page.waitForTimeout(900);
    expect(await said()).toBe("");
    await play(page).click();
    await expect.poll(said).not.toBe("");
  });

  test("pauses where nobody sees it", async () => {
    const page = await open();
    await play(page).click();
    await live(page);
    await expect.poll(() => play(page).getAttribute("aria-label")).toBe("Pause");
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => play(page).getAttribute("aria-label")).toBe("Play the film");
    await play(page).click();
    await expect.poll(() => play(page).getAttribute("aria-label")).toBe("Pause");
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await expect.poll(() => play(page).getAttribute("aria-label")).toBe("Play the film");
  });

  test("steps from scene to scene where the reader asks for less motion", async () => {
    const page = await open({ reducedMotion: "reduce" });
    await slider(page).focus();
    await live(page);
    expect(await play(page).isVisible()).toBe(false);
    const next = host(page).getByRole("button", { name: "Next" });
    const before = host(page).getByRole("button", { name: "Back" });
    for (const [i, scene] of film.scenes.entries()) {
      await next.click();
      await expect.poll(() => sceneNow(page)).toBe(i + 1);
      expect(await sentenceOf(page)).toBe(scene.figure(1).sentence);
    }
    await before.click();
    await expect.poll(() => sceneNow(page)).toBe(film.scenes.length - 1);
    const still = await second(page);
    await page.waitForTimeout(400);
    expect(await second(page)).toBe(still);
  });

  test("moves nothing below it, whatever it shows", async () => {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const page = await open({ viewport });
      await slider(page).focus();
      await live(page);
      await page.waitForLoadState("networkidle");
      const bottom = (): Promise<number> => host(page).evaluate((one) => Math.round(one.getBoundingClientRect().height));
      const at = await bottom();
      for (const _ of film.scenes) {
        await page.keyboard.press("PageUp");
        expect(await bottom()).toBe(at);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    }
  });

  test("passes axe while it stands open, in both themes", async () => {
    const page = await open({ reducedMotion: "reduce" });
    await slider(page).focus();
    await live(page);
    await host(page).locator("summary").click();
    expect(await axeViolations(page, "lr-film")).toEqual([]);
  });

  test("can be read without scripts, and on paper", async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await play(page).isVisible()).toBe(false);
    await host(page).locator("summary").click();
    expect(await host(page).locator(".scenes li:visible").count()).toBe(film.scenes.length);
    const printed = await open();
    await printed.emulateMedia({ media: "print" });
    expect(await host(printed).locator(".controls").isVisible()).toBe(false);
    const texts = await host(printed).locator(".scenes li p").allInnerTexts();
    expect(texts).toHaveLength(film.scenes.length);
    expect(
      await host(printed)
        .locator(".scenes li p")
        .first()
        .evaluate((line) => line.getBoundingClientRect().height),
    ).toBeGreaterThan(10);
  });

  test("says so where its code does not load", async () => {
    const page = await open();
    await page.route("**/filmLive*.js", (route) => route.abort());
    await play(page).click();
    await expect.poll(() => host(page).locator(".trouble").innerText()).toContain("did not load");
    site.forgive(/ERR_FAILED|Failed to (load|fetch)/);
  });
});
