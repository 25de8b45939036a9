import fc from "fast-check";
import {
  along,
  constant,
  cooldown,
  infinite,
  interpolate,
  linear,
  noam,
  oneCycle,
  oneCycleMomentum,
  type Schedule,
  schedule,
  sequence,
  shapes,
  take,
  warmup,
  warmupStableDecay,
} from "lrlab";
import { describe, expect, test } from "vitest";
import { anySchedule, rates } from "./arbitrary.js";

const baseLr = fc.double({ min: 0.01, max: 1, noNaN: true });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.integer({ min: 1, max: 60 });
const anyShape = fc.constantFrom(...shapes);

describe("one cycle", () => {
  const runs = fc
    .tuple(fc.integer({ min: 6, max: 301 }), fc.constantFrom("cosine" as const, "linear" as const), fc.constantFrom(2 as const, 3 as const))
    .chain(([totalSteps, shape, phases]) =>
      fc.record({
        totalSteps: fc.constant(totalSteps),
        shape: fc.constant(shape),
        phases: fc.constant(phases),
        rise: fc.integer({ min: 2, max: Math.ceil(phases === 2 ? totalSteps : totalSteps / 2) - 1 }),
      }),
    );

  test("has its peak exactly once, for odd and even lengths, and never exceeds it", () => {
    fc.assert(
      fc.property(runs, ({ rise, ...cycle }) => {
        const seen = rates(oneCycle({ maxLr: 0.1, warmupShare: rise / cycle.totalSteps, ...cycle }), cycle.totalSteps + 10);
        expect(seen.flatMap((rate, t) => (rate >= 0.1 ? [t] : []))).toEqual([rise - 1]);
        expect(Math.max(...seen)).toBe(0.1);
        expect(seen[0]).toBeCloseTo(0.004, 15);
        for (const rate of seen.slice(cycle.totalSteps - 1)) expect(rate).toBeCloseTo(4e-7, 18);
      }),
      { numRuns: 500 },
    );
  });

  test("passes its peak between two updates where the share is not whole", () => {
    const lr = oneCycle({ maxLr: 0.1, totalSteps: 21 });
    expect(Math.max(...rates(lr))).toBeLessThan(0.0999);
    expect(lr(5)).toBeLessThan(lr(6));
    expect(lr(6)).toBeGreaterThan(lr(7));
  });

  test("with three phases falls as fast as it rose", () => {
    const lr = oneCycle({ maxLr: 0.1, totalSteps: 30, phases: 3 });
    for (let t = 0; t <= 8; t += 1) expect(lr(8 + t)).toBeCloseTo(lr(8 - t), 15);
  });

  test("its momentum is low where the rate is high, on the same clock", () => {
    fc.assert(
      fc.property(runs, ({ rise, ...cycle }) => {
        const shared = { ...cycle, warmupShare: rise / cycle.totalSteps };
        const momentum = oneCycleMomentum(shared);
        const lr = oneCycle({ maxLr: 0.1, ...shared });
        expect(momentum.steps).toBe(lr.steps);
        expect(momentum(rise - 1)).toBeCloseTo(0.85, 15);
        expect([momentum(0), momentum(cycle.totalSteps - 1)]).toEqual([0.95, 0.95]);
        for (let t = 1; t < cycle.totalSteps; t += 1) {
          if (cycle.phases === 2) expect((momentum(t) - momentum(t - 1)) * (lr(t) - lr(t - 1))).toBeLessThanOrEqual(1e-17);
        }
        expect(rates(schedule(JSON.parse(JSON.stringify(momentum))))).toEqual(rates(momentum));
      }),
    );
  });
});

describe("interpolate", () => {
  test("reads 0 as one end and 1 as the other, and a line between them", () => {
    fc.assert(
      fc.property(baseLr, baseLr, part, (from, to, q) => {
        expect([constant({ baseLr: 0 }), constant({ baseLr: 1 })].map((of) => interpolate(of, { from, to })(3))).toEqual([from, to]);
        expect(interpolate(constant({ baseLr: q }), { from, to })(0)).toBeCloseTo(from + (to - from) * q, 15);
      }),
    );
  });
});

describe("cooldown", () => {
  test("two branches of one trunk share every rate before the earlier one", () => {
    fc.assert(
      fc.property(anySchedule, fc.nat(60), fc.nat(60), length, length, (trunk, a, b, stepsA, stepsB) => {
        const branches = [cooldown(trunk, { at: a, steps: stepsA }), cooldown(trunk, { at: b, steps: stepsB, shape: "1-sqrt" })];
        const shared = Math.min(a, b);
        const prefix = rates(trunk, shared + 1);
        for (const branch of branches) expect(rates(branch, shared + 1)).toEqual(prefix);
      }),
    );
  });

  test("starts from the rate of its update, along its shape, to its end value, and holds that", () => {
    fc.assert(
      fc.property(anyShape, baseLr, part, fc.nat(40), length, (shape, base, low, at, steps) => {
        const trunk = warmup(constant({ baseLr: base }), { steps: 7, startLr: base / 2 });
        const endLr = (base / 2) * Math.max(low, 1e-3);
        const branch = cooldown(trunk, { at, steps, shape, endLr });
        expect(branch.steps).toBe(at + steps);
        expect([branch(at), branch(at + steps), branch(at + steps + 50)]).toEqual([trunk(at), endLr, endLr]);
        for (let t = 0; t <= steps; t += 1) expect(branch(at + t)).toBe(along(shape, trunk(at), endLr, t / steps));
        expect(rates(schedule(JSON.parse(JSON.stringify(branch))))).toEqual(rates(branch));
      }),
    );
  });

  test("in a line is a sequence of the trunk and a line", () => {
    const trunk = warmup(constant({ baseLr: 0.1 }), { steps: 10 });
    expect(rates(cooldown(trunk, { at: 50, steps: 20 }))).toEqual(
      rates(sequence(take(trunk, 50), linear({ baseLr: 0.1, totalSteps: 20 }))),
    );
  });
});

