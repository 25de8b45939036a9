/** The labs as one instrument: on every screen nothing sticks out, is cut, too small to touch or set in a size of its own. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { typeScale } from "../../site/lib/visualSystem.js";
import { exactLabs } from "../../src/labs/exactLabs.js";
import { requirePart } from "../realParts.js";
import { servedSite } from "./siteInChromium.js";

const isThere = requirePart("chromium", "how the labs look in a browser");
const run = async (page: Page): Promise<void> => {
  await page.locator("[data-speed]").selectOption("full");
  await page.locator("[data-train]").click();
  await page.locator('#playground[data-status="done"]').waitFor();
  await page.locator("[data-show=norms]").check();
};
const way = (name: string) => (page: Page) => page.locator(`[name="schedule.mode"][value=${name}]`).check({ force: true });
const tool = (name: string) => (page: Page) => page.locator(`[id="tab.${name}"]`).click();
type Act = (page: Page) => Promise<unknown>;
/** Each page, and what is done on it before it is looked at. */
const screens: readonly (readonly [name: string, address: string, ...acts: Act[]])[] = [
  ["all labs", "/labs/"],
  ["the playground", "/playground/"],
  ["a playground with trouble", "/playground/?task=chess&steps=1e9&a=nothing()"],
  ["a run that is done", "/playground/?steps=60", run, tool("meters")],
  ["a schedule in pieces", "/playground/", way("pieces"), tool("range")],
  ["a schedule to draw", "/playground/", way("draw"), tool("snapshots")],
  ["three runs as code", "/playground/?a=constant(baseLr:0.1)&b=constant(baseLr:0.2)&c=constant(baseLr:0.3)&steps=60", run, tool("export")],
  ["a case", "/debug/?seed=4"],
  ["a case that is named", "/debug/?seed=4", (page) => page.locator("[data-options] button").first().click()],
  [
    "a log that is named",
    "/debug/?seed=4",
    (page) => page.locator("[data-samples] button").first().click(),
    (page) => page.locator("[data-judge]").click(),
    (page) => page.locator("[data-found] [data-told] h3").waitFor(),
  ],
  ["the capstone", "/capstone/"],
  ["the capstone in pieces", "/capstone/", way("pieces")],
  ["the visual system", "/design/"],
  ...exactLabs.map(({ id, title }) => [title, `/labs/${id}/`] as const),
];
const widths = [320, 390, 768, 1180, 1440];

/** What is wrong with how the page stands there now, each with the element it is about. */
const faults = (page: Page, sizes: readonly number[]): Promise<string[]> =>
  page.evaluate((allowed) => {
    const found: string[] = [];
    const shown = (selector: string): HTMLElement[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    const say = (what: string, element: Element): void => {
      found.push(`${what}: ${element.outerHTML.slice(0, 90)}`);
    };
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`the page is ${over} px too wide`);
    const scrolls = (element: Element): boolean =>
      element.closest(".scroll, .canvas, .shown-table, pre, textarea, .visually-hidden") !== null;
    for (const panel of shown("main .panel, main .card")) {
      const { left, right } = panel.getBoundingClientRect();
      for (const part of panel.querySelectorAll("*")) {
        if (part.closest("svg") || scrolls(part) || !part.checkVisibility()) continue;
        const box = part.getBoundingClientRect();
        if (box.width > 2 && (box.right > right + 1 || box.left < left - 1)) say("sticks out", part);
      }
    }
    for (const button of shown("main :is(.button, [role=tab])")) {
      if (button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1) say("is cut", button);
    }
    // A block of the timeline is as long as its piece of the run.
    for (const target of shown("main :is(button:not(.block), select, summary, input:not([type=radio]), a.button)")) {
      if (target.classList.contains("visually-hidden") || getComputedStyle(target).opacity === "0") continue;
      const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
      if (width < 24 || height < 24) say(`is ${Math.round(width)} × ${Math.round(height)} px`, target);
    }
    for (const element of shown("main *")) {
      const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      // Symbols and code inside a line go by their line.
      if (!words || element.closest("svg, math, sub, sup, i, code, option, h1, .visually-hidden")) continue;
      if (!allowed.some((one) => Math.abs(one - size) < 0.05)) say(`is set in ${size} px`, element);
    }
    return found;
  }, sizes);

describe.skipIf(!isThere)("how the labs look", () => {
  const site = servedSite();

  test.each(screens.map(([name, address, ...acts]) => ({ name, address, acts })))("$name", async ({ address, acts }) => {
    const context = await site.browser.newContext({ reducedMotion: "reduce", hasTouch: true });
    const page = await context.newPage();
    await page.goto(site.url + address);
    if (address.startsWith("/debug/")) await page.locator("#case:not([aria-busy])").waitFor();
    if (address.startsWith("/playground/")) await page.locator('#playground[data-status="ready"]').waitFor();
    for (const act of acts) await act(page);
    const sizes = typeScale.map(({ rem }) => 16 * rem);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(100);
      expect(await faults(page, sizes), `${width} px`).toEqual([]);
    }
    await context.close();
  });

  test("what has the focus is seen to have it: a ring of 2 px in the rate's colour, on every kind of control", async () => {
    const page = await site.browser.newPage({ reducedMotion: "reduce" });
    await page.goto(`${site.url}/design/`);
    const rings = new Map<string, string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const [kind, ring] = await page.evaluate(() => {
        const on = document.activeElement as HTMLElement; // something always has it
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(
          on instanceof HTMLInputElement && on.type === "radio" ? (on.nextElementSibling as HTMLElement) : on, // a choice's word stands behind its button
        );
        const name = `${on.localName} ${on.getAttribute("type") ?? ""} ${on.getAttribute("role") ?? ""}`;
        return [on.closest("main") ? name : "", `${outlineStyle} ${outlineWidth} ${outlineColor}`] as const;
      });
      if (kind) rings.set(kind, ring);
    }
    expect(rings.size).toBeGreaterThan(8);
    for (const [kind, ring] of rings) expect(ring, kind).toBe("solid 2px rgb(184, 80, 15)");
    await page.close();
  });
});
