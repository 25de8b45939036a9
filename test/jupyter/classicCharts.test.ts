import { join } from "node:path";
import type { Page } from "playwright";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Box, type Look, looksOf } from "../pixels.js";
import { requirePart } from "../realParts.js";
import { isTrusted, useClassicPages, wholePage } from "./classicPages.js";
import { notebookFiles } from "./notebooks.js";

const untested = "the notebooks' charts in the classic Notebook, in a browser";
const there = [requirePart("classicNotebook", untested), requirePart("chromium", untested)].every(Boolean);

/** What themes of the classic Notebook do: it has no dark one of its own. */
const darkTheme = `
  body, #notebook, #site, div#notebook-container, div.cell, div.output_area pre, div.text_cell_render, .rendered_html { background: #111318 !important; color: #e8e6e1 !important; }
  .rendered_html table, .rendered_html tr, .rendered_html td, .rendered_html th { background: #111318 !important; color: #e8e6e1 !important; }
`;

/** The chart's own paper, which follows the system and not the page. */
const paper = { light: "#fbfaf7", dark: "#14161a" } as const;

/** The notebooks of which the whole page is kept, for people to look at: one of each kind; of the lessons after they have run. */
const kept = ["00-contents.ipynb", "engine/problems.ipynb", "schedules/cosine.ipynb"];

type Theme = keyof typeof paper;

interface Chart {
  readonly box: Box;
  readonly loaded: boolean;
  readonly alt: string | null;
}

/** Makes the window as high as the notebook, and says where its charts are. */
async function chartsOf(page: Page): Promise<readonly Chart[]> {
  const height = await page.locator("#notebook-container").evaluate((element) => element.scrollHeight);
  await page.setViewportSize({ width: 1280, height: height + 300 });
  return page.locator(".output_area img").evaluateAll((images) =>
    images.map((image) => {
      const { x, y, width, height } = image.getBoundingClientRect();
      const [left, top] = [Math.ceil(x), Math.ceil(y)];
      return {
        box: { x: left, y: top, width: Math.floor(x + width) - left, height: Math.floor(y + height) - top },
        loaded: image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0,
        alt: image.getAttribute("alt"),
      };
    }),
  );
}

