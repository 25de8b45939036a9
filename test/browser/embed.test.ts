/** Another page of the course inside a lesson. */
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { addresses, pageAt } from "../site/pages.js";
import { siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "pages inside lessons");
const address = addresses().find((one) => /^\/(lessons|schedules|engine)\//.test(one) && pageAt(one).querySelector("lr-embed") !== null);

describe.skipIf(!isThere || address === undefined)("a page inside a lesson", () => {
  const site = siteInChromium();

  test("opens in its place at the first press, as tall as what it holds", async () => {
    const page = await site.open(address ?? "");
    await page.locator("lr-embed [data-open]").first().click();
    const frame = page.locator("lr-embed iframe").first();
    await frame.waitFor();
    expect(await page.locator("lr-embed").first().locator("[data-open]").count()).toBe(0);
    await expect
      .poll(() => frame.evaluate((one: HTMLIFrameElement) => one.contentDocument?.querySelector("main > .wrap") !== null))
      .toBe(true);
    await expect.poll(() => frame.evaluate((one: HTMLIFrameElement) => Number(one.height) !== 640)).toBe(true);
  });
});
