import fc from "fast-check";
import * as lrlab from "lrlab";
import { families, inspect } from "lrlab";
import { describe, expect, test } from "vitest";

const { clamp, constant, cosineAnnealing, custom, cyclic, exponential, linear, linearWarmup, multiStep } = lrlab;
const { repeat, scale, sequence, skip, take, warmup } = lrlab;
const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 90 });

test("the area of a linear decay and of a cosine is half of the rectangle, up to half of the first rate", () => {
  for (const lr of [linear({ baseLr: 0.2, totalSteps: 50 }), cosineAnnealing({ baseLr: 0.2, totalSteps: 50 })]) {
    const { area, fullness } = inspect(lr);
    expect(area).toBeCloseTo((0.2 * 50) / 2 + 0.1, 12);
    expect(fullness).toBeCloseTo(area / (0.2 * 50), 15);
  }
  expect(inspect([3, 1, 2]).area).toBe(6);
  expect(inspect([3, 1, 2]).fullness).toBeCloseTo(6 / 9, 15);
});

test("a warmup is counted up to the first update with the full rate", () => {
  expect(inspect(warmup(cosine, { steps: 10 })).warmup).toEqual({ steps: 10, share: 0.1 });
  expect(inspect(warmup(cosine, { steps: 10, offset: 1 })).warmup.steps).toBe(9);
  expect(inspect(warmup(cosine, { steps: 10, shape: "constant", startLr: 0.01 })).warmup.steps).toBe(10);
  expect(inspect(cosine).warmup).toEqual({ steps: 0, share: 0 });
  expect(inspect(take(constant({ baseLr: 1 }), 5)).warmup.steps).toBe(0);
});

