/** What the labs say, by another route than theirs. */
import { clock, descend, expectedLoss, momentum } from "lrlab";
import { describe, expect, test } from "vitest";
import { finalLoss } from "../../../src/engine/finalLoss.js";
import { optimalRates } from "../../../src/engine/optimalRates.js";
import { lengths } from "../../../src/labs/exact/adamFirstSteps.js";
import { batchScaling, bestRate } from "../../../src/labs/exact/batchScaling.js";
import { clockConverter } from "../../../src/labs/exact/clockConverter.js";
import { worstOnAbsolute } from "../../../src/labs/exact/convexBound.js";
import { libraries, turnsOf, wishes } from "../../../src/labs/exact/loopRates.js";
import { noisyQuadratic } from "../../../src/labs/exact/noisyQuadratic.js";
import { offByOne } from "../../../src/labs/exact/offByOne.js";
import { oneStep, updatesToATenth } from "../../../src/labs/exact/oneStep.js";
import { peakShapes, ratesWith } from "../../../src/labs/exact/peakShapes.js";
import { curvaturesOf, directionsOf } from "../../../src/labs/exact/spectra.js";
import { peaksOf, search } from "../../../src/labs/exact/tunedShapes.js";
import { startValues, type Value } from "../../../src/labs/interactive.js";
import type { Lab } from "../../../src/labs/lab.js";
import { refusal } from "../../refusal.js";

const sentence = (lab: Lab, given: Readonly<Record<string, Value>> = {}): string =>
  lab.figure({ ...startValues(lab.controls), ...given }).sentence;
const rows = (lab: Lab, given: Readonly<Record<string, Value>> = {}) => lab.table?.({ ...startValues(lab.controls), ...given }).rows ?? [];

describe("one step", () => {
  test.each([
    [0.1, 0],
    [1, 0],
    [1.9, 0],
    [0.02, 0],
    [2.1, 0.5],
    [0.1, 0.9],
    [3.5, 0.98],
  ])("rate %d with momentum %d: to a tenth, counted on the run itself", (rate, mu) => {
    const walk = descend({
      curvatures: [1],
      start: 1,
      lr: rate,
      steps: 3000,
      ...(mu > 0 ? { optimizer: momentum({ momentum: mu }) } : {}),
    });
    const far = walk.findLastIndex(([theta]) => Math.abs(theta as number) > 0.1 + 1e-12);
    expect(updatesToATenth({ rate, curvature: 1, start: 2, momentum: mu })).toBe(far + 1);
  });

  test("what never arrives says so", () => {
    for (const rate of [2, 2.1]) expect(updatesToATenth({ rate, curvature: 1, start: 2, momentum: 0 })).toBeNull();
    expect(updatesToATenth({ rate: 3, curvature: 1, start: 2, momentum: 0.5 })).toBeNull();
  });
});

describe("the noisy quadratic", () => {
  test("the table is the course's own calculation", () => {
    const curvatures = Array.from({ length: 100 }, (_, i) => 1 / (i + 1));
    const linear = rows(noisyQuadratic).find(([name]) => name === "linear") ?? [];
    const shape = peakShapes.find(({ name }) => name === "linear");
    const losses = Array.from({ length: 41 }, (_, i) => 2 * 100 ** (i / 40 - 1)).map((peak) => {
      const lr = ratesWith(shape as (typeof peakShapes)[number], peak, 100); // it is one of them
      return { peak, loss: expectedLoss({ curvatures, noiseVariances: curvatures, start: 1, lr, steps: 100 })[100] as number };
    });
    const best = losses.reduce((low, one) => (one.loss < low.loss ? one : low));
    expect([Number(linear[1]), Number(linear[2])]).toEqual([Number(best.peak.toPrecision(3)), Number(best.loss.toPrecision(4))]);
  });

  test("no shape ends below the best rates found, and in one direction those are greedy", () => {
    for (const given of [{}, { noise: 0.01 }, { spectrum: "two", steps: 30 }, { list: "1, 0.5" }]) {
      const [best, ...others] = rows(noisyQuadratic, given).map((row) => Number(row[2]));
      for (const loss of others) expect(loss).toBeGreaterThanOrEqual(best as number);
    }
    // With next to no noise they would begin far above the limit, and the loss would rise to 10³⁸ before it falls.
    for (const noise of [0.001, 0.01, 0.1]) {
      const directions = directionsOf(curvaturesOf("power", ""), noise, false);
      const { rates } = search(directions, 100).optimum;
      expect(Math.max(...rates)).toBeLessThanOrEqual(2);
      const { curvatures, noise: noiseVariances } = directions;
      const losses = expectedLoss({ curvatures, noiseVariances, start: 1, lr: [...rates], steps: 100 });
      expect(Math.max(...losses)).toBeLessThan(4 * (losses[0] as number));
      const free = optimalRates(directions, rates);
      expect(free.loss).toBeLessThan(finalLoss(directions, rates));
      const far = expectedLoss({ curvatures, noiseVariances, start: 1, lr: [...free.rates], steps: 100 });
      expect(Math.max(...far)).toBeGreaterThan(1e3 * (losses[0] as number));
    }
    // σ² = 1, θ₀² = 1: η_t = 1/(t + 2), and the loss after N is ½/(N + 1).
    expect(sentence(noisyQuadratic, { spectrum: "flat" })).toContain(`(${Number((0.5 / 101).toPrecision(3))})`);
  });
});

