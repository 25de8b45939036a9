import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goodRate, settings, usualSettings, wrongWith } from "../../../src/labs/playground/settings.js";
import { startState, usualState } from "../../../src/labs/playground/startState.js";
import { tasks } from "../../../src/labs/playground/tasks.js";
import { peakOf } from "../../../src/labs/playground/withPeak.js";
import { withSettings } from "../../../src/labs/playground/withSettings.js";
import { constant } from "../../../src/schedules/families/constant.js";

const taskNames = tasks.map(({ name }) => name);

describe("another task", () => {
  test.each(taskNames)("%s comes with its usual net, optimizer, batch and length, and a good rate for A", (task) => {
    const seeded = { ...startState, seed: 7 };
    const { arms, ...others } = withSettings(seeded, { task });
    expect(others).toEqual(usualSettings({ task, seed: 7 }));
    expect(peakOf(arms[0]?.lr as never, others.steps) / goodRate(others)).toBeCloseTo(1, 5);
  });

  test("from the start, the schedules are those that the task begins with", () => {
    for (const task of taskNames) {
      const [moved, usual] = [withSettings(startState, { task }), usualState({ task })];
      for (const t of [0, 30, 150, 299]) {
        for (const arm of [0, 1]) {
          const rate = usual.arms[arm]?.lr(t) ?? Number.NaN;
          expect(Math.abs((moved.arms[arm]?.lr(t) ?? Number.NaN) - rate)).toBeLessThan(0.03 * goodRate(usual));
        }
      }
    }
  });

  test("the others stay as far above A as they were, and what was done by hand is over", () => {
    const [a] = startState.arms;
    const state = {
      ...startState,
      arms: [
        { lr: constant({ baseLr: 0.2 }), changes: [{ at: 9, factor: 0.1 }] },
        { lr: constant({ baseLr: 0.6 }), changes: [] },
      ],
    };
    const moved = withSettings(state, { task: "valley" });
    expect(moved.arms.map(({ lr }) => lr(0))).toEqual([0.08, 0.24]);
    expect(moved.arms.map(({ changes }) => changes)).toEqual([[], []]);
    expect(a).toBe(startState.arms[0]);
  });
});

test("another optimizer moves all rates by as much as its good rate lies elsewhere, and keeps changes", () => {
  const state = { ...startState, arms: [{ lr: constant({ baseLr: 0.6 }), changes: [{ at: 9, factor: 0.1 }] }] };
  const moved = withSettings(state, { optimizer: "adam" });
  expect(moved.arms[0]?.lr(0)).toBeCloseTo(0.06, 12); // 0.3 is good for momentum, 0.03 for Adam
  expect(moved.arms[0]?.changes).toEqual([{ at: 9, factor: 0.1 }]);
  expect(moved.steps).toBe(state.steps);
});

test("another length stretches what ended with the run, and leaves what has no end", () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 20_000 }), (steps) => {
      const { arms } = withSettings(startState, { steps });
      expect(arms[0]?.lr.steps).toBe(steps);
      expect(arms[1]?.lr).toBe(startState.arms[1]?.lr);
    }),
  );
});

test("a batch or a seed leaves the schedules as they are", () => {
  for (const given of [{ batch: 64 }, { seed: 3 }]) {
    const moved = withSettings(startState, given);
    expect(moved).toEqual({ ...startState, ...given });
    expect(moved.arms.map(({ lr }) => lr)).toEqual(startState.arms.map(({ lr }) => lr));
  }
});

test("whatever is chosen in whatever order, every setting stays one that can be chosen", () => {
  const choice = fc.constantFrom(...settings.filter(({ kind }) => kind === "choice"));
  fc.assert(
    fc.property(fc.array(fc.tuple(choice, fc.nat()), { maxLength: 6 }), (choices) => {
      let state = startState;
      for (const [setting, i] of choices) {
        const options = setting.kind === "choice" ? setting.options(state) : [];
        state = withSettings(state, { [setting.name]: options[i % options.length]?.name });
      }
      for (const setting of settings) expect(wrongWith(setting, state[setting.name], state)).toBeNull();
    }),
  );
});
