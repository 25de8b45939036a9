import fc from "fast-check";
import { constant, cosineAnnealing, multiStep } from "lrlab";
import { describe, expect, test } from "vitest";
import { armSchedule } from "../../../src/labs/playground/armSchedule.js";
import { mostSteps } from "../../../src/labs/playground/settings.js";
import { startState, usualState } from "../../../src/labs/playground/startState.js";
import { readStateJson, stateJson } from "../../../src/labs/playground/stateJson.js";
import { readState, writeState } from "../../../src/labs/playground/stateUrl.js";
import { anyState } from "./anyState.js";

/** States are equal when their data are, and when the rates that they train with are. */
const plain = (state: unknown) => JSON.parse(JSON.stringify(state));

describe("the address", () => {
  test("of the first state is the plain one", () => {
    expect(writeState(startState)).toBe("");
    expect(plain(readState(""))).toEqual({ state: plain(startState), trouble: [] });
  });

  test("says what is not usual, and nothing else", () => {
    expect(writeState(usualState({ task: "wells", seed: 7 }))).toBe("?v=1&task=wells&seed=7");
    const arms = [
      {
        lr: constant({ baseLr: 0.1 }),
        changes: [
          { at: 120, factor: 0.1 },
          { at: 300, factor: 1e21 },
        ],
      },
    ];
    expect(writeState({ ...startState, arms })).toBe("?v=1&a=constant(baseLr:0.1)&a.changes=120*0.1~300*1e21");
  });

  test("brings back every state bit for bit, escaped by a messenger or not", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const query = writeState(state);
        for (const search of [query, `?${encodeURI(query.slice(1)).replaceAll("(", "%28").replaceAll(",", "%2C")}`]) {
          const read = readState(search);
          expect(read.trouble).toEqual([]);
          expect(plain(read.state)).toEqual(plain(state));
          read.state.arms.forEach((arm, i) => {
            const [theirs, ours] = [armSchedule(arm, state.steps), armSchedule(state.arms[i] as typeof arm, state.steps)];
            for (let t = 0; t < state.steps; t += 7) expect(Object.is(theirs(t), ours(t))).toBe(true);
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    [
      "?steps=1e9",
      "steps must be a whole number from 1 to 20000, got 1000000000. Every update is kept, to be drawn and exported; for longer runs take the code into a notebook. It is 600 here.",
    ],
    [
      "?steps=0",
      "steps must be a whole number from 1 to 20000, got 0. Every update is kept, to be drawn and exported; for longer runs take the code into a notebook. It is 600 here.",
    ],
    [
      "?steps=1.5e1.5",
      'steps must be a whole number from 1 to 20000, got "1.5e1.5". Every update is kept, to be drawn and exported; for longer runs take the code into a notebook. It is 600 here.',
    ],
    [
      "?steps=",
      'steps must be a whole number from 1 to 20000, got "". Every update is kept, to be drawn and exported; for longer runs take the code into a notebook. It is 600 here.',
    ],
    ["?batch=501", "batch must be a whole number from 1 to 500, got 501. The smallest task has 500 examples. It is 32 here."],
    [
      "?seed=-1",
      "seed must be a whole number from 0 to 999999, got -1. It decides examples, first weights and order; any number in reach will do. It is 1 here.",
    ],
    [
      "?seed=NaN",
      'seed must be a whole number from 0 to 999999, got "NaN". It decides examples, first weights and order; any number in reach will do. It is 1 here.',
    ],
    [
      "?task=mnist",
      'task must be one of spirals, moons, glyphs, defects, sorting, characters, valley, wells, got "mnist". It is spirals here.',
    ],
    ["?model=cnn", 'model must be one of mlp, narrow, deep, wide, got "cnn". It is mlp here.'],
    [
      "?optimizer=__proto__",
      'optimizer must be one of sgd, momentum, nesterov, adam, adamW, lion, rAdam, scheduleFreeSgd, scheduleFreeAdamW, got "__proto__". It is momentum here.',
    ],
    ["?v=2", 'it is of version "2", and this page reads version 1. What it understands is here.'],
    ["?v=0", 'it is of version "0", and this page reads version 1. What it understands is here.'],
    ["?fbclid=3", '"fbclid" means nothing here.'],
    ["?seed=1&seed=2", '"seed" must stand once; the first is read.'],
    [
      "?a=cosine(",
      'arm A: its schedule is the usual one here. a family or a combinator must stand at character 8 of the schedule, got "its end". Write a=linear(baseLr:0.1,totalSteps:100).',
    ],
    [
      "?b=linear(baseLr:-1,totalSteps:10)",
      "arm B: its schedule is the usual one here. linear: baseLr must be a finite number >= 0, got -1. The rate of the first update.",
    ],
    [
      "?a=constant(baseLr:0.1)%26x",
      'arm A: its schedule is the usual one here. a: a schedule must have no &, # or %, got "&". Write a=linear(baseLr:0.1,totalSteps:100).',
    ],
    [
      "?c=linear(baseLr:1,totalSteps:9,pastEnd:throw)",
      'arm C: it cannot train for 600 updates, so its schedule is the usual one here. linear: step must be at most 8, its last update, got 9. Ask for fewer steps, or build it with pastEnd: "hold".',
    ],
    [
      "?a=constant(baseLr:1e39)",
      "arm A: it cannot train for 600 updates, so its schedule is the usual one here. ratesOf: the rate of update 0 must fit into 32 bits, got 1e+39. Lower it.",
    ],
    [
      "?a.changes=9*2~9*3",
      "arm A: it has no changes here. changes: at must rise, from 9, got 9. Two at one update are one, with their product.",
    ],
    ["?a.changes=9*-2", "arm A: it has no changes here. changes: factor must be a finite number > 0, got -2. It multiplies the rate."],
    ["?a.changes=9*0", "arm A: it has no changes here. changes: factor must be a finite number > 0, got 0. It multiplies the rate."],
    [
      "?a.changes=20000*2",
      "arm A: it has no changes here. changes: at must be a whole number >= 0 and <= 19999, got 20000. It is the first update with the new rate.",
    ],
    ["?a.changes=5", 'arm A: it has no changes here. changes: each must be an object, got "5". Write { at: 300, factor: 0.1 }.'],
  ])("%s: told, and the rest is kept", (search, sentence) => {
    const { state, trouble } = readState(search);
    expect(trouble).toEqual([`The link: ${sentence}`]);
    expect(state.task).toBe("spirals");
    const kept = search.includes("seed") ? ("batch" as const) : ("seed" as const);
    expect(readState(`${search}&${kept}=17`).state[kept]).toBe(17);
  });

  test("a broken arm leaves its neighbour and the settings alone", () => {
    const { state, trouble } = readState("?v=1&seed=7&a=nonsense&b=constant(baseLr:0.25)&b.changes=100*0.5");
    expect(trouble).toHaveLength(1);
    expect(state.seed).toBe(7);
    expect(plain(state.arms[1])).toEqual({ lr: { kind: "constant", baseLr: 0.25 }, changes: [{ at: 100, factor: 0.5 }] });
    expect(plain(state.arms[0])).toEqual(plain(startState.arms[0]));
  });

  test("an arm before one that is said is the usual one", () => {
    expect(plain(readState("?b=constant(baseLr:0.25)").state.arms[0])).toEqual(plain(startState.arms[0]));
    expect(readState("?a=constant(baseLr:0.25)").state.arms).toHaveLength(1);
    expect(readState("?c=constant(baseLr:0.25)").state.arms).toHaveLength(3);
  });

  test("tells five troubles and counts the rest", () => {
    const { trouble } = readState(`?${Array.from({ length: 17 }, (_, i) => `x${i}=1`).join("&")}`);
    expect(trouble).toHaveLength(6);
    expect(trouble.at(-1)).toBe("And 12 more.");
  });

  test("10 kB of nonsense give a state to work with", () => {
    const nonsense = fc.oneof(
      fc.string({ minLength: 10_000, maxLength: 10_000 }),
      fc.string({
        unit: fc.constantFrom(..."ab=&%()~*:,.1e?#+".split(""), "a.changes=", "constant(", "warmup(", "v=", "steps="),
        maxLength: 2000,
      }),
    );
    fc.assert(
      fc.property(nonsense, (text) => {
        const { state, trouble } = readState(`?${text}`);
        expect(state.arms.length).toBeGreaterThan(0);
        expect(trouble.length).toBeLessThanOrEqual(6);
        for (const sentence of trouble) expect(sentence.length).toBeLessThan(500);
        expect(readState(writeState(state)).trouble).toEqual([]);
      }),
      { numRuns: 60 },
    );
    const long = `?a=${"warmup(".repeat(200_000)}`;
    expect(readState(long).trouble).toEqual([
      "The link: arm A: its schedule is the usual one here. a: a schedule must have at most 20000 characters, got 1400000. Write a=linear(baseLr:0.1,totalSteps:100).",
    ]);
  });

  test("the longest run can be read", () => {
    expect(readState(`?steps=${mostSteps}`).state.steps).toBe(mostSteps);
  });
});

describe("the file", () => {
  test("brings back every state", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const read = readStateJson(stateJson(state));
        expect(read.trouble).toEqual([]);
        expect(plain(read.state)).toEqual(plain(state));
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ["{", "it must be JSON, and is not."],
    ["[]", 'its kind must be "lrlab playground".'],
    ['{"kind":"checkpoint"}', 'its kind must be "lrlab playground".'],
    ["null", 'its kind must be "lrlab playground".'],
  ])("%s holds no state", (text, sentence) => {
    expect(readStateJson(text)).toEqual({ state: null, trouble: [`The file: ${sentence} Choose one that the playground saved.`] });
  });

  test.each([
    [{ version: 2 }, 'it is of version "2", and this page reads version 1. What it understands is here.'],
    [
      { steps: "600" },
      'steps must be a whole number from 1 to 20000, got "600". Every update is kept, to be drawn and exported; for longer runs take the code into a notebook. It is 600 here.',
    ],
    [{ rate: 1 }, '"rate" means nothing here.'],
    [{ arms: [] }, "arms must be a list of one to three. They are the usual ones here."],
    [{ arms: [3] }, "arms[0] must be an object with lr and changes. It is the usual one here."],
    [{ arms: [{ lr: { kind: "constant", baseLr: 0.1 }, changes: [], name: "x" }] }, '"name" of arms[0] means nothing here.'],
    [
      { arms: [{ lr: null, changes: [] }] },
      'arm A: its schedule is the usual one here. schedule: a spec must be an object with a kind, got null. Write schedule({ kind: "constant", baseLr: 0.1 }).',
    ],
    [
      { arms: [{ lr: { kind: "custom", fn: "alert(1)" }, changes: [] }] },
      'arm A: its schedule is the usual one here. custom: fn must be a function of the step, got "alert(1)". Write custom((t) => 0.1 / (1 + t)).',
    ],
    [
      { arms: [{ lr: { kind: "constant", baseLr: 0.1 }, changes: "5" }] },
      'arm A: it has no changes here. changes: they must be a list, got "5". Write [{ at: 300, factor: 0.1 }].',
    ],
  ])("with %j: told, and the rest is kept", (part, sentence) => {
    const { state, trouble } = readStateJson(JSON.stringify({ kind: "lrlab playground", version: 1, seed: 7, ...part }));
    expect(trouble).toEqual([`The file: ${sentence}`]);
    expect(state?.seed).toBe(7);
  });
});

test("many milestones fit into a link", () => {
  const lr = multiStep({ baseLr: 1, milestones: Array.from({ length: 500 }, (_, i) => i + 1), gamma: 0.99 });
  const state = {
    ...startState,
    arms: [
      { lr, changes: [] },
      { lr: cosineAnnealing({ baseLr: 1, totalSteps: 600 }), changes: [] },
    ],
  };
  expect(plain(readState(writeState(state)).state)).toEqual(plain(state));
});
