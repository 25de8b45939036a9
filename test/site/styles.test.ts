/** Every style sheet of the site keeps to the visual system that /design/ shows. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { motion, typeScale } from "../../site/lib/visualSystem.js";
import { root } from "../realParts.js";

const folder = join(root, "site/styles");
const sheets = readdirSync(folder).filter((file) => file.endsWith(".css"));
/** A sheet without its comments and without what it says for paper. */
const textOf = (sheet: string): string =>
  readFileSync(join(folder, sheet), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/@media print \{[\s\S]*?\n\}/g, "");
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, value = ""]) => value);

/** Titles that grow with the screen have sizes between two of the scale. */
const growing = /clamp\([^)]*\)/g;
const sizes = typeScale.map(({ rem }) => `${rem}rem`);
/** Words inside pictures have their size on the screen, whatever the picture's; parts of a word go by the word. */
const fixed = ["11px", "12px", "inherit", "0"];

describe.each(sheets)("%s", (sheet) => {
  const text = textOf(sheet);

  test("type has a size of the scale", () => {
    const used = [...found(text, /font-size:\s*([^;]+);/g), ...found(text, /font:\s*(?:italic )?\d+ ([^\s/;]+)/g)]
      .map((size) => size.replace(growing, "").trim())
      .filter((size) => size !== "" && !size.endsWith("em") !== size.endsWith("rem"));
    for (const size of used) expect([...sizes, ...fixed]).toContain(size);
  });

  test("colours come from the palette: none is written down", () => {
    expect(found(text, /(#[0-9a-f]{3,8}\b(?![^{}]*\{)|\b(?:rgb|hsl|oklch|oklab)a?\()/gi)).toEqual([]);
  });

  test(`what changes its look takes ${motion} ms, and no shadow falls`, () => {
    expect(found(text, /(?<![\w.])(\d+m?s)\b/g).filter((time) => time !== `${motion}ms`)).toEqual([]);
    const shadows = found(text, /box-shadow:\s*([^;]+);/g).map((shadow) => shadow.trim());
    // A line inside or around, no blur: 0 0 0 1px, or inset 3px 0.
    for (const shadow of shadows) expect(shadow).not.toMatch(/(?:\d+px ){2}[1-9]\d*px/);
  });
});
