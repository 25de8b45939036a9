import katex from "katex";
import { cosineAnnealing, custom, exponential, linear, repeat, stepDecay, take, toLatex, warmRestarts, warmup } from "lrlab";
import { expect, test } from "vitest";
import { refusal } from "../../refusal.js";
import { compositionSamples, familySamples } from "./samples.js";

const line = linear({ baseLr: 0.1, totalSteps: 20 });

test.each([
  [exponential({ baseLr: 0.1, gamma: 0.9 }), String.raw`\eta(t) = 0.1 \cdot 0.9^{t}`],
  [stepDecay({ baseLr: 0.1, stepSize: 30 }), String.raw`\eta(t) = 0.1 \cdot 0.1^{\left\lfloor \frac{t}{30} \right\rfloor}`],
  [line, String.raw`\eta(t) = 0.1 \left(1 - \frac{\min\left(t, 20\right)}{20}\right)`],
  [take(line, 5), String.raw`\eta(t) = \begin{cases} 0.1 \left(1 - \frac{t}{20}\right) & t < 5 \\ 0.075 & t \ge 5 \end{cases}`],
  [
    warmup(cosineAnnealing({ baseLr: 3e-7, totalSteps: 90, pastEnd: "extend" }), { steps: 10 }),
    String.raw`\eta(t) = \begin{cases} 3 \times 10^{-7}\, \frac{t}{10} & t < 10 \\ \frac{3 \times 10^{-7} \left(1 + \cos\left(\frac{\pi \left(t - 10\right)}{90}\right)\right)}{2} & t \ge 10 \end{cases}`,
  ],
  [repeat(line), String.raw`\eta(t) = 0.1 \left(1 - \frac{t \bmod 20}{20}\right)`],
])("the formula with its numbers, cases by step (%#)", (lr, latex) => expect(toLatex(lr)).toBe(latex));

test.each([...familySamples, ...compositionSamples])("%s is LaTeX that KaTeX takes without a complaint", (_name, lr) => {
  expect(katex.renderToString(toLatex(lr), { output: "mathml", throwOnError: true, strict: "error" })).toContain("<math");
});

test("cycles that grow keep their symbols, with the numbers beside them", () => {
  const latex = toLatex(warmRestarts({ baseLr: 0.1, cycleSteps: 15, growth: 2 }));
  expect(latex.startsWith(warmRestarts.definition.latex)).toBe(true);
  expect(latex).toContain(String.raw`,\quad g = 2,`);
});

test("a schedule made from a function has no formula", () => {
  expect(refusal(() => toLatex(custom(() => 0.1)))).toBe(
    `toLatex: a schedule must be made of families and combinators, got "custom". A function can't be written in another language.`,
  );
});
