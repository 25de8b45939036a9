import { describe, expect, test } from "vitest";
import { optimizers } from "../../../src/labs/playground/optimizers.js";
import { runOf } from "../../../src/labs/playground/runOf.js";
import { goodRate, settings, wrongWith } from "../../../src/labs/playground/settings.js";
import { startState, usualState } from "../../../src/labs/playground/startState.js";
import { tasks } from "../../../src/labs/playground/tasks.js";
import { trained } from "./train.js";

describe.each(tasks)("$name", (task) => {
  test("says what it is, and offers what it uses", () => {
    expect(task.about).toMatch(/[.?] .+\.$|\.$/);
    expect(task.batches).toContain(task.batch);
    expect(task.optimizers).toContain(task.optimizer);
    expect(optimizers.map(({ name }) => name)).toEqual(expect.arrayContaining([...task.optimizers]));
    for (const optimizer of task.optimizers) expect(goodRate({ task: task.name, optimizer })).toBeGreaterThan(0);
    const state = usualState({ task: task.name });
    for (const setting of settings) expect(wrongWith(setting, state[setting.name], state)).toBeNull();
  });

  test.each(task.models.map(({ name }) => name))("%s trains on it, with the largest batch too", (model) => {
    for (const batch of [1, 500]) {
      const { loss, diverged } = trained(usualState({ task: task.name, model, batch, steps: 1 }), 0);
      expect(diverged).toBeNull();
      expect(loss.every(Number.isFinite)).toBe(true);
    }
  });

  test("has other examples, weights and order for another seed, the same for all arms, and the same again", () => {
    const state = usualState({ task: task.name, steps: 1 });
    const of = (seed: number, arm = 0) => runOf({ ...state, seed }, arm);
    expect(of(1).problem).not.toEqual(of(2).problem);
    expect({ ...of(1, 0), rates: [] }).toEqual({ ...of(1, 1), rates: [] });
    expect(of(1)).toEqual(of(1));
  });
});

describe("the run that the page begins with", () => {
  test.each([1, 2, 3, 4, 5])("learns the spirals with seed %i, and better with A than with B", (seed) => {
    const [a, b] = [0, 1].map((arm) => trained({ ...startState, seed }, arm).scores.at(-1));
    expect(a?.accuracy).toBeGreaterThan(0.97);
    expect(a?.loss).toBeLessThan(b?.loss ?? Number.NaN);
  });

  test("scores forty times", () => {
    expect(trained(startState, 0).scores).toHaveLength(40);
  });
});

test("glyphs have the shape of the bench's second task: 256-128-10, 64 rows", () => {
  const { model, batch } = runOf(usualState({ task: "glyphs", optimizer: "adam", steps: 1 }), 0);
  expect(model).toMatchObject({ kind: "mlp", sizes: [256, 128, 10] });
  expect(batch).toBe(64);
});
