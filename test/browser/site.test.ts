/** The built site as a reader meets it: with scripts and without, by keyboard, on a phone, on paper, in both themes. */
import type { BrowserContextOptions, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { addresses } from "../site/pages.js";
import { axeViolations, type SiteInChromium, servedSite, sharedPages, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the built site in a browser");
const fates = "/lessons/01-three-fates/";

let site: SiteInChromium;

const open = (
  path: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<Page> => site.open(path, { ...options, prepare });

const slider = (page: Page, name: string) => page.locator(`[id="${name}"]`);
const pictureOf = (page: Page, id: string): Promise<string> => page.locator(`#${id} .canvas`).innerHTML();
const sentenceOf = (page: Page, id: string): Promise<string> => page.locator(`#${id} figcaption`).innerText();
const isLive = (page: Page, id: string) => page.locator(`#${id}[data-live]`).waitFor();
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.skipIf(!isThere)("a page", () => {
  const served = servedSite();
  const withPage = sharedPages(served, { viewport: { width: 1280, height: 900 } });

  test.concurrent.each(addresses())("%s passes axe in both themes, and complains of nothing", (address) =>
    withPage(async ({ page, complaints }) => {
      await page.goto(served.url + address);
      expect(await axeViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    }),
  );
});

describe.skipIf(!isThere)("the site", () => {
  site = siteInChromium();

  describe("a plot", () => {
    test("loads no drawing code before it is touched", async () => {
      const asked: string[] = [];
      const page = await open(fates, {}, async (fresh) => fresh.on("request", (request) => asked.push(request.url())));
      await page.waitForLoadState("networkidle");
      const before = asked.length;
      expect(asked.filter((address) => /draw|experiments|editor/.test(address))).toEqual([]);
      await slider(page, "descent.eta").focus();
      await isLive(page, "descent");
      expect(asked.slice(before).some((address) => address.includes("draw"))).toBe(true);
    });

    test("follows its slider by keyboard, and says what it shows; the address gives the same picture back", async () => {
      const page = await open(fates);
      const [picture, sentence] = [await pictureOf(page, "descent"), await sentenceOf(page, "descent")];
      await slider(page, "descent.eta").focus();
      for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
      await page.waitForFunction((old) => document.querySelector("#descent figcaption")?.textContent?.includes("0.13") && old, sentence);
      expect(await pictureOf(page, "descent")).not.toBe(picture);
      expect(await page.locator("#descent output").first().innerText()).toBe("0.13");
      await page.waitForURL(/\?descent\.eta=0\.13$/);
      expect(await page.locator("#descent figcaption").getAttribute("aria-live")).toBe("polite");
      const [moved, said] = [await pictureOf(page, "descent"), await sentenceOf(page, "descent")];

      await page.reload();
      await isLive(page, "descent");
      expect(await pictureOf(page, "descent")).toBe(moved);
      expect(await sentenceOf(page, "descent")).toBe(said);
      expect(await slider(page, "descent.eta").inputValue()).toBe("0.13");

      await page.locator("#descent [data-reset]").click();
      await page.waitForURL((address) => address.search === "");
      await page.waitForFunction((old) => document.querySelector<HTMLElement>("#descent figcaption")?.innerText === old, sentence);
      expect(await page.locator("#descent [data-reset]").isDisabled()).toBe(true);
    });

    test("an address that can't be read gives the start and says so", async () => {
      const page = await open(`${fates}?descent.eta=fast&descent.h=900&descent.speed=1`);
      await isLive(page, "descent");
      const trouble = page.locator("#descent .trouble");
      expect(await trouble.isVisible()).toBe(true);
      const text = await trouble.innerText();
      expect(text).toContain('eta must be a number from 0.01 to 0.6, got "fast"');
      expect(text).toContain("h must be a whole number from 1 to 8, got 900");
      expect(text).toContain("unknown control speed");
      expect(await slider(page, "descent.eta").inputValue()).toBe("0.1");
      expect(await page.locator("#factor .trouble").isVisible()).toBe(false);
    });

    test("plays, pauses, plays again from the start, and pauses when it is scrolled away", async () => {
      const page = await open(fates);
      const play = page.locator("#descent [data-play]");
      const now = async (): Promise<number> => Number(await slider(page, "descent.t").inputValue());
      await slider(page, "descent.t").focus();
      await isLive(page, "descent");
      expect(await now()).toBe(20);
      await play.click();
      await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>('[id="descent.t"]')?.value) === 3);
      expect(await play.getAttribute("aria-label")).toBe("Pause");
      await play.click();
      const paused = await now();
      await page.waitForTimeout(700);
      expect(await now()).toBe(paused);
      expect(await play.getAttribute("aria-label")).toBe("Play");
      await play.click();
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForFunction(() => document.querySelector("#descent [data-play]")?.getAttribute("aria-label") === "Play");
      expect(await now()).toBeLessThan(20);
    });

    test("steps instead of playing where the reader asks for less motion", async () => {
      const page = await open(fates, { reducedMotion: "reduce" });
      await slider(page, "descent.t").focus();
      await isLive(page, "descent");
      expect(await page.locator("#descent [data-play]").isVisible()).toBe(false);
      await page.locator('#descent [data-step="-1"]').click();
      expect(await slider(page, "descent.t").inputValue()).toBe("18");
      await page.locator('#descent [data-step="1"]').click();
      expect(await slider(page, "descent.t").inputValue()).toBe("20");
    });

    test("copies a link to what it shows", async () => {
      const page = await open(fates, { permissions: ["clipboard-read", "clipboard-write"] });
      await slider(page, "descent.eta").focus();
      await isLive(page, "descent");
      await page.keyboard.press("ArrowRight");
      await page.locator("#descent [data-link]").click();
      await page.getByText("Copied ✓").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.url}${fates}?descent.eta=0.11#descent`);
    });

    test("on a phone is drawn for the phone, before and after it is touched", async () => {
      const page = await open(fates, { viewport: { width: 390, height: 800 } });
      await page.locator("#descent").scrollIntoViewIfNeeded();
      await page.locator('#descent svg.figure[width="340"]').waitFor();
      await slider(page, "descent.eta").focus();
      await isLive(page, "descent");
      await page.keyboard.press("ArrowRight");
      await page.waitForURL(/descent\.eta/);
      expect(await page.locator("#descent svg.figure").getAttribute("width")).toBe("340");
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });

    test("a family's curve is made from the registry: its sliders move the curve, its address is checked", async () => {
      const page = await open("/schedules/linear/?play.baseLr=9");
      await page.locator("#play .trouble").waitFor();
      expect(await page.locator("#play .trouble").innerText()).toMatch(/baseLr must be a number from [\d.]+ to [\d.]+, got 9\./);
      await slider(page, "play.baseLr").focus();
      await page.keyboard.press("End");
      await page.waitForURL(/play\.baseLr=0\.2$/);
      expect(await sentenceOf(page, "play")).toContain("At update 0 the rate is 0.2.");
      await page.locator("#play [data-reset]").click();
      expect(await page.locator("#play .trouble").isVisible()).toBe(false);
    });
  });

  describe("a schedule's page", () => {
    test("has its code for each library, one open at a time, by keyboard and without scripts", async () => {
      const page = await open("/schedules/linear/", { javaScriptEnabled: false });
      const openNow = (): Promise<string[]> => page.locator(".codes details[open] summary").allInnerTexts();
      expect(await openNow()).toEqual(["PyTorch"]);
      await page.locator(".codes summary", { hasText: "optax" }).focus();
      await page.keyboard.press("Enter");
      expect(await openNow()).toEqual(["optax"]);
      expect(await page.locator(".codes details[open] code").innerText()).toContain("optax.linear_schedule(");
    });

    test("leads to the other groups, and from there to every other page", async () => {
      const page = await open("/schedules/plateau/");
      expect(await page.locator(".contents [aria-current=page]").innerText()).toBe("Reduce on plateau");
      await page.locator(".contents a", { hasText: "Warmups" }).click();
      expect(page.url()).toBe(`${site.url}/schedules/#warmup`);
      await page.locator(".gallery a", { hasText: "Linear warmup" }).click();
      expect(await page.locator("h1").innerText()).toBe("Linear warmup");
      expect(await page.locator(".head .kicker").innerText()).toBe("Warmups");
    });
  });

  test("the reference index: every table is named, and on a phone a row says which column each name is from", async () => {
    const page = await open("/schedules/reference/", { viewport: { width: 390, height: 800 } });
    const cosine = page.locator("#translation ~ table tr", { hasText: "Cosine annealing" }).first();
    expect(
      await cosine.locator("td", { hasText: "CosineAnnealingLR" }).evaluate((cell) => getComputedStyle(cell, "::before").content),
    ).toBe('"PyTorch: "');
    await page.locator(".on-page a", { hasText: "Bugs" }).click();
    const matrix = page.getByRole("region", { name: "Which bug was named" });
    await matrix.focus();
    expect(await matrix.locator("tbody tr").count()).toBe(
      await matrix
        .locator("thead th")
        .count()
        .then((columns) => columns - 1),
    );
  });

  describe("an experiment", () => {
    test("runs in a Worker, can be cancelled, and shows the notebook's picture again at the same settings", async () => {
      const page = await open("/lessons/02-noise-floor/2/");
      const host = page.locator("lr-experiment").first();
      const id = (await host.getAttribute("id")) ?? "";
      const caption = await sentenceOf(page, id);
      await host.locator("[data-run]").click();
      await host
        .locator("[data-cancel]")
        .click({ timeout: 2000 })
        .catch(() => {});
      await host.locator("[data-run]").waitFor();
      await host.locator("[data-run]").click();
      await page.locator(`#${id} [data-run]`).waitFor({ state: "visible", timeout: 60_000 });
      expect(await host.locator(".trouble").isVisible()).toBe(false);
      expect(await sentenceOf(page, id)).toBe(caption);
    });
  });

  describe("a question", () => {
    const quiz = "lr-quiz#q1";

    test("answers back without scripts", async () => {
      const page = await open(fates, { javaScriptEnabled: false });
      const option = page.locator(`${quiz} details`).first();
      expect(await option.locator("p").isVisible()).toBe(false);
      await option.locator("summary").click();
      expect(await option.locator("p").innerText()).toMatch(/^(✓ Right\.|✗ Not this one\.) ./);
      expect(await page.locator(`${quiz} .quiz-state`).isVisible()).toBe(false);
    });

    test("by keyboard: wrong, right, kept over a reload, tried again", async () => {
      const page = await open(fates);
      const wrong = page.locator(`${quiz} details:not([data-right])`).first();
      const right = page.locator(`${quiz} details[data-right]`);
      const letter = async (option: typeof right): Promise<string> => (await option.getAttribute("data-letter")) ?? "";
      const state = page.locator(`${quiz} [role=status]`);
      await page.locator(`${quiz} summary`).first().focus();
      await page.locator(`${quiz} [data-retry]`).waitFor({ state: "hidden" });
      await page.waitForFunction(() => customElements.get("lr-quiz") !== undefined);
      await page.waitForLoadState("networkidle");
      await page.keyboard.press("ArrowDown");
      expect(await page.evaluate(() => document.activeElement?.parentElement?.dataset.letter)).toBe("b");
      await page.keyboard.press(await letter(wrong));
      expect(await wrong.locator(".verdict").innerText()).toBe("✗ Not this one.");
      await page.getByText("✗ Not yet. Choose another.").waitFor();
      await page.keyboard.press(await letter(right));
      expect(await right.locator(".verdict").innerText()).toBe("✓ Right.");
      await page.getByText("✓ Right, after 2 tries.").waitFor();

      await page.reload();
      await page.getByText("✓ Right, after 2 tries.").waitFor();
      expect(await right.getAttribute("open")).not.toBeNull();
      await page.locator(`${quiz} [data-retry]`).click();
      expect(await state.innerText()).toBe("");
      expect(await page.locator(`${quiz} details[open]`).count()).toBe(0);
      expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("lrlab/quiz")))).toEqual([]);
    });

    test("the first click counts, though it comes before the code", async () => {
      const page = await open(fates);
      await page.locator(`${quiz} details[data-right] summary`).click();
      await page.getByText("✓ Right, at the first try.").waitFor();
    });
  });

  describe("storage", () => {
    const blocked = (page: Page): Promise<unknown> =>
      page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("blocked", "SecurityError");
          },
        });
      });

    test("where it is blocked, everything works and the page says once what is lost", async () => {
      const page = await open(fates, {}, blocked);
      await page.locator("#q1 summary").first().click();
      await page.locator("#q1 summary").nth(1).click();
      await page.getByText("This browser keeps nothing for this site").waitFor();
      expect(await page.locator(".notice").count()).toBe(1);
      expect(await page.locator("#q1 [role=status]").innerText()).not.toBe("");
    });

    test("where it holds nonsense, the page starts afresh and says so", async () => {
      const page = await open("/", {}, (fresh) =>
        fresh.addInitScript(() => {
          localStorage.setItem("lrlab/progress", '{"01-three-fates": 7}');
          localStorage.setItem("lrlab/theme", "<b>");
        }),
      );
      await page.getByText("Your saved answers could not be read").waitFor();
      expect(await page.locator("[data-resume]").innerText()).toBe("Start with lesson 1");
      expect(await page.locator("html").getAttribute("data-theme")).toBeNull();
    });
  });

  test("the strip is lit as far as one has read, and the home page knows where one left off", async () => {
    const page = await open(fates);
    const lit = (): Promise<number> => page.locator(".strip").evaluate((strip) => Number(strip.style.getPropertyValue("--read")));
    const before = await lit();
    expect(before).toBeLessThan(0.2);
    await page.locator("h2").nth(4).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => localStorage.getItem("lrlab/progress"));
    expect(await lit()).toBeGreaterThan(before);
    await page.goto(`${site.url}/`);
    const resume = page.locator("[data-resume]");
    expect(await resume.innerText()).toBe("Go on where you left off");
    expect(await resume.getAttribute("href")).toMatch(/^\/lessons\/01-three-fates\/#.+/);
    expect(await page.locator(".lesson-row [data-state]").first().innerText()).toMatch(/^\d+ % read$/);
    expect(Number(await page.locator('[data-lit="width"]').getAttribute("width"))).toBeGreaterThan(0);
  });

  test("the colours button goes round, is kept, and is there before the first paint", async () => {
    const page = await open("/", { colorScheme: "light" });
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const button = page.locator("button.theme");
    expect(await paper()).toBe("rgb(251, 250, 247)");
    await button.click();
    expect(await button.getAttribute("aria-label")).toBe("Colours: light");
    await button.click();
    expect(await button.getAttribute("aria-label")).toBe("Colours: dark");
    expect(await paper()).toBe("rgb(20, 22, 26)");
    await page.goto(site.url + fates, { waitUntil: "commit" });
    await page.waitForFunction(() => document.body !== null);
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    await button.click();
    expect(await button.getAttribute("aria-label")).toBe("Colours: as the system");
    expect(await paper()).toBe("rgb(251, 250, 247)");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await paper()).toBe("rgb(20, 22, 26)");
  });

  test("without scripts a lesson reads, and shows no control that could not work", async () => {
    const page = await open(fates, { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    expect(await page.locator("#descent svg.figure").isVisible()).toBe(true);
    expect(await page.locator("input:visible, button:visible, output:visible, progress:visible").count()).toBe(0);
    const { scrolls, page: wide } = await page.locator("#descent .canvas").evaluate((canvas) => ({
      scrolls: canvas.scrollWidth > canvas.clientWidth,
      page: document.documentElement.scrollWidth - innerWidth,
    }));
    expect(scrolls).toBe(true);
    expect(wide).toBeLessThanOrEqual(0);
  });

  test("on paper there is the text, the pictures and every explanation, and no furniture", async () => {
    const page = await open(fates, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const gone of [".site-header", ".site-footer", ".strip", ".contents", ".controls", ".neighbours"])
      expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
    expect(await page.locator("#descent svg.figure").isVisible()).toBe(true);
    expect(await page.locator("#q1 details p").first().isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(29, 31, 36)");
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.length).toBeGreaterThan(50_000);
  });

  test("an unknown address gets the 404 page, which leads home", async () => {
    const page = await open("/no/such/page/");
    site.forgive(/404/);
    expect(await page.locator("h1").innerText()).toBe("This address diverged.");
    await page.getByRole("link", { name: "Back to the course" }).click();
    expect(new URL(page.url()).pathname).toBe("/");
  });
});
