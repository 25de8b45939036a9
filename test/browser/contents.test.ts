/** What a reader's run shows on the built page, beside figures: tables, formulas, progress, charts that redraw, sliders. */
import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, requirePart, root } from "../realParts.js";
import { serve } from "./serve.js";

const isThere = requirePart("chromium", "what a reader's cell shows on the page");
const pictures = join(root, "test-results", "contents");
const lesson = "01-three-fates";

let browser: Browser;
let server: Server;
let url = "";
let complaints: string[] = [];

beforeAll(async () => {
  if (!isThere) return;
  mkdirSync(pictures, { recursive: true });
  ({ url, server } = await serve());
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
  const heard = complaints;
  complaints = [];
  expect(heard).toEqual([]);
});

/** Opens the lesson with code in place of its cells, by their ids. */
async function open(code: Readonly<Record<string, string>>, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await context.addInitScript(
    ([name, entries]) => {
      if (location.pathname.startsWith("/sandbox/")) return;
      for (const [id, text] of entries) localStorage.setItem(`lrlab/code/${name}/${id}`, JSON.stringify(text));
    },
    [lesson, Object.entries(code)] as const,
  );
  await page.goto(`${url}/lessons/${lesson}/`);
  return page;
}

const start = (cell: Locator): Promise<void> => cell.locator("[data-do=run]").click();
async function ended(cell: Locator): Promise<string> {
  const status = cell.locator("[role=status]");
  await expect.poll(() => status.textContent(), { timeout: 30_000, interval: 50 }).toMatch(/^(Ran in|Stopped|Not run|The sandbox)/);
  return (await status.textContent()) ?? "";
}
/** Runs code in place of the lesson's first cell, to its end. */
async function shown(code: string, options: BrowserContextOptions = {}): Promise<{ page: Page; cell: Locator; status: string }> {
  const page = await open({ setup: code }, options);
  const cell = page.locator("lr-cell#setup");
  await start(cell);
  return { page, cell, status: await ended(cell) };
}

/** Straight to what the library's helpers speak to. */
const host = 'const host = (globalThis as any)[Symbol.for("lrlab.host")];\n';
const parts = `${host}
const table = (loss: string) => ({
  kind: "table",
  columns: [{ label: "shape", align: "left" }, { label: "loss", align: "right" }, { label: "<b>seeds</b>", align: "right" }],
  rows: [["cosine", loss, "5"], ["linear", "0.21", "12"]],
  sentence: "Losses at the end.",
});
const formula = { kind: "formula", latex: "\\\\eta(t) = \\\\tfrac{1}{2} \\\\eta_0 \\\\left(1 + \\\\cos \\\\frac{\\\\pi t}{T}\\\\right)", sentence: "Half a cosine." };
const bar = (done: number) => ({ kind: "bar", label: "Training", done, total: 20, sentence: \`Training: \${done} of 20.\` });
const curve = (length: number) => ({
  kind: "curves",
  data: { x: { label: "update" }, panels: [{ y: { label: "loss" }, curves: [
    { label: "loss", role: "a", points: Array.from({ length }, (_, i) => [i, 1 / (1 + i)]) },
  ] }] },
  size: { width: 608, height: 260 },
  sentence: \`After \${length} updates the loss has fallen.\`,
});
const busy = (time: number) => { const until = host.now() + time; while (host.now() < until); };
`;