describe.skipIf(!there)("the notebooks in the classic Notebook, untrusted, in Chromium", () => {
  const classic = useClassicPages();
  let blank: Page;
  let page: Page;
  beforeAll(async () => {
    blank = await classic().context.newPage();
    page = await classic().open(notebookFiles[0] as string, { onlyLook: true });
  });

  test.each(notebookFiles)("%s: every chart is visible, whatever the system and the page", async (file) => {
    await classic().load(page, file);
    // Only what the cells show, so that all of it is on one picture.
    const onlyOutputs = await page.addStyleTag({ content: ".input, .text_cell { display: none !important; }" });
    onTestFinished(() => onlyOutputs.evaluate((style: HTMLStyleElement) => style.remove()));
    // The contents have no outputs, and so nothing to distrust.
    if ((await chartsOf(page)).length > 0) expect(await isTrusted(page)).toBe(false);
    const look = async (system: Theme, page_: Theme): Promise<void> => {
      await page.emulateMedia({ colorScheme: system });
      let charts: readonly Chart[] = [];
      let looks: readonly Look[] = [];
      const where = `${file}, ${system} system, ${page_} page`;
      // Fonts move what stands below them, and a chart is drawn anew a moment after the page it stands on: both anew with each try.
      const papers = async (): Promise<readonly string[]> => {
        charts = await chartsOf(page);
        const boxes = charts.map(({ box }) => box);
        looks = await looksOf(blank, await page.screenshot(), boxes);
        return looks.map(({ paper }) => paper).filter((seen) => seen !== paper[system]);
      };
      await expect.poll(papers, { message: `${where}: every chart stands on its own paper` }).toEqual([]);
      for (const [i, { loaded, alt }] of charts.entries()) {
        const which = `${where}, chart ${i + 1} of ${charts.length}`;
        expect(loaded, `${which}: loaded`).toBe(true);
        expect(alt, `${which}: says what it shows`).toMatch(/\S{3}/);
        expect(looks[i]?.ink, `${which}: is not blank`).toBeGreaterThan(0.002);
        expect(looks[i]?.contrast, `${which}: its ink stands out`).toBeGreaterThan(7);
      }
    };
    const keep = async (theme: Theme): Promise<void> => {
      await onlyOutputs.evaluate((style: HTMLStyleElement) => style.setAttribute("media", "not all"));
      await wholePage(page, join(classic().pictures, `${file.replace("/", "-")}-${theme}.png`));
      await onlyOutputs.evaluate((style: HTMLStyleElement) => style.removeAttribute("media"));
    };
    // System and page at odds, which is the harder half: a chart without paper of its own would stand on the page's. Alike for those that are kept.
    const isKept = kept.includes(file);
    await look("dark", "light");
    if (isKept) {
      await look("light", "light");
      await keep("light");
    }
    const dark = await page.addStyleTag({ content: darkTheme });
    onTestFinished(() => dark.evaluate((style: HTMLStyleElement) => style.remove()));
    await look("light", "dark");
    if (isKept) {
      await look("dark", "dark");
      await keep("dark");
    }
  });

  // With charts in outputs and, of its misuses, in text cells.
  test("on a phone charts keep their size and scroll sideways, and the page does not", async () => {
    const page = await classic().open("10-plateau.ipynb", { onlyLook: true });
    expect(await isTrusted(page)).toBe(false);
    await page.setViewportSize({ width: 390, height: 844 });
    const charts = await page.locator(":is(.output_area, .text_cell) img").evaluateAll((images) =>
      images
        .filter((image): image is HTMLImageElement => image instanceof HTMLImageElement && image.naturalWidth > 390)
        .map((image) => {
          const written = [...atob(image.src.split(",")[1] as string).matchAll(/font-size="([\d.]+)/g)].map(([, size]) => Number(size));
          let around = image.parentElement;
          while (around && getComputedStyle(around).overflowX !== "auto") around = around.parentElement;
          around?.scrollTo({ left: 1e6 });
          const [picture, window_] = [image, around as HTMLElement].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect];
          return {
            place: image.closest(".output_area") ? "output" : "text",
            scale: picture.width / image.naturalWidth,
            smallest: Math.min(...written) * (picture.width / image.naturalWidth),
            within: window_.left >= 0 && window_.right <= innerWidth,
            // Its right edge comes into view.
            reached: picture.right <= window_.right + 1,
          };
        }),
    );
    expect(new Set(charts.map(({ place }) => place))).toEqual(new Set(["output", "text"]));
    for (const [i, { scale, smallest, within, reached }] of charts.entries()) {
      const which = `chart ${i + 1} of ${charts.length}`;
      expect(scale, `${which}: as large as it was drawn`).toBe(1);
      expect(smallest, `${which}: its smallest words`).toBeGreaterThanOrEqual(10);
      expect([within, reached], `${which}: lies in what scrolls, and is reached to its end`).toEqual([true, true]);
    }
    const sideways = await page.evaluate(() =>
      ["html", "body", "#site", "#notebook", "#notebook-container"].filter((part) => {
        const element = document.querySelector(part) as HTMLElement;
        return element.scrollWidth > element.clientWidth;
      }),
    );
    expect(sideways).toEqual([]);
    await page.screenshot({ path: join(classic().pictures, "phone.png") });
    await page.close();
  });

  test("a question's option opens to its explanation, formulas included", async () => {
    const page = await classic().open("01-three-fates.ipynb", { onlyLook: true });
    const option = page.locator("details").first();
    const explanation = option.locator("p").last();
    expect(await explanation.isVisible()).toBe(false);
    await option.locator("summary").click();
    expect(await explanation.isVisible()).toBe(true);
    expect(await explanation.innerText()).toMatch(/^[✓✗] (Not this one|Right)\./);
    await explanation.locator(".MathJax").first().waitFor();
    await page.screenshot({ path: join(classic().pictures, "question.png") });
    await page.close();
  });
});
