/** The page that says how to run the notebooks: its form makes links by keyboard, and without scripts it says how they are made. */
import type { BrowserContextOptions, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { hubLink } from "../../site/lib/hubLink.js";
import { lessons } from "../../src/lessons/catalog.js";
import { requirePart } from "../realParts.js";
import { servedSite } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the page that says how to run the notebooks");

describe.skipIf(!isThere)("/run/", () => {
  const site = servedSite();

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await site.browser.newContext(options)).newPage();
    await page.goto(`${site.url}/run/`);
    return page;
  }
  const hrefs = (page: Page, which: "hub" | "binder"): Promise<(string | null)[]> =>
    page.locator(`[data-${which}]`).evaluateAll((links) => links.map((link) => link.getAttribute("href")));

  test("makes every notebook's links by keyboard alone, and copies them as Markdown", async () => {
    const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("#repository").focus();
    await page.keyboard.type("https://github.com/you/lr-lab");
    expect(await hrefs(page, "binder")).not.toContain(null);
    expect(new Set(await hrefs(page, "hub"))).toEqual(new Set([null]));
    await page.keyboard.press("Tab");
    await page.keyboard.type("https://hub.example.edu/");
    // Nothing is sent: Enter leaves the page as it is.
    await page.keyboard.press("Enter");
    expect(await hrefs(page, "hub")).toHaveLength(lessons.length);
    const first = hubLink({
      hub: "https://hub.example.edu",
      repository: "https://github.com/you/lr-lab",
      branch: "main",
      notebook: "01-three-fates.ipynb",
    });
    expect((await hrefs(page, "hub"))[0]).toBe(first);
    expect(await page.locator("[data-made]").innerText()).toBe(`${lessons.length} notebooks, each with a link to the hub and to Binder.`);

    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Copy all as Markdown");
    await page.keyboard.press("Enter");
    await page.getByText("Copied ✓").waitFor();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
    expect(copied).toHaveLength(lessons.length);
    expect(copied[0]).toBe(`- [1. One step, three fates](${first})`);
    await page.context().close();
  });

  test("says beside a field what is wrong with it, once it is left, and takes that back as soon as it is right", async () => {
    const page = await open();
    const trouble = page.locator("#repository-trouble");
    await page.locator("#repository").focus();
    await page.keyboard.type("git@github.com:you/lr-lab.git");
    expect(await trouble.isVisible()).toBe(false);
    await page.keyboard.press("Tab");
    expect(await trouble.innerText()).toBe(
      'It must be an address that begins with https://, got "git@github.com:you/lr-lab.git". Use https://github.com/you/lr-lab.git.',
    );
    expect(await page.locator("#repository").getAttribute("aria-invalid")).toBe("true");
    expect(new Set(await hrefs(page, "binder"))).toEqual(new Set([null]));
    await page.locator("#repository").fill("https://github.com/you/lr-lab.git");
    expect(await trouble.isVisible()).toBe(false);
    expect(await hrefs(page, "binder")).not.toContain(null);
    await page.context().close();
  });

  test("copies a command, whole", async () => {
    const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
    const command = page.locator(".command").filter({ hasText: "docker build" });
    await command.getByRole("button").click();
    await command.getByText("Copied ✓").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "docker build --tag lr-lab .\ndocker run --rm --publish 127.0.0.1:8888:8888 lr-lab",
    );
    await page.context().close();
  });

  test("without scripts shows no form and no button, and the pattern to fill in", async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator("form.links, [data-copy]").evaluateAll((found) => found.length)).toBeGreaterThan(5);
    for (const which of ["form.links", "[data-copy] >> nth=0", ".made-links"])
      expect(await page.locator(which).isVisible(), which).toBe(false);
    expect(await page.getByText("HUB/hub/user-redirect/git-pull?repo=REPOSITORY").isVisible()).toBe(true);
    await page.context().close();
  });
});
