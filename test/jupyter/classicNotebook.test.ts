import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookOf } from "../pixels.js";
import { launchChromium, requirePart, root } from "../realParts.js";
import { type ClassicServer, startClassicServer } from "./classicServer.js";
import { inTemporaryFolder } from "./driveKernel.js";
import { notebookFiles, notebooksFolder } from "./notebooks.js";

const untested = "the notebooks in the classic Notebook, in a browser";
const there = [requirePart("classicNotebook", untested), requirePart("chromium", untested)].every(Boolean);

const pictures = join(root, "test-results", "classic-notebook");

/** The classic Notebook's page, as far as this test speaks to it. */
interface Classic {
  readonly notebook: {
    readonly trusted: boolean;
    readonly kernel_busy: boolean;
    get_cells(): readonly {
      readonly cell_type: string;
      readonly input_prompt_number?: number | "*" | null;
      readonly metadata: { readonly tags?: readonly string[] };
      readonly output_area?: { readonly outputs: readonly { readonly output_type: string }[] };
    }[];
  };
}

/** What themes of the classic Notebook do: it has no dark one of its own. */
const darkTheme = `
  body, #notebook, #site, div#notebook-container, div.cell, div.output_area pre, div.text_cell_render, .rendered_html { background: #111318 !important; color: #e8e6e1 !important; }
  .rendered_html table, .rendered_html tr, .rendered_html td, .rendered_html th { background: #111318 !important; color: #e8e6e1 !important; }
`;

/** The chart's own paper, which follows the system and not the page. */
const paper = { light: "#fbfaf7", dark: "#14161a" } as const;

describe.skipIf(!there)("the notebooks in the classic Notebook, untrusted, in Chromium", () => {
  let browser: Browser;
  let server: ClassicServer;
  let release = (): void => {};
  let removed: Promise<void>;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchChromium();
    server = await new Promise<ClassicServer>((resolve, reject) => {
      removed = inTemporaryFolder(async (folder) => {
        const started = await startClassicServer({ notebooks: notebooksFolder, folder });
        resolve(started);
        await new Promise<void>((done) => {
          release = done;
        });
        await started.close();
      });
      removed.catch(reject);
    });
  });

  afterAll(async () => {
    await browser?.close();
    release();
    await removed;
  });

  /** Opens a notebook and waits until its cells stand and its kernel is there. */
  async function open(file: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.urlOf(file));
    await page.locator(".cell").first().waitFor();
    await page.locator("#kernel_indicator_icon[title='Kernel Idle']").waitFor({ timeout: 60_000 });
    return page;
  }

  test.each(notebookFiles)("%s: every chart is visible, whatever the system and the page", async (file) => {
    const page = await open(file);
    const blank = await browser.newPage();
    const trusted = await page.evaluate(() => (globalThis as unknown as { Jupyter: Classic }).Jupyter.notebook.trusted);
    // The contents have no outputs, and so nothing to distrust.
    const charts = page.locator(".output_area img");
    const count = await charts.count();
    if (count > 0) expect(trusted).toBe(false);
    for (const page_ of ["light", "dark"] as const) {
      if (page_ === "dark") await page.addStyleTag({ content: darkTheme });
      for (const system of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: system });
        for (let i = 0; i < count; i++) {
          const chart = charts.nth(i);
          const where = `${file}, chart ${i + 1} of ${count}, ${system} system, ${page_} page`;
          const loaded = await chart.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);
          expect(loaded, `${where}: loaded`).toBe(true);
          expect(await chart.getAttribute("alt"), `${where}: says what it shows`).toMatch(/\S{3}/);
          const look = await lookOf(blank, await chart.screenshot());
          expect(look.paper, `${where}: stands on its own paper`).toBe(paper[system]);
          expect(look.ink, `${where}: is not blank`).toBeGreaterThan(0.002);
          expect(look.contrast, `${where}: its ink stands out`).toBeGreaterThan(7);
        }
        await wholePage(page, `${file.replace("/", "-")}-system-${system}-page-${page_}.png`);
      }
    }
    await Promise.all([page.close(), blank.close()]);
  });

  test("a question's option opens to its explanation, formulas included", async () => {
    const page = await open("01-three-fates.ipynb");
    const option = page.locator("details").first();
    const explanation = option.locator("p").last();
    expect(await explanation.isVisible()).toBe(false);
    await option.locator("summary").click();
    expect(await explanation.isVisible()).toBe(true);
    expect(await explanation.innerText()).toMatch(/^[✓✗] (Not this one|Right)\./);
    await explanation.locator(".MathJax").first().waitFor();
    await page.screenshot({ path: join(pictures, "question.png") });
    await page.close();
  });

  test("Run All in the page runs a lesson without an error that is not meant, and saving it changes nothing", async () => {
    const page = await open("01-three-fates.ipynb");
    await page.locator("#celllink").click();
    await page.locator("#run_all_cells a").click();
    await page.waitForFunction(
      () => {
        const { notebook } = (globalThis as unknown as { Jupyter: Classic }).Jupyter;
        const code = notebook.get_cells().filter(({ cell_type }) => cell_type === "code");
        return !notebook.kernel_busy && code.every(({ input_prompt_number }) => typeof input_prompt_number === "number");
      },
      undefined,
      { timeout: 60_000 },
    );
    const cells = await page.evaluate(() =>
      (globalThis as unknown as { Jupyter: Classic }).Jupyter.notebook
        .get_cells()
        .filter(({ cell_type }) => cell_type === "code")
        .map(({ metadata, output_area }) => ({
          meant: metadata.tags?.includes("raises-exception") ?? false,
          failed: output_area?.outputs.some(({ output_type }) => output_type === "error") ?? false,
        })),
    );
    expect(cells.length).toBeGreaterThan(5);
    expect(cells.map(({ failed }) => failed)).toEqual(cells.map(({ meant }) => meant));
    await wholePage(page, "run-all.png");
    const saved = page.waitForResponse((response) => response.request().method() === "PUT" && response.url().includes("/api/contents/"));
    await page.keyboard.press("Control+s");
    expect((await saved).ok()).toBe(true);
    const file = "01-three-fates.ipynb";
    expect(readFileSync(server.pathOf(file), "utf8")).toBe(readFileSync(join(notebooksFolder, file), "utf8"));
    await page.close();
  });
});

/** Keeps a picture of the whole notebook, for people to look at. */
async function wholePage(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() as { width: number; height: number };
  const height = await page.locator("#notebook-container").evaluate((element) => element.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.min(height + 200, 16_000) });
  await page.screenshot({ path: join(pictures, name) });
  await page.setViewportSize(size);
}
