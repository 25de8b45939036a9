import { cosineAnnealing, linearWarmup, type Schedule, warmup } from "lrlab";
import { expect, expectTypeOf, test } from "vitest";
import { family } from "../../src/schedules/family.js";
import type { Parameter } from "../../src/schedules/parameters.js";

// The assertions here are the compiler's: each @ts-expect-error fails `npm run types` where the line below it is accepted.

test("calls are typed", () => {
  expectTypeOf(cosineAnnealing({ baseLr: 0.1, totalSteps: 9 })).toEqualTypeOf<Schedule>();
  // @ts-expect-error totalSteps is missing
  expect(() => cosineAnnealing({ baseLr: 0.1 })).toThrow();
  // @ts-expect-error PyTorch's name
  expect(() => cosineAnnealing({ baseLr: 0.1, T_max: 9 })).toThrow();
  // @ts-expect-error an offset is 0 or 1
  expect(() => linearWarmup({ baseLr: 0.1, warmupSteps: 9, offset: 2 })).toThrow();
  // @ts-expect-error no such shape
  expect(() => warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 9 }), { steps: 3, shape: "log" })).toThrow();
});

test("a definition declares each field of its interface, with a default exactly where the field may be left out", () => {
  const rate: Parameter = { type: "rate", symbol: "x", doc: "A rate." };
  const { steps: _, ...rest } = cosineAnnealing.definition;
  const definition = { ...rest, lr: () => 0.1, check: () => {}, example: { baseLr: 0.1 } };
  family<{ baseLr: number }>({ ...definition, parameters: { baseLr: { type: "rate", symbol: "x", doc: "A rate." } } });
  family<{ baseLr?: number }>({ ...definition, parameters: { baseLr: { type: "rate", symbol: "x", doc: "A rate.", default: 0.1 } } });
  // @ts-expect-error gamma is not declared
  family<{ baseLr: number; gamma?: number }>({ ...definition, parameters: { baseLr: { type: "rate", symbol: "x", doc: "A rate." } } });
  // @ts-expect-error baseLr may be left out, and has no default
  family<{ baseLr?: number }>({ ...definition, parameters: { baseLr: { type: "rate", symbol: "x", doc: "A rate." } } });
  // @ts-expect-error baseLr is required, and has a default
  family<{ baseLr: number }>({ ...definition, parameters: { baseLr: { ...rate, default: 0.1 } } });
});
