import { describe, expect, it } from "vitest";
import { limits, readEvent } from "../../site/sandbox/protocol.js";
import { readFigure } from "../../site/sandbox/readFigure.js";
import { lessons } from "../../src/lessons/catalog.js";
import { startValues } from "../../src/lessons/interactive.js";
import { gallery } from "../plots/gallery.js";

describe("readEvent", () => {
  it("takes what the runtime sends, and nothing else of it", () => {
    expect(readEvent({ type: "text", text: "a", extra: 1 })).toEqual({ type: "text", text: "a" });
    expect(readEvent({ type: "error", text: "no", line: 7 })).toEqual({ type: "error", text: "no", line: 7 });
    expect(readEvent({ type: "error", text: "no", line: "7" })).toEqual({ type: "error", text: "no", line: null });
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
    ["a figure that is too long", { type: "figure", json: "x".repeat(limits.figureLength + 1) }],
    ["a figure that is an object", { type: "figure", json: {} }],
    ["a cell that is no number", { type: "cell", cell: "0" }],
    ["a cell below zero", { type: "cell", cell: -1 }],
    ["a cell that is no whole number", { type: "cell", cell: 0.5 }],
    ["answers that are no text", { type: "answers", outcomes: [] }],
  ])("refuses %s", (_, message) => {
    expect(readEvent(message)).toBeNull();
  });
});

describe("readFigure", () => {
  const figures = [
    ...Object.entries(gallery),
    ...lessons.flatMap(({ plots }) => plots.map(({ id, controls, figure }) => [id, figure(startValues(controls))] as const)),
  ];

  it("reads every figure the course makes", () => {
    expect(figures.length).toBeGreaterThan(8);
    for (const [name, figure] of figures) {
      const json = JSON.stringify(figure);
      expect(readFigure(json), name).toEqual(JSON.parse(json));
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
  it("reads the figure that the refusals below change", () => {
    expect(readFigure(JSON.stringify(curves))).toEqual(curves);
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
    expect(readFigure(json)).toBeNull();
  });
});
