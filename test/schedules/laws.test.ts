import fc from "fast-check";
import {
  along,
  clamp,
  constant,
  constantWarmup,
  cosineAnnealing,
  cosineWarmup,
  custom,
  exponential,
  exponentialWarmup,
  type Family,
  families,
  flatCosine,
  inverseSqrt,
  inverseTime,
  kDecay,
  linear,
  linearToZero,
  linearWarmup,
  multiStep,
  polynomial,
  power,
  repeat,
  rex,
  type Schedule,
  type Shape,
  scale,
  schedule,
  sequence,
  shapes,
  skip,
  stepDecay,
  swaAnneal,
  take,
  tanh,
  warmup,
} from "lrlab";
import { describe, expect, test } from "vitest";
import { anyEnding, anyParameters, anySchedule, rates } from "./arbitrary.js";

const baseLr = fc.double({ min: 1e-4, max: 1, noNaN: true });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.integer({ min: 1, max: 60 });

/** Same length, same rates to the last bit, well past the end. */
function same(a: Schedule, b: Schedule): void {
  expect(a.steps).toBe(b.steps);
  expect(rates(a)).toEqual(rates(b));
}

/** Two routes to one curve may differ in the last bits. */
function close(a: readonly number[], b: readonly number[], scale = Math.max(...b)): void {
  expect(a.length).toBe(b.length);
  a.forEach((value, t) => {
    expect(Math.abs(value - (b[t] as number)), `step ${t}`).toBeLessThanOrEqual(1e-13 * scale);
  });
}

describe("every schedule", () => {
  test("has finite rates that are not negative, and comes back from JSON bit for bit", () => {
    fc.assert(
      fc.property(anySchedule, (lr) => {
        for (const rate of rates(lr)) expect(Number.isFinite(rate) && rate >= 0).toBe(true);
        const again = schedule(JSON.parse(JSON.stringify(lr)));
        expect(again.spec).toEqual(lr.spec);
        same(again, lr);
      }),
      { numRuns: 300 },
    );
  });

  test("answers in any order, so a run can resume anywhere", () => {
    fc.assert(
      fc.property(anySchedule, fc.array(fc.nat(300), { minLength: 1 }), (lr, steps) => {
        const forwards = new Map([...steps].sort((a, b) => a - b).map((t) => [t, lr(t)]));
        for (const t of steps) expect(lr(t)).toBe(forwards.get(t));
      }),
    );
  });
});

describe("sequence", () => {
  test("is associative", () => {
    fc.assert(
      fc.property(anyEnding, anyEnding, anySchedule, (a, b, c) => {
        same(sequence(sequence(a, b), c), sequence(a, b, c));
        same(sequence(a, sequence(b, c)), sequence(a, b, c));
      }),
    );
  });

  test("gives each part its own clock, and a boundary to the next part", () => {
    fc.assert(
      fc.property(anyEnding, anySchedule, fc.nat(200), (a, b, t) => {
        const n = a.steps as number;
        expect(sequence(a, b)(t)).toBe(t < n ? a(t) : b(t - n));
        expect(sequence(a, b)(n)).toBe(b(0));
        same(sequence(a), a);
      }),
    );
  });

  test("of 40 pieces takes at most 4 times the time of one", () => {
    const piece = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
    const forty = sequence(...Array.from({ length: 40 }, () => piece));
    const cost = (lr: Schedule): number => {
      const before = process.cpuUsage();
      let sum = 0;
      for (let t = 0; t < 400_000; t += 1) sum += lr(t % 4000);
      expect(sum).toBeGreaterThan(0);
      return process.cpuUsage(before).user;
    };
    const best = (lr: Schedule): number => Math.min(...[1, 2, 3, 4, 5].map(() => cost(lr)));
    best(forty); // warm
    expect(best(forty) / best(piece)).toBeLessThan(4);
  });
});

