import { expect, test } from "vitest";
import { heightAt, path, pathOfBezier } from "../../site/lib/curve.js";
import { highlight } from "../../site/lib/highlight.js";
import { formula, inlineHtml } from "../../site/lib/inline.js";
import { mathCharacters, mathFont } from "../../site/lib/mathFont.js";
import { otherName, rangeOf, sparkline } from "../../site/lib/schedules.js";
import { curly, firstSentence, unbroken } from "../../site/lib/sentence.js";
import { cosineAnnealing, stepDecay } from "../../src/schedules/families/index.js";
import { addresses, pageAt } from "./pages.js";

test("the first sentence ends at a full stop before a new sentence, never at a decimal point", () => {
  expect(firstSentence("At η = 0.25 it lands. After 3 updates it rests.")).toEqual({
    first: "At η = 0.25 it lands.",
    rest: "After 3 updates it rests.",
  });
  expect(firstSentence("It falls to 0.1")).toEqual({ first: "It falls to 0.1", rest: "" });
  expect(firstSentence("Why? Because.").first).toBe("Why?");
});

test("an apostrophe is printed as one, a quotation stays", () => {
  expect(curly("PyTorch's 'linear' doesn't")).toBe("PyTorch’s 'linear' doesn’t");
});

test("no line ends within a measured number, only before its interval", () => {
  expect(unbroken("33 % [28 %, 37 %]")).toBe("33\u00a0% [28\u00a0%,\u00a037\u00a0%]");
  expect(unbroken("1.2 / 14.8")).toBe("1.2\u00a0/\u00a014.8");
  expect(unbroken("3.5 × 10⁻⁵")).toBe("3.5\u00a0×\u00a010⁻⁵");
  expect(unbroken("+0.10 [−0.09, +0.28], equal")).toBe("+0.10 [−0.09,\u00a0+0.28], equal");
});

test("code is coloured by classes, and what a reader sees is what was written", () => {
  const code = 'const a = [1, "<b>"]; // done & true';
  const html = highlight(code, "ts");
  expect(html).toContain('<span class="tok-keyword">const</span>');
  expect(html).toContain('<span class="tok-string">"&lt;b&gt;"</span>');
  expect(html).not.toContain("style=");
  expect(html.replaceAll(/<[^>]+>/g, "")).toBe(code.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  const python = "for x in y:  # it's \"fine\"\n    lr = 1e-3 if x else 'no#t'";
  expect(highlight(python, "python")).toContain('<span class="tok-comment"># it\'s "fine"</span>');
  expect(highlight(python, "python")).toContain("<span class=\"tok-string\">'no#t'</span>");
  expect(highlight(python, "python").replaceAll(/<[^>]+>/g, "")).toBe(python);
});

test("formulas are MathML without a copy of their source", async () => {
  expect(formula(String.raw`\eta h`)).toMatch(/^<math><mi>η<\/mi><mi>h<\/mi><\/math>$/);
  expect(formula("x", true)).toMatch(/^<math display="block">/);
  expect(await inlineHtml("a $x^2$ and **b**")).toMatch(/^a <math><msup>.*<\/msup><\/math> and <strong>b<\/strong>$/);
});

test("the font of formulas has every character that a formula of the site uses, at a tenth of its weight", async () => {
  const used = new Set(
    addresses().flatMap((address) => [...pageAt(address).querySelectorAll("math")].flatMap(({ textContent }) => [...(textContent ?? "")])),
  );
  expect(used.size).toBeGreaterThan(40);
  expect([...used].filter((character) => character.trim() !== "" && !mathCharacters.includes(character))).toEqual([]);
  const font = await mathFont();
  expect(font.subarray(0, 4).toString("latin1")).toBe("wOF2");
  expect(font.length).toBeLessThan(48 * 1024);
});

test("an upright word is one identifier", async () => {
  const whole = "<math><msub><mi>η</mi><mi>end</mi></msub></math>";
  expect(formula(String.raw`\eta_{\mathrm{end}}`)).toBe(whole);
  expect(await inlineHtml(String.raw`$\eta_{\mathrm{end}}$`)).toBe(whole);
  expect(formula(String.raw`\mathrm{d}x`)).toBe('<math><mi mathvariant="normal">d</mi><mi>x</mi></math>');
});

test("the strip's Bézier curve lies on the schedule", () => {
  const [, x1 = 0, , x2 = 0] = /C([\d.]+) ([\d.]+) ([\d.]+)/.exec(pathOfBezier({ width: 1000, height: 20 }))?.map(Number) ?? [];
  for (let s = 0; s <= 1; s += 0.05) {
    const x = 120 * (1 - s) ** 3 + 3 * x1 * s * (1 - s) ** 2 + 3 * x2 * s ** 2 * (1 - s) + 1000 * s ** 3;
    const fallen = 3 * s ** 2 * (1 - s) + s ** 3;
    expect(Math.abs(1 - fallen - heightAt(x / 1000))).toBeLessThan(0.003);
  }
});

test("a subscript stays one where its word is an operator", async () => {
  const whole = "<math><msub><mi>h</mi><mi>max</mi></msub></math>";
  expect(formula(String.raw`h_{\max}`)).toBe(whole);
  expect(await inlineHtml(String.raw`$h_{\max}$`)).toBe(whole);
  const spaced = '<mi>cos</mi><mo rspace="0.1667em">\u2061</mo><mfrac>';
  expect(formula(String.raw`\cos\frac{t}{T}`)).toContain(spaced);
  expect(await inlineHtml(String.raw`$\cos\frac{t}{T}$`)).toContain(spaced);
});

test("the course's curve rises, then falls, and its path keeps inside its box", () => {
  expect([0, 0.12, 1].map(heightAt)).toEqual([0, 1, 0]);
  expect(heightAt(0.56)).toBeCloseTo(0.5, 12);
  const numbers = [...path(heightAt, { width: 100, height: 10 }).matchAll(/[\d.]+/g)].map(Number);
  expect(numbers).toHaveLength(202);
  expect(Math.min(...numbers)).toBe(0);
  expect(Math.max(...numbers)).toBe(100);
});

test("a small curve starts high, ends low, and steps upright where the rate jumps", () => {
  expect(sparkline(cosineAnnealing)).toMatch(/^M0 0L.* 30$/);
  expect(sparkline(stepDecay)).toMatch(/^M0 0H24V27H48V29\.7H72V30H80$/);
});

test("ranges and other libraries' names are said in words", () => {
  expect(rangeOf({ type: "rate", symbol: "", doc: "", min: 0, above: true })).toBe("above 0; required");
  expect(rangeOf({ type: "factor", symbol: "", doc: "", min: 0, max: 1, default: 0.1 })).toBe("from 0 to 1; 0.1 when left out");
  expect(rangeOf({ type: "steps", symbol: "", doc: "", optional: true })).toBe("at least 1; may be left out");
  expect(otherName("alpha, as a part of init_value")).toBe("<code>alpha</code> <span>as a part of init_value</span>");
  expect(otherName(undefined)).toBe("–");
});
