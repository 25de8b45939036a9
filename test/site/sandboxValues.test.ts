import { describe, expect, it } from "vitest";
import { flow } from "../../site/sandbox/flow.js";
import { limits, readEvent } from "../../site/sandbox/protocol.js";
import { readContents } from "../../site/sandbox/readContents.js";
import { startValues } from "../../src/labs/interactive.js";
import { lessons } from "../../src/lessons/catalog.js";
import { gallery } from "../plots/gallery.js";

describe("readEvent", () => {
  it("takes what the runtime sends, and nothing else of it", () => {
    expect(readEvent({ type: "text", text: "a", extra: 1 })).toEqual({ type: "text", text: "a" });
    expect(readEvent({ type: "error", text: "no", line: 7 })).toEqual({ type: "error", text: "no", line: 7 });
    expect(readEvent({ type: "error", text: "no", line: "7" })).toEqual({ type: "error", text: "no", line: null });
    expect(readEvent({ type: "shown", number: 3, json: "[]" })).toEqual({ type: "shown", number: 3, json: "[]" });
    expect(readEvent({ type: "done" })).toEqual({ type: "done" });
  });

  it.each([
    ["nothing", null],
    ["text", "done"],
    ["no type", {}],
    ["an unknown type", { type: "html", text: "<b>" }],
    ["a type from the prototype", Object.create({ type: "boom" })],
    ["text that is no text", { type: "text", text: { toString: () => "a" } }],
    ["text that is too long", { type: "text", text: "x".repeat(limits.textLength + 1) }],
    ["contents that are too long", { type: "shown", number: 0, json: "x".repeat(limits.contentsLength + 1) }],
    ["contents that are an object", { type: "shown", number: 0, json: {} }],
    ["contents without a number", { type: "shown", json: "[]" }],
    ["contents with a number too high", { type: "shown", number: limits.shown, json: "[]" }],
    ["a cell that is no number", { type: "cell", cell: "0" }],
    ["a cell below zero", { type: "cell", cell: -1 }],
    ["a cell that is no whole number", { type: "cell", cell: 0.5 }],
    ["answers that are no text", { type: "answers", outcomes: [] }],
  ])("refuses %s", (_, message) => {
    expect(readEvent(message)).toBeNull();
  });
});

describe("flow", () => {
  /** How many of `count` messages, `seconds` apart, may pass. */
  const passing = (count: number, seconds: number, message: unknown): number => {
    let time = 0;
    const bearable = flow(() => 1000 * time);
    let passed = 0;
    for (let i = 0; i < count; i++) {
      time = i * seconds;
      if (!bearable(message)) return passed;
      passed++;
    }
    return passed;
  };
  const chart = { type: "shown", number: 0, json: "x".repeat(200_000) };

  it("lets a large chart redraw ten times a second for a minute, beside two bars", () => {
    expect(passing(600, 0.1, chart)).toBe(600);
    expect(passing(1800, 1 / 30, { type: "shown", number: 0, json: "x".repeat(200) })).toBe(1800);
  });

  it("stops too many messages, and too heavy ones", () => {
    expect(passing(1e6, 0, { type: "cell", cell: 0 })).toBe(limits.messages);
    expect(passing(1e6, 1 / 1000, { type: "cell", cell: 0 })).toBeLessThan(1.1 * limits.messages);
    expect(passing(1e6, 0, chart)).toBe(Math.floor(limits.weight / 200_005));
    expect(passing(1e6, 1 / 60, chart)).toBeLessThan(150);
  });
});