describe("take and skip", () => {
  test("cut a schedule in two that sequence joins again", () => {
    fc.assert(
      fc.property(anySchedule, length, (lr, n) => {
        fc.pre(lr.steps === null || n < lr.steps);
        same(sequence(take(lr, n), skip(lr, n)), lr);
      }),
    );
  });

  test("take holds the value at its end, and asks the policy of the schedule where that is shorter", () => {
    fc.assert(
      fc.property(anySchedule, length, fc.nat(200), (lr, n, t) => {
        expect(take(lr, n)(t)).toBe(lr(Math.min(t, n)));
        expect(take(lr, n).steps).toBe(n);
      }),
    );
    const floor = cosineAnnealing({ baseLr: 0.1, totalSteps: 4, minLr: 0.01 });
    expect(rates(take(floor, 8), 10).slice(4)).toEqual([0.01, 0.01, 0.01, 0.01, 0.01, 0.01]);
    expect(rates(take(cosineAnnealing({ baseLr: 0.1, totalSteps: 4, pastEnd: "repeat" }), 8), 8).slice(4)).toEqual(
      rates(cosineAnnealing({ baseLr: 0.1, totalSteps: 4 }), 4),
    );
  });

  test("taking a piece at its own length changes nothing while it holds", () => {
    fc.assert(
      fc.property(fc.constantFrom(...families.filter(({ definition, from }) => from(definition.example).steps !== null)), (family) => {
        const lr = family.from(family.definition.example);
        same(take(lr, lr.steps as number), lr);
      }),
    );
  });

  test("skips add up", () => {
    fc.assert(
      fc.property(anySchedule, fc.nat(20), fc.nat(20), (lr, a, b) => {
        fc.pre(lr.steps === null || a + b < lr.steps);
        same(skip(skip(lr, a), b), skip(lr, a + b));
      }),
    );
  });
});

describe("scale, clamp and repeat", () => {
  test("scale multiplies every rate, and goes through sequence", () => {
    fc.assert(
      fc.property(anyEnding, anySchedule, part, (a, b, c) => {
        expect(rates(scale(b, c))).toEqual(rates(b).map((rate) => c * rate));
        same(scale(b, 1), b);
        same(scale(sequence(a, b), c), sequence(scale(a, c), scale(b, c)));
      }),
    );
  });

  test("clamp bounds every rate, leaves what is inside, and needs to be done once", () => {
    fc.assert(
      fc.property(anySchedule, part, part, (lr, one, other) => {
        const bounds = { min: Math.min(one, other), max: Math.max(one, other) };
        const clamped = clamp(lr, bounds);
        rates(lr).forEach((rate, t) => {
          expect(clamped(t)).toBe(rate < bounds.min ? bounds.min : rate > bounds.max ? bounds.max : rate);
        });
        same(clamp(clamped, bounds), clamped);
        same(clamp(clamp(lr, { min: bounds.min }), { max: bounds.max }), clamped);
      }),
    );
  });

  test("repeat is a sequence of the same schedule, after the end as well", () => {
    fc.assert(
      fc.property(anyEnding, fc.integer({ min: 1, max: 5 }), (lr, n) => {
        same(repeat(lr, n), sequence(...Array.from({ length: n }, () => lr)));
      }),
    );
  });

  test("repeat without a number never ends and has a period", () => {
    fc.assert(
      fc.property(anyEnding, fc.nat(500), (lr, t) => {
        expect(repeat(lr).steps).toBeNull();
        expect(repeat(lr)(t)).toBe(lr(t % (lr.steps as number)));
      }),
    );
  });
});

