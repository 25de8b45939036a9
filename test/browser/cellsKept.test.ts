/** What becomes of a reader's code: kept, in two tabs, sent as a link, or with nothing to keep it in. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { linkTo, longestLink } from "../../site/islands/codeLink.js";
import { requirePart } from "../realParts.js";
import { edit, ended, lesson, lessonAddress, lessonSite, press, rewrite, statusOf } from "./lessonSite.js";

const isThere = requirePart("chromium", "that a reader's code is kept and shared");
const lab = lessonSite(isThere);

const key = (cell: string): string => `lrlab/code/${lesson}/${cell}`;
const keptIn = (page: Page, cell: string): Promise<string | null> => page.evaluate((name) => localStorage.getItem(name), key(cell));
const notice = ".code-notice";

describe.skipIf(!isThere)("edits", () => {
  test("are made by keyboard alone, rerun, kept, and reset", async () => {
    const { page, complaints } = await lab.visit();
    const cell = page.locator("lr-cell#path");
    await cell.locator("[data-do=edit]").focus();
    await page.keyboard.press("Enter");
    const content = cell.locator(".cm-content");
    await content.waitFor();
    expect(await content.getAttribute("aria-label")).toContain("Escape, then Tab");
    await page.evaluate(() => {
      addEventListener("keydown", (event) => {
        if (event.key === "s") document.title = `${event.defaultPrevented}`;
      });
    });
    await page.keyboard.press("Control+s");
    expect(await page.title()).toBe("true");
    await page.keyboard.press("Control+End");
    await page.keyboard.type('\nconsole.log("mine", path.length);');
    expect(await cell.getAttribute("data-stale")).toBe("");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => statusOf(cell).textContent()).toMatch(/^Ran in/);
    expect(await cell.locator("[data-outputs]").innerText()).toContain("mine 6");
    // Tab indents until Escape lets it go.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("editor");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-do"))).toBe("run");

    await page.reload();
    expect(await cell.locator("code").innerText()).toContain('console.log("mine"');
    await cell.locator("[data-do=reset]").click();
    await expect.poll(() => cell.locator("code").innerText()).not.toContain("mine");
    expect(await keptIn(page, "path")).toBeNull();
    expect(complaints).toEqual([]);
  });

  test.each([
    ["blocked", "SecurityError"],
    ["full", "QuotaExceededError"],
  ])("stay in the page where storage is %s, which is said once, and leaving asks", async (_, error) => {
    const { page } = await lab.visit({
      before: (context) =>
        context.addInitScript((name) => {
          Storage.prototype.setItem = () => {
            throw new DOMException("no", name);
          };
        }, error),
    });
    const cell = page.locator("lr-cell#setup");
    await edit(page, cell);
    await page.keyboard.type("\n6 * 7");
    await expect.poll(() => page.locator(".notice").textContent()).toContain("This browser keeps nothing");
    expect(await page.locator(".notice").count()).toBe(1);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => statusOf(cell).textContent()).toMatch(/^Ran in/);
    expect(await cell.locator("[data-outputs]").innerText()).toContain("42");
    const asks = (): Promise<boolean> =>
      page.evaluate(() => {
        const leave = new Event("beforeunload", { cancelable: true });
        dispatchEvent(leave);
        return leave.defaultPrevented;
      });
    expect(await asks()).toBe(true);
    await press(cell, "reset", /course's code/);
    expect(await asks()).toBe(false);
  });

  test("that are kept do not ask when one leaves", async () => {
    const { page } = await lab.visit();
    await edit(page, page.locator("lr-cell#path"));
    await page.keyboard.type("\n1;");
    expect(
      await page.evaluate(() => {
        const leave = new Event("beforeunload", { cancelable: true });
        dispatchEvent(leave);
        return leave.defaultPrevented;
      }),
    ).toBe(false);
  });

  test("that were spoiled in storage are told, and the course's code stands", async () => {
    const { page } = await lab.visit();
    await page.evaluate((name) => localStorage.setItem(name, '{"not": a text'), key("path"));
    await page.reload();
    await expect.poll(() => page.locator(".notice").textContent()).toContain("could not be read");
    expect(await page.locator("lr-cell#path code").innerText()).toContain("descend");
  });
});

describe.skipIf(!isThere)("two tabs", () => {
  /** The same lesson in a second tab of the same browser. */
  async function two(): Promise<readonly [Page, Page]> {
    const { page } = await lab.visit();
    const other = await page.context().newPage();
    await other.goto(lab.here + lessonAddress);
    return [page, other];
  }

  test("with one cell: what is changed in one follows in the other", async () => {
    const [page, other] = await two();
    await edit(page, page.locator("lr-cell#path"));
    await page.keyboard.type("\n// from the first tab");
    const cell = other.locator("lr-cell#path");
    await expect.poll(() => cell.locator("code").innerText()).toContain("from the first tab");
    expect(await statusOf(cell).textContent()).toBe("Changed in another tab, and here with it.");
    expect(await cell.getAttribute("data-edited")).toBe("");
    await press(page.locator("lr-cell#path"), "reset", /course's code/);
    await expect.poll(() => cell.locator("code").innerText()).not.toContain("from the first tab");
  });

  test("changed in both: each is offered, neither is lost unasked", async () => {
    const [page, other] = await two();
    const [mine, theirs] = [page.locator("lr-cell#path"), other.locator("lr-cell#path")];
    await edit(page, mine);
    await edit(other, theirs);
    await page.keyboard.type("\n// one");
    await expect.poll(() => theirs.locator(".cm-content").innerText()).toContain("// one");
    await other.keyboard.press("Control+End");
    await other.keyboard.type(" and two");
    await expect.poll(() => mine.locator(notice).innerText()).toContain("You have changed this code in another tab too.");
    expect(await mine.locator(".cm-content").innerText()).toMatch(/one$/);
    await mine.getByText("Take the other tab's").click();
    expect(await mine.locator(".cm-content").innerText()).toMatch(/one and two$/);
    expect(await mine.locator(notice).count()).toBe(0);

    await mine.locator(".cm-content").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" three");
    await theirs.getByText("Keep what stands here").click();
    expect(JSON.parse((await keptIn(page, "path")) ?? "")).toMatch(/one and two$/);
    await mine.getByText("Take the other tab's").waitFor();
  });
});

