/** Cells that run away: each is stopped at its limit, and the page answers all the while. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { ended, expectUntouched, lesson, lessonSite, press, statusOf } from "./lessonSite.js";

const isThere = requirePart("chromium", "that runaway cells are stopped");
const lab = lessonSite(isThere);

/** A key pressed while a cell runs away is answered within this time, in milliseconds. */
const bearable = 100;
const presses = 12;

/** Presses keys, and gives how long each took from the keyboard to the page's answer, in milliseconds, the longest last. */
async function latencies(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const watched = window as unknown as { taken: number[] };
    watched.taken = [];
    // `timeStamp` is when the browser got the key, on the clock of performance.now().
    addEventListener("keydown", ({ timeStamp }) => watched.taken.push(performance.now() - timeStamp));
  });
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press("Shift");
    await page.waitForTimeout(60);
  }
  const taken = await page.evaluate(() => (window as unknown as { taken: number[] }).taken);
  expect(taken).toHaveLength(presses);
  return taken.sort((a, b) => a - b);
}

/** Each never ends by itself, or would take more than there is. */
const runaways: readonly (readonly [name: string, code: string, end: RegExp])[] = [
  ["a loop", 'console.log("before");\nwhile (true) {}', /^Stopped/],
  ["a recursion of promises", "const again = (): Promise<void> => Promise.resolve().then(again);\nawait again();", /^Stopped/],
  [
    "timers",
    "const tick = (): void => void setTimeout(tick, 0);\nfor (let i = 0; i < 100; i++) tick();\nawait new Promise(() => {});",
    /^Stopped/,
  ],
  ["a pattern that backtracks", '/^(a+)+$/.test("a".repeat(60) + "b")', /^Stopped/],
  [
    "a loop in WebAssembly",
    "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,9,1,7,0,3,64,12,0,11,11]))).exports.f();",
    /^Stopped/,
  ],
  ["a sort of everything", "const a = Float64Array.from({ length: 3e6 }, Math.sin);\nfor (;;) a.sort((x, y) => y - x);", /^Stopped/],
  [
    "a figure without end",
    'import { show } from "lrlab/notebook";\nimport { linear } from "lrlab";\nfor (;;) show(linear({ baseLr: 1, totalSteps: 1000 }));',
    /^Stopped/,
  ],
  ["printing without end", 'for (;;) console.log("x".repeat(1e4));', /^Stopped/],
  [
    "redrawing without end",
    'import { live } from "lrlab/notebook";\nimport { linear } from "lrlab";\nconst chart = live((baseLr: number) => linear({ baseLr, totalSteps: 1000 }));\nfor (let i = 1; ; i++) chart.update(i);',
    /^Stopped/,
  ],
  [
    "texts that double",
    'let s = "x";\nconst all: string[] = [];\nfor (;;) all.push((s = (s + s).slice(0, 2 ** 26)).toUpperCase());',
    /^(Stopped|The sandbox)/,
  ],
  ["all memory", "const all: unknown[] = [];\nwhile (true) all.push(new Float64Array(1e6).fill(1));", /^(Stopped|The sandbox)/],
];

describe.skipIf(!isThere)("runaway cells", () => {
  test.each(runaways)("%s: the page answers within 100 ms, and Stop stops it", async (name, code, end) => {
    const { page } = await lab.visit({ kept: { [`${lesson}/setup`]: code } });
    const cell = page.locator("lr-cell#setup");
    await cell.locator("[data-do=run]").click();
    await page.waitForTimeout(700);
    // Other work on the machine may hold a key up; a page that does not answer holds up all of them.
    const taken = await latencies(page);
    const [middle, longest] = [taken[presses >> 1] as number, taken[presses - 1] as number]; // as many as presses
    console.log(`${name}: a key takes ${middle.toFixed(1)} ms, at most ${longest.toFixed(0)} ms`);
    expect(middle).toBeLessThan(bearable);
    expect(taken[presses - 3] as number).toBeLessThan(bearable);
    const stop = cell.locator("[data-do=stop]");
    if (await stop.isVisible()) await stop.click();
    await expect.poll(() => statusOf(cell).textContent(), { timeout: 5000 }).toMatch(end);
    await expectUntouched(lab, page, name);
    await press(cell, "reset", /course's code/);
    expect(await press(cell, "run", ended)).toMatch(/^Ran in/);
  });

  test("end at the limit by themselves, which is said", async () => {
    const { page } = await lab.visit({ kept: { [`${lesson}/setup`]: 'console.log("before");\nwhile (true) {}' } });
    const cell = page.locator("lr-cell#setup");
    const began = performance.now();
    expect(await press(cell, "run", /^Stopped/)).toBe("Stopped at the time limit.");
    const seconds = (performance.now() - began) / 1000;
    expect(seconds).toBeGreaterThan(9.5);
    expect(seconds).toBeLessThan(20);
    expect(await cell.locator("[data-outputs]").innerText()).toMatch(
      /^before\s+Stopped after 10 seconds in this cell\. Does a loop never end\?/,
    );
  });

  test("leave nothing running when they are done", async () => {
    const { page, text } = await lab.shown(
      'setInterval(() => console.log("later"), 20);\nsetTimeout(() => { throw new Error("later"); }, 300);\nconsole.log("now");',
    );
    expect(text).toBe("now");
    await page.waitForTimeout(500);
    expect(await page.locator("lr-cell#setup [data-outputs]").innerText()).toBe("now");
  });
});
