/** What every lesson's sentences must keep, without being mentioned here. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { notation } from "../../src/lessons/notation.js";
import { sectionOf } from "../../src/lessons/section.js";
import {
  atomsOf,
  defines,
  formulasOf,
  passagesOf,
  repeatedSentences,
  sentenceLengths,
  sentencesIn,
  typedNumbers,
  undefinedIn,
} from "./proseOf.js";

/** The course and the guide, in reading order, with their texts. */
const read = lessons
  .filter(({ folder }) => ["course", "guide"].includes(sectionOf(folder)))
  .map((lesson) => ({ name: nameOf(lesson), lesson, text: readFileSync(`src/lessons/${lesson.folder}/lesson.mdx`, "utf8") }));
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const all = notation.flatMap(({ latex }) => defines(latex));

describe.each(read)("$name", ({ lesson, text }) => {
  const passages = passagesOf(text);
  const file = `src/lessons/${lesson.folder}/lesson.mdx`;

  test("no number that a measurement or a computation gives is typed into a sentence", () => {
    const typed = passages
      .filter(({ apart }) => apart === null)
      .flatMap(({ line, text: words }) => typedNumbers(words).map((found) => `${file}:${line}: ${found}`));
    expect(typed).toEqual([]);
  });

  test("sentences have fewer than 25 words on average", () => {
    const lengths = sentenceLengths(text);
    expect(lengths.length).toBeGreaterThan(20);
    expect(mean(lengths)).toBeLessThan(25);
  });

  if (sectionOf(lesson.folder) === "course")
    test("every symbol of a formula on a line of its own stands in a legend by then", () => {
      const earlier = read
        .slice(
          0,
          read.findIndex((one) => one.lesson === lesson),
        )
        .filter((one) => sectionOf(one.lesson.folder) === "course");
      const before = earlier.flatMap((one) => formulasOf(one.text).legends);
      const latexOf = (id: string): string => notation.find((one) => one.id === id)?.latex ?? "";
      const missing = formulasOf(text).formulas.flatMap(({ line, latex, legends }) => {
        const defined = [...before, ...legends].flatMap((id) => defines(latexOf(id)));
        return undefinedIn(latex, defined, all).map((symbol) => `${file}:${line}: ${symbol}`);
      });
      expect(missing).toEqual([]);
    });
});

test("no sentence of eight words or more stands twice", () => {
  expect(repeatedSentences(read.map(({ lesson, text }) => ({ name: lesson.folder, text })))).toEqual([]);
});

