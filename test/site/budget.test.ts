/** What a page costs before it is touched, compressed, fonts aside. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { addresses, pageAt, textAt } from "./pages.js";

const kib = (text: string): number => gzipSync(text, { level: 9 }).length / 1024;
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** The scripts a page loads at once: those it names, and those they import statically. */
function scriptsOf(page: Document): string[] {
  const scripts = new Set([...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src") ?? ""));
  for (const script of scripts) {
    for (const [, path = ""] of textAt(script).matchAll(/(?:from|import)\s*"(\.[^"]+)"/g))
      scripts.add(new URL(path, `http://site${script}`).pathname);
  }
  return [...scripts];
}

const read = addresses().filter((address) => /^\/(lessons|schedules|guide|engine)\/[^/]+\/(\d+\/)?$/.test(address));
/** The one page of tables; it has no figures. */
const index = "/schedules/reference/";

test("there are lessons to weigh", () => {
  expect(read.length).toBeGreaterThan(30);
  expect(read).toContain(index);
});

describe.each(read)("%s", (address) => {
  const page = pageAt(address);
  // Two of a kind on a page name their sheet twice; it comes once.
  const sheets = new Set([...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href") ?? ""));
  const styles = [...sheets].map((sheet) => kib(textAt(sheet)));
  const scripts = scriptsOf(page).map((script) => kib(textAt(script)));
  const html = textAt(address);
  // A figure with all that goes with it: its drawing, its sentence and its controls.
  const figures = [...html.matchAll(/<figure[\s\S]*?<\/figure>/g)].map(([figure]) => kib(figure));

  test("styles and scripts are at most 10 KiB", () => {
    expect(styles.length).toBeGreaterThan(0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(sum(styles) + sum(scripts)).toBeLessThanOrEqual(10);
  });

  test("each figure is at most 4 KiB", () => {
    // A later part may have none.
    if (address !== index && !/\/\d+\/$/.test(address)) expect(figures.length).toBeGreaterThan(0);
    expect(Math.max(0, ...figures)).toBeLessThanOrEqual(4);
  });

  test("the text without its figures is at most 12 KiB", () => {
    const bare = html.replaceAll(/<figure[\s\S]*?<\/figure>/g, "");
    expect(kib(bare)).toBeLessThanOrEqual(12);
  });

  test("everything together is at most 60 KiB", () => {
    expect(kib(html) + sum(styles) + sum(scripts)).toBeLessThanOrEqual(60);
  });
});
