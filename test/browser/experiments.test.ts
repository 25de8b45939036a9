/** What a reader who presses "Run it" waits for, experiment by experiment: measured in the page, so that nothing this test waits for counts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { requirePart } from "../realParts.js";
import { builtSite } from "./serve.js";
import { siteInChromium } from "./siteInChromium.js";

/** Milliseconds from the press; infinite for what never came. */
interface Waiting {
  /** Until a bar stands there. */
  bar: number;
  /** Until it shows that a part is done. */
  moved: number;
  /** Until the new figure stands. */
  ended: number;
  /** How often the bar was seen to move on, and to go back. */
  moves: number;
  falls: number;
  /** What went wrong, in the page's words. */
  trouble: string;
}

/** Every experiment, "lesson/id", and its lesson. */
const all = lessons.flatMap((lesson) => lesson.experiments.map(({ id }) => [`${nameOf(lesson)}/${id}`, id] as const));

/** Presses the button as a reader does, and looks at the experiment once a frame until its figure stands. */
async function waitFor(page: Page, id: string): Promise<Waiting> {
  const host = page.locator(`lr-experiment[id="${id}"]`);
  const button = host.locator("[data-run]");
  await button.scrollIntoViewIfNeeded();
  const watched = await host.evaluateHandle((element) => {
    const part = <E extends HTMLElement>(name: string): E => element.querySelector<E>(name) as E; // every experiment is built with them
    const drawing = (): Element | null | undefined => element.querySelector(".canvas")?.firstElementChild;
    const [bar, trouble, before] = [part<HTMLProgressElement>("progress"), part(".trouble"), drawing()];
    const waiting = { bar: Infinity, moved: Infinity, ended: Infinity, moves: 0, falls: 0, trouble: "" };
    const done = new Promise<typeof waiting>((resolve) => {
      const press = ({ isTrusted, timeStamp }: Event): void => {
        if (!isTrusted) return; // the page itself presses once more when its code has come
        element.removeEventListener("click", press, true);
        let last = 0;
        const look = (): void => {
          const now = performance.now() - timeStamp;
          if (bar.checkVisibility()) {
            waiting.bar = Math.min(waiting.bar, now);
            if (bar.value > 0) waiting.moved = Math.min(waiting.moved, now);
            if (bar.value > last) waiting.moves += 1;
            if (bar.value < last) waiting.falls += 1;
            last = bar.value;
          }
          if (trouble.checkVisibility()) waiting.trouble = trouble.innerText;
          if (drawing() !== before) waiting.ended = now;
          if (waiting.ended < Infinity || waiting.trouble !== "") resolve(waiting);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      element.addEventListener("click", press, true);
    });
    return { done };
  });
  await button.click();
  return watched.evaluate(({ done }) => done);
}

describe.runIf(requirePart("chromium", "how long one waits for experiments"))("an experiment at reader size", () => {
  const site = siteInChromium();
  const addresses = new Map<string, string>();
  const lines: string[] = [];
  beforeAll(() => {
    for (const name of readdirSync(builtSite(), { recursive: true, encoding: "utf8" }).filter((name) =>
      /^(lessons|schedules)\b.*\.html$/.test(name),
    ))
      for (const [, id, lesson] of readFileSync(join(builtSite(), name), "utf8").matchAll(
        /<lr-experiment id="([^"]+)" data-lesson="([^"]+)"/g,
      ))
        addresses.set(`${lesson}/${id}`, `/${name.replaceAll("\\", "/").replace("index.html", "")}`);
  });
  afterAll(() => console.log(`ms until a bar stands, has moved, has given way to the figure:\n${lines.join("\n")}`));

  test("stands on a page", () => expect(all.map(([name]) => name).filter((name) => !addresses.has(name))).toEqual([]));

  test.each(all)("%s shows progress soon, and ends within 12 s", async (name, id) => {
    const page = await site.open(addresses.get(name) ?? "/404.html");
    const { bar, moved, ended, moves, falls, trouble } = await waitFor(page, id);
    lines.push(`${name.padEnd(36)}${[bar, moved, ended].map((time) => time.toFixed(0).padStart(9)).join("")}, in ${moves} moves`);
    expect(trouble).toBe("");
    expect(falls).toBe(0);
    // On a machine with nothing else to do: 500 ms.
    expect(Math.min(moved, ended)).toBeLessThan(2500);
    expect(ended).toBeLessThan(12_000);
  });
});
