/** `explore` in the classic Notebook, in a real browser: the slider moves the picture; in a notebook that is not trusted the picture stays. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, requirePart, root } from "../realParts.js";
import { type ClassicServer, startClassicServer } from "./classicServer.js";
import { inTemporaryFolder } from "./driveKernel.js";

const untested = "explore in the classic Notebook, in a browser";
const there = [requirePart("classicNotebook", untested), requirePart("chromium", untested)].every(Boolean);
const pictures = join(root, "test-results", "explore");

interface Classic {
  readonly notebook: { readonly trusted: boolean; readonly kernel_busy: boolean; execute_all_cells(): void };
}
interface Saved {
  readonly metadata: Record<string, unknown>;
  readonly cells: readonly { readonly outputs: readonly { readonly data: Readonly<Record<string, unknown>> }[] }[];
}

const cell = (id: string, source: string) => ({ cell_type: "code", id, source, execution_count: null, metadata: {}, outputs: [] });
const notebook = {
  cells: [
    cell("import", 'import { explore } from "lrlab/notebook";'),
    cell("eta", 'explore("01-three-fates/descent", "eta", { t: 12 });'),
    // The same picture twice: each slider must move its own.
    cell("again", 'explore("01-three-fates/descent", "eta", { t: 12 });'),
    cell("choice", 'explore("03-shapes/zoo", "shape");'),
  ],
  metadata: { kernelspec: { name: "lrlab", display_name: "LR Lab (TypeScript)", language: "typescript" } },
  nbformat: 4,
  nbformat_minor: 5,
};

describe.skipIf(!there)("explore in the classic Notebook", () => {
  let browser: Browser;
  let server: ClassicServer;
  let release = (): void => {};
  let removed: Promise<void>;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchChromium();
    server = await new Promise<ClassicServer>((resolve, reject) => {
      removed = inTemporaryFolder(async (folder) => {
        const notebooks = join(folder, "made");
        mkdirSync(notebooks);
        writeFileSync(join(notebooks, "explore.ipynb"), JSON.stringify(notebook));
        const started = await startClassicServer({ notebooks, folder });
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

  async function open(file: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1100, height: 2200 } })).newPage();
    await page.goto(server.urlOf(file));
    await page.locator(".cell").first().waitFor();
    await page.locator("#kernel_indicator_icon[title='Kernel Idle']").waitFor({ timeout: 60_000 });
    return page;
  }
  const isTrusted = (page: Page): Promise<boolean> =>
    page.evaluate(() => (globalThis as unknown as { Jupyter: Classic }).Jupyter.notebook.trusted);
  const pictureOf = async (place: Locator): Promise<{ src: string; alt: string; wide: number }> => {
    const image = place.locator("img");
    await image.evaluate((element: HTMLImageElement) => element.decode());
    return image.evaluate((element: HTMLImageElement) => ({ src: element.src, alt: element.alt, wide: element.naturalWidth }));
  };

  test("a slider moves its picture, by keyboard too; a list where there is no order", async () => {
    const page = await open("explore.ipynb");
    await page.evaluate(() => (globalThis as unknown as { Jupyter: Classic }).Jupyter.notebook.execute_all_cells());
    const places = page.locator(".output_area [data-lrlab-frames]");
    await expect.poll(() => places.count(), { timeout: 60_000 }).toBe(3);
    const [first, second, third] = [places.nth(0), places.nth(1), places.nth(2)];

    const slider = first.locator("input[type=range]");
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^η = [\d.]+ 1\/curvature$/);
    const [before, other] = [await pictureOf(first), await pictureOf(second)];
    expect(before.alt).toMatch(/η\s=/);
    await slider.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowUp");
    const after = await pictureOf(first);
    expect(after.src).not.toBe(before.src);
    expect(after.wide).toBe(before.wide);
    expect(after.alt).not.toBe(before.alt);
    expect(await first.locator("p").innerText()).toBe(after.alt);
    const said = await first.locator("span").innerText();
    expect(await slider.getAttribute("aria-valuetext")).toBe(`${said} 1/curvature`);
    expect(after.alt.replaceAll("\u00a0", " ")).toContain(said);
    // The arrow keys moved nothing but the slider, which still has them, and the twin stays where it was.
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await pictureOf(second)).src).toBe(other.src);

    const list = third.locator("select");
    const shape = await pictureOf(third);
    await list.selectOption({ index: 2 });
    expect((await pictureOf(third)).alt).not.toBe(shape.alt);

    await slider.blur();
    const saved = page.waitForResponse((response) => response.request().method() === "PUT" && response.url().includes("/api/contents/"));
    await page.keyboard.press("Control+s");
    expect((await saved).ok()).toBe(true);

    const { violations } = await new AxeBuilder({ page }).include("[data-lrlab-frames]").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${colorScheme}.png`) });
    }
    // On a phone the picture scrolls alone: what moves it stays in view.
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 390, height: 844 });
    const onPhone = await first.evaluate((place) => {
      const picture = place.querySelector("img")?.parentElement as HTMLElement;
      picture.scrollTo({ left: 1e6 });
      const slider = (place.querySelector("input") as HTMLElement).getBoundingClientRect();
      return {
        wide: place.querySelector("img")?.width,
        scrolled: picture.scrollLeft > 0,
        seen: slider.left >= 0 && slider.right <= innerWidth,
      };
    });
    expect(onPhone).toEqual({ wide: before.wide, scrolled: true, seen: true });
    await first.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(pictures, "phone.png") });
    await page.context().close();
  });

  test("the picture stays where the notebook is not trusted, and moves again where it is", async () => {
    const trusted = await open("explore.ipynb");
    expect(await isTrusted(trusted)).toBe(true);
    expect(await trusted.locator("[data-lrlab-frames] input[type=range]").count()).toBe(2);
    expect(await trusted.locator("[data-lrlab-frames] select").count()).toBe(1);
    await trusted.context().close();

    // Another notebook to Jupyter, which trusts what it has signed.
    const copy = JSON.parse(readFileSync(server.pathOf("explore.ipynb"), "utf8")) as Saved;
    copy.metadata.copied = true;
    writeFileSync(server.pathOf("copy.ipynb"), JSON.stringify(copy));
    const page = await open("copy.ipynb");
    expect(await isTrusted(page)).toBe(false);
    const images = page.locator(".output_area img");
    expect(await images.count()).toBe(3);
    for (const image of await images.all()) {
      expect(await image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth > 0)).toBe(true);
      expect(await image.getAttribute("alt")).toMatch(/\S{3}/);
    }
    expect(await page.locator(".output_area :is(input, select, script)").count()).toBe(0);
    await page.screenshot({ path: join(pictures, "untrusted.png") });
    await page.context().close();
  });

  test("an output is small, and holds as data only the picture that is seen first", () => {
    const { cells } = JSON.parse(readFileSync(server.pathOf("explore.ipynb"), "utf8")) as Saved;
    const [output] = cells[1]?.outputs ?? [];
    const size = JSON.stringify(output).length;
    console.log(`a slider over ${notebook.cells[1]?.source}: ${Math.round(size / 1000)} kB`);
    expect(size).toBeLessThan(300_000);
    expect(output?.data["application/vnd.lrlab.content+json"]).toMatchObject([{ kind: "curves" }]);
  });
});