describe("the boundary table", () => {
  const kinds = (lr: Parameters<typeof inspect>[0], steps?: number) =>
    inspect(lr, steps === undefined ? {} : { steps }).boundaries.map(({ step, kind }) => `${kind} ${step}`);

  test("has jumps with the rates on both sides", () => {
    expect(inspect(multiStep({ baseLr: 0.4, milestones: [30, 60], gamma: 0.5 }), { steps: 90 }).boundaries).toEqual([
      { step: 30, kind: "jump", before: 0.4, after: 0.2, slopes: [0, 0] },
      { step: 60, kind: "jump", before: 0.2, after: 0.1, slopes: [0, 0] },
    ]);
  });

  test("has corners with the slopes on both sides", () => {
    const [corner, ...more] = inspect(sequence(take(constant({ baseLr: 0.1 }), 90), linear({ baseLr: 0.1, totalSteps: 10 }))).boundaries;
    expect(more).toEqual([]);
    expect(corner).toMatchObject({ step: 90, kind: "corner", before: 0.1, after: 0.1 });
    expect(corner?.slopes[0]).toBe(0);
    expect(corner?.slopes[1]).toBeCloseTo(-0.01, 12);
  });

  test("has the joins where nothing breaks", () => {
    expect(kinds(warmup(cosine, { steps: 40, shape: "cosine" }))).toEqual(["smooth 40"]);
    const halves = sequence(take(cosine, 45), skip(cosine, 45));
    expect(kinds(halves)).toEqual(["smooth 45"]);
    expect(kinds(scale(clamp(halves, { max: 1 }), 2))).toEqual(["smooth 45"]);
    expect(kinds(warmup(halves, { steps: 10 }))).toEqual(["corner 10", "smooth 55"]);
    expect(kinds(skip(sequence(halves, halves), 30))).toEqual(["smooth 15", "jump 60", "smooth 105"]);
  });

  test("finds what is within a part, at the whole's own clock", () => {
    const drop = multiStep({ baseLr: 0.4, milestones: [3], gamma: 0.1 });
    expect(kinds(sequence(take(constant({ baseLr: 0.4 }), 10), drop), 20)).toEqual(["smooth 10", "jump 13"]);
    expect(kinds(repeat(linear({ baseLr: 1, totalSteps: 10 }), 3))).toEqual(["jump 10", "jump 20"]);
    expect(kinds(lrlab.cooldown(constant({ baseLr: 0.1 }), { at: 50, steps: 20 }))).toEqual(["corner 50"]);
  });

  test("has a jump wherever two pieces do not meet, whatever their slopes", () => {
    const rise = linearWarmup({ baseLr: 0.1, warmupSteps: 10 });
    const hold = (baseLr: number, steps: number) => take(constant({ baseLr }), steps);
    const fall = linear({ baseLr: 0.1, totalSteps: 50 });
    expect(kinds(sequence(rise, hold(0.05, 40), fall))).toEqual(["jump 10", "jump 50"]);
    expect(kinds(sequence(rise, hold(0.1, 40), fall))).toEqual(["corner 10", "corner 50"]);
    expect(kinds(sequence(take(rise, 5), hold(0.08, 10)))).toEqual(["jump 5"]);
    expect(kinds(sequence(rise, linear({ baseLr: 0.06, totalSteps: 20 })))).toEqual(["jump 10"]);
    // One update between two pieces, and pieces of two and three updates.
    expect(kinds([0.1, 0.05, 0.05, 0.05, 0.05])).toEqual(["jump 1"]);
    expect(kinds(sequence(hold(0.1, 10), hold(0.5, 1), hold(0.05, 10)))).toEqual(["jump 10", "jump 11"]);
    for (const steps of [2, 3])
      expect(kinds(repeat(linear({ baseLr: 1, totalSteps: steps }), 3))).toEqual([`jump ${steps}`, `jump ${2 * steps}`]);
    // A triangle turns without a jump, however steep.
    expect(kinds(cyclic({ minLr: 0.01, maxLr: 0.1, stepsUp: 4, stepsDown: 4 }), 12)).toEqual(["corner 4", "corner 8"]);
  });

  test("tells two lines that meet from two that do not", () => {
    const slope = fc.double({ min: -0.01, max: 0.01, noNaN: true });
    fc.assert(
      fc.property(slope, slope, fc.double({ min: -1, max: 1, noNaN: true }), (left, right, gap) => {
        const at = (t: number) => 1 + (t < 20 ? left * (t - 20) : right * (t - 20) + gap);
        const found = kinds(Array.from({ length: 40 }, (_, t) => at(t))).filter((kind) => kind.startsWith("jump"));
        if (Math.abs(gap) > 0.03) expect(found).toEqual(["jump 20"]);
        if (Math.abs(gap) < 1e-9) expect(found).toEqual([]);
      }),
    );
  });

  test("is empty for a smooth schedule", () => {
    for (const lr of [cosine, exponential({ baseLr: 0.1, gamma: 0.9 }), linear({ baseLr: 0.1, totalSteps: 1000 })])
      expect(kinds(lr, 90)).toEqual([]);
  });
});

test("names updates that move nothing", () => {
  expect(inspect(warmup(cosine, { steps: 10 })).zero).toEqual([{ from: 0, to: 0 }]);
  expect(inspect(linear({ baseLr: 0.1, totalSteps: 10 }), { steps: 14 }).zero).toEqual([{ from: 10, to: 13 }]);
  expect(inspect([0, 1, 0, 0, 1]).zero).toEqual([
    { from: 0, to: 0 },
    { from: 2, to: 3 },
  ]);
});