describe("readContents", () => {
  const figures = [
    ...Object.entries(gallery),
    ...lessons.flatMap(({ plots }) => plots.map(({ id, controls, figure }) => [id, figure(startValues(controls))] as const)),
  ];

  it("reads every figure the course makes", () => {
    expect(figures.length).toBeGreaterThan(8);
    for (const [name, figure] of figures) {
      const json = JSON.stringify([figure]);
      expect(readContents(json), name).toEqual(JSON.parse(json));
    }
  });

  const curves = {
    kind: "curves",
    data: {
      x: { label: "t" },
      panels: [
        {
          y: { label: "loss" },
          curves: [
            {
              label: "a",
              role: "a",
              points: [
                [0, 1],
                [1, null],
              ],
            },
          ],
        },
      ],
    },
    size: { width: 640, height: 360 },
    sentence: "It falls.",
  };
  const changed = (change: (figure: typeof curves) => unknown): string => {
    const copy = structuredClone(curves);
    return JSON.stringify(change(copy) ?? copy);
  };
  const table = {
    kind: "table",
    columns: [
      { label: "shape", align: "left" },
      { label: "loss", align: "right" },
    ],
    rows: [["cosine", "0.1"]],
    sentence: "Losses.",
  };
  const formula = { kind: "formula", latex: "\\eta_0", sentence: "The first rate." };
  const bar = { kind: "bar", label: "Training", done: 4, total: 10, sentence: "Training: 4 of 10." };
  const frames = {
    kind: "frames",
    control: { label: "Rate", symbol: "η", unit: "1/h", ordered: true },
    frames: [{ value: "0.1", figure: curves }],
    start: 0,
    sentence: "It falls.",
  };
  it("reads what the refusals below change, several together, and nothing at all", () => {
    const all = [curves, table, formula, bar, frames];
    expect(readContents(JSON.stringify(all))).toEqual(all);
    expect(readContents("[]")).toEqual([]);
  });

  it.each([
    ["no JSON", "{"],
    ["null", "null"],
    ["a kind that is not drawn", changed((figure) => ({ ...figure, kind: "html" }))],
    ["a kind that every object has", changed((figure) => ({ ...figure, kind: "toString" }))],
    ["a key too many", changed((figure) => ({ ...figure, onload: "alert(1)" }))],
    ["a key too many inside", changed((figure) => Object.assign(figure.data.panels[0] ?? {}, { href: "javascript:1" }) && undefined)],
    ["__proto__", `{"__proto__": {}, ${changed(() => undefined).slice(1)}`],
    ["a size that fills the memory", changed((figure) => ({ ...figure, size: { width: 1e9, height: 10 } }))],
    ["a size of nothing", changed((figure) => ({ ...figure, size: { width: 640 } }))],
    ["a point that is text", changed((figure) => ({ ...figure, data: { ...figure.data, x: { label: 1 } } }))],
    ["a sentence that is too long", changed((figure) => ({ ...figure, sentence: "x".repeat(3000) }))],
    ["too many panels", changed((figure) => ({ ...figure, data: { ...figure.data, panels: Array(99).fill(figure.data.panels[0]) } }))],
    ["a role that is a colour", JSON.stringify(curves).replace('"role":"a"', '"role":"url(//x)"')],
    ["a point of three numbers", JSON.stringify(curves).replace("[0,1]", "[0,1,2]")],
    ["data that is a list", changed((figure) => ({ ...figure, data: [] }))],
  ])("refuses %s", (_, json) => {
    expect(readContents(`[${json}]`)).toBeNull();
  });

  it.each([
    ["an object", JSON.stringify(curves)],
    ["too many contents", JSON.stringify(Array(limits.contents + 1).fill(bar))],
    ["one that is none among them", JSON.stringify([bar, {}])],
    ["a table with a row too short", { ...table, rows: [["cosine"]] }],
    ["a table with a cell that is no text", { ...table, rows: [["cosine", 0.1]] }],
    ["a table without columns", { ...table, columns: [], rows: [] }],
    ["a table of a million columns", { ...table, columns: Array(1e5).fill(table.columns[0]) }],
    ["an alignment that is none", { ...table, columns: [{ label: "a", align: "url(x)" }, table.columns[1]] }],
    ["a formula that is no text", { ...formula, latex: ["x"] }],
    ["a formula that is too long", { ...formula, latex: "x".repeat(3000) }],
    ["a formula with a key too many", { ...formula, html: "<b>" }],
    ["a bar that goes backwards", { ...bar, done: -1 }],
    ["a bar without an end", { ...bar, total: null }],
    ["a bar whose label is an object", { ...bar, label: {} }],
    ["frames that begin beyond their end", { ...frames, start: 1 }],
    ["frames that begin between two", { ...frames, start: 0.5 }],
    ["frames without pictures", { ...frames, frames: [] }],
    ["frames of what is no picture", { ...frames, frames: [{ value: "0.1", figure: table }] }],
    ["frames without a control", { ...frames, control: null }],
    ["too many frames", { ...frames, frames: Array(100).fill(frames.frames[0]) }],
  ])("refuses %s", (_, content) => {
    expect(readContents(typeof content === "string" ? content : JSON.stringify([content]))).toBeNull();
  });
});
