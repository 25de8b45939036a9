import { describe, expect, test } from "vitest";
import { labLoaders } from "../../../site/islands/labModel.js";
import { exactLabs } from "../../../src/labs/exactLabs.js";
import { type Control, readValues, startValues, type Value } from "../../../src/labs/interactive.js";
import { labCode, labWith, readWith } from "../../../src/labs/lab.js";
import { lessons } from "../../../src/lessons/catalog.js";
import type { Figure } from "../../../src/plots/figure.js";

/** The values of a control that are worth asking for: all of a choice, both of a switch, the ends of a slider. */
function extremes(control: Control): readonly Value[] {
  switch (control.type) {
    case "number":
      return control.typed ? [control.start] : [control.min, control.max];
    case "choice":
      return control.options.map(({ value }) => value);
    case "toggle":
      return [true, false];
    case "text":
      return [control.start, control.example ?? control.start];
  }
}

function expectSound(figure: Figure, name: string): void {
  expect(figure.sentence, name).toMatch(/^[^a-z].*\.$/);
  expect(figure.sentence, name).not.toMatch(/undefined|NaN|null|\[object/);
  if (figure.kind !== "curves") throw new Error("the labs draw curves");
  for (const { y, curves, marks = [], rules = [] } of figure.data.panels) {
    for (const [low, high] of [y.domain ?? [0, 1], figure.data.x.domain ?? [0, 1]]) {
      expect(Number.isFinite(low) && Number.isFinite(high) && low < high, name).toBe(true);
    }
    if (y.scale === "log") expect(y.domain?.[0], name).toBeGreaterThan(0);
    for (const { points } of curves)
      expect(
        points.every(([x, value]) => Number.isFinite(x) && Number.isFinite(value)),
        name,
      ).toBe(true);
    for (const mark of marks) expect(Number.isFinite(mark.x) && Number.isFinite(mark.y), name).toBe(true);
    for (const { at } of rules) expect(Number.isFinite(at), name).toBe(true);
  }
  expect(
    figure.data.panels.some(({ curves }) => curves.some(({ points }) => points.length > 1)),
    name,
  ).toBe(true);
}

function timeOf(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function adding(): void {
  let sum = 0;
  for (let i = 0; i < 1e6; i++) sum += 1 / (i + 1);
  expect(sum).toBeGreaterThan(14);
}

test("ids and titles differ, and each has its chunk on the page", async () => {
  expect(new Set(exactLabs.map(({ id }) => id)).size).toBe(exactLabs.length);
  expect(new Set(exactLabs.map(({ title }) => title)).size).toBe(exactLabs.length);
  expect(Object.keys(labLoaders).sort()).toEqual(exactLabs.map(({ id }) => id).sort());
  // A notebook asks for both by name.
  const plots = lessons.flatMap((lesson) => lesson.plots.map(({ id }) => id));
  expect(exactLabs.map(({ id }) => id).filter((id) => plots.includes(id))).toEqual([]);
  for (const lab of exactLabs) expect(await labLoaders[lab.id]?.()).toBe(lab);
});

describe.each(exactLabs)("$id", (lab) => {
  const { id, controls, tries } = lab;
  const starts = startValues(controls);

  test("asks a question, says what it is about, and names its sources", () => {
    expect(lab.question).toMatch(/\?$/);
    expect(lab.about.length).toBeGreaterThan(150);
    expect(lab.sources.length).toBeGreaterThan(0);
    expect(lab.next.length).toBeGreaterThan(0);
    expect(tries.length).toBeGreaterThanOrEqual(4);
  });

  test("accepts its own starting values, and every try changes the sentence", () => {
    expect(readValues(id, controls, starts)).toEqual(starts);
    const sentences = tries.map(({ values }) => lab.figure({ ...starts, ...values }).sentence);
    expect(new Set(sentences).size).toBe(tries.length);
  });

  test("draws and tells at every try and at the ends of every control", () => {
    const settings = [
      ...tries.map(({ values }) => values),
      ...Object.entries(controls).flatMap(([name, control]) => extremes(control).map((value) => ({ [name]: value }))),
    ];
    for (const given of settings) {
      const values = { ...starts, ...given };
      expectSound(lab.figure(values), JSON.stringify(given));
      const table = lab.table?.(values);
      for (const row of table?.rows ?? []) {
        expect(row.length).toBe(table?.columns.length);
        expect(row.join(" ")).not.toMatch(/undefined|NaN|null/);
      }
    }
  });

  test("every control that is moved changes the picture, the table or the sentence", () => {
    const shown = (values: Readonly<Record<string, Value>>) => JSON.stringify([lab.figure(values), lab.table?.(values)]);
    // Where the start does not show a control's effect, a try does.
    const grounds = [starts, ...tries.map(({ values }) => ({ ...starts, ...values }))];
    for (const [name, control] of Object.entries(controls)) {
      const values = control.type === "number" && control.typed ? [control.start, control.start * 2 + 1] : extremes(control);
      const moves = grounds.some((ground) => new Set(values.map((value) => shown({ ...ground, [name]: value }))).size > 1);
      expect(moves, `${name} does nothing`).toBe(true);
    }
  });

  test("is the same each time it is asked", () => {
    for (const { values } of tries) {
      const all = { ...starts, ...values };
      expect(lab.figure(all)).toEqual(lab.figure(all));
    }
  });

  test("keeps up with a slider", () => {
    for (const { name, values } of tries) {
      const all = { ...starts, ...values };
      // The limit is 50 ms on a machine that adds a million parts in 1. Other tests run at the same time, so the quickest of five
      // counts, each beside the adding; each is a problem that nothing is remembered of.
      const ratios = Array.from({ length: 5 }, (_, i) => {
        const fresh = typeof all.steps === "number" ? { steps: Math.min(495, all.steps) + i } : {};
        return timeOf(() => void lab.figure({ ...all, ...fresh })) / timeOf(adding);
      });
      expect(Math.min(...ratios), name).toBeLessThan(50);
    }
  });

  test("can be embedded at other settings, and written as a cell", () => {
    const [first] = tries;
    const query = Object.entries(first?.values ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
    const given = readWith(id, controls, query);
    expect(given).toEqual({ ...starts, ...first?.values });
    const embedded = labWith(lab, "here", given);
    expect(embedded.id).toBe("here");
    expect(startValues(embedded.controls)).toEqual(given);
    const code = labCode(lab, given);
    for (const [name, value] of Object.entries(first?.values ?? {})) {
      if (value !== starts[name]) expect(code).toContain(`  ${name}: ${JSON.stringify(value)},`);
    }
    expect(labCode(lab, starts)).toBe(`import { plot, show } from "lrlab/notebook";\n\nshow(plot("${id}"));`);
  });
});

test("wrong settings are refused, by name and with what to do", () => {
  const of = (id: string, text: string) => () => readWith(id, exactLabs.find((lab) => lab.id === id)?.controls ?? {}, text);
  expect(of("one-step", "speed=2")).toThrow("one-step: unknown control speed. It has rate, curvature, start, momentum.");
  expect(of("one-step", "rate=fast")).toThrow('one-step: rate must be a number from 0.01 to 10, got "fast". It is 0.5 when left out.');
  expect(of("one-step", "rate=11")).toThrow("one-step: rate must be a number from 0.01 to 10, got 11. It is 0.5 when left out.");
  expect(of("noisy-quadratic", "list=1,-1")).toThrow(/^noisy-quadratic: list must be 1 to 100 numbers above 0 .*, got "1,-1"\./);
  expect(of("clock-converter", "batchSize=0.5")).toThrow(
    "clock-converter: batchSize must be a whole number from 1 to 1000000000, got 0.5. It is 32 when left out.",
  );
  expect(of("resume-matrix", "scheduler=NoamLR")).toThrow(/^resume-matrix: scheduler must be one of StepLR, .*, got "NoamLR"\./);
});
