import { parseHTML } from "linkedom";
import { constant, cosineAnnealing, linear, scheduleFigure, sequence } from "lrlab";
import { mlp, moons, sgd, train } from "lrlab/engine";
import { beforeAll, describe, expect, test } from "vitest";
import type { Content } from "../../../src/notebook/content.js";
import { contentMime, displayBundle, loadDrawing, valueBundle } from "../../../src/notebook/host/displayBundle.js";
import { tableOf } from "../../../src/notebook/tableOf.js";
import { stored } from "../../../src/plots/stored.js";

beforeAll(loadDrawing);

const html = (...contents: readonly Content[]): string => String(displayBundle(contents)["text/html"]);
const parsed = (...contents: readonly Content[]) => parseHTML(`<body>${html(...contents)}</body>`).document;
const figure = scheduleFigure(cosineAnnealing({ baseLr: 0.1, totalSteps: 40 }));
const table = tableOf(
  [
    { shape: "<b>a & b</b>", "<i>loss</i>": 1 },
    { shape: '"quoted"', "<i>loss</i>": null },
  ],
  "What a < b says.",
);
const bar = { kind: "bar", label: "Runs & more", done: 40, total: 100, sentence: "Runs & more: 40 of 100." } as const;
const formula = {
  kind: "formula",
  latex: String.raw`\eta(t) = \begin{cases} 1 & t < 5 \\ 0 & t \ge 5 \end{cases}`,
  sentence: "It steps.",
} as const;

/** What JupyterLab and the classic Notebook let through where a notebook is not trusted, of what stands here: all of it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  img: ["class", "alt", "src"],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ["align"],
  td: ["align"],
  // The style only says how a picture scrolls: the classic Notebook drops it, and scrolls the whole output.
  div: ["align", "style"],
  p: [],
  label: [],
  progress: ["max", "value"],
};

test("nothing of it is dropped from a notebook that is not trusted", () => {
  for (const element of parsed(figure, table, formula, bar).querySelectorAll("body *")) {
    expect(Object.keys(allowed)).toContain(element.localName);
    expect(allowed[element.localName]).toEqual(expect.arrayContaining([...element.attributes].map(({ name }) => name)));
  }
});

describe("a bundle", () => {
  test("holds contents in their order, for Jupyter, for the page and for a terminal", () => {
    const bundle = displayBundle([figure, table, bar]);
    const kinds = (bundle[contentMime] as Content[]).map(({ kind }) => kind);
    expect(kinds).toEqual(["curves", "table", "bar"]);
    expect([...parsed(figure, table, bar).querySelectorAll("img, table, progress")].map(({ localName }) => localName)).toEqual([
      "img",
      "table",
      "progress",
    ]);
    expect(bundle["text/plain"]).toBe(
      `${figure.sentence}\nshape         <i>loss</i>\n<b>a & b</b>            1\n"quoted"\nWhat a < b says.\nRuns & more: 40 of 100.`,
    );
  });

  test("keeps numbers to seven digits, on every machine the same", () => {
    const third = { ...figure, data: { ...figure.data, x: { label: "t", domain: [0, 100 / 3] } } } as const;
    expect((displayBundle([third])[contentMime] as (typeof third)[])[0]?.data.x.domain).toEqual([0, stored(100 / 3)]);
  });

  test("shows a figure as an image with its own paper for either theme, and its sentence as the image's text", () => {
    const image = parsed(figure).querySelector("img");
    expect(image?.getAttribute("alt")).toBe(figure.sentence);
    const svg = atob(image?.getAttribute("src")?.split(",")[1] ?? "");
    expect(svg).toContain("prefers-color-scheme:dark");
    expect(svg).toContain('fill="var(--paper)"');
  });

  test("shows a table with its sentence as caption; texts stand to the left in an element of their own, whatever Jupyter's styles say", () => {
    const document = parsed(table);
    expect(document.querySelector("caption")?.textContent).toBe("What a < b says.");
    expect([...document.querySelectorAll("th")].map(({ textContent }) => textContent)).toEqual(["shape", "<i>loss</i>"]);
    expect([...document.querySelectorAll("td")].map(({ textContent }) => textContent)).toEqual(["<b>a & b</b>", "1", '"quoted"', ""]);
    expect([...document.querySelectorAll("td")].map((cell) => cell.getAttribute("align"))).toEqual(["left", "right", "left", "right"]);
    expect([...document.querySelectorAll("td > div")].map((cell) => cell.getAttribute("align"))).toEqual(["left", "left"]);
  });

  test("shows a formula between the signs that both Jupyters typeset", () => {
    expect(parsed(formula).querySelector("p")?.textContent).toBe(`$$${formula.latex}$$`);
    expect(html(formula)).toContain("t &lt; 5");
  });

  test("shows a bar that its label names, and that is full where there is nothing to do", () => {
    const document = parsed(bar);
    expect(document.querySelector("label > progress")?.getAttribute("value")).toBe("40");
    expect(document.querySelector("progress")?.getAttribute("max")).toBe("100");
    expect(document.querySelector("label")?.textContent).toBe("Runs & more  40 of 100");
    expect(html({ ...bar, done: 0, total: 0 })).toContain('<progress max="1" value="1">');
  });
});

describe("a last expression", () => {
  test("is shown as show shows it", () => {
    const lr = linear({ baseLr: 0.1, totalSteps: 40 });
    expect(valueBundle(lr)["text/plain"]).toBe(
      "From step 0 to 40 the rate falls from 0.1 to 0.\nIt is linear({ baseLr: 0.1, totalSteps: 40 }).",
    );
    expect(valueBundle([{ a: 1 }])["text/plain"]).toBe("a\n1\n1 row.");
    expect(Object.keys(valueBundle(figure))).toEqual(["text/html", contentMime, "text/plain"]);
  });

  test.each<[string, unknown, string | RegExp]>([
    ["a number", 2, "2"],
    ["an object", { a: 1 }, "{ a: 1 }"],
    ["numbers", [1, 2], "[ 1, 2 ]"],
    ["a schedule that is too long to draw", linear({ baseLr: 1, totalSteps: 2e6 }), /^\[Function: lr\]/],
    ["what only looks like a run", { steps: 3, diverged: null, history: [1] }, /^\{ steps: 3/],
  ])("prints as ever where it is %s", (_, value, text) => {
    expect(valueBundle(value)).toEqual({ "text/plain": expect.stringMatching(text) });
  });

  test("is never an error, even where looking at it is one", () => {
    const shy = new Proxy(
      {},
      {
        get: () => {
          throw new Error("boom");
        },
      },
    );
    expect(() => valueBundle([shy])).not.toThrow();
  });

  test("is small, so that a notebook stays small", () => {
    const net = mlp([2, 4, 2], { seed: 1 });
    const run = train({ net, problem: moons({ train: 50 }), optimizer: sgd(net), lr: 0.1, steps: 500, batch: 5, evaluateEvery: 100 });
    const long = sequence(...Array.from({ length: 9 }, () => linear({ baseLr: 0.1, totalSteps: 40 })));
    for (const value of [run, run.history, long, constant({ baseLr: 0.1 })])
      expect(JSON.stringify(valueBundle(value)).length).toBeLessThan(30_000);
  });
});