describe("the checks themselves", () => {
  test("lengths of sentences, without headings, code and sources", () => {
    const text =
      "## Six words that are a heading\n\nOne two three. Four, $x + y$ five!\n\n```ts show\n1;\n```\n\n## Sources\n\nA long list of works.";
    expect(sentenceLengths(text)).toEqual([3, 3]);
    expect(mean(sentenceLengths(text))).toBe(3);
  });

  test("sentences that stand twice, whatever their marks and capitals, where they are long enough", () => {
    const long = "A rate is large or small for a curvature alone.";
    const one = {
      name: "a",
      text: `${long}\n\nShort ones may come again.\n\n## Sources\n\nThis long reference may stand in both of the lessons.`,
    };
    const other = {
      name: "b",
      text: `Short ones may come again. **A rate** is large, or small, for a curvature alone!\n\n## Sources\n\nThis long reference may stand in both of the lessons.`,
    };
    expect(repeatedSentences([one, other])).toEqual(["b:1 and a:1: A rate is large, or small, for a curvature alone!"]);
    expect(repeatedSentences([{ name: "a", text: `${long} ${long}` }])).toEqual([`a:1 and a:1: ${long}`]);
    expect(repeatedSentences([one])).toEqual([]);
  });

  test.each<[string, string[]]>([
    ["It gains 1.21 points.", ["1.21"]],
    ["It falls by −0.3 to +2.5 of it.", ["−0.3", "+2.5"]],
    ["It is 97 % of that, or 12%.", ["97 %", "12%"]],
    ["It ends at 3 × 10⁻⁵.", ["10⁻⁵"]],
    ["A 95 % interval, the last 20 %, 1 % of the first rate, 100 %.", []],
    ["24 seeds, 1000 updates, 2 cores.", []],
    ['The rate is $0.1$, `lr=0.05`, and <Value of="gain"/>.', []],
    ["See section 3.2, equation 4.1 and table B.2 for it.", []],
    ["This is PyTorch 1.13 and torch 2.1.0, but 2.1 times.", ["2.1"]],
    ["In numbers: $h = 1$, so 0.2 / 1.8 is 0.111.", []],
    ["By hand: $h = 1$, so 0.2 / 1.8 is 0.111.", []],
    ["For example: $h = 1$, so 0.2 / 1.8 is 0.111.", []],
    ["> It is 0.5 of it.\n\n- and 0.6\n\n| a | b |\n| - | - |\n| 0.7 | 1 |", ["0.5", "0.6", "0.7"]],
    ["## What 0.95 means", ["0.95"]],
    ["[0.5 of it](/lessons/x/) and [a 2.0 paper](https://arxiv.org/abs/1412.6980)", ["0.5"]],
    ["```ts show\n0.5;\n```\n\n$$\n0.5\n$$", []],
    ['<Aside kind="note" title="Worked number: 0.3">\nIt is 0.3.\n</Aside>', []],
    ['<Aside kind="note" title="It is 0.3">\nIt is 0.4.\n</Aside>', ["0.3", "0.4"]],
    ['<Interview id="a" question="Is it 0.3?">\nNo, 0.4.\n</Interview>', ["0.3", "0.4"]],
    ["## Sources\n\n- A paper, 1.5.\n\n## More\n\nIt is 2.5.", ["2.5"]],
  ])("typed numbers of %s", (text, numbers) => {
    const found = passagesOf(text)
      .filter(({ apart }) => apart === null)
      .flatMap(({ text: words }) => typedNumbers(words));
    expect(found).toEqual(numbers);
  });

  test.each<[string, string[]]>([
    ["One. Two words? Three!", ["One.", "Two words?", "Three!"]],
    ["At $0.1$ it is e.g. small. $\\eta$ is the rate.", ["At Ф it is e.g. small.", "Ф is the rate."]],
    ["He said “no.” Then left.", ["He said “no.”", "Then left."]],
  ])("sentences of %s", (text, sentences) => {
    expect(passagesOf(text).flatMap(({ text: words }) => sentencesIn(words))).toEqual(sentences);
  });

  test.each<[string, string[]]>([
    [String.raw`\theta_{t+1} = \theta_t - \eta\, g_t`, ["theta_t+1", "theta_t", "eta", "g_t"]],
    [String.raw`\eta_{\mathrm{max}} + \eta_{\max} \lt \frac{2}{h}`, ["eta_max", "eta_max", "h"]],
    [String.raw`\hat m_t + \hat{v} \text{ as long as } \mathbb{E}[\xi^2] = \ln 2`, ["hatm_t", "hatv", "mathbbE", "xi"]],
    [String.raw`L_{\text{best}} \quad\text{and}\quad \cos(\pi u)`, ["L_best", "u"]],
  ])("symbols of %s", (latex, symbols) => {
    expect(atomsOf(latex).map(({ base, below }) => (below === "" ? base : `${base}_${below}`))).toEqual(symbols);
  });

  const some = [String.raw`\eta`, String.raw`\eta_0`, "t", "s(u)", "p_m(x)", String.raw`\sigma^2`, "t_{1/2}", "M"];
  test.each<[string, string, string[], string[]]>([
    ["what stands in the legend is defined", String.raw`\eta(t) = \eta_0\, s(u)`, some, []],
    ["what does not is not", String.raw`\eta(t) = \gamma^t h`, some, ["gamma", "h"]],
    ["an index is no symbol of its own", String.raw`\eta_{t+1} = \eta_t`, [String.raw`\eta`, "t"], []],
    ["unless it has a legend of its own", String.raw`\eta_0 = 1`, [String.raw`\eta`], ["eta_0"]],
    ["a word below makes another symbol", String.raw`\eta_{\mathrm{best}} = 2`, some, ["eta_best"]],
    ["a running index is bound", String.raw`\frac1M \sum_{m=1}^M p_m(x) + \sum_i g_i^{i-1}`, [...some, "g"], []],
    ["a letter that runs nowhere is not", "m + i", some, ["m", "i"]],
    ["a square is its symbol's", String.raw`\sigma^2 t_{1/2}`, some, []],
  ])("%s", (_, latex, legend, missing) => {
    const every = [...some, String.raw`\eta_0`].flatMap(defines);
    expect(undefinedIn(latex, legend.flatMap(defines), every)).toEqual(missing);
  });

  test("a legend comes early enough before a formula, right behind it, and behind the paragraph that follows", () => {
    const legend = (id: string): string => `<Legend symbols={["${id}"]}/>`;
    const text = [
      legend("t"),
      "$$\nx\n$$",
      "Words.",
      legend("eta"),
      "More.",
      legend("h"),
      "$$\ny\n$$",
      "$$\nz\n$$",
      legend("g"),
      legend("xi"),
    ].join("\n\n");
    expect(formulasOf(text).formulas.map(({ legends }) => legends)).toEqual([
      ["t", "eta"],
      ["t", "eta", "h", "g"],
      ["t", "eta", "h", "g"],
    ]);
    expect(formulasOf(text).legends).toEqual(["t", "eta", "h", "g", "xi"]);
  });
});
