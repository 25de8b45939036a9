/** The bug gallery as its visitors meet it: by keyboard, on a phone, with two tabs, with storage that fails, with logs that are broken. */
import type { Page } from "playwright";
import { afterEach, describe, expect, test } from "vitest";
import { galleryCase } from "../../src/labs/gallery/galleryCase.js";
import { requirePart } from "../realParts.js";
import { axeViolations, type Opening, type SiteInChromium, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the bug gallery in a browser");

let site: SiteInChromium;
let asked: string[] = [];

/** Opens a page, and writes down what it asks for. */
const open = (path: string, { prepare, ...opening }: Opening = {}): Promise<Page> =>
  site.open(path, {
    ...opening,
    prepare: async (page) => {
      page.on("request", (request) => asked.push(request.url()));
      await prepare?.(page);
    },
  });

/** Until the card shows this case. */
const isShown = (page: Page, title: string) => page.locator("#case:not([aria-busy]) h2", { hasText: title }).waitFor();
const streak = (page: Page): Promise<string> => page.locator("[data-streak]").innerText();
/** The digit of the true answer. */
function digitOf(seed: number, index: number): string {
  const { bug, options } = galleryCase({ seed, index });
  return String(options.indexOf(bug) + 1);
}
const trouble = (page: Page) => page.locator("[data-log-trouble]");
const log = (page: Page) => page.locator("#log-text");
const isReady = (page: Page) => page.locator("[data-parameter]").first().waitFor({ state: "attached" });
const summary = (page: Page, text: string) => page.locator("[data-summary]", { hasText: text }).waitFor();

/** The longest task of the page's main thread in a trace, in milliseconds of the processor: what else the machine does is not counted. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: readonly { name: string; pid: number; tid: number; tdur?: number; args: { name?: string } }[];
  };
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid}.${tid}`),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid}.${tid}`));
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

describe.skipIf(!isThere)("the bug gallery", () => {
  site = siteInChromium();
  afterEach(() => {
    const wanted = asked;
    asked = [];
    expect(wanted.filter((address) => !address.startsWith(site.url))).toEqual([]);
  });

  test("is played by keyboard: ten in a row, and a reload keeps them", async () => {
    const page = await open("/debug/?seed=4");
    for (let index = 0; index < 10; index++) {
      await isShown(page, `Case ${index + 1} of visit 4`);
      if (index === 0) await page.locator("[data-options] button").first().focus();
      await page.keyboard.press(digitOf(4, index));
      await page.waitForFunction(() => document.activeElement?.closest("[data-told]"));
      expect(await page.locator("#case [data-told] h3").innerText()).toMatch(/^Right: /);
      expect(await streak(page)).toBe(String(index + 1));
      if (index === 9) break;
      await page.locator("[data-next]").focus();
      await page.keyboard.press("Enter");
    }
    await page.reload();
    await isShown(page, "Case 10 of visit 4");
    expect(await streak(page)).toBe("10");
    expect(await page.locator("#case [data-told]").isVisible()).toBe(true);
    await page.goBack();
    await isShown(page, "Case 9 of visit 4");
    expect(await page.locator("[data-known]:visible").count()).toBeGreaterThan(2);
    expect(await axeViolations(page)).toEqual([]);
  });

  test("gives each visit cases of its own, ends a streak at a wrong answer, and forgets when it is told to", async () => {
    const page = await open("/debug/");
    await isShown(page, "Case 1 of visit 1");
    expect(page.url()).toBe(`${site.url}/debug/?seed=1`);
    await page.goto(`${site.url}/debug/`);
    await isShown(page, "Case 1 of visit 2");
    const wrong = digitOf(2, 0) === "1" ? "2" : "1";
    await page.locator(`[data-options] [data-key="${wrong}"]`).click();
    expect(await page.locator("#case [data-told] h3").innerText()).toMatch(/^No: it is /);
    expect(await page.locator("[data-options] [data-state=wrong]").innerText()).toContain("your answer");
    expect(await page.locator("[data-options] [data-state=right]").innerText()).toContain("what it was");
    expect(await page.locator("#case [data-told]").innerText()).not.toMatch(/undefined|NaN/);
    expect(await page.evaluate(() => localStorage.getItem("lrlab/gallery"))).toContain('"visits":2');

    await page.locator("[data-forget]").click();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => localStorage.getItem("lrlab/gallery"))).not.toBeNull();
    await page.locator("[data-forget]").click();
    await page.locator("[data-forget-yes]").click();
    await page.waitForFunction(() => localStorage.getItem("lrlab/gallery") === null);
    expect(await page.locator("#case [data-told]").isVisible()).toBe(false);
  });

  test("keeps two tabs in step, and loses the answers of neither", async () => {
    const context = await site.browser.newContext();
    const one = await open("/debug/?seed=5", { into: context });
    const two = await open("/debug/?seed=6", { into: context });
    await isShown(one, "Case 1 of visit 5");
    await isShown(two, "Case 1 of visit 6");
    await one.locator(`[data-options] [data-key="${digitOf(5, 0)}"]`).click();
    await two.locator("[data-streak]", { hasText: "1" }).waitFor();
    await two.locator(`[data-options] [data-key="${digitOf(6, 0)}"]`).click();
    await one.locator("[data-streak]", { hasText: "2" }).waitFor();
    expect(await streak(two)).toBe("2");
  });

  test.each([
    [
      "blocked",
      () =>
        Object.defineProperty(window, "localStorage", {
          get: () => {
            throw new DOMException("no", "SecurityError");
          },
        }),
    ],
    [
      "full",
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      },
    ],
  ])("plays on where storage is %s, and says so once", async (_, breaks) => {
    const page = await open("/debug/", { prepare: (fresh) => fresh.addInitScript(breaks) });
    await isShown(page, "Case 1 of visit 1");
    await page.locator(".notice", { hasText: "This browser keeps nothing for this site" }).waitFor();
    expect(await page.locator("#case > .trouble").innerText()).toContain("the next visit will show these cases again");
    await page.locator(`[data-options] [data-key="${digitOf(1, 0)}"]`).click();
    expect(await streak(page)).toBe("1");
    await page.locator("[data-next]").click();
    await isShown(page, "Case 2 of visit 1");
    await page.locator(`[data-options] [data-key="${digitOf(1, 1)}"]`).click();
    expect(await streak(page)).toBe("2");
    expect(await page.locator(".notice").count()).toBe(1);
  });

  test("starts afresh where its record was edited by hand, says so, and leaves the rest alone", async () => {
    const page = await open("/debug/?seed=1", {
      prepare: (fresh) =>
        fresh.addInitScript(() => {
          if (sessionStorage.getItem("done")) return;
          sessionStorage.setItem("done", "");
          localStorage.setItem("lrlab/gallery", '{"version":1,"visits":"many"}');
          localStorage.setItem("lrlab/theme", "dark");
        }),
    });
    await page.locator(".notice", { hasText: "could not be read" }).waitFor();
    await isShown(page, "Case 1 of visit 1");
    expect(await streak(page)).toBe("0");
    expect(await page.evaluate(() => localStorage.getItem("lrlab/theme"))).toBe("dark");
  });

  test("says what a broken address holds, and shows one card where another page embeds it", async () => {
    const page = await open("/debug/?seed=x&case=-4&bugs=nothing&hard");
    await isShown(page, "Case 1 of visit 1");
    const said = await page.locator("#case > .trouble").innerText();
    for (const part of ['seed must be a whole number from 0 on, got "x"', "case must be", "bugs must be names"])
      expect(said).toContain(part);
    expect(await page.locator("[data-options] button").count()).toBe(13);
    await page.goto(`${site.url}/debug/?embed&bugs=wrong-unit&seed=3`);
    await isShown(page, "Case 1 of visit 3");
    expect(await page.locator(".site-header, .guide, #own-log").filter({ visible: true }).count()).toBe(0);
    await page.locator("[data-options] button", { hasText: "wrong unit" }).click();
    expect(await page.locator("#case [data-told] h3").innerText()).toBe("Right: wrong unit.");
    expect(await page.locator("#case [data-told] .more a").getAttribute("href")).toBe("/debug/#wrong-unit");
  });

  test("on a phone, by touch", async () => {
    const page = await open("/debug/?seed=9", { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
    await isShown(page, "Case 1 of visit 9");
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("main button, main select, main summary, main input:not([type=radio], [type=checkbox], [type=file])")]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 36)
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
    await page.locator(`[data-options] [data-key="${digitOf(9, 0)}"]`).tap();
    await page.locator("[data-next]").tap();
    await isShown(page, "Case 2 of visit 9");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  test("goes on without Workers, and stops a judgement that takes too long", async () => {
    const without = await open("/debug/?seed=1", {
      prepare: (fresh) => fresh.addInitScript(() => Reflect.deleteProperty(window, "Worker")),
    });
    await isShown(without, "Case 1 of visit 1");
    await isReady(without);
    await without.locator("[data-samples] button", { hasText: "a trainer's" }).click();
    await summary(without, "40 rows");
    await without.locator("[data-judge]").click();
    await without.locator("[data-found] h3", { hasText: "Double stepping" }).waitFor();
    expect(await without.locator("[data-found] h3").innerText()).toMatch(/sure, 9\d %/);

    const page = await open("/debug/?seed=1");
    await isReady(page);
    await log(page).fill("step,lr\n0,0.1\n3000000,0.07\n6000000,0.02");
    await summary(page, "3 rows, steps 0 to 6000000");
    await page.locator("[data-judge]").click();
    // Cases that wait behind the judgement are not ended with it.
    for (const at of [1, 2]) {
      await page.evaluate(() => document.querySelector<HTMLButtonElement>("[data-options] button:not(:disabled)")?.click());
      await page.evaluate(() => document.querySelector<HTMLButtonElement>("[data-next]")?.click());
      if (at === 1) await isShown(page, "Case 2 of visit 1");
    }
    await page.locator("[data-stop]").click();
    await isShown(page, "Case 3 of visit 1");
    await page.locator("[data-plan-trouble]", { hasText: "Stopped. The log is still here" }).waitFor();
    await log(page).fill("step,lr\n0,0.1\n1,0.09\n2,0.08");
    await summary(page, "3 rows, steps 0 to 2");
    await page.locator("[data-judge]").click();
    await page.locator("[data-found] h3").waitFor();
  });

  test("reads without scripts: all thirteen, and what to change", async () => {
    const page = await open("/debug/", { javaScriptEnabled: false });
    expect(await page.locator(".guide li").count()).toBe(13);
    expect(await page.locator(".guide details").count()).toBe(12);
    expect(await page.locator("noscript, .flag").first().innerText()).toContain("need JavaScript");
    expect(await page.locator("#case").isVisible()).toBe(false);
  });

  describe("a log of one's own", () => {
    test("is named under a plan, and under a guess, with what to say and what to change; nothing is sent", async () => {
      const page = await open("/debug/?seed=1");
      await isReady(page);
      await isShown(page, "Case 1");
      await page.locator("[data-samples] button", { hasText: "a resumed run" }).click();
      await summary(page, "60 rows, steps 0 to 1180");
      const before = asked.length;
      await page.locator("[data-judge]").click();
      const told = page.locator("[data-found] [data-told]");
      await told.locator("h3", { hasText: "Resume with a crawling schedule" }).waitFor();
      const text = await told.innerText();
      expect(text).toContain("From update 500 the rate goes on from where it was");
      expect(text).toContain('scheduler.load_state_dict(saved["scheduler"])');
      expect(await told.locator("tbody tr").count()).toBe(3);
      expect(await page.locator("[data-found] figcaption").innerText()).toContain("The plan falls from 0.1 to");
      expect(asked.slice(before)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);

      await page.locator("[data-samples] button", { hasText: "a healthy one" }).click();
      await summary(page, "100 rows, steps 0 to 990");
      await page.locator("[data-judge]").click();
      await told.locator("h3", { hasText: "Healthy" }).waitFor();
      expect(await told.innerText()).toContain("Supposed, as nobody said what was meant");
    });

    test("may be chosen or dropped as a file, in UTF-16 too; what stood in the box can be brought back", async () => {
      const page = await open("/debug/?seed=1");
      await isReady(page);
      await log(page).fill("step,lr\n0,1\n1,0.5\n2,0.25");
      await summary(page, "3 rows");
      const utf16 = Buffer.from("\uFEFFstep\tlr\r\n0\t0.1\r\n5\t0.05\r\n", "utf16le");
      await page.locator("[data-file]").setInputFiles({ name: "log.txt", mimeType: "text/plain", buffer: utf16 });
      await summary(page, "2 rows, steps 0 to 5");
      await page.locator("[data-back]").click();
      await summary(page, "3 rows");
      expect(await log(page).inputValue()).toContain("2,0.25");
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(["iteration;rate\n0;0,1\n10;0,05\n20;0"], "dropped.csv"));
        document.querySelector("#own-log")?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await summary(page, "3 rows, steps 0 to 20");
    });

    test("that is broken is told with its line, and stays in the box", async () => {
      const page = await open("/debug/?seed=1");
      await isReady(page);
      for (const [text, said] of [
        ["hello", "The first line must name two columns or more"],
        ["step,lr\n0,0.1", "at least two rows with a rate, got 1"],
        ["step,lr\n0,0.1\n1,-1", 'got "-1" at line 3'],
        ["step,lr\n0,0.1\n1,nan", 'got "nan" at line 3'],
        ["step,lr\n0,0.1\n1,0.1\n0,0.1\n1,0.1", "at line 4 after 1. Two runs stand in this file"],
      ] as const) {
        await log(page).fill(text);
        await trouble(page).filter({ hasText: said }).waitFor();
        expect(await log(page).inputValue()).toBe(text);
        expect(await page.locator("[data-judge]").isDisabled()).toBe(true);
      }
    });

    test("has its columns chosen where they have other names, and refuses what is too large", async () => {
      const page = await open("/debug/?seed=1");
      await isReady(page);
      await log(page).fill("n,speed\n0,0.1\n1,0.09\n2,0.08");
      await trouble(page).filter({ hasText: "choose it from the list" }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.locator("#log-step").selectOption("n");
      await page.locator("#log-lr").selectOption("speed");
      await summary(page, "3 rows");
      expect(await trouble(page).isVisible()).toBe(false);
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(50e6)], "huge.csv"));
        document.querySelector("#own-log")?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await trouble(page).filter({ hasText: "huge.csv must be at most 20 MB, got 50 MB. Keep every tenth row" }).waitFor();
    });

    test("of 100,000 rows is read and judged while the page goes on", async () => {
      const page = await open("/debug/?seed=1");
      await isReady(page);
      await isShown(page, "Case 1");
      await page.evaluate(() => {
        const rows = Array.from({ length: 100_000 }, (_, t) => `${t},${0.05 * (1 + Math.cos((Math.PI * Math.min(t, 50_000)) / 50_000))}`);
        const data = new DataTransfer();
        data.items.add(new File([`step,lr\n${rows.join("\n")}`], "long.csv"));
        Object.assign(window, { data });
      });
      await site.browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"] });
      await page.evaluate(() => {
        const { data } = window as unknown as { data: DataTransfer };
        document.querySelector("#own-log")?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await summary(page, "100,000 rows");
      expect(await page.locator("[data-held] span").innerText()).toMatch(/^long\.csv, /);
      await page.locator("#known-steps").evaluate((input: HTMLInputElement) => {
        input.value = "100000";
      });
      await page.locator('[name="source"][value="text"]').check({ force: true });
      await page.locator("#plan-text").fill("SGD(p, lr=0.1)\nCosineAnnealingLR(optimizer, T_max=100000)");
      const started = Date.now();
      await page.locator("[data-judge]").click();
      await page.locator("[data-found] h3", { hasText: "Double stepping" }).waitFor();
      const took = Date.now() - started;
      await page.locator("[data-found] svg").waitFor();
      const longest = longestTask(await site.browser.stopTracing());
      console.log(`100,000 rows judged in ${took} ms; longest task of the page ${longest.toFixed(0)} ms of the processor`);
      expect(took).toBeLessThan(5000);
      expect(longest).toBeGreaterThan(0);
      expect(longest).toBeLessThan(50);
    });
  });

  test("has the structure that assistive technology needs", async () => {
    const page = await open("/debug/?seed=3");
    await isShown(page, "Case 1 of visit 3");
    const tree = await page.locator("#case").ariaSnapshot();
    expect(tree).toMatchInlineSnapshot(`
      "- region "Case 1 of visit 3":
        - heading "Case 1 of visit 3" [level=2]
        - term: In a row
        - definition: "0"
        - term: Best
        - definition: "0"
        - figure "The logged rate rises from 9.38 × 10⁻⁶ to 0.000263, then falls to 2.73 × 10⁻⁸, in 160 rows from step 0 to 334.":
          - img "The logged rate rises from 9.38 × 10⁻⁶ to 0.000263, then falls to 2.73 × 10⁻⁸, in 160 rows from step 0 to 334.": 0 50 100 150 200 250 300 update t → 0 5 × 10⁻⁵ 0.0001 0.00015 0.0002 0.00025 ↑ rate η
          - strong: The logged rate rises from 9.38 × 10⁻⁶ to 0.000263, then falls to 2.73 × 10⁻⁸, in 160 rows from step 0 to 334.
        - heading "What was meant" [level=3]
        - term: Schedule
        - definition: a warmup over 28 updates, then a cosine from 0.000263 to 0 over 308 updates
        - term: Run
        - definition: 24 epochs of 14 updates, 336 together
        - term: Resumed
        - definition: from a checkpoint, at update 36
        - group:
          - text: In PyTorch
          - region "What was meant, in PyTorch":
            - code: "optimizer = SGD(model.parameters(), lr=0.0002626) scheduler = SequentialLR( optimizer, schedulers=[ LinearLR( optimizer, start_factor=0.03571, end_factor=1.0, total_iters=27, ), CosineAnnealingLR( optimizer, T_max=308, eta_min=0, ), ], milestones=[28], ) # 14 updates in an epoch, 336 in the run"
        - button "Draw the plan"
        - group: Rows of the log
        - group "What happened?":
          - text: What happened?
          - button "healthy"
          - button "cosine rebound"
          - button "two schedulers on one optimizer"
          - button "resume from 0"
          - paragraph: About one run in five is healthy.
          - checkbox "Choose from all thirteen"
          - text: Choose from all thirteen
        - button "Copy link"
        - button "Forget my record""
    `);
  });
});