describe.skipIf(!isThere)("what a cell shows", () => {
  test("a table, a formula and progress stand under it, each as what it is", async () => {
    const { cell, status } = await shown(`${parts}host.display([table("0.19"), formula, bar(20)]);`);
    expect(status).toMatch(/^Ran in/);
    const table = cell.locator("table");
    expect(await table.locator("caption").innerText()).toBe("Losses at the end.");
    expect(await table.locator("thead th[scope=col]").allInnerTexts()).toEqual(["shape", "loss", "<b>seeds</b>"]);
    expect(await table.locator("tbody td").allInnerTexts()).toEqual(["cosine", "0.19", "5", "linear", "0.21", "12"]);
    const aligned = (nth: number): Promise<string> =>
      table
        .locator("tbody td")
        .nth(nth)
        .evaluate((element) => getComputedStyle(element).textAlign);
    expect([await aligned(0), await aligned(1)]).toEqual(["left", "right"]);
    expect(await cell.locator("math mfrac").count()).toBe(2);
    expect(await cell.locator("math").evaluate((element) => element.namespaceURI)).toBe("http://www.w3.org/1998/Math/MathML");
    expect(await cell.locator("progress").evaluate((bar: HTMLProgressElement) => bar.position)).toBe(1);
    expect(await cell.locator(".shown-bar").innerText()).toBe("Training: 20 of 20.");
  });

  test("a formula that is none stands as its text, and one with a link in it is no link", async () => {
    const of = (latex: string): string => `{ kind: "formula", latex: ${JSON.stringify(latex)}, sentence: "f" }`;
    const { cell, status } = await shown(
      `${host}host.display([${of("\\frac{1")}, ${of("\\href{javascript:document.title=1}{x}")}, ${of('<img src=x onerror="document.title=1">')}]);`,
    );
    expect(status).toMatch(/^Ran in/);
    expect(await cell.locator("[data-outputs] code").first().innerText()).toBe("\\frac{1");
    expect(await cell.locator("[data-outputs] :is(a, img, [href])").count()).toBe(0);
    expect(await cell.page().title()).toMatch(/^One step/);
  });

  test("is updated in place while a loop lets nothing else run, ten times a second, and its last state stays", async () => {
    const code = `${parts}
const one = host.display([bar(0), curve(2)]);
console.log("after");
for (let i = 1; i <= 200; i++) { busy(10); one.update([bar(Math.floor(i / 10)), curve(2 + i)]); }`;
    const page = await open({ setup: code });
    const cell = page.locator("lr-cell#setup");
    await page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const bar = document.querySelector<HTMLProgressElement>("lr-cell#setup progress");
        const caption = document.querySelector<HTMLElement>("lr-cell#setup figcaption");
        if (bar) seen.add(`bar ${bar.value}`);
        if (caption) seen.add(caption.innerText);
      }).observe(document.querySelector("lr-cell#setup") as Element, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    await start(cell);
    const seconds = Number(/^Ran in ([\d.]+) s/.exec(await ended(cell))?.[1]);
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
    const bars = seen.filter((text) => text.startsWith("bar"));
    const charts = seen.filter((text) => text.startsWith("After"));
    console.log(`in ${seconds} s ${bars.length} states of the bar were seen, ${charts.length} of the chart`);
    expect(bars.length).toBeGreaterThan(8);
    expect(charts.length).toBeGreaterThan(8);
    // On a busy machine the loop takes longer than its two seconds.
    expect(charts.length).toBeLessThan(12 * seconds + 3);
    expect(await cell.locator("progress").evaluate((bar: HTMLProgressElement) => bar.value)).toBe(20);
    expect(await cell.locator("figcaption").innerText()).toContain("After 202 updates");
    expect(await cell.locator("figure").count()).toBe(1);
    // It stands where it stood, before what came later.
    expect(await cell.locator("[data-outputs] > *").evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual([
      "DIV",
      "FIGURE",
      "PRE",
    ]);
  });

  test("is updated where it was first shown, by a later cell too, and by what is left for the cell's end", async () => {
    const page = await open({
      setup: `${parts}const one = host.display([bar(1)]);\nhost.atEnd(() => { one.update([table("0.5")]); });`,
      path: "console.log(one !== undefined);\none.update([bar(3), bar(4)]);",
    });
    const [first, second] = [page.locator("lr-cell#setup"), page.locator("lr-cell#path")];
    await start(first);
    expect(await ended(first)).toMatch(/^Ran in/);
    expect(await first.locator("tbody td").nth(1).innerText()).toBe("0.5");
    expect(await first.locator("progress").count()).toBe(0);
    await start(second);
    expect(await ended(second)).toMatch(/^Ran in/);
    expect(await first.locator("progress").count()).toBe(2);
    expect(await second.locator("[data-outputs]").innerText()).toBe("true");
  });

  test("more than a page can take is left out, and said; what is nothing to draw is said too", async () => {
    const { cell, status } = await shown(
      `${parts}for (let i = 0; i < 100; i++) host.display([bar(i % 20)]).update([bar(1)]);\nhost.display([{ kind: "html" }]);`,
    );
    expect(status).toMatch(/^Ran in/);
    expect(await cell.locator("progress").count()).toBe(40);
    expect(await cell.locator("[data-outputs]").innerText()).toContain("The rest is left out");
    const { cell: other } = await shown(
      `${parts}const one = host.display([{ kind: "html" }]);\nbusy(100);\none.update([bar(2)]);\nhost.display([5]);`,
    );
    expect(await other.locator("progress").count()).toBe(1);
    expect(await other.locator(".error").allInnerTexts()).toEqual([
      "This is nothing that the page can draw. Pass show() a figure, a schedule, a table or a run.",
    ]);
  });

  test("a table of a hundred thousand cells leaves the page well", async () => {
    const { cell } = await shown(
      `${host}host.display([{ kind: "table", columns: Array(50).fill({ label: "a", align: "left" }), rows: Array(2000).fill(Array(50).fill("1")), sentence: "Ones." }]);`,
    );
    expect(await cell.locator("td").count()).toBe(2000);
    expect(await cell.locator("caption").innerText()).toBe("Ones. 1960 more rows are left out.");
  });

  test("the library's helpers move on the page: progress, a live chart, a comparison, a last expression", async () => {
    const code = `import { cosineAnnealing, constant } from "lrlab";
import { compare, live, progress } from "lrlab/notebook";
const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
compare({ cosine, flat: constant({ baseLr: 0.1 }) });
const began = performance.now();
for (const i of progress(40, "Waiting")) while (performance.now() - began < 20 * i);
const chart = live((n: number) => [{ n, square: n * n }]);
for (let n = 1; n < 50; n++) { const from = performance.now(); while (performance.now() - from < 10); chart.update(n); }
cosine`;
    const { cell, status } = await shown(code);
    expect(await cell.locator("[data-outputs]").innerText()).not.toContain("Error");
    expect(status).toMatch(/^Ran in/);
    expect(await cell.locator(".shown-bar").innerText()).toContain("40 of 40");
    expect(await cell.locator("progress").evaluate((bar: HTMLProgressElement) => bar.position)).toBe(1);
    expect(await cell.locator("td", { hasText: "2401" }).count()).toBe(1);
    expect(await cell.locator("math").count()).toBe(1);
    expect(await cell.locator("figure svg").count()).toBeGreaterThanOrEqual(2);
  });

  test("a slider made by explore moves its picture, by keyboard too", async () => {
    const { page, cell, status } = await shown(
      'import { explore } from "lrlab/notebook";\nexplore("01-three-fates/descent", "eta", { t: 12 });',
    );
    expect(status).toMatch(/^Ran in/);
    const slider = cell.getByLabel(/^Rate/);
    const before = await cell.locator("figcaption").innerText();
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^η = [\d.]+ 1\/curvature$/);
    await slider.focus();
    await page.keyboard.press("End");
    await expect.poll(() => cell.locator("figcaption").innerText()).not.toBe(before);
    expect(await cell.locator("figcaption").innerText()).toContain(await cell.locator("output").innerText());
    expect(await cell.locator("svg[role=img]").count()).toBe(1);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      test(`is accessible and fits at ${width} px in ${colorScheme}`, async () => {
        const wide = `{ ...table("0.19"), columns: Array(12).fill({ label: "a long name", align: "right" }), rows: [Array(12).fill("0.123456")], sentence: "A table wider than a phone." }`;
        const { page, cell } = await shown(
          `import { explore } from "lrlab/notebook";\n${parts}host.display([table("0.19"), formula, bar(7)]);\nconsole.log("between");\nhost.display([${wide}, curve(20)]);\nexplore("01-three-fates/descent");\nexplore("03-shapes/zoo", "shape");`,
          { colorScheme, viewport: { width, height: 844 } },
        );
        const { violations } = await new AxeBuilder({ page }).include("lr-cell").analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await cell.screenshot({ path: join(pictures, `${colorScheme}-${width}.png`) });
      });
    }
  }
});
