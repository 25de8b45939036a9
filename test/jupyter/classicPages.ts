import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { beforeAll, expect } from "vitest";
import { launchChromium, root } from "../realParts.js";
import { type ClassicServer, startClassicServer } from "./classicServer.js";
import { notebooksFolder } from "./notebooks.js";
import { temporaryFolder } from "./temporaryFolder.js";

/** The notebooks in the classic Notebook, in one Chromium. */
export interface ClassicPages {
  readonly server: ClassicServer;
  readonly context: BrowserContext;
  /** Where pictures are kept for people to look at. */
  readonly pictures: string;
  /** Opens a notebook and waits until its cells stand and, unless it is only to be looked at, its kernel is there. */
  open(file: string, options?: { readonly onlyLook?: boolean }): Promise<Page>;
  /** Loads another notebook into a page that is only looked at, by the classic Notebook's own means: to start it anew takes most of the time of a look. */
  load(page: Page, file: string): Promise<void>;
}

/** What the page says of a code cell. */
export interface ClassicCell {
  /** Its number, "*" while it waits or runs, null before. */
  readonly prompt: number | "*" | null;
  readonly tags: readonly string[];
  /** The types of its outputs. */
  readonly outputs: readonly string[];
  /** What its outputs say, as it is read on the screen. */
  readonly text: string;
}

/** The classic Notebook's own objects, as far as the tests speak to them. */
interface Classic {
  readonly notebook: {
    readonly trusted: boolean;
    readonly kernel_busy: boolean;
    load_notebook(path: string): void;
    readonly events: { one(event: string, handler: () => void): void };
    get_cells(): readonly {
      readonly cell_type: string;
      readonly input_prompt_number?: number | "*" | null;
      readonly metadata: { readonly tags?: readonly string[] };
      readonly output_area?: { readonly outputs: readonly { readonly output_type: string }[]; readonly element: readonly HTMLElement[] };
    }[];
  };
}

/** Starts the server and the browser before the tests of a file, and ends them after these. */
export function useClassicPages(): () => ClassicPages {
  let pages: ClassicPages;
  beforeAll(async () => {
    const pictures = join(root, "test-results", "classic-notebook");
    mkdirSync(pictures, { recursive: true });
    const { folder, remove } = temporaryFolder();
    const [browser, server] = await Promise.all([launchChromium(), startClassicServer({ notebooks: notebooksFolder, folder })]);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const open: ClassicPages["open"] = async (file, { onlyLook = false } = {}) => {
      const page = await context.newPage();
      // Who only looks needs no kernel: the page asks for one, and gets no answer.
      if (onlyLook) await page.route("**/api/sessions*", () => {});
      await page.goto(server.urlOf(file));
      await page.locator(".cell").first().waitFor();
      if (!onlyLook) await page.locator("#kernel_indicator_icon[title='Kernel Idle']").waitFor({ timeout: 60_000 });
      return page;
    };
    const load: ClassicPages["load"] = (page, file) =>
      page.evaluate(
        (path) =>
          new Promise<void>((loaded, failed) => {
            const { notebook } = (globalThis as unknown as { Jupyter: Classic }).Jupyter;
            notebook.events.one("notebook_loaded.Notebook", loaded);
            notebook.events.one("notebook_load_failed.Notebook", () => failed(new Error(`${path} was not loaded.`)));
            notebook.load_notebook(path);
          }),
        file,
      );
    pages = { server, context, pictures, open, load };
    return async () => {
      await browser.close();
      await server.close();
      remove();
    };
  });
  return () => pages;
}

/** Whether Jupyter trusts the notebook, and so lets all of its outputs through. */
export const isTrusted = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as unknown as { Jupyter: Classic }).Jupyter.notebook.trusted);

/** The code cells, in order. */
export const codeCells = (page: Page): Promise<readonly ClassicCell[]> =>
  page.evaluate(() =>
    (globalThis as unknown as { Jupyter: Classic }).Jupyter.notebook
      .get_cells()
      .filter(({ cell_type }) => cell_type === "code")
      .map(({ input_prompt_number, metadata, output_area }) => ({
        prompt: input_prompt_number ?? null,
        tags: metadata.tags ?? [],
        outputs: output_area?.outputs.map(({ output_type }) => output_type) ?? [],
        text: output_area?.element[0]?.innerText ?? "",
      })),
  );

/** Chooses Run All in the Cell menu; the cells are then waiting. */
export async function runAll(page: Page): Promise<void> {
  await page.locator("#celllink").click();
  await page.locator("#run_all_cells a").click();
}

/** Waits until no cell runs or waits any more. */
export async function isDone(page: Page): Promise<void> {
  const waiting = async (): Promise<boolean> => (await codeCells(page)).some(({ prompt }) => prompt === "*");
  await expect.poll(waiting, { timeout: 100_000, interval: 100 }).toBe(false);
  await page.locator("#kernel_indicator_icon[title='Kernel Idle']").waitFor();
}

/** Saves with the keys. */
export async function save(page: Page): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === "PUT" && response.url().includes("/api/contents/"));
  await page.keyboard.press("Control+s");
  expect((await saved).ok()).toBe(true);
}

/** Keeps a picture of the whole notebook, for people to look at. */
export async function wholePage(page: Page, path: string): Promise<void> {
  const size = page.viewportSize() as { width: number; height: number };
  const height = await page.locator("#notebook-container").evaluate((element) => element.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.min(height + 200, 16_000) });
  await page.screenshot({ path });
  await page.setViewportSize(size);
}
