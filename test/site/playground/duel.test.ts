import { constant, linear } from "lrlab";
import { type Pool, problem, type Row } from "lrlab/engine";
import { expect, test } from "vitest";
import { duel } from "../../../site/playground/duel.js";
import { runOne } from "../../../src/engine/experiment/runOne.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { runOf } from "../../../src/labs/playground/runOf.js";
import { usualState } from "../../../src/labs/playground/startState.js";
import { compare } from "../../../src/stats/compare.js";
import { trainedNet } from "./trained.js";

/** A pool that makes its runs here, one after another, and counts them. */
function here(most = Number.POSITIVE_INFINITY): Pool & { made: number } {
  const pool = {
    size: 2,
    made: 0,
    run: async (spec: Parameters<Pool["run"]>[0]) => {
      await new Promise((resolve) => setTimeout(resolve));
      if (pool.made >= most) throw new Error("closed");
      pool.made += 1;
      return runOne(spec);
    },
    close: async () => {},
  };
  return pool;
}

const steps = 60;
const state: PlaygroundState = {
  ...usualState({ task: "moons", steps }),
  arms: [
    { lr: linear({ baseLr: 0.3, totalSteps: steps }), changes: [] },
    { lr: constant({ baseLr: 0.017 }), changes: [{ at: 20, factor: 0.1 }] },
    { lr: constant({ baseLr: 0.1 }), changes: [] },
  ],
};

test("as set, each run is the run that the page trains, bit for bit, and the verdict is that of the paired interval", async () => {
  const pool = here();
  const { outcome, rows } = await duel({ state, seeds: 3, metric: "loss", pool });
  expect([pool.made, rows.length]).toEqual([9, 9]);
  const tests = state.arms.map((_, arm) =>
    [1, 2, 3].map((seed) => {
      const run = runOf({ ...state, seed }, arm);
      const { net } = trainedNet(run);
      return problem(run.problem as never).score(net as never, "test").loss;
    }),
  );
  expect(rows.map((row) => row.test?.loss)).toEqual(tests.flat());
  const [a = [], b = [], c = []] = tests;
  const compared = compare({ A: a, B: b, C: c }, { baseline: "A", lowerIsBetter: true });
  expect(outcome?.arms.map(({ versus }) => versus)).toEqual([null, compared.B, compared.C]);
  expect(outcome?.arms.map(({ rate }) => rate)).toEqual([0.3, 0.017, 0.1]);
  expect(outcome?.arms[1]?.test).toBeCloseTo((b[0] as number) / 3 + (b[1] as number) / 3 + (b[2] as number) / 3, 12);
});

test("at one rate for all, that is A's peak", async () => {
  const { outcome } = await duel({ state, seeds: 2, rates: "same", pool: here() });
  expect(outcome?.metric).toBe("accuracy");
  expect(outcome?.arms.map(({ rate }) => rate)).toEqual([0.3, 0.3, 0.3]);
  expect(outcome?.arms.map(({ versus }) => versus?.difference.n)).toEqual([undefined, 2, 2]);
});

test("at its own best rate, each has the rate with the best mean on the validation data", async () => {
  const two = { ...state, arms: state.arms.slice(0, 2) };
  const { outcome, rows } = await duel({ state: two, seeds: 2, rates: "best", metric: "loss", pool: here() });
  for (const name of ["A", "B"]) {
    const own = rows.filter(({ shape }) => shape === name);
    const rates = [...new Set(own.map(({ rate }) => rate))];
    const mean = (rate: number): number => {
      const at = own.filter((row) => row.rate === rate);
      return at.reduce((sum, { validation }) => sum + (validation?.loss ?? Number.POSITIVE_INFINITY), 0) / at.length;
    };
    const best = rates.reduce((found, rate) => (mean(rate) < mean(found) ? rate : found));
    expect(outcome?.arms.find((arm) => arm.name === name)?.rate).toBe(best);
    expect(rates.length).toBeGreaterThan(6);
  }
});

test("stops at once, keeps its rows, and goes on to the result of one that was not stopped", async () => {
  const whole = await duel({ state, seeds: 4, pool: here() });
  const controller = new AbortController();
  const first = here();
  const stopped = await duel({
    state,
    seeds: 4,
    pool: first,
    signal: controller.signal,
    onProgress: ({ done }) => done >= 5 && controller.abort(),
  });
  expect([stopped.outcome, stopped.fault]).toEqual([null, null]);
  expect(stopped.rows.length).toBe(first.made);
  expect(first.made).toBeLessThan(12);
  const second = here();
  const resumed = await duel({ state, seeds: 4, pool: second, results: stopped.rows });
  expect(second.made).toBe(12 - first.made);
  expect(resumed.outcome).toEqual(whole.outcome);
  const byKey = (rows: readonly Row[]) => [...rows].sort((one, other) => one.key.localeCompare(other.key));
  expect(byKey(resumed.rows)).toEqual(byKey(whole.rows));
});

test("breaks off where its pool does, keeps its rows, and goes on from them", async () => {
  const failing = here(5);
  const broken = await duel({ state, seeds: 4, pool: failing });
  expect([broken.outcome, broken.fault]).toEqual([null, "closed"]);
  expect(broken.rows.length).toBe(5);
  const second = here();
  const resumed = await duel({ state, seeds: 4, pool: second, results: broken.rows });
  expect([second.made, resumed.fault]).toEqual([7, null]);
  expect(resumed.outcome).toEqual((await duel({ state, seeds: 4, pool: here() })).outcome);
});

test("tells of an arm that diverged", async () => {
  const wild: PlaygroundState = {
    ...usualState({ task: "valley", steps }),
    arms: [0.08, 9].map((baseLr) => ({ lr: constant({ baseLr }), changes: [] })),
  };
  const { outcome } = await duel({ state: wild, seeds: 2, pool: here() });
  expect(outcome?.arms[1]).toMatchObject({ test: null, diverged: 2, versus: null });
  expect(outcome?.arms[0]?.diverged).toBe(0);
});

test.each([
  [{ state, seeds: 0 }, "duel: seeds must be a whole number from 1 to 64, got 0. More belong into a notebook."],
  [{ state, seeds: 65 }, "duel: seeds must be a whole number from 1 to 64, got 65. More belong into a notebook."],
  [
    { state: { ...state, arms: [state.arms[0], { lr: constant({ baseLr: 0 }), changes: [] }] } as PlaygroundState },
    "duel: arm B: the highest rate must be above 0, got 0. It would learn nothing.",
  ],
  [
    { state: { ...state, arms: [{ lr: constant({ baseLr: 1e30 }), changes: [] }] } },
    "duel: arm A: the highest rate must be at most 100000, got 1e+30. Lower it.",
  ],
  [{ state }, "This browser starts no Workers, and so many runs would hold the page up. Take the comparison into a notebook."],
])("says what is wrong", async (options, message) => {
  await expect(duel(options)).rejects.toThrow(message);
});
