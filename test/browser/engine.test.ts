/** The engine in a real browser: what it computes in a page and in a Worker is what it computes in Node, bit by bit. */
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleOf } from "../engine/laws/bundle.js";
import { fingerprints } from "../engine/laws/fingerprints.js";
import { launchChromium, requirePart } from "../realParts.js";

describe.skipIf(!requirePart("chromium", "the engine's bits in a browser"))("in Chromium, the bits are those of Node in", () => {
  const ours = fingerprints();
  let browser: Browser;
  let script = "";
  beforeAll(async () => {
    [browser, script] = await Promise.all([launchChromium(), bundleOf("fingerprints.ts", "iife")]);
  });
  afterAll(() => browser?.close());

  test("a page", async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    expect(await page.evaluate("laws.fingerprints()")).toEqual(ours);
  });

  test("a Worker", async () => {
    const page = await browser.newPage();
    const answer = await page.evaluate(
      (text) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.onmessage = ({ data }) => resolve(data);
        }),
      `${script}\npostMessage(laws.fingerprints());`,
    );
    expect(answer).toEqual(ours);
  });
});
