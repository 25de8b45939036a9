import { describe, expect, test } from "vitest";
import { oneStep } from "../../src/labs/exact/oneStep.js";
import { exactLabs } from "../../src/labs/exactLabs.js";
import { startValues } from "../../src/labs/interactive.js";
import { lessons } from "../../src/lessons/catalog.js";
import { explore } from "../../src/notebook/explore.js";
import type { WidgetSegment } from "../../src/notebook/host/segments.js";
import { lab } from "../../src/notebook/host/widgets/lab.js";
import { plot } from "../../src/notebook/plot.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();

const draftsOf = (of: string, settings?: string) => {
  const properties = { id: "here", of, ...(settings === undefined ? {} : { with: settings }) };
  const widget: WidgetSegment = { kind: "widget", component: "Lab", id: "here", properties, children: "", source: "", after: "", line: 1 };
  const [lesson] = lessons;
  if (!lesson) throw new Error("there are lessons");
  return lab({ lesson, widget, parts: [], startOf: () => "", solutionOf: () => "", variant: "learner" });
};

describe("in a notebook", () => {
  test("a lab is a plot by its name, with no lesson begun", () => {
    for (const { id, controls, figure } of exactLabs) expect(plot(id)).toEqual(figure(startValues(controls)));
    expect(plot("one-step", { rate: 2.1 })).toEqual(oneStep.figure({ ...startValues(oneStep.controls), rate: 2.1 }));
    expect(() => plot("one-step", { rate: 21 })).toThrow(
      "one-step: rate must be a number from 0.01 to 10, got 21. It is 0.5 when left out.",
    );
  });

  test("it can be explored, also over a log slider and a typed list", () => {
    explore("one-step", "rate");
    const frames = host.seen[0]?.[0];
    if (frames?.kind !== "frames") throw new Error("it shows frames");
    expect(frames.frames.length).toBeLessThanOrEqual(31);
    expect(frames.frames[frames.start]?.value).toBe("0.5");
    expect([frames.frames[0]?.value, frames.frames.at(-1)?.value]).toEqual(["0.01", "10"]);
    explore("noisy-quadratic", "list");
    const typed = host.seen[1]?.[0];
    expect(typed?.kind === "frames" && typed.frames.length).toBe(1);
  });

  test("its cell says its settings, and what else to try", () => {
    const [cell, ...more] = draftsOf("one-step", "rate=2.1");
    expect(more).toEqual([]);
    expect(cell?.type).toBe("code");
    expect(cell?.source.split("\n").slice(0, 3)).toEqual([
      "// One step and its fate",
      'show(plot("one-step", {',
      "  rate: 2.1, // rate; try 1, 1.9, 2.1",
    ]);
    expect(cell?.source).toContain('// with a slider: explore("one-step", "rate");');
  });

  test("every lab has a cell, what is typed without a guess at other numbers", () => {
    for (const { id, title } of exactLabs)
      expect(draftsOf(id)[0]?.source).toMatch(new RegExp(`^// ${title}\nshow\\(plot\\("${id}", \\{\n`));
    const source = draftsOf("clock-converter", "workers=8")[0]?.source ?? "";
    expect(source).toContain("  workers: 8, // workers, processes\n");
    expect(source).toContain('// with a switch: explore("clock-converter", "unit");');
    explore("clock-converter", "samples");
    const frames = host.seen[0]?.[0];
    expect(frames?.kind === "frames" && frames.frames.length).toBe(1);
  });

  test("the playground is the program that trains what is set there", () => {
    const [cell] = draftsOf("playground", "v=1&seed=7");
    expect(cell?.type).toBe("code");
    expect(cell?.source).not.toMatch(/^import /m);
    expect(cell?.source).toContain("seed: 7");
    expect(cell?.uses?.some((use) => use.startsWith("lrlab/engine "))).toBe(true);
  });

  test("the gallery is a link", () => {
    expect(draftsOf("debug")[0]?.source).toContain("(/debug/)");
  });
});
