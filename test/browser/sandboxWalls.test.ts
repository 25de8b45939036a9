/** The frame's walls with none of our own runtime behind them: its opaque origin, its policy, and what it lets through. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { ended, expectUntouched, lessonSite, press } from "./lessonSite.js";

const isThere = requirePart("chromium", "the sandbox's walls");
const lab = lessonSite(isThere);

/** The same doors with no runtime of ours in the way: what holds here is the frame's opaque origin and its policy. */
const walls = (): string => `
const tries = {
  fetch: () => fetch("${lab.abroad}/fetch"),
  here: () => fetch("${lab.here}/fetch"),
  nocors: () => fetch("${lab.abroad}/nocors", { mode: "no-cors" }),
  xhr: () => { const x = new XMLHttpRequest(); x.open("GET", "${lab.abroad}/xhr", false); x.send(); },
  socket: () => new Promise((r, j) => { const w = new WebSocket("${lab.abroad.replace("http", "ws")}/socket"); w.onopen = r; w.onerror = j; }),
  events: () => new Promise((r, j) => { const e = new EventSource("${lab.abroad}/events"); e.onopen = r; e.onerror = j; }),
  script: () => importScripts("${lab.abroad}/script.js"),
  own: () => importScripts("${lab.here}/_astro/x.js"),
  module: () => import("${lab.abroad}/module.js"),
  data: () => import("data:text/javascript,1"),
  worker: () => new Promise((r, j) => { const w = new Worker("${lab.here}/_astro/x.js"); w.onmessage = r; w.onerror = j; }),
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
    lab.rawWorker = text;
    return await lab.shown("1");
  }

  test("lets nothing in or out", async () => {
    const { page, text } = await raw(walls());
    expect(text.split("\n")).toHaveLength(16);
    expect(text).not.toContain("REACHED");
    expect(text).toContain("origin null");
    await expectUntouched(lab, page, "walls");
  });

  test("stops a Worker that floods it, and the page answers", async () => {
    const { page, status } = await raw(
      'onmessage = () => { postMessage({ type: "start" }); for (;;) postMessage({ type: "text", text: "x".repeat(1000) }); };',
    );
    expect(status).toBe("Stopped: it sent more output than the page takes.");
    await expectUntouched(lab, page, "flood");
  });

  test("stops a Worker that redraws without end, and the page answers", async () => {
    const { page, status } = await raw(
      'onmessage = () => { postMessage({ type: "start" }); for (;;) postMessage({ type: "shown", number: 0, json: "[]" }); };',
    );
    expect(status).toBe("Stopped: it sent more output than the page takes.");
    await expectUntouched(lab, page, "redraws");
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
    await expectUntouched(lab, page, "messages");
  });

  test("gives each of two cells its time, and no more to a Worker that begins them again or a third", async () => {
    lab.rawWorker = `onmessage = () => {
      let cell = 0;
      setTimeout(() => { cell = 1; }, 5000);
      setInterval(() => { for (const cell of [0, 2, 1e5]) postMessage({ type: "cell", cell }); }, 200);
      setInterval(() => { postMessage({ type: "start" }); postMessage({ type: "cell", cell }); }, 200);
    };`;
    const { page } = await lab.visit();
    const began = performance.now();
    expect(await press(page.locator("lr-cell#path"), "run", ended)).toBe("Stopped at the time limit.");
    const seconds = (performance.now() - began) / 1000;
    expect(seconds).toBeGreaterThan(14.5); // five for the first, ten for the second
    expect(seconds).toBeLessThan(30);
    await expectUntouched(lab, page, "starts");
  });

  test("hears nothing of a Worker that goes on after it said that it is done", async () => {
    const { page, text, status } = await raw(
      'onmessage = () => { postMessage({ type: "start" }); postMessage({ type: "text", text: "in time" }); postMessage({ type: "done" }); for (let i = 0; i < 50; i++) postMessage({ type: "text", text: "LATE" }); setInterval(() => postMessage({ type: "text", text: "LATE" }), 5); };',
    );
    expect(status).toMatch(/^Ran in/);
    expect(text).toBe("in time");
    await page.waitForTimeout(300);
    expect(await page.locator("lr-cell#setup [data-outputs]").innerText()).toBe("in time");
  });

  test("does nothing when it is opened by itself or framed without the sandbox", async () => {
    const { page } = await lab.visit();
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
