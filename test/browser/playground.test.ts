/** The playground as a reader meets it: by keyboard, by touch, from links that are right and wrong, in two tabs, without scripts, in a frame. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { axeViolations, type Opening, type SiteInChromium, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the playground in a browser");
const playground = "/playground/";
/** A run that is over soon. */
const short = `${playground}?steps=60`;

/** What can be wrong with a link, and what the page says to it. */
const brokenLinks: readonly (readonly [query: string, ...sentences: string[]])[] = [
  [
    "task=chess&batch=0&seed=-1&colour=red",
    'task must be one of spirals, moons, glyphs, defects, sorting, characters, valley, wells, got "chess". It is spirals here.',
    "batch must be a whole number from 1 to 500, got 0.",
    "seed must be a whole number from 0 to 999999, got",
    "colour",
  ],
  [
    "model=giant&optimizer=magic&steps=1e9",
    "model must be one of mlp",
    "optimizer must be one of sgd",
    "steps must be a whole number from 1 to 20000",
  ],
  [
    "a=cosineAnnealing(baseLr:fast)&b=nothing()",
    "arm A: its schedule is the usual one here.",
    "arm B: its schedule is the usual one here.",
  ],
  ["v=0&a.changes=7*zero", "v", "arm A"],
  ["v=99", "99"],
  [`x=${"%F0%9F".repeat(800)}&${"a=(".repeat(1500)}`],
  ["=&&==&%&a&b=&a.changes&%E0%A4%A"],
];

let site: SiteInChromium;

const becomes = (page: Page, status: string) => page.locator(`#playground[data-status="${status}"]`).waitFor();

/** Opens the playground and waits for its code, unless the test is about what comes before. */
async function open(path: string, options: Opening = {}): Promise<Page> {
  const page = await site.open(path, { reducedMotion: "reduce", ...options });
  if (!options.prepare && options.javaScriptEnabled !== false) await becomes(page, "ready");
  return page;
}
const train = (page: Page) => page.locator("[data-train]");
const stepOf = async (page: Page): Promise<number> => Number(await page.locator("[data-step]").innerText());
const printOf = (page: Page): Promise<string> => page.locator("[data-fingerprint]").innerText();
const troublesOf = (page: Page): Promise<string[]> => page.locator(".troubles .trouble span").allInnerTexts();

/** Trains at full speed to the end; what stands for all its losses. */
async function fingerprint(page: Page): Promise<string> {
  await page.locator("[data-speed]").selectOption("full");
  await train(page).click();
  await becomes(page, "done");
  return printOf(page);
}

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(page: Page, selector: string, key = "Tab"): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`The keyboard does not come to ${selector}.`);
}

const violations = (page: Page): Promise<string[]> => axeViolations(page, "#playground");

