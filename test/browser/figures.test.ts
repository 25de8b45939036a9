import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exactLabs } from "../../src/labs/exactLabs.js";
import { startValues } from "../../src/labs/interactive.js";
import { lessons } from "../../src/lessons/catalog.js";
import { draw } from "../../src/plots/draw.js";
import type { Figure } from "../../src/plots/figure.js";
import { declarations } from "../../src/plots/tokens.js";
import { gallery } from "../plots/gallery.js";

const { document } = parseHTML("<html><body></body></html>");

/** Every picture of the gallery, of every lesson at its controls' start, early and late, and of every lab. */
function everyFigure(): [string, Figure][] {
  const figures = Object.entries(gallery);
  for (const { folder, plots } of lessons) {
    for (const { id, controls, figure } of plots) {
      const start = startValues(controls);
      figures.push([`${folder}/${id}`, figure(start)]);
      for (const [name, control] of Object.entries(controls)) {
        if (control.type !== "number") continue;
        const inside = (part: number): number =>
          control.min + Math.round(((control.max - control.min) * part) / control.step) * control.step;
        for (const part of [0, 0.3, 1]) {
          const value = Math.min(control.max, Number(inside(part).toPrecision(12)));
          figures.push([`${folder}/${id} ${name}=${value}`, figure({ ...start, [name]: value })]);
        }
      }
    }
  }
  for (const { id, controls, tries, figure } of exactLabs) {
    const start = startValues(controls);
    figures.push([`labs/${id}`, figure(start)]);
    for (const { name, values } of tries) figures.push([`labs/${id}, ${name}`, figure({ ...start, ...values })]);
  }
  return figures;
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  page = await browser.newPage();
});
afterAll(() => browser.close());

const face = (subset: string, range: string): string => {
  const file = readFileSync(`node_modules/@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`).toString("base64");
  return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${file});unicode-range:${range}}`;
};
const inter = face("latin", "U+0000-00FF,U+2191-2193,U+2212") + face("greek", "U+0370-03FF");

for (const width of [340, 640]) {
  for (const [font, css] of [
    ["Inter", inter],
    ["the system's font", ""],
  ] as const) {
    test(`at ${width} px in ${font} every word is inside its picture and on no other word`, async () => {
      const figures = everyFigure();
      const drawn = figures.map(([, figure]) => draw(figure, document as never, { width }).outerHTML);
      await page.setContent(`<style>${css}:root{${declarations("light")}}svg{display:block}</style>${drawn.join("")}`);
      await page.evaluate(() => document.fonts.ready);
      const faults = await page.evaluate(() =>
        [...document.querySelectorAll("svg")].map((svg) => {
          const frame = svg.getBoundingClientRect();
          const words = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
          const out = words.filter(
            ({ box }) =>
              box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1,
          );
          const pairs = words.flatMap((a, i) =>
            words
              .slice(i + 1)
              // The line box is taller than the letters: 3 px of it may touch.
              .filter(
                (b) =>
                  a.box.left < b.box.right - 1 &&
                  b.box.left < a.box.right - 1 &&
                  a.box.top < b.box.bottom - 3 &&
                  b.box.top < a.box.bottom - 3,
              )
              .map((b) => `"${a.text}" on "${b.text}"`),
          );
          return [...out.map(({ text }) => `"${text}" is cut`), ...pairs];
        }),
      );
      const named = faults.map((list, i) => [figures[i]?.[0], ...list]).filter((list) => list.length > 1);
      expect(named).toEqual([]);
      expect(faults.length).toBeGreaterThan(50);
    });
  }
}
