import { describe, expect, test } from "vitest";
import { courseVersion } from "../../src/lessons/courseVersion.js";
import { contentMime } from "../../src/notebook/host/displayBundle.js";
import { printNotebook } from "../../src/notebook/host/notebook.js";
import { toNotebook } from "../../src/notebook/host/toNotebook.js";
import { controlArguments, otherValues, showCall } from "../../src/notebook/host/widgets/callWithControls.js";
import { fixtureText, readFixture } from "./fixtures/fixture.js";

const { cells, metadata, nbformat, nbformat_minor } = toNotebook(readFixture());
const cell = (id: string) => {
  const found = cells.find((one) => one.id === id);
  if (!found) throw new Error(`no cell ${id} among ${cells.map((one) => one.id).join(", ")}`);
  return found;
};

describe("a lesson's notebook", () => {
  test("is of format 4.5, for our kernel", () => {
    expect([nbformat, nbformat_minor]).toEqual([4, 5]);
    expect(metadata.kernelspec).toEqual({ name: "lrlab", display_name: "LR Lab (TypeScript)", language: "typescript" });
    expect(metadata.lrlab).toEqual({ lesson: "00-fixture", text: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  test("has cells named after what the text names", () => {
    expect(cells.map(({ id }) => id)).toEqual([
      "head_",
      "begin_",
      "head_1",
      "line",
      "setup",
      "setup_1",
      "sum",
      "sum_1",
      "broken",
      "broken_1",
      "slow",
      "slow_1",
      "q1",
      "q1_answer",
      "double_statement",
      "double",
      "double_check",
      "double_hints",
      "double_solution",
      "play",
      "judged",
      "torch",
      "aloud",
      "aloud_1",
    ]);
    for (const { id } of cells) expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
  });

  test("begins with the title, the time, what is needed and the goals", () => {
    expect(cell("head_").source.replace(/<img [^>]*base64,[^"]*">/, "(glyph)")).toBe(
      [
        "(glyph)",
        "# A small lesson",
        "It has one of everything.",
        "**5 minutes** · [all lessons](00-contents.ipynb) · learner's notebook",
        "**What you need**",
        "- [One step, three fates](01-three-fates.ipynb)\n- You can add.",
        "**After it, you can**",
        "- Read a lesson's text.",
      ].join("\n\n"),
    );
  });

  test("keeps math and escapes, and turns links into those that work in a notebook", () => {
    expect(cell("head_1").source).toBe("It opens with a picture and $x_{1} < 2$.");
    expect(cell("setup_1").source).toContain(
      "See [lesson one](01-three-fates.ipynb), [cosine](schedules/cosine.ipynb) and [the words](http://localhost:4321/glossary/#rate).",
    );
    expect(cell("setup_1").source).toContain("```ts show\nnever(run);\n```");
  });

  test("says a measured value in a mark that no Jupyter shows and that begins no block of HTML", () => {
    expect(cell("setup_1").source).toContain('\n<span data-value="gain">+1.21 [+0.74, +1.67]</span> is a lot. See [');
    expect(cells.map(({ source }) => source).join()).not.toContain("<Value");
  });

  test("marks a cell that must throw, and only that", () => {
    expect(cells.filter((one) => one.metadata.tags?.includes("raises-exception")).map(({ id }) => id)).toEqual(["broken"]);
  });

  test("has all parts of a lesson, each behind a line that names it", () => {
    const text = fixtureText
      .replace("---\n\nIt opens", '---\n\n<Part title="The start" />\n\nIt opens')
      .replace("### A question", '<Part title="The rest" />\n\n### A question');
    const made = toNotebook(readFixture(text)).cells;
    const of = (id: string) => made.find((one) => one.id === id)?.source;
    expect(of("head_1")).toBe("---\n\n*Part 1 of 2* · **The start**");
    expect(of("head_2")).toMatch(/^It opens/);
    expect(of("slow_1")).toBe("---\n\n*Part 2 of 2* · **The rest**");
    expect(of("slow_2")).toMatch(/^### A question/);
    expect(made).toHaveLength(cells.length + 2);
  });

  test("draws a plot with its numbers written out, and imports what no cell before has", () => {
    expect(cell("line").source).toBe(
      [
        'import { explore, plot, show } from "lrlab/notebook";',
        "",
        "// A line",
        'show(plot("line", {',
        "  eta: 0.4, // rate; try 0.2, 0.8",
        '  kind: "dots", // kind; try "dashes"',
        "  log: false, // log axis; try true",
        "}));",
        '// with a slider: explore("line", "eta");',
      ].join("\n"),
    );
    expect(cell("slow").source).toBe('import { experiment } from "lrlab/notebook";\n\n// A slow one\nshow(experiment("slow"));');
  });

  test("builds a family's schedule from its sliders", () => {
    expect(cell("play").source).toContain("// Cosine annealing\nshow(cosineAnnealing({\n  baseLr: 0.1, // try ");
    expect(cell("play").source).toMatch(
      /\}\)\);\n\/\/ with a slider: explore\("cosineAnnealing", "baseLr"\);\n\/\/ on a log axis: explore\("cosineAnnealing", "scale"\);$/,
    );
    expect(cell("play").source).not.toContain("import");
  });

  test("begins with a cell that checks the set-up, and needs nothing else", () => {
    expect(cell("begin_").source).toBe(
      [
        '// An error here? In the menu Kernel, choose "LR Lab (TypeScript)".',
        "// Not in the list? In the course folder: npx lrlab kernel doctor",
        'import { begin } from "lrlab/notebook";',
        "",
        `begin("00-fixture", "${courseVersion}");`,
      ].join("\n"),
    );
    expect(cells.findIndex(({ id }) => id === "begin_")).toBe(1);
    expect(cells.filter(({ cell_type }) => cell_type === "code")[0]?.id).toBe("begin_");
  });

  test("asks a question so that it can be answered without a kernel, and in a cell", () => {
    const [stem = "", ...options] = cell("q1").source.split("\n\n<details>");
    expect(stem).toBe("**Question.** What is $1 + 1$? *Click what you choose, or answer in the cell below.*");
    expect(options).toEqual([
      "\n<summary><strong>a.</strong> <code>2</code> &amp; no more</summary>\n\n✓ **Right.** Count.\n\n</details>",
      "\n<summary><strong>b.</strong> <em>Three</em> &lt; 4</summary>\n\n✗ **Not this one.** That counts one twice.\n\n</details>",
    ]);
    expect(cell("q1_answer").source).toBe('import { answer } from "lrlab/notebook";\n\nanswer("q1", "?"); // a or b');
  });

  test("sets an exercise: statement, a tagged cell to write in, a cell that checks it", () => {
    expect(cell("double_statement").source).toBe("**Exercise** (1 test, 2 points)\n\nWrite `double(x)`.");
    expect(cell("double").source).toBe("/** Twice x. */\nfunction double(x: number): number {\n  return x;\n}");
    expect(cell("double").metadata.tags).toEqual(["double"]);
    expect(cell("double_check").source).toBe('import { check } from "lrlab/notebook";\n\nawait check("double", double);');
    expect(cell("double_hints").source).toBe(
      "<details>\n<summary><em>Click for a hint, 1 of 2.</em></summary>\n\nAdd $x$ to itself.\n\n" +
        "<details>\n<summary><em>Click for another hint, 2 of 2.</em></summary>\n\nOr multiply.\n\n</details>\n\n</details>",
    );
    expect(cell("double_solution").source).toMatch(
      /^<details>\n<summary><em>Click for a solution\.<\/em><\/summary>\n\n```typescript\n[^`]*function double[^`]*\n```\n\n<\/details>$/,
    );
    expect(cells.filter((one) => one.metadata.tags?.includes("double")).map(({ id }) => id)).toEqual(["double"]);
  });

  test("says asides, cards, legends and comparisons in markdown", () => {
    expect(cell("sum_1").source).toBe(
      '<div class="alert alert-success">\n\n**Tip: Mind the $x$**\n\nIndented **text**, of <span data-value="endLoss">−3.5 × 10⁻⁵</span>.\n\n- a list\n\n</div>',
    );
    expect(cell("aloud").source).toBe(
      '**Answer aloud.** Why *lower* it?\n\n<details>\n<summary><em>Click for a good answer, and what it is worth.</em></summary>\n\nBecause of the **noise**: <span data-value="gain">+1.21 [+0.74, +1.67]</span>.\n\n</details>',
    );
    expect(cell("broken_1").source).toMatch(
      /^\| Symbol \| Meaning \| In code \|\n\| :-- \| :-- \| :-- \|\n\| \$\\eta\$ \| .* \| `.*` \|\n\| \$h\$ \|/,
    );
    expect(cell("judged").source).toMatch(
      /^\| Shape \| For it \| Against it \| Best for \|\n.*\n\| <img [^>]*> \[Cosine annealing\]\(schedules\/cosine\.ipynb\) \| /,
    );
    expect(cell("judged").source).toMatch(/^\| <img [^>]*> \[Linear decay\]\(schedules\/linear\.ipynb\) \| /m);
    expect(cell("torch").source).toMatch(/```python\n[^`]*CosineAnnealingLR/);
  });

  test("prints as Jupyter does: sorted keys, lines with their ends", () => {
    const text = printNotebook(toNotebook(readFixture()));
    expect(text.startsWith('{\n "cells": [\n  {\n   "cell_type": "markdown",\n   "id": "head_",\n')).toBe(true);
    expect(text.endsWith(' "nbformat": 4,\n "nbformat_minor": 5\n}\n')).toBe(true);
    expect(text).toContain('"source": [\n    "const total = 1 + 2;\\n",\n    "console.log(\\"total\\", total);\\n",\n    "total"\n   ]');
  });

  test("prints numbers as Jupyter does, and leaves texts alone", () => {
    const figure = { kind: "x", data: [0, -1.5e-7, 0.0001, 0.00002, null, 1e21, 12.5, { x: 3e-12 }], sentence: "0.00001\n 0.00001" };
    const output = {
      output_type: "display_data",
      data: { [contentMime]: figure, "text/plain": "a 0.00001\n 0.00001" },
      metadata: {},
    } as const;
    const notebook = toNotebook(readFixture());
    const text = printNotebook({
      ...notebook,
      cells: notebook.cells.map((one) => (one.cell_type === "code" ? { ...one, outputs: [output] } : one)),
    });
    for (const line of [" 0,", " -1.5e-07,", " 0.0001,", " 2e-05,", " null,", " 1e+21,", " 12.5,", ' "x": 3e-12'])
      expect(text).toContain(`${line}\n`);
    const read = JSON.parse(text) as { cells: { outputs?: { data: Record<string, unknown> }[] }[] };
    const outputs = read.cells.flatMap(({ outputs: all = [] }) => all);
    expect(outputs.length).toBeGreaterThan(3);
    for (const { data } of outputs) expect(data).toEqual({ [contentMime]: figure, "text/plain": ["a 0.00001\n", " 0.00001"] });
  });

  test("changes little when the text does: other cells keep their names", () => {
    const before = new Set(cells.map(({ id }) => id));
    const after = toNotebook(readFixture(fixtureText.replace("### A question\n", "### A question\n\nMore.\n\n### And more\n"))).cells;
    expect(after.map(({ id }) => id).filter((id) => !before.has(id))).toEqual(["slow_2"]);
  });
});

describe("an instructor's notebook", () => {
  const made = toNotebook({ ...readFixture(), variant: "instructor" });
  const sourceOf = (id: string): string | undefined => made.cells.find((one) => one.id === id)?.source;

  test("says so in its head and its metadata", () => {
    expect(sourceOf("head_")).toContain("[all lessons](00-contents.ipynb) · **instructor's notebook**: with solutions, answers, and what");
    expect(made.metadata.lrlab).toEqual({ ...metadata.lrlab, variant: "instructor" });
  });

  test("holds solutions, answers and what the tests call, hidden ones too", () => {
    expect(sourceOf("double")).toContain("return 2 * x;");
    expect(sourceOf("double_check")).toBe(cell("double_check").source);
    expect(sourceOf("double_solution")).toBeUndefined();
    expect(sourceOf("double_tests")).toBe(
      [
        "**What the check tests**",
        "",
        "| Test | Points | | It calls, to four digits |",
        "| :-- | --: | :-- | :-- |",
        "| doubles | 2 |  | `double(1)` |",
      ].join("\n"),
    );
    expect(sourceOf("q1_answer")).toContain('answer("q1", "a"); // what is right');
  });

  test("is the learner's in all else", () => {
    expect(sourceOf("double_hints")).toBe("**Hints**\n\n1. Add $x$ to itself.\n2. Or multiply.");
    const own = ["head_", "q1_answer", "double", "double_hints", "double_solution", "double_tests"];
    const others = (all: typeof cells) => all.filter(({ id }) => !own.includes(id));
    expect(others(made.cells)).toEqual(others(cells));
  });
});

test("what is to be tried is what the text asks for; a long hint stands on lines of its own", () => {
  const options = ["one", "two", "three", "four", "five", "six", "seven", "a shape with a long name"].map((value) => ({
    value,
    label: value,
  }));
  const args = controlArguments({
    eta: { type: "number", label: "Rate", min: 0, max: 1, step: 0.1, start: 0.1, tries: [0.4, 0.6] },
    shape: { type: "choice", label: "Shape", options, start: "one" },
  });
  const more = ["short", `a line that is too wide for its cell: explore("${"x".repeat(40)}");`];
  const source = showCall({ title: "A title", call: 'plot("y", ', args, more });
  expect(source).toBe(
    [
      "// A title",
      'show(plot("y", {',
      "  eta: 0.1, // rate; try 0.4, 0.6",
      '  // shape; try "two", "three", "four", "five", "six", "seven",',
      '  // "a shape with a long name"',
      '  shape: "one",',
      "}));",
      "// short",
      "// a line that is too wide for its cell:",
      `// explore("${"x".repeat(40)}");`,
    ].join("\n"),
  );
});

test("other values to try are round, on the slider's steps, and not its start", () => {
  expect(otherValues({ min: 0.01, max: 0.6, step: 0.01, start: 0.1 })).toEqual([0.2, 0.5]);
  expect(otherValues({ min: 1, max: 8, step: 1, start: 4 })).toEqual([3, 7]);
  expect(otherValues({ min: 0, max: 100, step: 1, start: 20 })).toEqual([40, 80]);
  expect(otherValues({ min: -3, max: 3, step: 1, start: 0 })).toEqual([-2, 2]);
  expect(otherValues({ min: 0, max: 1, step: 1, start: 0 })).toEqual([1]);
});