describe.skipIf(!isThere)("code that comes with a link", () => {
  const told = "This code came with the link. It has not been run.";
  const linkFor = (code: string, cell = "path"): Promise<string> => linkTo(lessonAddress, { cell, code });

  test("is made from an edited cell, and shows it elsewhere", async () => {
    const { page } = await lab.visit({ options: { permissions: ["clipboard-read", "clipboard-write"] } });
    const cell = page.locator("lr-cell#path");
    expect(await cell.locator("[data-do=copy]").count()).toBe(0);
    await edit(page, cell);
    await page.keyboard.type('\nconsole.log("sent: η → ∞");');
    await press(cell, "copy", /^Link copied/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const { page: other, complaints } = await lab.visit({ address: link.slice(lab.here.length) });
    const there = other.locator("lr-cell#path");
    await expect.poll(() => there.locator(notice).innerText()).toContain(told);
    expect(await there.locator("code").innerText()).toContain("sent: η → ∞");
    expect(complaints).toEqual([]);
  });

  test("is not run by anything but the reader's word", async () => {
    const { page } = await lab.visit({ address: await linkFor('console.log("STRANGE");') });
    const [cell, below] = [page.locator("lr-cell#path"), page.locator("lr-cell#fates")];
    await expect.poll(() => cell.locator(notice).innerText()).toContain(told);
    await page.locator("[data-all]").click();
    await expect.poll(() => page.locator(".lesson-strip").innerText()).toContain("Not run: a cell holds code that came with a link.");
    await press(below, "run", /^Not run: a cell holds code/);
    await page.waitForTimeout(300);
    expect(await page.locator("body").innerText()).not.toMatch(/STRANGE\n/);
    expect(await keptIn(page, "path")).toBeNull();
    await page.locator(".lesson-strip").getByText("Go there").click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Run it");
    await page.keyboard.press("Enter");
    await expect.poll(() => cell.locator("[data-outputs]").innerText()).toBe("STRANGE");
    expect(page.url()).toBe(lab.here + lessonAddress);
    expect(await cell.locator(notice).count()).toBe(0);
  });

  test("that is edited before it was run is still not the reader's, and not kept", async () => {
    const { page } = await lab.visit({ address: await linkFor('console.log("STRANGE");') });
    const cell = page.locator("lr-cell#path");
    await cell.locator(notice).waitFor();
    await edit(page, cell);
    await page.keyboard.type("\n// read");
    expect(await keptIn(page, "path")).toBeNull();
    await page.locator("[data-all]").click();
    await expect.poll(() => page.locator(".lesson-strip").innerText()).toContain("Not run");
  });

  test("goes when the course's code is wanted", async () => {
    const { page } = await lab.visit({ address: await linkFor("null.x") });
    const cell = page.locator("lr-cell#path");
    await cell.getByText("Put the course's code back").click();
    await expect.poll(() => cell.locator("code").innerText()).toContain("descend");
    expect(page.url()).toBe(lab.here + lessonAddress);
    expect(await cell.getAttribute("data-edited")).toBeNull();
    await press(cell, "run", /^Ran in/);
  });

  test("leaves the reader's own version kept, and offers it back", async () => {
    const kept = { [`${lesson}/path`]: "const path = [1]; // my own" };
    const { page } = await lab.visit({ kept, address: await linkFor('const path = [2];\nconsole.log("STRANGE");') });
    const cell = page.locator("lr-cell#path");
    await cell.getByText("Run it", { exact: true }).click();
    await expect.poll(() => cell.locator("[data-outputs]").innerText()).toBe("STRANGE");
    expect(await keptIn(page, "path")).toContain("my own");
    await expect.poll(() => cell.locator(notice).innerText()).toContain("Your own version is kept.");
    await cell.getByText("Put my own code back").click();
    await expect.poll(() => cell.locator("code").innerText()).toContain("my own");
    await page.reload();
    expect(await cell.locator("code").innerText()).toContain("my own");
  });

  test("takes its place only where that is said", async () => {
    const kept = { [`${lesson}/path`]: "const path = [1]; // my own" };
    const { page } = await lab.visit({ kept, address: await linkFor("const path = [2]; // theirs") });
    const cell = page.locator("lr-cell#path");
    await cell.getByText("Run it", { exact: true }).click();
    await cell.getByText("Keep this one instead").click();
    expect(await keptIn(page, "path")).toContain("theirs");
    expect(await cell.locator(notice).count()).toBe(0);
  });

  test("may come while the page is open", async () => {
    const { page } = await lab.visit();
    await page.evaluate(
      (fragment) => {
        location.hash = fragment;
      },
      new URL(await linkFor("1;"), "http://x").hash,
    );
    await expect.poll(() => page.locator("lr-cell#path .code-notice").innerText()).toContain(told);
  });

  test.each([
    ["a cell that is not there", "#cell=nowhere&code=t.MQ", 'This link brings code for a cell "nowhere", which this page does not have.'],
    ["markup for a cell", "#cell=<img src=x onerror=document.title=1>&code=t.MQ", 'a cell "<img src=x onerror=document.title=1>"'],
    ["code that is cut off", "#cell=path&code=z.XY6x", "The code in this link is damaged"],
    ["code that is none", "#cell=path&code=%F0%9F", "The code in this link is damaged"],
    ["no code", "#cell=path", "The code in this link is damaged"],
    ["too much", `#cell=path&code=t.${"A".repeat(longestLink)}`, "The code in this link is too long"],
  ])("with %s is told, and nothing changes", async (_, fragment, words) => {
    const { page, complaints } = await lab.visit({ address: lessonAddress + fragment });
    await expect.poll(() => page.locator(".lesson-strip").innerText()).toContain(words);
    expect(await page.locator("lr-cell#path code").innerText()).toContain("descend");
    await page.locator(".lesson-strip").getByText("Close").click();
    await press(page.locator("lr-cell#path"), "run", /^Ran in/);
    expect(complaints).toEqual([]);
  });

  test("is told to be too long where no link would hold it", async () => {
    const { page } = await lab.visit();
    const cell = page.locator("lr-cell#path");
    await edit(page, cell);
    const noise = Array.from({ length: 9000 }, (_, i) => ((i * 2654435761) % 4294967296).toString(36)).join("");
    await rewrite(page, cell, `"${noise.slice(0, 20_000)}"`);
    await press(cell, "copy", /^This code is too long for a link \(\d+ characters; 8000 are the most\)\./);
  });
});

describe.skipIf(!isThere)("a browser that lacks a part", () => {
  test.each([
    [
      "Workers",
      () => Reflect.deleteProperty(window, "Worker"),
      /^This browser has no Workers, so no code runs in this page\. What stands here/,
    ],
    [
      "sandboxed frames",
      () => Reflect.deleteProperty(HTMLIFrameElement.prototype, "sandbox"),
      /^This browser can't shut code into a frame of its own, so no code runs in this page\./,
    ],
  ])("without %s says what stands instead, and reads", async (_, take, words) => {
    const { page, complaints } = await lab.visit({ before: (context) => context.addInitScript(take) });
    const before = await page.locator("lr-cell#fates [data-outputs]").innerText();
    await press(page.locator("lr-cell#fates"), "run", words);
    await press(page.locator("lr-exercise#fate"), "check", words);
    await page.locator("[data-all]").click();
    await expect.poll(() => page.locator(".lesson-strip").innerText()).toMatch(words);
    expect(await page.locator("lr-cell#fates [data-outputs]").innerText()).toBe(before);
    expect(complaints).toEqual([]);
  });

  test("without WebAssembly's SIMD the engine says so, and the rest runs", async () => {
    // As such a browser answers: the kernels' bytes are not valid there.
    lab.rawWorker = undefined;
    const { page } = await lab.visit({
      kept: {
        [`${lesson}/setup`]:
          'Object.defineProperty(WebAssembly, "validate", { value: () => false });\nimport { linear } from "lrlab";\nimport { mlp } from "lrlab/engine";\nconsole.log(linear({ baseLr: 1, totalSteps: 2 })(1));\nmlp([1, 1], { seed: 1 });',
      },
    });
    const cell = page.locator("lr-cell#setup");
    await press(cell, "run", ended);
    const text = await cell.locator("[data-outputs]").innerText();
    expect(text).toMatch(/^0\.5\s+line 5: Error: engine: WebAssembly with SIMD must be there, got none\./);
  });
});