describe("warmup", () => {
  const shape = fc.constantFrom(...shapes, "constant" as const);

  test("of 0 steps is the schedule itself", () => {
    fc.assert(
      fc.property(anySchedule, (lr) => {
        expect(warmup(lr, { steps: 0 })).toBe(lr);
      }),
    );
  });

  test("comes before the schedule, whose clock starts after it", () => {
    fc.assert(
      fc.property(anySchedule, length, (lr, w) => {
        const warm = warmup(lr, { steps: w });
        expect(warm.steps).toBe(lr.steps === null ? null : w + lr.steps);
        same(skip(warm, w), lr);
      }),
    );
  });

  test("rises from its starting rate to the first rate of the schedule without a jump", () => {
    fc.assert(
      fc.property(baseLr, part, length, fc.constantFrom(0 as const, 1 as const), (base, start, w, offset) => {
        const startLr = base * start;
        const warm = rates(warmup(constant({ baseLr: base }), { steps: w, startLr, offset }), w + 3);
        expect(warm[w - offset]).toBe(base);
        if (offset === 0) expect(warm[0]).toBe(startLr);
        else expect(warm[0]).toBeGreaterThanOrEqual(startLr + ((base - startLr) / w) * (1 - 1e-9) - 1e-15);
        const largest = ((base - startLr) / w) * (1 + 1e-9) + 1e-15;
        for (let t = 1; t < warm.length; t += 1) {
          const rise = (warm[t] as number) - (warm[t - 1] as number);
          expect(rise).toBeGreaterThanOrEqual(-1e-16);
          expect(rise).toBeLessThanOrEqual(largest);
        }
      }),
    );
  });

  test("counts from 0 or from 1, as it is told", () => {
    const one = constant({ baseLr: 1 });
    expect(rates(warmup(one, { steps: 4 }), 6)).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
    expect(rates(warmup(one, { steps: 4, offset: 1 }), 6)).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
  });

  test("has the shape of that name, and the family's rates where one has it", () => {
    const ramps: Partial<Record<Shape | "constant", Family<{ baseLr: number; warmupSteps: number; startLr: number }>>> = {
      linear: linearWarmup,
      cosine: cosineWarmup,
      exponential: exponentialWarmup,
      constant: constantWarmup,
    };
    fc.assert(
      fc.property(shape, baseLr, length, (name, base, w) => {
        const given = { baseLr: base, warmupSteps: w, startLr: base / 10 };
        const lr = inverseSqrt({ baseLr: base, timescale: 3 });
        const ramp = ramps[name]?.(given) ?? custom((t) => along(name as Shape, base / 10, base, t / w), { steps: w });
        const warm = warmup(lr, { steps: w, shape: name, startLr: base / 10 });
        expect(rates(warm)).toEqual(rates(sequence(ramp, lr)));
      }),
    );
  });
});

