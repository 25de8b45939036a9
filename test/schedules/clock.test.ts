import fc from "fast-check";
import { clock, cosineAnnealing, type TrainingData } from "lrlab";
import { describe, expect, test } from "vitest";

/** One epoch of the loop, sample by sample: how many samples stand behind each of its updates, over all workers. */
function epoch(data: TrainingData): number[] {
  const { samples, batchSize, accumulation = 1, workers = 1, dropLast = false, uneven = "pad", leftover = "drop" } = data;
  const indices = Array.from({ length: samples }, (_, i) => i);
  while (uneven === "pad" && indices.length % workers !== 0) indices.push(indices[indices.length % samples] as number); // the first come again
  while (indices.length % workers !== 0) indices.pop();
  const behind: number[] = [];
  for (let rank = 0; rank < workers; rank++) {
    const mine = indices.filter((_, i) => i % workers === rank);
    let update = 0;
    let batches = 0;
    let seen = 0;
    const step = (): void => {
      behind[update] = (behind[update] ?? 0) + seen;
      update += 1;
      batches = 0;
      seen = 0;
    };
    for (let at = 0; at < mine.length; at += batchSize) {
      const batch = mine.slice(at, at + batchSize);
      if (dropLast && batch.length < batchSize) break;
      batches += 1;
      seen += batch.length;
      if (batches === accumulation) step();
    }
    if (leftover === "flush" && batches > 0) step();
  }
  return behind;
}

const anyData = fc
  .record({
    samples: fc.integer({ min: 1, max: 120 }),
    batchSize: fc.integer({ min: 1, max: 9 }),
    accumulation: fc.integer({ min: 1, max: 5 }),
    workers: fc.integer({ min: 1, max: 5 }),
    dropLast: fc.boolean(),
    uneven: fc.constantFrom("pad" as const, "drop" as const),
    leftover: fc.constantFrom("drop" as const, "flush" as const),
  })
  .filter((data) => epoch(data).length > 0);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("clock", () => {
  test("agrees with the loop, update by update", () => {
    fc.assert(
      fc.property(anyData, fc.integer({ min: 1, max: 4 }), (data, epochs) => {
        const behind = epoch(data);
        const ours = clock(data);
        expect(ours.updatesPerEpoch).toBe(behind.length);
        expect(ours.samplesPerEpoch).toBe(sum(behind));
        expect(ours.updates({ epochs })).toBe(epochs * behind.length);
        const whole = Array.from({ length: epochs }, () => behind).flat();
        for (let u = 0; u <= whole.length; u++) expect(ours.samples(u)).toBe(sum(whole.slice(0, u)));
      }),
      { numRuns: 400 },
    );
  });

  test("finds the fewest updates that see so many samples, or tokens", () => {
    fc.assert(
      fc.property(anyData, fc.nat(600), fc.integer({ min: 1, max: 7 }), (data, wanted, tokensPerSample) => {
        const { samples, tokens, updates } = clock({ ...data, tokensPerSample });
        const u = updates({ samples: wanted });
        expect(samples(u)).toBeGreaterThanOrEqual(wanted);
        if (u > 0) expect(samples(u - 1)).toBeLessThan(wanted);
        const v = updates({ tokens: wanted });
        expect(tokens(v)).toBeGreaterThanOrEqual(wanted);
        if (v > 0) expect(tokens(v - 1)).toBeLessThan(wanted);
      }),
      { numRuns: 300 },
    );
  });

  test("goes to epochs and back", () => {
    fc.assert(
      fc.property(anyData, fc.nat(500), (data, u) => {
        const { epochs, updates } = clock(data);
        expect(updates({ epochs: epochs(u) })).toBe(u);
      }),
    );
  });

  test("counts what the lessons count", () => {
    const lesson = clock({ samples: 64_000, batchSize: 32, accumulation: 4 });
    expect(lesson.updates({ epochs: 10 })).toBe(5000); // not the 20 000 batches
    expect(lesson.batchesPerEpoch * 10).toBe(20_000);
    expect(clock({ samples: 103, batchSize: 1, accumulation: 4 })).toMatchObject({ updatesPerEpoch: 25, leftoverBatches: 3 });
    // A cosine planned in batches, four times too long, ends at 85 % of its peak.
    const tooLong = cosineAnnealing({ baseLr: 1, totalSteps: lesson.batchesPerEpoch * 10 });
    expect(tooLong(lesson.updates({ epochs: 10 }))).toBeCloseTo(0.854, 3);
  });

  // CIFAR-10, and GPT-3's warmup: 375 million of 300 billion tokens.
  test("counts two runs that one can look up", () => {
    expect(clock({ samples: 50_000, batchSize: 128 })).toMatchObject({ updatesPerEpoch: 391, samplesPerUpdate: 128 });
    expect(clock({ samples: 50_000, batchSize: 128, dropLast: true }).updatesPerEpoch).toBe(390);
    const gpt = clock({ samples: 300e9 / 2000, batchSize: 1600, tokensPerSample: 2000 });
    expect(gpt.updates({ tokens: 375e6 })).toBe(118);
    expect(gpt.tokens(gpt.updates({ epochs: 1 }))).toBe(300e9);
  });

  // len(DistributedSampler), len(DataLoader) with torch 1.13.1: N, B, W, drop_last of both → samples of a worker, batches.
  test.each([
    [103, 4, 4, false, 26, 7],
    [103, 4, 4, true, 25, 6],
    [100, 8, 3, false, 34, 5],
    [100, 8, 3, true, 33, 4],
    [7, 2, 8, false, 1, 1],
    [1000, 7, 6, false, 167, 24],
    [1000, 7, 6, true, 166, 23],
  ])("shares %i samples as PyTorch does", (samples, batchSize, workers, drop, samplesPerWorker, batchesPerEpoch) => {
    const ours = clock({ samples, batchSize, workers, dropLast: drop, uneven: drop ? "drop" : "pad" });
    expect(ours).toMatchObject({ samplesPerWorker, batchesPerEpoch });
  });
});

