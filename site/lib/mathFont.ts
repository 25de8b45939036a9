import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

/** What formulas are written with: ASCII, Greek, the italic alphabets that browsers give to single letters, and the signs of calculus. */
export const mathCharacters: string = [
  range(0x20, 0x7e),
  range(0x391, 0x3a9),
  range(0x3b1, 0x3c9),
  "ϑϕϵ∂∇ℎℓℕℝ𝔼¼½¾",
  range(0x1d434, 0x1d467),
  range(0x1d6e2, 0x1d71b),
  "\u00a0ˉ±×·⋅÷¬′″‖…⋯−∓∗∘√∏∑∫∞∝∈∉∼≈≠≡≤≥≪≫≳⊂∪∩∀∃→←↦⇒⟹⟺⌈⌉⌊⌋⟨⟩∣∥",
  // Invisible: function application, times, separator.
  range(0x2061, 0x2063),
].join("");

/** STIX Two Math with these characters and everything they grow into: a tenth of the whole font. Cutting takes a second, so it is kept. */
export async function mathFont(): Promise<Buffer> {
  const whole = readFileSync("node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2");
  const kept = `.cache/math-${createHash("sha256").update(whole).update(mathCharacters).digest("hex").slice(0, 16)}.woff2`;
  if (existsSync(kept)) return readFileSync(kept);
  const cut = await subsetFont(whole, mathCharacters, { targetFormat: "woff2" });
  mkdirSync(".cache", { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, cut);
  renameSync(`${kept}.${process.pid}`, kept);
  return cut;
}
