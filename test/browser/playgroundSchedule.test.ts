/** The schedule editor in a browser: families, pieces and a pen; by mouse, by keyboard only, by touch at 390 px; what is wrong is told and mended. */
import type { Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { piecesOf, startsOf } from "../../src/labs/playground/pieces.ts";
import { readState } from "../../src/labs/playground/stateUrl.ts";
import type { Schedule } from "../../src/schedules/schedule.ts";
import { requirePart } from "../realParts.js";
import { axeViolations, type Opening, type SiteInChromium, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the schedule editor in a browser");
const steps = 600;
const three = `a=sequence(linearWarmup(baseLr:0.2,warmupSteps:100,startLr:0.02),take(constant(baseLr:0.2),steps:300),linear(baseLr:0.1,totalSteps:200,endLr:0.01))`;

let site: SiteInChromium;

async function open(query = "", options: Opening = {}): Promise<Page> {
  const page = await site.open(`/playground/?${query}`, { viewport: { width: 1280, height: 1000 }, reducedMotion: "reduce", ...options });
  await page.locator(".schedule[data-live]").waitFor();
  return page;
}

/** The schedule of an arm as the address has it, once that is up to date. */
async function scheduleOf(page: Page, arm = 0): Promise<Schedule> {
  // The address waits a quarter of a second, as browsers limit how often it may change; the page's own clock knows when that is over.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  return readState(new URL(page.url()).search).state.arms[arm]?.lr as Schedule;
}
const jointsOf = (lr: Schedule): number[] => startsOf(piecesOf(lr, steps));

const way = (page: Page, name: "family" | "pieces" | "draw"): Locator => page.locator(`[name="schedule.mode"][value="${name}"]`);
const choose = (page: Page, name: "family" | "pieces" | "draw"): Promise<void> => way(page, name).check({ force: true });
const block = (page: Page, i: number): Locator => page.locator(".timeline .block").nth(i);
const act = (page: Page, name: string): Locator => page.locator(`[data-part="pieces"] [data-piece="${name}"]`);
const flags = (page: Page): Promise<string[]> => page.locator(".schedule .flags .flag > span:first-child").allInnerTexts();

/** Where an update and a part of the plane's height are on the screen. */
async function spot(page: Page, update: number, part: number): Promise<{ x: number; y: number }> {
  await page.locator("svg.plane").scrollIntoViewIfNeeded();
  return page.locator("svg.plane").evaluate(
    (svg, [at, up]) => {
      const [foot, ...grid] = [svg.querySelector(".axes .tick"), ...svg.querySelectorAll(".axes .grid")];
      const { left, right, bottom } = (foot as Element).getBoundingClientRect();
      const top = Math.min(...grid.map((line) => line.getBoundingClientRect().top));
      return { x: left + ((right - left) * (at as number)) / 600, y: bottom - (bottom - top) * (up as number) };
    },
    [update, part],
  );
}

async function drag(page: Page, from: { x: number; y: number }, ...to: { x: number; y: number }[]): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const { x, y } of to) await page.mouse.move(x, y, { steps: 8 });
  await page.mouse.up();
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`The keyboard does not come to ${selector}.`);
}

