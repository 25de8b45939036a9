import fc from "fast-check";
import {
  constant,
  cooldown,
  cosineAnnealing,
  custom,
  linear,
  multiStep,
  noam,
  oneCycle,
  type Schedule,
  scale,
  sequence,
  take,
  warmup,
} from "lrlab";
import { describe, expect, test } from "vitest";
import { peakOf, withPeak } from "../../../src/labs/playground/withPeak.js";

const steps = 300;
const schedules: Readonly<Record<string, Schedule>> = {
  constant: constant({ baseLr: 0.1 }),
  cosine: cosineAnnealing({ baseLr: 0.1, minLr: 0.01, totalSteps: steps }),
  oneCycle: oneCycle({ maxLr: 0.3, totalSteps: steps }),
  noam: noam({ modelSize: 64, warmupSteps: 50 }),
  steps: multiStep({ baseLr: 0.1, milestones: [100, 200], gamma: 0.1 }),
  scaled: scale(cosineAnnealing({ baseLr: 0.1, totalSteps: steps }), 0.5),
  warmed: warmup(constant({ baseLr: 0.1 }), { steps: 30, startLr: 0.01 }),
  cooled: cooldown(constant({ baseLr: 0.1 }), { at: 200, steps: 100, endLr: 0.01 }),
  pieces: sequence(take(constant({ baseLr: 0.2 }), 100), linear({ baseLr: 0.1, totalSteps: 200 })),
};

describe.each(Object.entries(schedules))("%s", (_name, lr) => {
  test("keeps its shape under another peak", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 5, noNaN: true }), (peak) => {
        const raised = withPeak(lr, steps, peak) as Schedule;
        expect(peakOf(raised, steps) / peak).toBeCloseTo(1, 4);
        const factor = peak / peakOf(lr, steps);
        for (let t = 0; t < steps; t += 7) expect(Math.abs(raised(t) - factor * lr(t))).toBeLessThanOrEqual(2e-5 * peak);
      }),
      { numRuns: 20 },
    );
  });
});

test("a rate stands in the description where it can, and a factor around it where it can't", () => {
  expect(withPeak(schedules.cosine as Schedule, steps, 0.034)?.spec).toMatchObject({
    kind: "cosineAnnealing",
    baseLr: 0.034,
    minLr: 0.0034,
  });
  expect(withPeak(schedules.warmed as Schedule, steps, 0.2)?.spec).toMatchObject({
    kind: "warmup",
    startLr: 0.02,
    of: { kind: "constant", baseLr: 0.2 },
  });
  const twice = withPeak(withPeak(schedules.noam as Schedule, steps, 1) as Schedule, steps, 2);
  expect(twice?.spec).toMatchObject({ kind: "scale", of: { kind: "noam" } });
  expect(
    withPeak(
      custom((t) => t + 1),
      steps,
      1,
    )?.spec.kind,
  ).toBe("scale");
});

test("a rate of 0 throughout has no shape to keep", () => expect(withPeak(constant({ baseLr: 0 }), steps, 0.1)).toBe(null));
