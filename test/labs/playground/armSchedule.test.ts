import fc from "fast-check";
import { constant, cosineAnnealing, linear } from "lrlab";
import { describe, expect, test } from "vitest";
import { armSchedule, ratesOf, rateTrouble } from "../../../src/labs/playground/armSchedule.js";
import { changeAt } from "../../../src/labs/playground/changeAt.js";
import type { Arm } from "../../../src/labs/playground/playgroundState.js";
import { anyArm } from "./anyState.js";

const steps = 80;
const flat: Arm = { lr: constant({ baseLr: 0.1 }), changes: [] };

describe("armSchedule", () => {
  test("gives what the schedule gives times all turns so far, bit for bit", () => {
    fc.assert(
      fc.property(anyArm(steps), (arm) => {
        const lr = armSchedule(arm, steps);
        for (let t = 0; t < steps; t += 1) {
          let factor = 1;
          for (const change of arm.changes) if (change.at <= t) factor *= change.factor;
          expect(Object.is(lr(t), factor * arm.lr(t)), `update ${t}`).toBe(true);
        }
      }),
    );
  });

  test("leaves what was before a turn as it was, so that a run can go on", () => {
    fc.assert(
      fc.property(anyArm(steps), fc.integer({ min: 0, max: steps - 1 }), (arm, at) => {
        const planned = armSchedule({ ...arm, changes: arm.changes.filter((change) => change.at < at) }, steps);
        const turned = armSchedule(changeAt({ ...arm, changes: arm.changes.filter((change) => change.at < at) }, at, 0.5), steps);
        for (let t = 0; t < at; t += 1) expect(Object.is(planned(t), turned(t))).toBe(true);
        expect(turned(at)).toBeCloseTo(planned(at) / 2, 12);
      }),
    );
  });

  test("is the schedule itself where nothing is changed in the run", () => {
    expect(armSchedule(flat, steps)).toBe(flat.lr);
    expect(armSchedule({ ...flat, changes: [{ at: steps, factor: 0.1 }] }, steps)).toBe(flat.lr);
  });

  test("turns a schedule after its end, which goes on as long as the run", () => {
    const arm = { lr: linear({ baseLr: 1, totalSteps: 10, endLr: 0.5 }), changes: [{ at: 30, factor: 0.1 }] };
    expect(ratesOf(arm, 40).slice(28)).toEqual([0.5, 0.5, ...new Array(10).fill(Math.fround(0.05))]);
  });

  test("names a turn at the first update, and one after the other, plainly", () => {
    const turned = {
      ...flat,
      changes: [
        { at: 0, factor: 2 },
        { at: 20, factor: 0.5 },
      ],
    };
    expect(armSchedule({ ...flat, changes: [{ at: 0, factor: 2 }] }, steps).spec).toEqual({ kind: "scale", of: flat.lr.spec, factor: 2 });
    expect(JSON.parse(JSON.stringify(armSchedule(turned, steps)))).toEqual({
      kind: "sequence",
      parts: [
        { kind: "scale", of: { kind: "take", of: { kind: "constant", baseLr: 0.1 }, steps: 20 }, factor: 2 },
        { kind: "scale", of: { kind: "skip", of: { kind: "constant", baseLr: 0.1 }, steps: 20 }, factor: 1 },
      ],
    });
  });
});

describe("ratesOf", () => {
  test("rounds to 32 bits, once", () => {
    const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: steps });
    expect(ratesOf({ lr, changes: [] }, steps)).toEqual(Array.from({ length: steps }, (_, t) => Math.fround(lr(t))));
  });

  test.each([
    [
      linear({ baseLr: 0.1, totalSteps: 50, pastEnd: "throw" }),
      [],
      'linear: step must be at most 49, its last update, got 50. Ask for fewer steps, or build it with pastEnd: "hold".',
    ],
    [
      linear({ baseLr: 0.1, totalSteps: 50, pastEnd: "throw" }),
      [{ at: 60, factor: 2 }],
      'linear: step must be at most 49, its last update, got 79. Ask for fewer steps, or build it with pastEnd: "hold".',
    ],
    [constant({ baseLr: 1e30 }), [{ at: 3, factor: 1e10 }], "ratesOf: the rate of update 3 must fit into 32 bits, got 1e+40. Lower it."],
    [constant({ baseLr: 1e300 }), [{ at: 3, factor: 1e300 }], "ratesOf: the rate of update 0 must fit into 32 bits, got 1e+300. Lower it."],
  ])("says before training what has no rate: %j %j", (lr, changes, message) => {
    expect(rateTrouble({ lr, changes }, steps)).toBe(message);
    expect(() => ratesOf({ lr, changes }, steps)).toThrow(new RangeError(message));
  });

  test("is fine with a schedule that throws only after the run", () => {
    expect(rateTrouble({ lr: linear({ baseLr: 0.1, totalSteps: 80, pastEnd: "throw" }), changes: [] }, steps)).toBeNull();
  });
});

describe("changeAt", () => {
  const turns = (...pairs: [number, number][]) => pairs.reduce((arm, [at, factor]) => changeAt(arm, at, factor), flat).changes;

  test("keeps turns in order, and two at one update multiply", () => {
    expect(turns([30, 0.1], [10, 2], [30, 0.5])).toEqual([
      { at: 10, factor: 2 },
      { at: 30, factor: 0.05 },
    ]);
  });

  test("what comes back to 1 is no change", () => {
    expect(turns([30, 0.1], [30, 10])).toEqual([]);
    expect(turns([30, 0.1], [30, 0.1], [30, 0.1], [30, 1000])).toEqual([]);
    expect(turns([30, 1])).toEqual([]);
    expect(turns([30, 1 + 1e-8])).toHaveLength(1);
  });

  test.each([
    [-1, 2, "changeAt: step must be a whole number >= 0, got -1. It is the first update with the new rate."],
    [1.5, 2, "changeAt: step must be a whole number >= 0, got 1.5. It is the first update with the new rate."],
    [3, 0, "changeAt: factor must be a finite number > 0, got 0. It multiplies the rate: 0.1 is a drop to a tenth."],
    [3, Number.NaN, "changeAt: factor must be a finite number > 0, got NaN. It multiplies the rate: 0.1 is a drop to a tenth."],
  ])("at %s times %s is refused", (step, factor, message) => {
    expect(() => changeAt(flat, step, factor)).toThrow(new RangeError(message));
  });

  test("changes nothing of the arm it is given", () => {
    const arm = Object.freeze({ ...flat, changes: Object.freeze([{ at: 5, factor: 2 }]) });
    expect(changeAt(arm, 3, 0.5).changes).toHaveLength(2);
    expect(arm.changes).toEqual([{ at: 5, factor: 2 }]);
  });
});