describe.skipIf(!isThere)("the schedule editor", () => {
  site = siteInChromium();

  test("a family: chosen it keeps the peak and ends with the run, a slider moves a parameter, what can't be is refused in words", async () => {
    const page = await open("a=constant(baseLr:0.3)");
    await page.locator("#schedule\\.family").selectOption("oneCycle");
    expect((await scheduleOf(page)).spec).toMatchObject({ kind: "oneCycle", maxLr: 0.3, totalSteps: 600 });
    await page.locator("#schedule\\.family").selectOption("cosineAnnealing");
    const rate = page.locator("#family\\.baseLr");
    await expect.poll(() => rate.getAttribute("aria-valuetext")).toBe("0.3");
    await rate.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const moved = (await scheduleOf(page)).spec.baseLr as number;
    expect(moved).toBeGreaterThan(0.33);
    expect(moved).toBeLessThan(0.42);
    const exact = page.locator("#family\\.minLr\\.exact");
    await exact.fill("0.9");
    await exact.press("Enter");
    expect(await page.locator('[data-part="family"] .trouble').innerText()).toContain(`minLr must be at most baseLr (${moved}), got 0.9.`);
    expect(await exact.inputValue()).toBe("0.9");
    expect(await exact.getAttribute("aria-invalid")).toBe("true");
    await exact.fill("0.01");
    await exact.press("Enter");
    expect((await scheduleOf(page)).spec.minLr).toBe(0.01);
    expect(await page.locator('[data-part="family"] .trouble').isHidden()).toBe(true);
    // The length of the run changes, and the schedule goes with it.
    await page.locator('.setup [data-setting="steps"] input').fill("300");
    await page.keyboard.press("Enter");
    expect((await scheduleOf(page)).steps).toBe(300);
  });

  test("pieces by keyboard only: a joint, a rate, a new piece, an order; each way back", async () => {
    const page = await open(three);
    await tabTo(page, ".timeline .block");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "Piece 1 of 3, linear warmup, updates 0 to 99, from 0.02 to 0.2",
    );
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    expect(jointsOf(await scheduleOf(page))).toEqual([0, 111, 400, 600]);
    await page.keyboard.press("ArrowUp");
    // The second piece begins where the first one ends: it goes with it.
    expect((await scheduleOf(page))(111)).toBe(0.21);
    for (let i = 0; i < 3; i++) await page.keyboard.press("Control+z");
    expect(jointsOf(await scheduleOf(page))).toEqual([0, 100, 400, 600]);
    for (let i = 0; i < 2; i++) await page.keyboard.press("Control+Shift+z");
    expect(jointsOf(await scheduleOf(page))).toEqual([0, 111, 400, 600]);

    await tabTo(page, ".timeline .block:nth-child(2)");
    await page.keyboard.press("Delete");
    expect(jointsOf(await scheduleOf(page))).toEqual([0, 400, 600]);
    await tabTo(page, '[data-piece="add"]');
    await page.keyboard.press("Enter");
    expect(jointsOf(await scheduleOf(page))).toEqual([0, 200, 400, 600]);
    expect(await page.locator("[data-which]").innerText()).toBe("Piece 2 of 3");
    await tabTo(page, '[data-piece="later"]');
    await page.keyboard.press("Enter");
    expect(await page.locator("[data-which]").innerText()).toBe("Piece 3 of 3");
    expect((await scheduleOf(page))(599)).toBeCloseTo(0.2, 6);
  });

  test("a jump is told where it is; joining mends it; too short and too long are told", async () => {
    const page = await open(three);
    const jump = "At update 400, where piece 3 begins, the rate jumps from 0.2 to 0.1.";
    await expect.poll(() => flags(page)).toEqual([jump]);
    await page.locator(".flags .flag button", { hasText: "Join" }).click();
    await expect.poll(() => flags(page)).toEqual([]);
    expect((await scheduleOf(page))(400)).toBe(0.2);
    await page.locator("[data-undo]").click();
    await expect.poll(() => flags(page)).toEqual([jump]);

    await choose(page, "pieces");
    await block(page, 2).click();
    const length = page.locator("#piece\\.length");
    await length.fill("100");
    await length.press("Enter");
    await expect.poll(() => flags(page)).toContain("The schedule ends after 500 of 600 updates; the rate then stays at 0.01.");
    await length.fill("260");
    await length.press("Enter");
    await expect.poll(() => flags(page)).toContain("Updates 600 to 659 never run: the schedule is 660 updates long, the run 600.");
    expect(await page.locator("svg.plane .never").count()).toBe(1);
    await act(page, "fit").click();
    expect((await scheduleOf(page)).steps).toBe(600);
    await length.fill("many");
    await length.press("Enter");
    expect(await page.locator('[data-part="pieces"] .trouble').innerText()).toContain(
      "length must be a whole number of updates >= 1, got many.",
    );
  });

  test("the mouse drags a joint, a rate and a block, in one step back each", async () => {
    const page = await open(three);
    await choose(page, "pieces");
    const handles = page.locator("svg.plane .reach");
    const first = await handles.nth(1).boundingBox();
    if (!first) throw new Error("There is no handle.");
    const from = { x: first.x + first.width / 2, y: first.y + first.height / 2 };
    const far = await spot(page, 200, 0);
    const near = await spot(page, 100, 0);
    await drag(page, from, { x: from.x + (far.x - near.x), y: from.y + 2 });
    const moved = await scheduleOf(page);
    expect(Math.abs((jointsOf(moved)[1] as number) - 200)).toBeLessThanOrEqual(3);
    expect(moved(400 - 1)).toBe(0.2);
    await page.locator("[data-undo]").click();
    expect(jointsOf(await scheduleOf(page))).toEqual([0, 100, 400, 600]);

    await drag(page, from, { x: from.x + 2, y: from.y + 60 });
    const lower = await scheduleOf(page);
    expect(jointsOf(lower)).toEqual([0, 100, 400, 600]);
    expect(lower(100)).toBeLessThan(0.19);
    expect(lower(399)).toBe(lower(100));

    const [a, c] = [await block(page, 0).boundingBox(), await block(page, 2).boundingBox()];
    if (!a || !c) throw new Error("There are no blocks.");
    await drag(page, { x: a.x + a.width / 2, y: a.y + 10 }, { x: c.x + c.width - 5, y: a.y + 10 });
    expect(jointsOf(await scheduleOf(page))).toEqual([0, 300, 500, 600]);
  });

  test("the pen: a line, a loop, a rate below 0, an empty sheet with a gap, smoothing; by keyboard too", async () => {
    const page = await open("a=constant(baseLr:0.2)");
    await choose(page, "draw");
    const told = page.locator("[data-told]");
    await drag(page, await spot(page, 0, 0.2), await spot(page, 300, 0.9), await spot(page, 600, 0.1));
    const line = await scheduleOf(page);
    expect(line.steps).toBe(600);
    expect(line(300)).toBeGreaterThan(line(100));
    expect(line(300)).toBeGreaterThan(line(590));
    expect(piecesOf(line, steps).length).toBeLessThanOrEqual(40);

    await drag(page, await spot(page, 200, 0.5), await spot(page, 400, 0.5), await spot(page, 250, 0.3));
    expect(await told.innerText()).toContain("The pen went back in time");
    const looped = await scheduleOf(page);
    expect(looped(320)).toBeLessThan(looped(220));
    expect(looped(100)).toBeCloseTo(line(100), 2);

    await drag(page, await spot(page, 450, 0.2), await spot(page, 500, -0.1), await spot(page, 550, 0.2));
    expect(await told.innerText()).toMatch(/A rate can't be below 0: \d+ updates are held at 0/);
    expect(Math.min(...Array.from({ length: steps }, (_, t) => looped(t)))).toBeGreaterThanOrEqual(0);
    expect((await scheduleOf(page))(500)).toBe(0);

    await page.locator("[data-clear]").click();
    await drag(page, await spot(page, 50, 0.8), await spot(page, 150, 0.8));
    await drag(page, await spot(page, 450, 0.2), await spot(page, 550, 0.2));
    expect(await told.innerText()).toMatch(/The pen left (29\d|30\d) updates out: straight lines fill them\./);
    const sheet = await scheduleOf(page);
    expect(sheet(300)).toBeCloseTo((sheet(100) + sheet(500)) / 2, 2);
    expect(sheet(599)).toBeCloseTo(sheet(500), 2);
    await page.locator("[data-smooth]").click();
    expect(await told.innerText()).toMatch(/^Smoothed\. It is \d+ pieces now\.$/);
    for (let i = 0; i < 6; i++) await page.locator("[data-undo]").click();
    expect((await scheduleOf(page)).spec).toMatchObject({ kind: "constant", baseLr: 0.2 });

    await choose(page, "draw");
    const pen = page.locator(".pen");
    await pen.focus();
    for (const key of ["Home", "ArrowRight", "Enter", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowRight", "Enter"])
      await page.keyboard.press(key);
    expect(await pen.locator("output").innerText()).toBe("Pen up at update 126, rate 0.326");
    const typed = await scheduleOf(page);
    expect([typed(0), typed(6), typed(60), typed(126), typed(400)].map((rate) => Number(rate.toPrecision(2)))).toEqual([
      0.2, 0.2, 0.2, 0.2, 0.2,
    ]);
    expect(typed(120)).toBeGreaterThan(0.3);
  });

  test("by touch at 390 px: a joint and a line, no sideways scrolling, axe without complaint in every way and both themes", async () => {
    const page = await open(three, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
    await choose(page, "pieces");
    const client = await page.context().newCDPSession(page);
    const touch = async (...points: { x: number; y: number }[]): Promise<void> => {
      const [first, ...rest] = points;
      await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: first ? [first] : [] });
      for (const point of rest) await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [point] });
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await page.locator("svg.plane").scrollIntoViewIfNeeded();
    const dot = await page.locator("svg.plane .reach").nth(1).boundingBox();
    if (!dot) throw new Error("There is no handle.");
    expect(dot.width).toBeGreaterThanOrEqual(36);
    const at = { x: dot.x + dot.width / 2, y: dot.y + dot.height / 2 };
    await touch(at, { x: at.x + 20, y: at.y }, { x: at.x + 40, y: at.y }, { x: at.x + 60, y: at.y });
    expect(jointsOf(await scheduleOf(page))[1]).toBeGreaterThan(180);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    await choose(page, "draw");
    await touch(await spot(page, 20, 0.5), await spot(page, 200, 0.9), await spot(page, 400, 0.3), await spot(page, 590, 0.1));
    expect(piecesOf(await scheduleOf(page), steps).length).toBeGreaterThan(2);

    for (const name of ["family", "pieces", "draw"] as const) {
      await choose(page, name);
      expect(await axeViolations(page, ".schedule"), name).toEqual([]);
    }
  });

  test("runs: a copy as C, A copied to B, one removed; a link opens the way that fits it", async () => {
    const page = await open("a=cosineAnnealing(baseLr:0.3,totalSteps:600)&b=constant(baseLr:0.1)");
    expect(await way(page, "family").isChecked()).toBe(true);
    const tabs = page.locator(".schedule [data-arms] [role=tab]");
    await tabs.nth(1).click();
    await expect.poll(() => page.locator("#schedule\\.family").inputValue()).toBe("constant");
    await page.getByRole("button", { name: "Copy A to B" }).click();
    expect((await scheduleOf(page, 1)).spec.kind).toBe("cosineAnnealing");
    await page.getByRole("button", { name: "Add C" }).click();
    expect(await tabs.count()).toBe(3);
    expect(await page.locator(".schedule .run-letter").nth(2).innerText()).toBe("C");
    await page.getByRole("button", { name: "Remove C" }).click();
    expect(await tabs.count()).toBe(2);
    await page.locator("[data-undo]").click();
    expect(await tabs.count()).toBe(3);

    const pieces = await open(three);
    expect(await way(pieces, "pieces").isChecked()).toBe(true);
    const caption = pieces.locator(".schedule figcaption");
    await expect.poll(() => caption.innerText()).toBe("The rate rises from 0.02 to 0.2, then falls to 0.01 over 600 updates, in 3 pieces.");
    const drawn = Array.from({ length: 8 }, (_, i) => `linear(baseLr:${(8 - i) / 50},totalSteps:75,endLr:${(7 - i) / 50})`).join(",");
    expect(await way(await open(`a=sequence(${drawn})`), "draw").isChecked()).toBe(true);
  });
});