describe.skipIf(!isThere)("the playground", () => {
  site = siteInChromium();

  test("by keyboard: a few updates, a drop, a run to its end, back to the first weights, a link that gives the same losses", async () => {
    const page = await open(short, { permissions: ["clipboard-read", "clipboard-write"] });
    await tabTo(page, "[data-link]");
    await tabTo(page, "[data-train]");
    await tabTo(page, '[data-advance="10"]');
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-step]")?.textContent === "10");
    await becomes(page, "paused");
    await tabTo(page, '[data-advance="1"]', "Shift+Tab");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector("[data-step]")?.textContent === "11");

    await tabTo(page, "[data-drop]");
    await page.keyboard.press("Enter");
    expect(await page.locator(".changes li").allInnerTexts()).toEqual([expect.stringContaining("× 0.1 from update 11")]);
    expect(await page.locator(".by-hand .turned").innerText()).toMatch(/^× 0\.1, rate /);
    expect(await stepOf(page)).toBe(11);

    await tabTo(page, "[data-speed]", "Shift+Tab");
    await page.keyboard.press("End");
    await tabTo(page, "[data-train]", "Shift+Tab");
    await page.keyboard.press("Enter");
    await becomes(page, "done");
    expect(await stepOf(page)).toBe(60);
    expect(await train(page).innerText()).toBe("Train again");
    const print = await printOf(page);
    expect(print).toMatch(/^[0-9a-f]{8}$/);
    await page.locator(".charts figcaption", { hasText: "After all 60 updates" }).waitFor();

    await tabTo(page, "[data-rewind]");
    await page.keyboard.press("Enter");
    await becomes(page, "ready");
    expect(await stepOf(page)).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.matches("[data-rewind]"))).toBe(true);
    await tabTo(page, "[data-train]", "Shift+Tab");
    await page.keyboard.press("Enter");
    await becomes(page, "done");
    expect(await printOf(page)).toBe(print);

    await tabTo(page, "[data-link]", "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Copied ✓").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain("a.changes=11*0.1");
    const other = await open(link.slice(site.url.length));
    expect(await fingerprint(other)).toBe(print);
  });

  test("the rate follows the hand while the nets train, and what was done can be taken back", async () => {
    const page = await open(`${playground}?steps=2000`);
    const plain = await fingerprint(page);
    await page.locator("[data-speed]").selectOption("200");
    await train(page).click();
    await page.waitForFunction(() => Number(document.querySelector("[data-step]")?.textContent) > 40);
    await page.locator("[data-drop]").click();
    await page.waitForFunction(() => Number(document.querySelector("[data-step]")?.textContent) > 80);
    await page.locator("[data-dial]").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelectorAll(".changes li").length === 2);
    expect(await page.locator("#playground").getAttribute("data-status")).toBe("running");
    await page.locator("[data-speed]").selectOption("full");
    await becomes(page, "done");
    const turned = await printOf(page);
    expect(turned).not.toBe(plain);

    // The address tells what was done, so a reload does it again.
    await page.waitForURL(/a\.changes=\d+\*0\.1~\d+\*/);
    await page.reload();
    expect(await fingerprint(page)).toBe(turned);
    for (const left of [1, 0]) {
      await page.locator(".changes button").last().click();
      expect(await page.locator(".changes li").count()).toBe(left);
    }
    expect(await fingerprint(page)).toBe(plain);
  });

  test("by touch on a phone: everything in reach, nothing too small, no sideways scrolling", async () => {
    const page = await open(`${playground}?steps=400`, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await train(page).tap();
    await becomes(page, "running");
    await page.locator("[data-drop]").tap();
    await page.locator(".changes li").waitFor();
    await page.locator("[data-speed]").selectOption("full");
    await becomes(page, "done");
    expect(await page.locator(".changes li").innerText()).toContain("× 0.1 from update");
    const seen = await page.evaluate(() => {
      const sizes = [...document.querySelectorAll<HTMLElement>("#playground :is(button, select, input)")]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ name: element.outerHTML.slice(0, 80), box: (element.closest("label") ?? element).getBoundingClientRect() }));
      const bar = document.querySelector(".run-bar")?.getBoundingClientRect();
      return {
        over: document.documentElement.scrollWidth - innerWidth,
        small: sizes.filter(({ box }) => box.width < 24 || box.height < 24).map(({ name }) => name),
        foot: bar && innerHeight - bar.bottom,
      };
    });
    expect(seen).toEqual({ over: 0, small: [], foot: 0 });
  });

  test("a reload restores the same losses, bit for bit, for other settings too", async () => {
    const page = await open(playground);
    await page.locator('[data-setting="task"] select').selectOption("moons");
    await page.locator('[data-setting="optimizer"] select').selectOption("adam");
    await page.locator('[data-setting="steps"] input').fill("90");
    await page.locator("[data-new-seed]").click();
    await page.waitForURL(/seed=/);
    const print = await fingerprint(page);
    await page.reload();
    await becomes(page, "ready");
    expect(await page.locator('[data-setting="task"] select').inputValue()).toBe("moons");
    expect(await page.locator('[data-setting="steps"] input').inputValue()).toBe("90");
    expect(await fingerprint(page)).toBe(print);
  });

  test("what is set and pressed before the code is there counts once it is", async () => {
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const prepare = (page: Page) =>
      page.route(/_astro\/page\./, async (route) => {
        await arrived;
        await route.continue();
      });
    const page = await open(playground, { prepare });
    await page.locator('[data-setting="task"] select').selectOption("moons");
    await page.locator('[data-setting="steps"] input').fill("40");
    await page.locator("[data-show=norms]").check();
    await train(page).click();
    arrive();
    await becomes(page, "done");
    expect(await page.locator("[data-steps]").innerText()).toBe("40");
    expect(await page.locator('[data-setting="task"] select').inputValue()).toBe("moons");
    expect(await page.locator("[data-show=norms]").isChecked()).toBe(true);
    await page.locator(".charts svg", { hasText: "|Δθ|" }).waitFor();
    await page.waitForURL(/task=moons.*steps=40/);
  });

  test("a tool that is pressed before its own code is there does it once it is", async () => {
    const page = await open(short);
    await page.locator("[data-tool=compare] select").selectOption("4");
    await page.locator("[data-tool=compare] [data-run]").click();
    await page.locator("[data-tool=compare] .verdict").first().waitFor();
    expect(await page.locator("[data-tool=compare] select").inputValue()).toBe("4");
  });

  test("another task brings settings that suit it", async () => {
    const page = await open(playground);
    await page.locator('[data-setting="task"] select').selectOption("valley");
    expect(await page.locator('[data-setting="model"] select').inputValue()).toBe("point");
    expect(await page.locator('[data-setting="optimizer"] select').inputValue()).toBe("sgd");
    expect(await page.locator('[data-setting="batch"] input').inputValue()).toBe("1");
    expect(await page.locator(".setup [data-about]").innerText()).toContain("A point rolls down a bowl");
    await expect.poll(() => page.locator('[data-reading="rate"] dd').nth(1).innerText()).toContain("0.08");
    await fingerprint(page);
    expect(await page.locator('[data-reading="accuracy"] dd').first().innerText()).toContain("–");
  });

  test("a number that can't be is answered beside its field, and stays there to be mended", async () => {
    const page = await open(playground);
    const field = page.locator('[data-setting="steps"]');
    for (const [typed, got] of [
      ["1e9", "1000000000"],
      ["-3", "-3"],
      ["2.5", "2.5"],
      ["many", '"many"'],
      ["", '""'],
    ] as const) {
      await field.locator("input").fill(typed);
      await field.locator("input").press("Enter");
      expect(await field.locator(".trouble").innerText()).toBe(
        `steps must be a whole number from 1 to 20000, got ${got}. Every update is kept, to be drawn and exported; for longer runs take the code into a notebook.`,
      );
      expect(await field.locator("input").inputValue()).toBe(typed);
      expect(await field.locator("input").getAttribute("aria-invalid")).toBe("true");
    }
    expect(await page.locator("[data-steps]").innerText()).toBe("600");
    await field.locator("input").fill("50");
    expect(await field.locator(".trouble").isVisible()).toBe(false);
    expect(await page.locator("[data-steps]").innerText()).toBe("50");
  });

  test("a link is read as far as it goes, and each field that can't be is told", async () => {
    const page = await open(playground);
    for (const [query, ...sentences] of brokenLinks) {
      await page.goto(`${site.url}${playground}?${query}`);
      await page.locator(".troubles .trouble").first().waitFor();
      const troubles = await troublesOf(page);
      expect(troubles.length, query.slice(0, 99)).toBeLessThanOrEqual(6);
      for (const sentence of sentences) expect(troubles.join("\n")).toContain(sentence);
    }
  });

  test("a link with every field broken trains what is usual; its troubles are put away by keyboard", async () => {
    const page = await open(
      `${playground}?v=0&task=chess&model=7&optimizer=magic&batch=none&steps=1e9&seed=-1&a=nothing()&b=)(&c.changes=x&d=e`,
    );
    const { length } = await troublesOf(page);
    expect(length).toBe(6);
    expect((await troublesOf(page))[5]).toMatch(/^And \d+ more\.$/);
    await page.locator(".troubles button").first().focus();
    for (let i = 0; i < length; i++) await page.keyboard.press("Enter");
    expect(await troublesOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.matches("[data-train]"))).toBe(true);
    await fingerprint(page);
    expect(await stepOf(page)).toBe(600);
  });

  test("two tabs train beside each other, each to its own end", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    const [one, two] = [await open(short, { into: context }), await open(`${short}&seed=2`, { into: context })];
    const both = await Promise.all([fingerprint(one), fingerprint(two)]);
    expect(both[0]).not.toBe(both[1]);
    await two.locator('[data-setting="seed"] input').fill("1");
    await two.locator('[data-setting="seed"] input').press("Enter");
    expect(await fingerprint(two)).toBe(both[0]);
    expect(await one.locator('[data-setting="seed"] input').inputValue()).toBe("1");
    expect(await printOf(one)).toBe(both[0]);
  });

  test("back and forward come to the state that was left", async () => {
    const page = await open(playground);
    await page.locator('[data-setting="batch"] input').fill("8");
    await page.locator('[data-setting="batch"] input').press("Enter");
    await page.waitForURL(/batch=8/);
    await page.goto(`${site.url}/glossary/`);
    await page.goBack();
    await becomes(page, "ready");
    expect(await page.locator('[data-setting="batch"] input').inputValue()).toBe("8");
    // A jump inside the page is an entry of its own, with the state of then.
    await page.evaluate(() => {
      location.hash = "main";
    });
    await page.locator('[data-setting="batch"] input').fill("16");
    await page.locator('[data-setting="batch"] input').press("Enter");
    await page.waitForURL(/batch=16/);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-setting="batch"] input')?.value === "8");
    await page.goForward();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-setting="batch"] input')?.value === "16");
  });

  // The empty page is one of the site's, and looked at with them.
  test("axe finds nothing while it trains and has trouble, nor when it is done or has diverged", async () => {
    const page = await open(`${playground}?steps=3000&speed=1`);
    await page.locator("[data-speed]").selectOption("20");
    await train(page).click();
    await page.locator("[data-drop]").click();
    await page.locator('[data-setting="batch"] input').fill("none");
    await page.locator('[data-setting="batch"] input').press("Enter");
    expect(await violations(page)).toEqual([]);
    expect(await page.locator("#playground").getAttribute("data-status")).toBe("running");
    await page.goto(`${site.url}${short}&a=constant(baseLr:1e9)`);
    await fingerprint(page);
    await page.locator(".charts figcaption", { hasText: "diverged at update" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("the page as a screen reader has it", async () => {
    const page = await open(playground, { viewport: { width: 1440, height: 1800 } });
    await page.waitForLoadState("networkidle");
    await page.locator(".pictures svg").nth(1).waitFor();
    await expect(`${await page.locator("main").ariaSnapshot()}\n`).toMatchFileSnapshot("./snapshots/playground.aria.yml");
  });

  test("without scripts it says what it is, shows a recorded run and where to read on", async () => {
    const page = await open(playground, { javaScriptEnabled: false });
    expect(await page.locator("#playground").isVisible()).toBe(false);
    const picture = page.locator("img.recorded");
    expect(await picture.getAttribute("alt")).toContain("After all 600 updates");
    expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    expect(await page.locator('noscript a[href="/run/"]').isVisible()).toBe(true);
  });

  test("in a frame it comes without the site around it, and leads to the whole page", async () => {
    const page = await open(`${playground}?embed&steps=60`);
    expect(await troublesOf(page)).toEqual([]);
    expect(await page.locator(".site-header").isVisible()).toBe(false);
    await page.locator('[data-setting="batch"] input').fill("8");
    await page.locator('[data-setting="batch"] input').press("Enter");
    await page.waitForURL(/batch=8.*embed/);
    const full = await page.locator("[data-in-full]").getAttribute("href");
    expect(full).toContain("batch=8");
    expect(full).not.toContain("embed");
  });
});