test("shapes start at their peak, and decays arrive at zero after the last update", () => {
  for (const { name, part } of peakShapes) {
    if (name !== "warmup") expect(part(0, 100), name).toBe(1);
    if (!["constant", "step", "exponential", "inverse-sqrt"].includes(name)) expect(part(100, 100), name).toBeCloseTo(0, 12);
    for (let t = 0; t < 100; t++) expect(part(t, 100) > 0 && part(t, 100) <= 1, `${name} at ${t}`).toBe(true);
  }
});

test("on G|θ| a constant rate ends within one step of the minimum, and linear decay far nearer", () => {
  const problem = { distance: 1, gradient: 2 };
  expect(worstOnAbsolute(problem, new Array(100).fill(0.05))).toBeLessThanOrEqual(2 * 0.05 * 2 + 1e-12);
  expect(worstOnAbsolute(problem, new Array(100).fill(0.001))).toBeCloseTo(2 * (1 - 99 * 0.002), 12);
  const linear = Array.from({ length: 100 }, (_, t) => 0.05 * (1 - t / 100));
  expect(worstOnAbsolute(problem, linear)).toBeLessThan(0.05 * 2 * 2 * 0.1);
});

describe("Adam's first steps", () => {
  const usual = { gradient: 0.001, noise: 0, beta1: 0.9, beta2: 0.999, eps: 1e-8, biasCorrection: true, epsInside: false };
  test("are as long as the formulas say", () => {
    expect(lengths(usual, 1)[0]).toBeCloseTo(0.001 / (0.001 + 1e-8), 9);
    expect(lengths({ ...usual, gradient: 1e-8 }, 1)[0]).toBeCloseTo(0.5, 9);
    // Without correction: 0.1/√0.001, and after t updates (1 − 0.9ᵗ)/√(1 − 0.999ᵗ).
    const plain = lengths({ ...usual, gradient: 1, biasCorrection: false }, 12);
    for (const [i, length] of plain.entries()) expect(length).toBeCloseTo((1 - 0.9 ** (i + 1)) / Math.sqrt(1 - 0.999 ** (i + 1)), 5);
    // Inside the root: 1e-6/√(1e-12 + 1e-8).
    expect(lengths({ ...usual, gradient: 1e-6, epsInside: true }, 1)[0]).toBeCloseTo(1e-6 / Math.sqrt(1e-12 + 1e-8), 6);
  });
  test("noise changes no first length: every parameter moves by its sign", () => {
    expect(lengths({ ...usual, noise: 10 }, 1)[0]).toBeCloseTo(1, 4);
  });
});

test("the best rate at a batch size is better than its neighbours, and doubling small batches halves the updates", () => {
  const setting = { noise: 100, target: 0.03, spread: 100, from: 8 };
  const [one, two, huge] = [1, 2, 1e6].map((batch) => bestRate(setting, batch)) as [Best, Best, Best];
  expect(one.steps / two.steps).toBeCloseTo(2, 1);
  expect(two.rate / one.rate).toBeCloseTo(2, 1);
  expect(huge.rate).toBeLessThan(2);
  expect(bestRate(setting, 1e7).steps).toBeCloseTo(huge.steps, 1);
});
type Best = ReturnType<typeof bestRate>;

test("the critical batch is told with the two digits it is known to, and with what is needed there", () => {
  expect(sentence(batchScaling)).toContain(
    "The critical batch is about 9\u00a0400: there the run needs 14 updates, and no batch brings it below 7.",
  );
  expect(sentence(batchScaling, { noise: 1 })).toContain("The critical batch is about 95: ");
  expect(sentence(batchScaling, { spread: 1 })).toContain(
    "The critical batch is about 3\u00a0500: there 1 update is enough, and more samples would be wasted.",
  );
});

