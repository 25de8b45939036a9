import fc from "fast-check";
import {
  type Bug,
  constant,
  cosineAnnealing,
  diagnose,
  exponential,
  families,
  linear,
  linearWarmup,
  oneCycle,
  type Plan,
  polynomial,
  sequence,
  stepDecay,
  warmup,
} from "lrlab";
import { describe, expect, test } from "vitest";
import { readPlanned } from "../../../src/schedules/diagnostics/planned.js";
import resume from "../../golden/resume.json" with { type: "json" };
import { anySchedule } from "../arbitrary.js";

/** A log of `steps` updates, a row every so many. */
const log = (rate: (t: number) => number, steps: number, every = 1) =>
  Array.from({ length: Math.ceil(steps / every) }, (_, i) => ({ step: i * every, lr: rate(i * every) }));

const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 1000 });
const warm = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 900 }), { steps: 100, offset: 1 });

describe("a run that follows its plan is healthy", () => {
  const every = (lr: (t: number) => number, steps: number, stride: number, from = 0, late = 0) =>
    Array.from({ length: Math.floor((steps - from) / stride) }, (_, i) => ({ step: from + i * stride, lr: lr(from + i * stride + late) }));
  const epochs = { traceUnit: "epochs", stepsPerEpoch: 10 } as const;
  const batches = { traceUnit: "batches", accumulation: 4 } as const;

  test.each<[string, (lr: (t: number) => number, steps: number) => { step: number; lr: number }[], Partial<Plan>?]>([
    ["at every tenth update", (lr, steps) => every(lr, steps, 10)],
    ["at every tenth update, after step()", (lr, steps) => every(lr, steps, 10, 9, 1)],
    ["without its first third", (lr, steps) => every(lr, steps, 1, Math.floor(steps / 3))],
    ["without its last two thirds", (lr, steps) => every(lr, Math.floor(steps / 3), 1)],
    ["past its end", (lr, steps) => every(lr, Math.round(1.3 * steps), 3)],
    ["once an epoch, at its start", (lr, steps) => every((epoch) => lr(10 * epoch), steps / 10, 1), epochs],
    ["once an epoch, at its end", (lr, steps) => every((epoch) => lr(10 * epoch + 9), steps / 10, 1), epochs],
    ["once an epoch, at its end, counted from 1", (lr, steps) => every((epoch) => lr(10 * epoch - 1), steps / 10, 1, 1), epochs],
    ["by micro-batches", (lr, steps) => every((batch) => lr(Math.floor(batch / 4)), 4 * steps, 1), batches],
    ["by micro-batches, counted from 1", (lr, steps) => every((batch) => lr(Math.floor((batch - 1) / 4)), 4 * steps, 1, 1), batches],
    ["by some micro-batches, counted from 1", (lr, steps) => every((batch) => lr(Math.floor((batch - 1) / 4)), 4 * steps, 7, 1), batches],
    ["by some micro-batches, after step()", (lr, steps) => every((batch) => lr(Math.floor((batch + 1) / 4)), 4 * steps, 7), batches],
  ])("every family, logged %s, with all digits, three digits, six decimals or in 32 bits", (_, logged, plan = {}) => {
    for (const { definition, from } of families) {
      const lr = from(definition.example);
      const steps = Math.max(lr.steps ?? 200, 100);
      for (const write of [Number, (x: number) => Number(x.toPrecision(3)), (x: number) => Number(x.toFixed(6)), Math.fround]) {
        const trace = logged(lr, steps).map((row) => ({ ...row, lr: write(row.lr) }));
        expect([definition.name, diagnose(trace, { lr, steps, ...plan }).bug]).toEqual([definition.name, "healthy"]);
      }
    }
  });

  test("with two digits, where there are rates enough to see that", () => {
    for (const { definition, from } of families) {
      const lr = from(definition.example);
      const steps = Math.max(lr.steps ?? 200, 100);
      const trace = every(lr, steps, 1).map(({ step, lr: rate }) => ({ step, lr: Number(rate.toPrecision(2)) }));
      expect([definition.name, diagnose(trace, { lr, steps }).bug]).toEqual([definition.name, "healthy"]);
    }
  });

  test("but where all is 0 the log may only have too few decimals", () => {
    const lr = linear({ baseLr: 2e-5, totalSteps: 100 });
    const [first, second] = diagnose(
      every(() => 0, 100, 1),
      { lr },
    ).candidates;
    expect([first?.bug, second?.bug]).toEqual(["two-schedulers", "healthy"]);
    expect(first?.confidence).toBeLessThan(0.8);
    expect(second?.sentence).toBe("The log may have too few decimals to show the planned rates, 2e-5 at most.");
    expect(
      diagnose(
        every(() => 0, 100, 1),
        { lr: linear({ baseLr: 0.1, totalSteps: 100 }) },
      ).confidence,
    ).toBeGreaterThan(0.95);
  });

  test("whatever the schedule, however it was logged", () => {
    fc.assert(
      fc.property(
        anySchedule,
        fc.integer({ min: 2, max: 150 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 1, -1),
        (lr, steps, every, shift) => {
          const trace = log((t) => lr(t + Math.max(shift, 0)), steps, every).map(({ step, lr: rate }) => ({
            step: step + (shift < 0 ? 1 : 0),
            lr: rate,
          }));
          fc.pre(trace.length > 1);
          const found = diagnose(trace, { lr, steps });
          expect([found.bug, found.explained]).toEqual(["healthy", 1]);
          // Two or three rows may be within 1 % of the plan under the usual convention as well, and then that is supposed.
          if (shift === 0 || trace.length > 20) expect([found.confidence, found.evidence]).toEqual([0.99, []]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("and the convention of logging is named", () => {
    expect(diagnose(log(cosine, 1000, 10), { lr: cosine }).sentence).toBe("The rates follow the plan.");
    expect(
      diagnose(
        log((t) => cosine(t + 1), 1000, 10),
        { lr: cosine },
      ).sentence,
    ).toBe("The rates follow the plan. The log was written after step(): each row holds the rate of the next update, which is no fault.");
    const fromOne = log(cosine, 1000, 10).map(({ step, lr }) => ({ step: step + 1, lr }));
    expect(diagnose(fromOne, { lr: cosine }).sentence).toBe("The rates follow the plan. The log counts updates from 1, which is no fault.");
  });

  test("also with a first update of rate 0, where that is the plan", () => {
    const lr = warmup(cosine, { steps: 100 });
    const { bug, sentence } = diagnose(log(lr, 1100), { lr });
    expect([bug, sentence]).toEqual([
      "healthy",
      "The rates follow the plan. The plan itself gives the first update the rate 0, which moves nothing.",
    ]);
  });

  test("in epochs and in micro-batches", () => {
    const epochs = Array.from({ length: 20 }, (_, epoch) => ({ step: epoch, lr: cosine(50 * epoch) }));
    expect(diagnose(epochs, { lr: cosine, stepsPerEpoch: 50, traceUnit: "epochs" })).toMatchObject({ bug: "healthy", explained: 1 });
    const atTheEnd = epochs.map(({ step }) => ({ step, lr: cosine(50 * step + 49) }));
    expect(diagnose(atTheEnd, { lr: cosine, stepsPerEpoch: 50, traceUnit: "epochs" }).sentence).toBe(
      "The rates follow the plan. Each row holds the rate of its epoch's last update.",
    );
    const batches = log((t) => cosine(Math.floor(t / 4)), 4000, 7);
    expect(diagnose(batches, { lr: cosine, accumulation: 4, traceUnit: "batches" })).toMatchObject({ bug: "healthy", explained: 1 });
  });

  test("when a plan of rates was followed, and past the end of a schedule that refuses to go on", () => {
    expect(
      diagnose(
        log((t) => 1 / (t + 1), 50),
        { lr: Array.from({ length: 50 }, (_, t) => 1 / (t + 1)) },
      ).bug,
    ).toBe("healthy");
    const lr = linear({ baseLr: 0.1, totalSteps: 10, pastEnd: "throw" });
    expect(
      diagnose(
        log((t) => lr(Math.min(t, 9)), 20),
        { lr, steps: 20 },
      ).bug,
    ).toBe("healthy");
  });
});

/** What the source lessons' own code was seen to do, with the rates of those runs (PyTorch 1.13). */
const seen: readonly [
  story: string,
  bug: Bug,
  trace: readonly { step: number; lr: number }[],
  plan: Plan,
  values: Record<string, number>,
][] = [
  [
    "a template with T_max = 100, stepped at every update of 10 epochs: it oscillates with a period of 200",
    "wrong-unit",
    log((t) => 0.05 * (1 + Math.cos((Math.PI * t) / 100)), 1000, 10),
    { lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 5000 }), stepsPerEpoch: 50 },
    { stepsPerEpoch: 50 },
  ],
  [
    "a one-cycle of steps × epochs updates, stepped once an epoch: it never leaves the foot of the ramp",
    "wrong-unit",
    log((t) => oneCycle({ maxLr: 0.1, totalSteps: 2000 })(Math.floor(t / 100)), 2000, 10),
    { lr: oneCycle({ maxLr: 0.1, totalSteps: 2000 }), stepsPerEpoch: 100 },
    { stepsPerEpoch: 100 },
  ],
  [
    "500 updates of warmup, stepped once an epoch for 90 epochs: it ends at 18.6 % of the target",
    "wrong-unit",
    log((t) => (1e-3 * Math.floor(t / 40)) / 500, 3600, 20),
    { lr: warmup(cosineAnnealing({ baseLr: 1e-3, totalSteps: 3100 }), { steps: 500 }), stepsPerEpoch: 40 },
    { stepsPerEpoch: 40 },
  ],
  [
    "a cosine whose run goes on",
    "cosine-rebound",
    log((t) => 0.05 * (1 + Math.cos((Math.PI * t) / 1000)), 1800, 20),
    { lr: cosine, steps: 1800 },
    { end: 1000 },
  ],
  [
    "step() by the trainer and by the script",
    "double-stepping",
    log((t) => linear({ baseLr: 0.1, totalSteps: 1000 })(2 * t), 1000, 25),
    { lr: linear({ baseLr: 0.1, totalSteps: 1000 }) },
    { stepsPerUpdate: 2 },
  ],
  [
    "a loop that builds its own optimizer: 0.1 for all 90 epochs",
    "other-optimizer",
    log(() => 0.1, 90),
    { lr: stepDecay({ baseLr: 0.1, stepSize: 30 }), steps: 90 },
    { lr: 0.1 },
  ],
  [
    "nine schedulers on one optimizer, a warmup from 0 among them: 0 and stays",
    "two-schedulers",
    log(() => 0, 90),
    { lr: exponential({ baseLr: 0.1, gamma: 0.95 }), steps: 90 },
    {},
  ],
  [
    "a one-cycle built before: every rate divided by 25",
    "two-schedulers",
    log((t) => cosine(t) / 25, 1000, 50),
    { lr: cosine },
    { factor: 1 / 25 },
  ],
  [
    "total_steps = len(loader) · epochs with accumulation 4: it ends at 85.4 % of the peak",
    "accumulation-mismatch",
    log((t) => 0.05 * (1 + Math.cos((Math.PI * t) / 4000)), 1000, 10),
    { lr: cosine, accumulation: 4 },
    { accumulation: 4 },
  ],
  [
    "a cosine of 90 updates resumed at 50 with the optimizer's state alone: from 0.0413 to 0.02495",
    "resume-crawling",
    log((t) => (t < 50 ? 0.05 * (1 + Math.cos((Math.PI * t) / 90)) : (0.0413176 * (1 + Math.cos((Math.PI * (t - 50)) / 90))) / 2), 90),
    { lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }) },
    { resumedAt: 50 },
  ],
  [
    "a one-cycle built before, in a log that counts from 1",
    "two-schedulers",
    log((t) => warm(Math.max(t - 1, 0)) / 4, 1000, 3).slice(1),
    { lr: warm },
    { factor: 1 / 4 },
  ],
  ["a warmup that counts t/w", "zero-first-step", log((t) => (t < 100 ? t / 1000 : warm(t)), 1000, 3), { lr: warm }, {}],
  ["a range test that restored its own first rate", "finder-not-reset", log(() => 1e-7, 500, 10), { lr: cosine }, { lr: 1e-7 }],
  [
    "a triangle over 51 updates with halves of 25.5",
    "peak-overshoot",
    log((t) => 0.1 * Math.max(0, 1 - Math.abs(t / 25.5 - 1)) + 0.01, 52),
    {
      lr: sequence(linearWarmup({ baseLr: 0.11, startLr: 0.01, warmupSteps: 26 }), linear({ baseLr: 0.11, endLr: 0.01, totalSteps: 25 })),
      steps: 52,
    },
    { highest: 0.1 * (25 / 25.5) + 0.01 },
  ],
  [
    "a plateau rule with patience 10 that sees the epoch: cut after 12 evaluations, then every 11",
    "plateau-without-metric",
    log((t) => (t < 12 ? 0.1 : 0.1 * 0.5 ** (1 + Math.floor((t - 12) / 11))), 60),
    { lr: constant({ baseLr: 0.1 }), steps: 60, plateau: { factor: 0.5, patience: 10, every: 1 } },
    { factor: 0.5, patience: 10 },
  ],
];

describe("names", () => {
  test.each(seen)("%s: %s", (_, bug, trace, plan, values) => {
    const found = diagnose(trace, plan);
    expect(found.bug, found.sentence).toBe(bug);
    expect(found.confidence).toBeGreaterThan(0.6);
    expect(found.explained).toBeGreaterThan(0.95);
    for (const [name, value] of Object.entries(values)) expect(found.values[name]).toBeCloseTo(value, 6);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(found.evidence.length).toBeGreaterThan(0);
    const shares = found.candidates.map(({ confidence }) => confidence);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(found.candidates[0]).toMatchObject({ bug, confidence: found.confidence, sentence: found.sentence });
  });

  test("all twelve, and says what to do about each", () => {
    expect(new Set(seen.map(([, bug]) => bug)).size).toBe(12 - 1); // resume from 0 follows, from PyTorch's own runs
    for (const [, , trace, plan] of seen) expect(diagnose(trace, plan).advice.length).toBeGreaterThan(30);
  });
});

interface Resumed {
  readonly id: string;
  readonly lr: readonly number[];
  readonly params: { readonly resume_at: number };
  readonly wrong_orders?: Readonly<Record<string, { readonly lr: readonly number[] }>>;
}

/** PyTorch's own runs, resumed in wrong orders: the rates from the resume on. */
test.each([
  ["resume/4", "optimizer_state_only", "resume-from-zero", oneCycle({ maxLr: 0.05, totalSteps: 50 })],
  ["resume/6", "optimizer_state_only", "resume-crawling", polynomial({ baseLr: 0.2, totalSteps: 50, power: 2 })],
  ["resume/6", "scheduler_state_only", "resume-from-zero", polynomial({ baseLr: 0.2, totalSteps: 50, power: 2 })],
  ["resume/6", "optimizer_loaded_before_scheduler_constructed", "healthy", polynomial({ baseLr: 0.2, totalSteps: 50, power: 2 })],
  ["resume/1", "optimizer_state_only", "resume-crawling", stepDecay({ baseLr: 0.05, stepSize: 15, gamma: 0.3 })],
  ["resume/3", "optimizer_state_only", "healthy", exponential({ baseLr: 0.1, gamma: 0.95 })],
] as const)("%s in PyTorch, %s: %s", (id, order, bug, lr) => {
  const run = (resume as unknown as Resumed[]).find((one) => one.id === id);
  const after = run?.wrong_orders?.[order]?.lr;
  if (!run || !after) throw new Error(`no ${id} ${order}`);
  const at = run.params.resume_at;
  const trace = [...run.lr.slice(0, at), ...after].map((rate, step) => ({ step, lr: rate }));
  for (const plan of [
    { lr, steps: 50 },
    { lr, steps: 50, resumedAt: at },
  ]) {
    const found = diagnose(trace, plan);
    expect(found.bug, found.sentence).toBe(bug);
    if (bug !== "healthy") expect(Math.abs((found.values.resumedAt ?? 0) - at)).toBeLessThanOrEqual(1);
  }
});

/** Runs so short that one update more or less is a row explained or not. */
test.each<[Bug, (t: number) => number, Plan]>([
  ["wrong-unit", (t) => 1 - Math.floor(t / 5) / 20, { lr: linear({ baseLr: 1, totalSteps: 20 }), stepsPerEpoch: 5 }],
  ["wrong-unit", (t) => Math.max(0, 1 - (4 * t) / 40), { lr: linear({ baseLr: 1, totalSteps: 40 }), stepsPerEpoch: 4 }],
  ["double-stepping", (t) => Math.max(0, 1 - (2 * t) / 24), { lr: linear({ baseLr: 1, totalSteps: 24 }) }],
  [
    "double-stepping",
    (t) => (1 + Math.cos((Math.PI * 4 * t) / 24)) / 2,
    { lr: cosineAnnealing({ baseLr: 1, totalSteps: 24 }), workers: 4 },
  ],
  ["cosine-rebound", (t) => (1 + Math.cos((Math.PI * t) / 10)) / 2, { lr: cosineAnnealing({ baseLr: 1, totalSteps: 10 }), steps: 45 }],
  ["accumulation-mismatch", (t) => 1 - t / 60, { lr: linear({ baseLr: 1, totalSteps: 20 }), accumulation: 3 }],
  ["accumulation-mismatch", (t) => Math.max(0, 1 - (3 * t) / 20), { lr: linear({ baseLr: 1, totalSteps: 20 }), accumulation: 3 }],
  ["resume-from-zero", (t) => 1 - (t < 8 ? t : t - 8) / 20, { lr: linear({ baseLr: 1, totalSteps: 20 }), resumedAt: 8 }],
  [
    "resume-crawling",
    (t) => (t < 8 ? 1 - t / 20 : (12 / 20) * (1 - (t - 8) / 20)),
    { lr: linear({ baseLr: 1, totalSteps: 20 }), resumedAt: 8 },
  ],
  [
    "zero-first-step",
    (t) => (t < 5 ? t / 5 : 1 - (t - 5) / 15),
    { lr: warmup(linear({ baseLr: 1, totalSteps: 15 }), { steps: 5, offset: 1 }), steps: 20 },
  ],
  [
    "zero-first-step",
    (t) => (t < 5 ? (1 - Math.cos((Math.PI * t) / 5)) / 2 : 1 - (t - 5) / 15),
    { lr: warmup(linear({ baseLr: 1, totalSteps: 15 }), { steps: 5, shape: "cosine", offset: 1 }), steps: 20 },
  ],
  ["two-schedulers", (t) => (1 - t / 20) ** 2, { lr: linear({ baseLr: 1, totalSteps: 20 }) }],
])("%s is exact to the update (%#)", (bug, rate, plan) => {
  const steps = plan.steps ?? (plan.lr as { steps: number }).steps;
  const found = diagnose(log(rate, steps), plan);
  expect([found.bug, found.explained]).toEqual([bug, 1]);
  for (const { logged, predicted } of found.evidence) expect(predicted).toBeCloseTo(logged, 12);
});

test("between two updates the plan is read along its curve, but not across a jump", () => {
  const at = (lr: Parameters<typeof readPlanned>[0]["at"], x: number) => readPlanned({ at: lr, length: 40, spec: null }, 40).between(x);
  const curve = (t: number) => (1 + Math.cos((Math.PI * t) / 40)) / 2;
  for (const x of [1.5, 10.25, 20.75, 37.9]) expect(Math.abs(at(curve, x) - curve(x))).toBeLessThan(2e-6);
  const corner = (t: number) => (t < 10 ? t : 20 - t);
  expect(at(corner, 9.5)).toBe(9.5);
  expect(at(corner, 10.5)).toBe(9.5);
  const stairs = (t: number) => 0.5 ** Math.floor(t / 10);
  expect([at(stairs, 9.9), at(stairs, 10)]).toEqual([1, 0.5]);
});

describe("a plateau rule whose metrics are not known", () => {
  const plan: Plan = { lr: constant({ baseLr: 1 }), steps: 300, plateau: { factor: 0.5, patience: 4, every: 10 } };
  const cutsAt = (...cuts: number[]) => log((t) => 0.5 ** cuts.filter((cut) => cut <= t).length, 300, 5);

  test("may cut whenever its patience has run out", () => {
    const found = diagnose(cutsAt(90, 140, 240), plan);
    expect([found.bug, found.explained]).toEqual(["healthy", 1]);
    expect(found.sentence).toBe("The plateau rule cut the rate 3 times, never before its patience had run out.");
  });

  test("but not before that, nor between evaluations, nor like a clock from the start", () => {
    expect(diagnose(cutsAt(90, 130, 240), plan).explained).toBeLessThan(1);
    expect(diagnose(cutsAt(60, 110, 160, 210, 260), plan).bug).toBe("plateau-without-metric");
    expect(diagnose(cutsAt(50, 100, 150, 200, 250), plan).bug).toBe("plateau-without-metric"); // NaN is no best value to begin with
  });
});

test("what the plan names decides between bugs that look alike", () => {
  const fast = log((t) => cosine(Math.min(1000, 4 * t)), 1000, 10);
  expect(diagnose(fast, { lr: cosine, accumulation: 4 }).bug).toBe("accumulation-mismatch");
  expect(diagnose(fast, { lr: cosine, workers: 4 }).bug).toBe("double-stepping");
  expect(diagnose(fast, { lr: cosine, stepsPerEpoch: 4 }).bug).toBe("wrong-unit");
  const other = exponential({ baseLr: 0.1, gamma: 0.995 });
  const both = log((t) => cosine(t) * 0.995 ** t, 1000, 10);
  const named = diagnose(both, { lr: cosine, other });
  expect([named.bug, named.sentence]).toEqual(["two-schedulers", "The factors of both schedules multiply."]);
  expect(diagnose(both, { lr: cosine })).toMatchObject({ bug: "two-schedulers", values: { gamma: expect.closeTo(0.995, 9) } });
});

test("digits and rows may be missing", () => {
  for (const [, bug, trace, plan] of seen.filter(([, bug]) => bug !== "peak-overshoot")) {
    const rough = trace
      .filter(({ step }, i) => i === 0 || step % 10 !== 7)
      .map(({ step, lr }) => ({ step, lr: Number(lr.toPrecision(3)) }));
    expect(diagnose(rough, plan).bug).toBe(bug);
  }
});

test("says so where no story fits", () => {
  const found = diagnose(
    log((t) => 0.05 * (1 + Math.sin(t)), 1000, 10),
    { lr: cosine },
  );
  expect(found.confidence).toBeLessThan(0.3);
  expect(found.sentence).toMatch(/^None of the known stories explains this trace well; this is the nearest\. /);
});

test("a long log takes no longer than a second", () => {
  const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 200_000 });
  const started = performance.now();
  expect(
    diagnose(
      log((t) => lr(2 * t), 200_000),
      { lr },
    ).bug,
  ).toBe("double-stepping");
  expect(performance.now() - started).toBeLessThan(3000);
});

test.each<[unknown, unknown, string]>([
  [
    [],
    { lr: cosine },
    "diagnose: the trace must be a list of at least two rows, got []. Write it as [{ step: 0, lr: 0.1 }, { step: 1, lr: 0.09 }].",
  ],
  [[{ step: 0, lr: 0.1 }], { lr: cosine }, 'diagnose: the trace must be a list of at least two rows, got [{"step":0,"lr":0.1}]. '],
  [[{ step: 0, lr: 0.1 }, 3], { lr: cosine }, "diagnose: row 1 of the trace must be an object, got 3. Write it as { step: 0, lr: 0.1 }."],
  [
    log(() => Number.NaN, 3),
    { lr: cosine },
    "diagnose: lr of row 0 must be a finite number >= 0, got NaN. Leave the row out where nothing was logged.",
  ],
  [log(() => -1, 3), { lr: cosine }, "diagnose: lr of row 0 must be a finite number >= 0, got -1. "],
  [
    [
      { step: 3, lr: 1 },
      { step: 3, lr: 1 },
    ],
    { lr: cosine },
    "diagnose: the steps of a trace must rise, row 1 after 3, got 3. Keep one row for each step, of one run.",
  ],
  [
    [
      { step: 0.5, lr: 1 },
      { step: 3, lr: 1 },
    ],
    { lr: cosine },
    'diagnose: step of row 0 must be a whole number >= 0, got 0.5. A step is one optimizer update, counted from 0; traceUnit: "epochs" takes fractions.',
  ],
  [
    log(() => 1, 3),
    {},
    "diagnose: lr must be a schedule, its spec or a list of rates, got undefined. Write lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }).",
  ],
  [
    log(() => 1, 3),
    { lr: constant({ baseLr: 1 }) },
    "diagnose: steps must be given for a schedule that never ends, got undefined. It is the number of updates of the run.",
  ],
  [log(() => 1, 3), { lr: cosine, T_max: 3 }, "diagnose: unknown parameter T_max. Use lr and steps."],
  [
    log(() => 1, 3),
    { lr: cosine, resumedAt: 1.5 },
    "diagnose: resumedAt must be a whole number >= 1, got 1.5. It is the first update after the resume, counted from 0.",
  ],
  [
    log(() => 1, 3),
    { lr: cosine, traceUnit: "epochs" },
    "diagnose: stepsPerEpoch must be given for a trace in epochs, got undefined. It counts optimizer updates in an epoch.",
  ],
  [
    log(() => 1, 3),
    { lr: cosine, traceUnit: "batches" },
    "diagnose: accumulation must be given for a trace in batches, got undefined. It counts micro-batches in an update.",
  ],
  [log(() => 1, 3), { lr: cosine, traceUnit: "days" }, 'diagnose: traceUnit must be one of "updates", "batches", "epochs", got "days". '],
  [
    log(() => 1, 3),
    { lr: cosine, finder: { startLr: 1, endLr: 1 } },
    "diagnose: finder.endLr must be a finite number > 1, got 1. The range test rises.",
  ],
  [
    log(() => 1, 3),
    { lr: cosine, plateau: { factor: 0.5, patience: 3 } },
    "diagnose: plateau.every must be a whole number >= 1, got undefined. It counts updates between evaluations.",
  ],
])("refuses %o with %o", (trace, plan, message) => expect(() => diagnose(trace as never, plan as never)).toThrow(message));
