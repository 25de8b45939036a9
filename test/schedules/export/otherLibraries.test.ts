/** The exported code for transformers, optax and Keras: what it calls, replayed; and its formulas, run with NumPy in the place of jax.numpy and keras.ops. */
import { equalCycles, linear, repeat, toKeras, toOptax, toPyTorch, toTransformers, warmRestarts } from "lrlab";
import { describe, expect, test } from "vitest";
import { requirePart } from "../../realParts.js";
import { ratesElsewhere } from "./ratesElsewhere.js";
import { compositionSamples, difference, familySamples, ratesOf, type Sample } from "./samples.js";

test.each([
  ["warm restarts", warmRestarts({ baseLr: 0.1, cycleSteps: 10, cycles: 1e9 })],
  ["equal cycles", equalCycles({ baseLr: 0.1, totalSteps: 1e10, cycles: 1e9 })],
  ["repeats", repeat(linear({ baseLr: 0.1, totalSteps: 10 }), 1e9)],
])("a billion %s are a formula, not a list", (_, lr) => {
  for (const write of [toPyTorch, toTransformers, toOptax, toKeras]) expect(write(lr).length).toBeLessThan(2000);
});

const samples: readonly Sample[] = [...familySamples, ...compositionSamples];
const ownFunction = (code: string): boolean => code.includes("from transformers import");

describe.skipIf(!requirePart("numpy", "the exported code for transformers, optax and Keras"))("read and run", () => {
  describe.each([
    ["transformers", toTransformers],
    ["optax", toOptax],
    ["Keras", toKeras],
  ] as const)("%s", (library, write) => {
    const jobs = samples
      .map(([name, lr]) => ({ name, lr, code: write(lr) }))
      .filter(({ code }) => library !== "transformers" || ownFunction(code))
      .map((job) => ({ ...job, ours: ratesOf(job.lr, /^def |^class /m.test(job.code) ? 20 : 0) }));
    const theirs = ratesElsewhere(jobs.map(({ code, ours }) => [code, ours.length]));

    test.each(jobs.map(({ name }, i) => [name, i] as const))("%s", (_name, i) => {
      const { code, ours } = jobs[i] as (typeof jobs)[number];
      expect(difference(theirs[i] ?? [], ours), code).toBe("");
    });

    test("uses the library's own schedules, and formulas", () => {
      const own = jobs.filter(({ code }) => !/^def |^class /m.test(code));
      expect(own.length).toBeGreaterThan(40);
      if (library !== "transformers") expect(jobs.length - own.length).toBeGreaterThan(40);
    });
  });

  test.each(samples)("transformers takes PyTorch's scheduler where it has no function: %s", (_name, lr) => {
    const [code, torch] = [toTransformers(lr), toPyTorch(lr)];
    if (ownFunction(code)) return;
    const lines = code.split("\n");
    expect(lines.filter((line) => line.startsWith("# transformers has no function"))).toHaveLength(1);
    expect(lines.filter((line) => !line.startsWith("# transformers has no function")).join("\n")).toBe(torch);
  });
});