test("says where the planned peak is never used", () => {
  const whole = warmup(cosine, { steps: 10 });
  expect(inspect(whole).plannedPeak).toEqual({ lr: 0.1, reached: true });
  const short = inspect(whole, { steps: 8 });
  expect(short.plannedPeak).toEqual({ lr: 0.1, reached: false });
  expect(short.sentences).toContain("It names a rate of 0.1, which no update gets: it still rises when the run ends, at 0.07.");
  // A top that falls between two updates.
  const triangle = custom((t) => 1 - Math.abs(t / 5.5 - 1), { steps: 11 });
  expect(inspect(triangle).peak.lr).toBeCloseTo(10 / 11, 15);
  expect(inspect(clamp(whole, { max: 0.05 })).plannedPeak).toEqual({ lr: 0.05, reached: true });
  expect(inspect(scale(whole, 3)).plannedPeak?.lr).toBeCloseTo(0.3, 15);
  expect(inspect([1, 2]).plannedPeak).toBeNull();
});

test("reports rates below 0 and rates that are refused", () => {
  const list = inspect([0.2, -0.1, -0.3, 0.1]);
  expect(list.negative).toEqual({ stretches: [{ from: 1, to: 2 }], lowest: -0.3 });
  expect(list.sentences.at(-1)).toBe("The rate is below 0, down to -0.3, at updates 1 to 2: those updates climb the loss.");
  expect(inspect(custom((t) => 1 - t, { steps: 4 })).negative).toEqual({ stretches: [{ from: 2, to: 3 }], lowest: -2 });
  const inner = inspect(
    scale(
      custom((t) => 1 - t, { steps: 4 }),
      2,
    ),
  );
  expect(inner.negative.stretches).toEqual([]);
  expect(inner.refused.stretches).toEqual([{ from: 2, to: 3 }]);
  expect(inner.refused.says).toMatch(/^custom: the rate at step 2 must be a finite number >= 0, got -1\./);
  expect(
    inspect(
      custom(() => Number.NaN),
      { steps: 2 },
    ).refused,
  ).toEqual({
    stretches: [{ from: 0, to: 1 }],
    says: "The rate at step 0 is NaN.",
  });
});

test("takes long runs with as many stretches and joins as there are updates", () => {
  const wave = inspect(custom((t) => (t % 2 ? -1 : 1), { steps: 500_000 }));
  expect([wave.negative.stretches.length, wave.negative.lowest]).toEqual([250_000, -1]);
  const saw = repeat(linear({ baseLr: 1, totalSteps: 2 }), 150_000);
  expect(inspect(sequence(saw, repeat(saw, 2))).boundaries.length).toBe(449_999);
});

test("reads well", () => {
  expect(inspect(warmup(cosine, { steps: 10 })).sentences).toEqual([
    "Over 100 updates the rates add up to 5, 50 % of what the peak, 0.1 at update 10, would give throughout.",
    "It rises for 10 updates, 10 % of the run.",
    "With rate 0, 1 update moves nothing: update 0.",
  ]);
});

test.each(families.map(({ definition }) => [definition.name, definition] as const))(
  "is plain JSON for %s, from schedule and spec alike",
  (name, { example }) => {
    const lr = lrlab.schedule({ kind: name, ...example });
    const found = inspect(lr, { steps: lr.steps ?? 100 });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(inspect(lr.spec, { steps: lr.steps ?? 100 })).toEqual(found);
    let sum = 0;
    for (let t = 0; t < found.steps; t++) sum += lr(t);
    expect(found.area).toBeCloseTo(sum, 10);
    expect(found.negative.stretches).toEqual([]);
  },
);

test.each([
  [
    () => inspect(constant({ baseLr: 1 })),
    "inspect: steps must be given for a schedule that never ends, got undefined. Write inspect(lr, { steps: 1000 }).",
  ],
  [() => inspect(cosine, { steps: 0 }), "inspect: steps must be a whole number >= 1 and <= 10000000, got 0. It counts optimizer updates."],
  [() => inspect([]), "inspect: lr must be a list of at least one finite number, got []. Write it as [1, 0.5]."],
  [
    () => inspect({} as never),
    "inspect: lr must be a schedule, its spec or a list of rates, got {}. Write inspect(cosineAnnealing({ baseLr: 0.1, totalSteps: 100 })).",
  ],
])("refuses %s", (call, message) => expect(call).toThrow(message));