describe("the loop", () => {
  test("what is logged at the end of a turn is what the next update uses", () => {
    for (const library of libraries)
      for (const { value: wish } of wishes) {
        const turns = turnsOf({ library, wish, stepFirst: false, logLast: true });
        for (const [t, { logged }] of turns.slice(0, -1).entries()) expect(logged, `${library} ${wish}`).toBe(turns[t + 1]?.used);
        const told = turnsOf({ library, wish, stepFirst: false, logLast: false });
        for (const { used, logged } of told) expect(logged).toBe(used);
      }
  });

  test("where each library drops, warms up and ends", () => {
    const used = (library: (typeof libraries)[number], wish: "drop" | "warmup" | "cosine", stepFirst = false): number[] =>
      turnsOf({ library, wish, stepFirst, logLast: false }).map((turn) => turn.used);
    for (const library of libraries) {
      expect(
        used(library, "drop").findIndex((rate) => rate < 0.05),
        library,
      ).toBe(library === "Keras" ? 6 : 5);
      for (const [t, rate] of used(library, "cosine").entries()) expect(rate).toBeCloseTo(0.05 * (1 + Math.cos((Math.PI * t) / 10)), 9);
    }
    for (const library of ["transformers", "optax", "Keras"] as const) expect(used(library, "warmup")[0]).toBe(0);
    expect(
      used("lrlab", "warmup")
        .slice(0, 6)
        .map((rate) => Number(rate.toFixed(9))),
    ).toEqual([0.02, 0.04, 0.06, 0.08, 0.1, 0.1]);
    expect(
      used("PyTorch", "warmup")
        .slice(0, 6)
        .map((rate) => Number(rate.toFixed(9))),
    ).toEqual([0.02, 0.036, 0.052, 0.068, 0.084, 0.1]);
    // Stepping first: everything one update earlier.
    expect(
      used("PyTorch", "warmup", true)
        .slice(0, 5)
        .map((rate) => Number(rate.toFixed(9))),
    ).toEqual([0.036, 0.052, 0.068, 0.084, 0.1]);
    expect(sentence(offByOne, { library: "optax", order: "before" })).toContain("There is no scheduler to step in optax");
  });
});

describe("the clock", () => {
  test("counts as a loop does that goes through the data", () => {
    for (const [samples, batchSize, accumulation, workers, amount, dropLast] of [
      [103, 1, 4, 1, 3, false],
      [1000, 64, 3, 2, 2, true],
      [64_000, 32, 4, 1, 10, false],
    ] as const) {
      let updates = 0;
      for (let epoch = 0; epoch < amount; epoch++) {
        let batches = 0;
        for (let seen = 0; seen < Math.ceil(samples / workers); seen += batchSize) {
          if (dropLast && seen + batchSize > Math.ceil(samples / workers)) break;
          batches++;
          if (batches % accumulation === 0) updates++;
        }
      }
      const given = { samples, batchSize, accumulation, workers, amount, dropLast };
      const row = rows(clockConverter, given).find(([name]) => name === "updates of the run, totalSteps") ?? [];
      expect(Number(row[1]?.replaceAll("\u00a0", ""))).toBe(updates);
      expect(clock({ samples, batchSize, accumulation, workers, dropLast }).updates({ epochs: amount })).toBe(updates);
    }
  });

  test("says what does not go together", () => {
    expect(refusal(() => sentence(clockConverter, { samples: 3, batchSize: 1 }))).toBe(
      "clock: an epoch must give each worker the 4 batches of one update, got 3. Lower batchSize, accumulation or workers.",
    );
    expect(refusal(() => sentence(clockConverter, { amount: 1.5, unit: "updates" }))).toBe(
      "updates must be a whole number, got 1.5. Half of one cannot be made.",
    );
    expect(refusal(() => sentence(clockConverter, { amount: 0 }))).toBe("This run has no update. Let it run for longer.");
  });
});

test("a shape's best peak is the best of all 41, though not all are tried", () => {
  for (const noise of [0.001, 0.1, 1, 10]) {
    const directions = directionsOf(curvaturesOf("power", ""), noise, false);
    for (const { shape, peak, loss } of search(directions, 60).shapes) {
      const all = peaksOf(directions.curvatures).map((one) => finalLoss(directions, ratesWith(shape, one, 60)));
      expect(loss, `${shape.name} at ${noise}`).toBeCloseTo(Math.min(...all), 12);
      expect(peaksOf(directions.curvatures)).toContain(peak);
    }
  }
});

test("one step: the limit that is told is where the runs stop arriving", () => {
  for (const mu of [0, 0.3, 0.9]) {
    const limit = Number(/Rates below (\S+) are stable/.exec(sentence(oneStep, { momentum: mu }))?.[1]);
    expect(updatesToATenth({ rate: limit * 0.97, curvature: 1, start: 2, momentum: mu })).not.toBeNull();
    expect(updatesToATenth({ rate: limit * 1.01, curvature: 1, start: 2, momentum: mu })).toBeNull();
  }
});
