/** A lesson's package under a learning platform: scorm-again keeps what the lesson reports, as Moodle's or anybody's own runtime would. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { siteIn } from "../../src/cli/scormHost.js";
import { scormPackage } from "../../src/grading/scorm/scormPackage.js";
import { lessonNamed } from "../../src/notebook/host/courseFiles.js";
import { launchChromium, requirePart, root } from "../realParts.js";
import { ended, press } from "./lessonSite.js";
import { builtSite } from "./serve.js";
import { axeViolations } from "./siteInChromium.js";

const isThere = requirePart("chromium", "a lesson's package under a learning platform");
const lesson = lessonNamed("test", "05-dropping");
const rightLetters = lesson.quiz.map(({ options }) => "abcdef"[options.findIndex(({ right }) => right)] as string);

/** Where platforms put packages: deep in a path, and without an index for folders. */
const folder = "/pluginfile.php/42/mod_scorm/content/1/";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** The platform's page: it opens the package in a frame, and keeps what was committed for the next time. */
const platform = `<!doctype html><html lang="en"><head><title>Platform</title><script src="/scorm12.js"></script></head><body><script>
window.kept = {};
function launch(given) {
  window.kept = given ?? kept;
  const settings = { autocommit: false, logLevel: 5 };
  window.API = new Scorm12API(settings);
  if (Object.keys(kept).length) API.loadFromJSON(kept.cmi ?? kept);
  window.said = [];
  for (const event of ["LMSInitialize", "LMSCommit", "LMSFinish"]) API.on(event, () => { said.push(event); window.kept = JSON.parse(JSON.stringify(API.renderCMIToJSONObject())); });
  const frame = document.createElement("iframe");
  frame.src = "${folder}index.html";
  frame.title = "The lesson";
  frame.style = "width:100%;height:860px";
  document.body.append(frame);
}
function leave() { document.querySelector("iframe").remove(); }
</script></body></html>`;

/** What the platform's page has. */
interface Platform {
  kept: { cmi: { suspend_data: string; core: Record<string, string> & { score: Record<string, string> } } };
  said: string[];
  launch(given?: unknown): void;
  leave(): void;
}