describe("warmup, stable, decay", () => {
  const runs = fc.record({
    baseLr,
    warmupSteps: fc.nat(20),
    stable: fc.nat(40),
    cooldownSteps: length,
    shape: anyShape,
    start: part,
    end: fc.double({ min: 0.001, max: 1, noNaN: true }),
  });

  test("is a branch of a warm trunk, also without a warmup or a stable part", () => {
    fc.assert(
      fc.property(runs, ({ stable, start, end, ...p }) => {
        const [startLr, endLr] = [p.baseLr * start, p.baseLr * end];
        const lr = warmupStableDecay({ ...p, totalSteps: p.warmupSteps + stable + p.cooldownSteps, startLr, endLr });
        const trunk = warmup(constant({ baseLr: p.baseLr }), { steps: p.warmupSteps, startLr });
        expect(rates(lr)).toEqual(rates(cooldown(trunk, { at: p.warmupSteps + stable, steps: p.cooldownSteps, shape: p.shape, endLr })));
      }),
    );
  });

  test("a longer run has the same rates up to the cooldown of the shorter one", () => {
    fc.assert(
      fc.property(runs, length, ({ stable, start, end, ...p }, longer) => {
        const totalSteps = p.warmupSteps + stable + p.cooldownSteps;
        const rest = { startLr: p.baseLr * start, endLr: p.baseLr * end };
        const prefix = p.warmupSteps + stable + 1;
        expect(rates(warmupStableDecay({ ...p, ...rest, totalSteps: totalSteps + longer }), prefix)).toEqual(
          rates(warmupStableDecay({ ...p, ...rest, totalSteps }), prefix),
        );
      }),
    );
  });

  test("joins without a jump: no step is larger than the first of a line or of the shape", () => {
    const shortest = warmupStableDecay({ baseLr: 0.1, totalSteps: 1, warmupSteps: 0, cooldownSteps: 1 });
    expect(rates(shortest, 3)).toEqual([0.1, 0, 0]);
    const triangle = warmupStableDecay({ baseLr: 1, totalSteps: 8, warmupSteps: 4, cooldownSteps: 4 });
    expect(rates(triangle, 10)).toEqual([0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0, 0]);
  });

  test("and infinite schedules are continuous at their joins", () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes, "inverse-sqrt" as const), baseLr, part, (shape, base, low) => {
        const steps = 1000;
        const constantLr = base * Math.max(low, 0.01);
        const all: Schedule[] = [infinite({ baseLr: base, constantLr, warmupSteps: steps, decaySteps: steps, shape })];
        if (shape !== "inverse-sqrt")
          all.push(
            warmupStableDecay({ baseLr: base, totalSteps: 3 * steps, warmupSteps: steps, cooldownSteps: steps, shape, endLr: constantLr }),
          );
        for (const lr of all)
          for (let t = 1; t < 3 * steps + 10; t += 1) expect(Math.abs(lr(t) - lr(t - 1))).toBeLessThan(base / Math.sqrt(steps) + 1e-12);
      }),
      { numRuns: 20 },
    );
  });
});

describe("infinite schedules", () => {
  test("reach both of their rates exactly and stay, whatever the shape", () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes, "inverse-sqrt" as const), baseLr, length, length, (shape, base, w, d) => {
        const lr = infinite({ baseLr: base, constantLr: base / 3, warmupSteps: w, decaySteps: d, shape });
        expect([lr(0), lr(w), lr(w + d), lr(w + d + 12345)]).toEqual([0, base, base / 3, base / 3]);
      }),
    );
  });

  test("the inverse square root falls fast at first: half of the way after a seventh of the time", () => {
    const lr = infinite({ baseLr: 1, constantLr: 0, warmupSteps: 0, decaySteps: 1000, shape: "inverse-sqrt" });
    const half = ((2 / (1 + 1 / Math.sqrt(11))) ** 2 - 1) / 10; // h(q) = h(1)/2, solved for q
    expect([lr(Math.floor(1000 * half)) > 0.5, lr(Math.ceil(1000 * half)) < 0.5, Math.round(1 / half)]).toEqual([true, true, 7]);
  });
});

describe("Noam", () => {
  test("rises along a line, peaks at update w − 1 with k/√(d w), and halves when the step is four times as large", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), fc.integer({ min: 1, max: 4000 }), baseLr, (modelSize, warmupSteps, factor) => {
        const lr = noam({ modelSize, warmupSteps, factor });
        const peak = factor / Math.sqrt(modelSize * warmupSteps);
        expect(lr(warmupSteps - 1) / peak).toBeCloseTo(1, 12);
        expect(lr(4 * warmupSteps - 1) / peak).toBeCloseTo(0.5, 12);
        expect(lr(0) / peak).toBeCloseTo(1 / warmupSteps, 12);
      }),
    );
  });
});