describe("families", () => {
  test.each(families.map((family) => [family.definition.name, family] as const))("%s falls or rises as its group says", (_name, family) => {
    const { group } = family.definition;
    fc.assert(
      fc.property(anyParameters(family), (parameters) => {
        const seen = rates(family.from(parameters));
        const rounding = 1e-14 * Math.max(...seen);
        for (let t = 1; t < seen.length; t += 1) {
          const rise = (seen[t] as number) - (seen[t - 1] as number);
          if (["constant", "steps", "decay"].includes(group)) expect(rise).toBeLessThanOrEqual(rounding);
          if (["constant", "warmup"].includes(group)) expect(rise).toBeGreaterThanOrEqual(-rounding);
        }
      }),
    );
  });

  test("decays and warmups reach both of their ends exactly", () => {
    fc.assert(
      fc.property(baseLr, part, length, (base, low, n) => {
        const floor = base * low;
        for (const lr of [
          cosineAnnealing({ baseLr: base, totalSteps: n, minLr: floor }),
          linear({ baseLr: base, totalSteps: n, endLr: floor }),
          polynomial({ baseLr: base, totalSteps: n, endLr: floor, power: 1.7 }),
          rex({ baseLr: base, totalSteps: n, minLr: floor }),
          kDecay({ baseLr: base, totalSteps: n, minLr: floor, k: 1.7, shape: "mirror-cosine" }),
          flatCosine({ baseLr: base, totalSteps: n, flatSteps: n - 1, minLr: floor }),
        ]) {
          expect([lr(0), lr(n)]).toEqual([base, floor]);
        }
        const ramp = { baseLr: base, warmupSteps: n, startLr: floor + 1e-9 * base };
        fc.pre(ramp.startLr <= base);
        for (const family of [linearWarmup, cosineWarmup, exponentialWarmup, constantWarmup]) {
          expect([family(ramp)(0), family(ramp)(n)]).toEqual([ramp.startLr, base]);
        }
      }),
    );
  });

  test("exponential: closed form and recursion", () => {
    fc.assert(
      fc.property(baseLr, fc.double({ min: 0.8, max: 1, noNaN: true }), (base, gamma) => {
        let rate = base;
        close(
          rates(exponential({ baseLr: base, gamma }), 100),
          Array.from({ length: 100 }, () => {
            const now = rate;
            rate *= gamma;
            return now;
          }),
        );
      }),
    );
  });

  test("step decay: every k updates, as milestones, as a sequence", () => {
    fc.assert(
      fc.property(baseLr, part, fc.integer({ min: 1, max: 40 }), (base, gamma, k) => {
        const milestones = Array.from({ length: Math.floor(149 / k) }, (_, i) => (i + 1) * k);
        const lr = stepDecay({ baseLr: base, stepSize: k, gamma });
        fc.pre(milestones.length > 0);
        expect(rates(lr)).toEqual(rates(multiStep({ baseLr: base, milestones, gamma })));
        const shelf = take(constant({ baseLr: base }), k);
        const shelves = milestones.map((_, i) => scale(shelf, gamma ** (i + 1)));
        close(rates(sequence(shelf, ...shelves)), rates(lr));
      }),
    );
  });

  test("multi-step: a milestone belongs to the time after the drop", () => {
    const lr = multiStep({ baseLr: 1, milestones: [3, 5], gamma: 0.5 });
    expect(rates(lr, 7)).toEqual([1, 1, 1, 0.5, 0.5, 0.25, 0.25]);
  });

  test("linear is polynomial with power 1, and a square is the square of a line", () => {
    fc.assert(
      fc.property(baseLr, part, length, (base, low, n) => {
        const line = { baseLr: base, totalSteps: n, endLr: base * low };
        close(rates(linear(line)), rates(polynomial({ ...line, power: 1 })));
        const down = linear({ baseLr: 1, totalSteps: n });
        close(rates(polynomial({ baseLr: base, totalSteps: n, power: 2 })), rates(custom((t) => base * down(t) ** 2)));
      }),
    );
  });

  test("cosine: closed form, symmetry, and the recursion of cosines", () => {
    fc.assert(
      fc.property(baseLr, part, fc.integer({ min: 2, max: 100 }), (base, low, n) => {
        const [max, min] = [base, base * low];
        const lr = cosineAnnealing({ baseLr: max, totalSteps: n, minLr: min });
        const seen = rates(lr, n + 1);
        close(
          seen,
          seen.map((_, t) => max + min - lr(n - t)),
          max,
        );
        const cosines = [1, Math.cos(Math.PI / n)]; // c(t + 1) = 2 cos(π/n) c(t) − c(t − 1)
        while (cosines.length <= n) cosines.push(2 * (cosines[1] as number) * (cosines.at(-1) as number) - (cosines.at(-2) as number));
        seen.forEach((rate, t) => {
          expect(Math.abs(rate - (min + ((max - min) * (1 + (cosines[t] as number))) / 2))).toBeLessThan(1e-11 * max);
        });
      }),
    );
    const whole = cosineAnnealing({ baseLr: 1, totalSteps: 20 });
    close([2, 5, 10, 15, 18].map(whole), [0.97552825814758, 0.85355339059327, 0.5, 0.14644660940673, 0.02447174185242]);
  });

  test("warmups are decays run backwards", () => {
    fc.assert(
      fc.property(baseLr, part, length, (base, low, w) => {
        const [startLr, back] = [base * low, (lr: Schedule) => Array.from({ length: w + 1 }, (_, t) => lr(w - t))];
        const ramp = { baseLr: base, warmupSteps: w, startLr };
        close(rates(linearWarmup(ramp), w + 1), back(linear({ baseLr: base, totalSteps: w, endLr: startLr })));
        close(rates(cosineWarmup(ramp), w + 1), back(cosineAnnealing({ baseLr: base, totalSteps: w, minLr: startLr })));
        fc.pre(low > 1e-3);
        close(rates(exponentialWarmup(ramp), w + 1), back(exponential({ baseLr: base, gamma: low ** (1 / w) })));
        same(constantWarmup(ramp), take(sequence(take(constant({ baseLr: startLr }), w), constant({ baseLr: base })), w));
      }),
    );
  });

  test("linear to zero is a warmup before a line whose length the warmup is a part of", () => {
    fc.assert(
      fc.property(baseLr, length, fc.nat(30), (base, fall, w) => {
        const lr = linearToZero({ baseLr: base, totalSteps: w + fall, warmupSteps: w });
        close(rates(lr), rates(warmup(linear({ baseLr: base, totalSteps: fall }), { steps: w })));
        expect([lr.steps, lr(w), lr(w + fall), lr(w + fall + 9)]).toEqual([w + fall, base, 0, 0]);
      }),
    );
  });

  test("flat cosine is a constant before a cosine", () => {
    fc.assert(
      fc.property(baseLr, part, length, fc.integer({ min: 1, max: 60 }), (base, low, fall, flat) => {
        const lr = flatCosine({ baseLr: base, totalSteps: flat + fall, flatSteps: flat, minLr: base * low });
        const parts = sequence(
          take(constant({ baseLr: base }), flat),
          cosineAnnealing({ baseLr: base, totalSteps: fall, minLr: base * low }),
        );
        close(rates(lr), rates(parts));
        close(
          rates(flatCosine({ baseLr: base, totalSteps: fall, flatSteps: 0 })),
          rates(cosineAnnealing({ baseLr: base, totalSteps: fall })),
        );
      }),
    );
  });

  test("SWA anneal goes up as it goes down, and stays there", () => {
    fc.assert(
      fc.property(baseLr, baseLr, length, fc.constantFrom(...shapes), (from, to, n, name) => {
        fc.pre(name !== "exponential");
        const shape = name as Exclude<Shape, "exponential">;
        const [there, back] = [
          swaAnneal({ baseLr: from, swaLr: to, annealSteps: n, shape }),
          swaAnneal({ baseLr: to, swaLr: from, annealSteps: n, shape }),
        ];
        expect([there(0), there(n), there(n + 7)]).toEqual([from, to, to]);
        rates(there, n).forEach((rate, t) => {
          expect(Math.abs(rate + back(t) - (from + to))).toBeLessThanOrEqual(1e-15 * (from + to));
        });
      }),
    );
  });

  test("k-decay with k = 1 is the shape itself, and a bent line is a square", () => {
    fc.assert(
      fc.property(baseLr, part, length, (base, low, n) => {
        const given = { baseLr: base, totalSteps: n, minLr: base * low };
        close(rates(kDecay({ ...given, k: 1 })), rates(cosineAnnealing(given)));
        close(rates(kDecay({ ...given, k: 1, shape: "linear" })), rates(linear({ baseLr: base, totalSteps: n, endLr: base * low })));
        close(rates(kDecay({ ...given, k: 2, shape: "linear" })), rates(kDecay({ ...given, k: 1, shape: "square" })));
        close(rates(kDecay({ ...given, k: 0.5, shape: "square" })), rates(kDecay({ ...given, k: 1, shape: "linear" })));
      }),
    );
  });

  test("inverse time adds the same to one over the rate, and its staircase stands on the smooth curve", () => {
    fc.assert(
      fc.property(baseLr, fc.double({ min: 0.01, max: 2, noNaN: true }), length, (base, gamma, s) => {
        const smooth = inverseTime({ baseLr: base, gamma, timescale: s });
        const stairs = inverseTime({ baseLr: base, gamma, timescale: s, form: "staircase" });
        for (let t = 0; t < 150; t += 1) {
          expect(base / smooth(t + s) - base / smooth(t)).toBeCloseTo(gamma, 10);
          expect(stairs(t)).toBe(smooth(Math.floor(t / s) * s));
        }
      }),
    );
  });

  test("power: the same factor for every doubling of t + τ; with exponent 1 it is inverse time", () => {
    fc.assert(
      fc.property(baseLr, fc.double({ min: 0.1, max: 2, noNaN: true }), length, fc.nat(100), (base, exponent, tau, t) => {
        const lr = power({ baseLr: base, exponent, timescale: tau });
        expect(lr(2 * t + tau) / lr(t)).toBeCloseTo(2 ** -exponent, 12);
        expect(lr(0)).toBe(base);
        close(rates(power({ baseLr: base, exponent: 1, timescale: tau })), rates(inverseTime({ baseLr: base, gamma: 1, timescale: tau })));
      }),
    );
  });

  test("power under a cap is the Power scheduler's law of tokens", () => {
    const [a, b, cap, perBatch] = [4.6, -0.51, 0.02, 512];
    const lr = clamp(power({ baseLr: a * perBatch ** b, exponent: -b }), { max: cap });
    for (const t of [0, 1, 10, 100, 1000, 100_000]) expect(lr(t)).toBeCloseTo(Math.min(cap, a * ((t + 1) * perBatch) ** b), 12);
  });

  test("REX: two thirds at half-way, a line read through 1/(2 − q), and exact ends", () => {
    fc.assert(
      fc.property(baseLr, part, fc.integer({ min: 1, max: 30 }), (base, low, half) => {
        const n = 2 * half;
        const lr = rex({ baseLr: base, totalSteps: n, minLr: base * low });
        expect([lr(0), lr(n)]).toEqual([base, base * low]);
        expect((lr(half) - base * low) / base).toBeCloseTo(((1 - low) * 2) / 3, 12);
        const down = linear({ baseLr: 1, totalSteps: n });
        close(rates(rex({ baseLr: base, totalSteps: n })), rates(custom((t) => (2 * base * down(t)) / (1 + down(t)))));
      }),
    );
  });

  test("tanh: symmetric where its ends are, and a logistic curve in another dress", () => {
    fc.assert(
      fc.property(baseLr, part, length, fc.double({ min: 0.5, max: 8, noNaN: true }), (base, low, n, u) => {
        const lr = tanh({ baseLr: base, totalSteps: n, minLr: base * low, lower: -u, upper: u });
        for (let t = 0; t <= n; t += 1) {
          expect(Math.abs(lr(t) + lr(n - t) - base * (1 + low))).toBeLessThanOrEqual(1e-14 * base);
          const logistic = 1 / (1 + Math.exp(2 * u * ((2 * t) / n - 1)));
          expect(Math.abs(lr(t) - base * (low + (1 - low) * logistic))).toBeLessThanOrEqual(1e-14 * base);
        }
      }),
    );
  });

  test("cosine: an exponent is a power of the part left, and the two floors are one", () => {
    fc.assert(
      fc.property(baseLr, part, length, fc.double({ min: 0.3, max: 3, noNaN: true }), (base, ratio, n, exponent) => {
        const given = { baseLr: base, totalSteps: n };
        const plain = cosineAnnealing({ baseLr: 1, totalSteps: n });
        close(rates(cosineAnnealing({ ...given, exponent })), rates(custom((t) => base * plain(t) ** exponent)));
        expect(rates(cosineAnnealing({ ...given, exponent, minRatio: ratio }))).toEqual(
          rates(cosineAnnealing({ ...given, exponent, minLr: ratio * base })),
        );
      }),
    );
  });

  test("inverse square root: flat, then half at four times tau, a tenth at a hundred times", () => {
    fc.assert(
      fc.property(baseLr, length, (base, tau) => {
        const lr = inverseSqrt({ baseLr: base, timescale: tau });
        expect([lr(0), lr(tau)]).toEqual([base, base]);
        close([lr(4 * tau), lr(100 * tau)], [base / 2, base / 10]);
        close(
          rates(lr).slice(tau),
          rates(lr)
            .slice(tau)
            .map((_, i) => base / Math.sqrt((tau + i) / tau)),
        );
      }),
    );
  });
});