describe.skipIf(!isThere)("a lesson's package", () => {
  let server: Server | undefined;
  let browser: Browser | undefined;
  let url = "";
  let missing: string[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    const site = siteIn(builtSite());
    const files = scormPackage({ lesson, title: "Dropping the rate", site, address: null, pass: 80 });
    const runtime = readFileSync(join(root, "node_modules/scorm-again/dist/scorm12.min.js"));
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://platform");
      const path = pathname.startsWith(folder) ? decodeURIComponent(pathname.slice(folder.length)) : "";
      const body =
        pathname === "/" ? platform : pathname === "/scorm12.js" ? runtime : Object.hasOwn(files, path) ? files[path] : undefined;
      if (pathname === "/favicon.ico") return void response.writeHead(204).end();
      if (body === undefined) missing.push(pathname);
      const type = pathname === "/" ? types[".html"] : types[extname(pathname)];
      response.writeHead(body === undefined ? 404 : 200, { "content-type": type ?? "application/octet-stream" }).end(body);
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    const [heard, asked] = [complaints, missing];
    complaints = [];
    missing = [];
    expect(heard).toEqual([]);
    expect(asked).toEqual([]); // every file that a page asks for is in the package
  });

  async function open(path = "/"): Promise<Page> {
    const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(url + path);
    return page;
  }

  const platformOf = (page: Page) =>
    page.evaluate(() => ({ cmi: (window as unknown as Platform).kept.cmi, said: (window as unknown as Platform).said }));
  const launch = (page: Page, given?: unknown) => page.evaluate((kept) => (window as unknown as Platform).launch(kept), given);
  const leave = (page: Page) => page.evaluate(() => (window as unknown as Platform).leave());
  const player = (page: Page): FrameLocator => page.frameLocator("iframe");
  const pageOf = (outer: FrameLocator): FrameLocator => outer.frameLocator("body > iframe");
  const status = (outer: FrameLocator) => outer.locator("[data-progress]").textContent();
  const choose = async (outer: FrameLocator, id: string, letter: string) =>
    pageOf(outer).locator(`lr-quiz#${id} details[data-letter=${letter}] summary`).click();

  /** Goes to a part by its link in the contents. */
  const goTo = async (outer: FrameLocator, part: number) => {
    await pageOf(outer)
      .locator("nav.contents a.group-line")
      .nth(part - 1)
      .click();
    await pageOf(outer).locator(`article[data-part="${part}"]`).waitFor();
  };

  /** Answers every question of the open part; `wrong` of them wrong at first. */
  const answerHere = async (outer: FrameLocator, wrong: ReadonlySet<string> = new Set()) => {
    const ids = await pageOf(outer)
      .locator("lr-quiz")
      .evaluateAll((hosts) => hosts.map((host) => host.id));
    for (const id of ids) {
      const right = rightLetters[lesson.quiz.findIndex((item) => item.id === id)] as string;
      await choose(outer, id, wrong.has(id) ? (right === "a" ? "b" : "a") : right);
    }
    return ids;
  };
  const readToTheEnd = (outer: FrameLocator) => pageOf(outer).locator("article > :last-child").scrollIntoViewIfNeeded();

  test("reports answers, score and status, resumes where it was left, and ends passed", async () => {
    const page = await open();
    await launch(page);
    await expect.poll(() => status(player(page))).toBe("0 of 7 questions answered, 0 right at the first try. 0 of 3 parts read.");
    expect((await platformOf(page)).cmi.core).toMatchObject({ lesson_status: "incomplete", lesson_location: "1", exit: "suspend" });
    expect((await platformOf(page)).cmi.core.score.raw).toBe("");

    const first = await answerHere(player(page));
    await expect.poll(() => status(player(page))).toContain(`${first.length} of 7 questions answered`);
    const { cmi } = await platformOf(page);
    expect(first.length).toBeGreaterThan(0);
    expect(Number(cmi.core.score.raw)).toBeCloseTo((100 * first.length) / 7, 1);
    expect(cmi.core.score).toMatchObject({ min: "0", max: "100" });
    expect(JSON.parse(cmi.suspend_data).answers).toEqual(
      Object.fromEntries(first.map((id) => [id, rightLetters[lesson.quiz.findIndex((item) => item.id === id)]])),
    );
    await readToTheEnd(player(page));
    await expect.poll(() => status(player(page))).toContain("1 of 3 parts read.");
    await goTo(player(page), 2);
    await leave(page);
    await expect.poll(async () => (await platformOf(page)).said.at(-1)).toBe("LMSFinish");
    expect((await platformOf(page)).cmi.core.session_time).toMatch(/^\d+:\d\d:\d\d(\.\d\d)?$/);

    // The next day, in another browser.
    const { cmi: kept } = await platformOf(page);
    const later = await open();
    await launch(later, { cmi: kept });
    await pageOf(player(later)).locator('article[data-part="2"]').waitFor();
    await expect
      .poll(() => status(player(later)))
      .toBe(`${first.length} of 7 questions answered, ${first.length} right at the first try. 1 of 3 parts read.`);
    await goTo(player(later), 1);
    const [id = ""] = first;
    expect(await pageOf(player(later)).locator(`lr-quiz#${id} details[open]`).count()).toBe(1);
    await expect.poll(() => pageOf(player(later)).locator(`lr-quiz#${id} [role=status]`).textContent()).toBe("✓ Right, at the first try.");

    for (const part of [2, 3]) {
      await goTo(player(later), part);
      await answerHere(player(later));
      await readToTheEnd(player(later));
      await expect.poll(() => status(player(later))).toContain(`${part} of 3 parts read.`);
    }
    await expect.poll(() => status(player(later))).toBe("7 of 7 questions answered, 7 right at the first try. 3 of 3 parts read. Passed.");
    expect((await platformOf(later)).cmi.core).toMatchObject({ lesson_status: "passed", score: { raw: "100" } });

    // What was reached is not taken back.
    await goTo(player(later), 2);
    await pageOf(player(later)).locator("lr-quiz [data-retry]").last().click();
    await expect.poll(() => status(player(later))).toContain("6 of 7 questions answered");
    await leave(later);
    await expect.poll(async () => (await platformOf(later)).said.at(-1)).toBe("LMSFinish");
    expect((await platformOf(later)).cmi.core).toMatchObject({ lesson_status: "passed", score: { raw: "100" } });
  });

  test("a wrong first choice costs its question, and shows the next learner nothing", async () => {
    const page = await open();
    await launch(page);
    await pageOf(player(page)).locator("lr-quiz").first().waitFor();
    const [wrong = ""] = await pageOf(player(page))
      .locator("lr-quiz")
      .evaluateAll((hosts) => hosts.map((host) => host.id));
    const here = await answerHere(player(page), new Set([wrong]));
    const right = rightLetters[lesson.quiz.findIndex((item) => item.id === wrong)] as string;
    await choose(player(page), wrong, right);
    await expect.poll(() => status(player(page))).toContain(`${here.length} of 7 questions answered, ${here.length - 1} right`);
    await leave(page);

    await launch(page, {}); // the same browser, somebody else
    await expect.poll(() => status(player(page))).toBe("0 of 7 questions answered, 0 right at the first try. 0 of 3 parts read.");
    await pageOf(player(page)).locator("lr-quiz").first().waitFor();
    expect(await pageOf(player(page)).locator("lr-quiz details[open]").count()).toBe(0);
  });

  test("runs cells, exercises and the playground as the site does", async () => {
    const page = await open();
    await launch(page);
    const inner = pageOf(player(page));
    expect(await press(inner.locator("lr-cell").first(), "run", ended)).toMatch(/^Ran in/);
    await inner.locator("lr-embed [data-open]").first().click();
    await inner.frameLocator("lr-embed iframe").locator("main button:visible").first().waitFor();
    // Those of part 1 run before this one.
    await goTo(player(page), 2);
    expect(await press(inner.locator("lr-cell").first(), "run", ended)).toMatch(/^Ran in/);
    await goTo(player(page), 3);
    expect(await press(inner.locator("lr-exercise").first(), "check", /points/)).toMatch(/^✗ Not yet: /);
  });

  test("says so where no platform is, and works all the same", async () => {
    const page = await open(`${folder}index.html`);
    await expect
      .poll(() => page.locator("[data-keeping]").textContent())
      .toBe("No course platform was found around this page. Your answers stay in this browser.");
    const inner = page.frameLocator("body > iframe");
    await inner.locator("lr-quiz summary").first().click();
    await expect.poll(() => page.locator("[data-progress]").textContent()).toContain("1 of 7 questions answered");
    await page.reload();
    await expect.poll(() => page.locator("[data-progress]").textContent()).toContain("1 of 7 questions answered");
    expect(await axeViolations(page)).toEqual([]);
  });

  test("says so where the platform takes nothing, and where it begins nothing", async () => {
    const page = await open();
    const refusing = (initialize: string) =>
      page.evaluate((answer) => {
        const faulty = {
          LMSInitialize: () => answer,
          LMSCommit: () => "false",
          LMSGetValue: () => "",
          LMSSetValue: () => "true",
          LMSFinish: () => "true",
        };
        (window as unknown as Platform).launch();
        Object.assign(window, { API: { ...faulty, LMSGetLastError: () => 101, LMSGetErrorString: () => "the disk is full" } });
      }, initialize);
    await refusing("true");
    const keeping = () => player(page).locator("[data-keeping]").textContent();
    await expect.poll(keeping).toBe("Your course platform did not take this (the disk is full, code 101). It is tried again.");
    await leave(page);
    await refusing("false");
    await expect
      .poll(keeping)
      .toBe("Your course platform did not begin the lesson (the disk is full, code 101). Your answers stay in this browser.");
  });
});
