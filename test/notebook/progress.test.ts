import { mlp, moons, sgd, train } from "lrlab/engine";
import { progress } from "lrlab/notebook";
import { describe, expect, test } from "vitest";
import type { Bar } from "../../src/notebook/content.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
const bars = (display: number): string[] => (host.displays[display] ?? []).map(([bar]) => (bar as Bar).sentence);
const seen = (): string[] => host.seen.map(([bar]) => (bar as Bar).sentence);

describe("a loop", () => {
  test("gets every step, and ends full", () => {
    expect([...progress(5)]).toEqual([0, 1, 2, 3, 4]);
    expect(host.displays[0]?.at(-1)).toEqual([{ kind: "bar", label: "Progress", done: 5, total: 5, sentence: "Progress: 5 of 5." }]);
  });

  test("goes through a list", () => {
    expect([...progress(["a", "b"], "Letters")]).toEqual(["a", "b"]);
    expect(seen()).toEqual(["Letters: 2 of 2."]);
  });

  test("is drawn at most ten times a second", () => {
    for (const _ of progress(1000, "Training")) host.now += 1;
    expect(bars(0)).toEqual([...Array.from({ length: 10 }, (_, i) => `Training: ${100 * i} of 1000.`), "Training: 1000 of 1000."]);
  });

  test.each([
    ["breaks", () => true],
    [
      "throws",
      () => {
        throw new Error("enough");
      },
    ],
  ])("that %s leaves the bar where it was", (_, enough) => {
    const run = (): void => {
      for (const t of progress(100)) if (t === 37 && enough()) break;
    };
    try {
      run();
    } catch {
      // as planned
    }
    expect(seen()).toEqual(["Progress: 37 of 100."]);
    for (const _ of progress(3));
    expect(seen()).toEqual(["Progress: 37 of 100.", "Progress: 3 of 3."]);
  });

  test("that an interrupt ends leaves nothing behind for the next cell", () => {
    const steps = progress(100)[Symbol.iterator]();
    for (let i = 0; i < 8; i++) steps.next(); // and never again: an engine that ends a script runs no finally
    host.endCell();
    expect(seen()).toEqual(["Progress: 7 of 100."]);
    for (const _ of progress(3));
    expect(seen()).toEqual(["Progress: 7 of 100.", "Progress: 3 of 3."]);
  });

  test("of nothing is full", () => {
    expect([...progress(0), ...progress([])]).toEqual([]);
    expect(seen()).toEqual(["Progress: 0 of 0.", "Progress: 0 of 0."]);
  });

  test("can be gone through again", () => {
    const bar = progress(3);
    expect([...bar, ...bar]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(seen()).toEqual(["Progress: 3 of 3."]);
  });
});

describe("bars in bars", () => {
  test("have one place for each, however often they run", () => {
    for (const _shape of progress(3, "Shapes")) {
      for (const _seed of progress(4, "Seeds")) host.now += 30;
      for (const _rate of progress(2, "Rates")) host.now += 30;
    }
    expect(seen()).toEqual(["Shapes: 3 of 3.", "Seeds: 4 of 4.", "Rates: 2 of 2."]);
  });

  test("are paced together: a thousand short ones are not drawn a thousand times", () => {
    for (const _ of progress(1000)) for (const _ of progress(2, "Inner")) host.now += 0.5;
    expect(bars(0).length).toBeLessThan(13);
    expect(bars(1).length).toBeLessThan(13);
    expect(seen()).toEqual(["Progress: 1000 of 1000.", "Inner: 2 of 2."]);
  });

  test("are three deep, and a break in the middle is no harm", () => {
    for (const _ of progress(2, "A"))
      for (const b of progress(3, "B")) {
        for (const c of progress(4, "C")) if (c === 1) break;
        if (b === 1) break;
      }
    expect(seen()).toEqual(["A: 2 of 2.", "B: 1 of 3.", "C: 1 of 4."]);
  });
});

describe("update", () => {
  test("sets the bar, which is drawn at the cell's end at the latest", () => {
    const { update } = progress(100, "Tokens");
    update(40);
    update(60);
    expect(seen()).toEqual(["Tokens: 0 of 100."]);
    host.endCell();
    expect(seen()).toEqual(["Tokens: 60 of 100."]);
    update(100);
    expect(seen()).toEqual(["Tokens: 100 of 100."]);
  });

  test("takes what train tells, and what an experiment tells", () => {
    const net = mlp([2, 4, 2], { seed: 1 });
    const bar = progress(1, "Training");
    train({ net, problem: moons({ train: 50 }), optimizer: sgd(net), lr: 0.1, steps: 20, batch: 5, onProgress: bar.update });
    expect(seen()).toEqual(["Training: 20 of 20."]);
    bar.update({ done: 3, total: 9 });
    host.endCell();
    expect(seen()).toEqual(["Training: 3 of 9."]);
  });

  test.each([
    [
      101,
      /^progress\.update: done must be a whole number >= 0 and <= 100, got 101\. Write bar\.update\(40\), or onProgress: bar\.update\.$/,
    ],
    [-1, /whole number/],
    [0.5, /whole number/],
    ["40", /^progress\.update: done must be a count, or how far train or experiment is, got "40"\./],
    [{}, /^progress\.update: the number of all steps must be a whole number >= 0, got undefined\./],
    [{ step: 3, steps: 2 }, /^progress\.update: the number of steps done must be a whole number >= 0 and <= 2, got 3\./],
  ])("refuses %o", (done, message) => {
    expect(() => progress(100).update(done as never)).toThrow(message);
  });
});

describe("without a host", () => {
  test("one line says in the end how far it came", () => {
    host.leave();
    for (const _ of progress(3, "Training")) expect(host.printed).toEqual([]);
    for (const t of progress(9)) if (t === 4) break;
    const bar = progress(2, "Runs");
    for (const done of [0, 1, 2]) bar.update(done);
    for (const _ of progress(2, "Outer")) for (const _ of progress(5, "Inner"));
    expect(host.printed).toEqual(["Training: 3 of 3.", "Progress: 4 of 9.", "Runs: 2 of 2.", "Outer: 2 of 2."]);
  });
});

test.each([
  [-1, undefined, "progress: total must be a whole number >= 0, got -1. It counts steps; give a list to go through its entries."],
  [2.5, undefined, /got 2\.5/],
  ["9", undefined, /got "9"/],
  [3, "", 'progress: label must say something, got "". Leave it out.'],
  [3, 4, "progress: label must be a text, got 4. Say what is being done."],
])("refuses %o, %o", (total, label, message) => {
  expect(() => progress(total as number, label as string)).toThrow(message);
  expect(host.displays).toEqual([]);
});