const bad = (value: unknown) => value as never;
const small = clock({ samples: 100, batchSize: 10 });

test.each<[() => unknown, string]>([
  [
    () => clock({ samples: 30, batchSize: 10, accumulation: 4 }),
    "clock: an epoch must give each worker the 4 batches of one update, got 3. Lower batchSize, accumulation or workers.",
  ],
  [
    () => clock({ samples: 30, batchSize: 100, dropLast: true }),
    "clock: an epoch must give each worker at least one batch, got 0. Lower batchSize, accumulation or workers.",
  ],
  [
    () => clock({ samples: 30, batchSize: 100, dropLast: true, leftover: "flush" }),
    "clock: an epoch must give each worker at least one batch, got 0. Lower batchSize, accumulation or workers.",
  ],
  [
    () => clock({ samples: 97.5, batchSize: 10 }),
    "clock: samples must be a whole number >= 1, got 97.5. It counts the samples of the data set.",
  ],
  [() => clock(bad({ samples: 10, batchSize: 2, drop_last: true })), "clock: unknown parameter drop_last. Use dropLast."],
  [
    () => clock({ samples: 10, batchSize: 2, leftover: bad("keep") }),
    'clock: leftover must be one of "drop", "flush", got "keep". It is "drop" when left out.',
  ],
  [
    () => small.updates({ epochs: 1, samples: 3 }),
    'clock.updates: it must be given one of epochs, samples and tokens, got {"epochs":1,"samples":3}. Write updates({ epochs: 10 }).',
  ],
  [() => small.updates({ epochs: -1 }), "clock.updates: epochs must be a finite number >= 0, got -1. It counts epochs."],
  [() => small.updates({ tokens: 5 }), "clock.updates: tokensPerSample must be a whole number >= 1, got undefined. Give it to clock."],
  [() => small.epochs(2.5), "clock.epochs: updates must be a whole number >= 0, got 2.5. It counts optimizer updates."],
  [() => small.samples(2 ** 52), "clock.samples: the count must be at most 2^53 − 1, got 45035996273704960. Ask for less."],
])("%o says what is wrong", (run, message) => {
  expect(run).toThrow(new RangeError(message));
});
