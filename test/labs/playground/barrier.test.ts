import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barrierFigure, barrierOf } from "../../../src/labs/playground/barrier.js";

const along = (...losses: number[]) => losses.map((loss, i) => ({ at: i / (losses.length - 1), loss, accuracy: null }));
const names = { from: "A after 100", to: "B after 200" };

describe("the barrier between two snapshots", () => {
  test("is measured from the line between the ends", () => {
    expect(barrierOf(along(1, 3, 2))).toEqual({ height: 1.5, at: 0.5, loss: 3 });
    expect(barrierOf(along(4, 3, 2))).toEqual({ height: 0, at: 0, loss: 4 });
    expect(barrierOf(along(1, Number.NaN, 2)).height).toBe(Number.POSITIVE_INFINITY);
  });

  test("is the same from either side, and grows with the loss", () => {
    const losses = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(losses, fc.double({ min: 0.1, max: 10, noNaN: true }), (values, factor) => {
        const { height } = barrierOf(along(...values));
        expect(barrierOf(along(...values.toReversed())).height).toBeCloseTo(height, 9);
        expect(barrierOf(along(...values.map((loss) => factor * loss))).height).toBeCloseTo(factor * height, 9);
        expect(height).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("a convex loss has none", () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
        expect(barrierOf(along(...Array.from({ length: 9 }, (_, i) => (x + i) ** 2))).height).toBeLessThan(1e-9);
      }),
    );
  });
});

test("the picture says how high it is, and where both lie", () => {
  const high = barrierFigure(along(1, 3, 2), names);
  expect(high.sentence).toBe(
    "There is a barrier of 1.5 between A after 100 and B after 200. The validation loss goes from 1 at A after 100 to 2 at B after 200, and rises to 3 on the way: on this line they lie in two valleys.",
  );
  expect(high.data.panels[0]?.marks).toEqual([{ x: 0.5, y: 3, role: "a", label: "+1.5" }]);
  const flat = barrierFigure(along(1, 1.51, 2), names);
  expect(flat.sentence).toContain("There is no barrier between A after 100 and B after 200.");
  expect(flat.sentence).toContain("no more than 0.01 above the straight line: both lie in one valley.");
  expect(flat.data.panels[0]?.marks).toEqual([]);
});

test("what nowhere rises above its higher end is a shoulder: one need not climb", () => {
  const { sentence, data } = barrierFigure(along(0.7, 0.6, 0.02), names);
  expect(sentence).toBe(
    "There is a shoulder between A after 100 and B after 200, and no hill. The validation loss goes from 0.7 at A after 100 to 0.02 at B after 200, at most 0.24 above the straight line and nowhere higher than at its higher end: the better one is reached without a climb.",
  );
  expect(data.panels[0]?.marks).toEqual([{ x: 0.5, y: 0.6, role: "a", label: "+0.24" }]);
  expect(barrierFigure(along(0.7, 0.701, 0.02), names).sentence).toMatch(/^There is a barrier of 0\.341 between/);
});

test("a place without a loss is a hill without end, and no point of the picture", () => {
  const { sentence, data } = barrierFigure(along(1, Number.POSITIVE_INFINITY, 2), names);
  expect(sentence).toContain("a barrier of ∞");
  expect(data.panels[0]?.curves[1]?.points).toEqual([
    [0, 1],
    [0.5, null],
    [1, 2],
  ]);
});
