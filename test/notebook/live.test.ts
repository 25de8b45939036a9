import { type CurvesFigure, linear, scheduleFigure } from "lrlab";
import { mlp, moons, sgd, train, training } from "lrlab/engine";
import { live } from "lrlab/notebook";
import { describe, expect, test } from "vitest";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
const lr = linear({ baseLr: 0.1, totalSteps: 60 });
const options = () => {
  const net = mlp([2, 4, 2], { seed: 1 });
  return { net, problem: moons({ train: 50 }), optimizer: sgd(net), lr, steps: 60, batch: 5 };
};
const figureAt = (at: number) => scheduleFigure(lr, { at });
const sentences = (): string[] => (host.displays[0] ?? []).map(([content]) => content?.sentence ?? "");

describe("with a function", () => {
  test("draws the first state at once, then ten times a second, and the last when the cell ends", () => {
    const chart = live(figureAt);
    for (let t = 0; t < 60; t++) {
      chart.update(t);
      host.now += 10;
    }
    expect(sentences()).toHaveLength(6);
    host.endCell();
    expect(host.seen).toEqual([[figureAt(59)]]);
    expect(sentences()).toHaveLength(7);
  });

  test("spends at most a fifth of the time on drawing", () => {
    let drawing = 0;
    const chart = live((t: number) => {
      host.now += 200;
      drawing += 200;
      return figureAt(t % 60);
    });
    while (host.now < 60_000) {
      chart.update(1);
      host.now += 1;
    }
    expect(drawing / host.now).toBeLessThan(0.21);
    expect(drawing / host.now).toBeGreaterThan(0.18);
  });

  test("draws nothing twice: the cell's end adds no picture to one that is drawn", () => {
    live(figureAt).update(3);
    host.endCell();
    expect(host.displays).toEqual([[[figureAt(3)]]]);
  });

  test("shows what show shows: several states of a table", () => {
    const chart = live((losses: number[]) => losses.map((loss, t) => ({ t, loss })));
    chart.update([1]);
    chart.update([1, 0.5]);
    host.endCell();
    expect(host.seen[0]?.[0]).toMatchObject({
      kind: "table",
      rows: [
        ["0", "1"],
        ["1", "0.5"],
      ],
    });
  });

  test("says what can't be shown, and passes on what the function throws", () => {
    expect(() => live<number>(() => 3).update(1)).toThrow(
      /^live: what draw returns must be a figure, .*, got 3\. Print a value with console\.log\.$/,
    );
    const broken = live<number>(() => {
      throw new TypeError("oh");
    });
    expect(() => broken.update(1)).toThrow("oh");
    expect(() => host.endCell()).not.toThrow();
  });

  test("goes on in a later cell", () => {
    const chart = live(figureAt);
    for (const t of [1, 2]) chart.update(t);
    host.endCell();
    for (const t of [3, 4]) chart.update(t);
    host.endCell();
    expect(host.seen).toEqual([[figureAt(4)]]);
  });
});

describe("of a run", () => {
  test("draws rate and loss of what train tells", () => {
    const chart = live();
    const run = train({ ...options(), evaluateEvery: 30, onProgress: chart.update });
    host.endCell();
    const [figure] = host.seen[0] ?? [];
    expect(figure).toMatchObject({
      kind: "curves",
      data: { x: { domain: [0, 60] }, panels: [{ y: { label: "rate η" } }, { y: { label: "loss" } }] },
    });
    const last = run.history.at(-1);
    expect(figure?.sentence).toMatch(/^After 60 of 60 updates the rate is 0\.00167 and the loss \d.*, the validation loss \d.*\.$/);
    expect(last?.step).toBe(59);
  });

  test("takes the run itself, and begins anew with another run", () => {
    const chart = live();
    const run = training(options());
    while (run.advance(20)) chart.update(run);
    for (let again = 0; again < 2; again++) train({ ...options(), progressEvery: 1, onProgress: chart.update });
    host.endCell();
    expect(sentences().at(-1)).toContain("After 60 of 60 updates");
    const figure = host.seen[0]?.[0] as CurvesFigure;
    expect(figure.data.panels[1]?.curves[0]?.points).toHaveLength(60);
  });

  test("shows nothing before the first update, and prints the end where nothing can draw", () => {
    live().update({ step: 0, steps: 10, last: null });
    expect(host.displays).toEqual([]);
    host.leave();
    train({ ...options(), onProgress: live().update });
    expect(host.printed).toEqual([expect.stringMatching(/^After 60 of 60 updates/)]);
  });

  test.each([
    [
      3,
      "live.update: state must be how far a run is, got 3. Write train({ …, onProgress: chart.update }), or give live a function that draws.",
    ],
    [{ step: 3, steps: 2, last: null }, /^live\.update: step must be a whole number >= 0 and <= 2, got 3\./],
    [
      { step: 1, steps: 2, last: { step: 0, loss: "x", lr: 1, validation: null } },
      /^live\.update: last\.loss must be a finite number, got "x"\./,
    ],
    [{ step: 1, steps: 2, last: 4 }, /^live\.update: last must be an update, or null, got 4\./],
  ])("refuses %o", (state, message) => {
    expect(() => live().update(state as never)).toThrow(message);
  });
});

test("refuses what draws nothing", () => {
  expect(() => live(3 as never)).toThrow("live: draw must be a function, got 3. Write live((losses) => figure), or live() for a run.");
});
