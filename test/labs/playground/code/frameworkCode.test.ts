/** Schedules that a reader built and turned by hand, exported: run by the real PyTorch, and replayed for the other libraries. */
import { constant } from "lrlab";
import { describe, expect, test } from "vitest";
import { armSchedule } from "../../../../src/labs/playground/armSchedule.js";
import { kerasCode, optaxCode, pytorchCode, transformersCode } from "../../../../src/labs/playground/code/frameworkCode.js";
import { startState, usualState } from "../../../../src/labs/playground/startState.js";
import { requirePart } from "../../../realParts.js";
import { ratesElsewhere } from "../../../schedules/export/ratesElsewhere.js";
import { ratesInTorch } from "../../../schedules/export/ratesInTorch.js";
import { difference } from "../../../schedules/export/samples.js";
import { drawnStates, steps } from "./compositions.js";

const states = drawnStates(10, 6);
const ours = states.map(({ arms: [arm] }) => {
  const lr = armSchedule(arm as NonNullable<typeof arm>, steps);
  return Array.from({ length: steps }, (_, t) => lr(t));
});
const numbered = states.map((state, i) => [`${i + 1}: ${JSON.stringify(state.arms[0])}`.slice(0, 120), i] as const);

describe.skipIf(!requirePart("torch", "the playground's PyTorch code"))("ten compositions in PyTorch", () => {
  const codes = states.map((state) => pytorchCode(state, 0));
  const answers = ratesInTorch(codes.map((code) => [code, steps]));

  test.each(numbered)("%s", (_name, i) => {
    const { rates = [], error = "" } = answers[i] ?? {};
    expect(error || difference(rates, ours[i] as number[]), codes[i]).toBe("");
  });

  test("and a large sample of others", () => {
    const many = drawnStates(40, 7);
    const jobs = many.map((state) => [pytorchCode(state, 0), steps] as const);
    ratesInTorch(jobs).forEach(({ rates = [], error = "" }, i) => {
      const lr = armSchedule((many[i] as (typeof many)[number]).arms[0] as never, steps);
      const expected = Array.from({ length: steps }, (_, t) => lr(t));
      expect(error || difference(rates, expected), jobs[i]?.[0]).toBe("");
    });
  });
});

describe.skipIf(!requirePart("numpy", "the playground's code for optax and Keras"))("ten compositions read and run", () => {
  test.each([
    ["optax", optaxCode],
    ["Keras", kerasCode],
  ] as const)("%s", (_library, write) => {
    const codes = states.map((state) => write(state, 0));
    ratesElsewhere(codes.map((code) => [code, steps])).forEach((rates, i) => {
      expect(difference(rates, ours[i] as number[]), codes[i]).toBe("");
    });
  });

  test("transformers, where it has a function of its own", () => {
    const state = { ...startState, arms: [{ lr: constant({ baseLr: 0.1 }), changes: [] }] };
    expect(transformersCode(state, 0)).toContain("scheduler = get_constant_schedule(optimizer)");
    for (const one of states) expect(transformersCode(one, 0)).toMatch(/^scheduler = /m);
  });
});

describe("the optimizer", () => {
  const line = (code: string): string | undefined => code.split("\n").find((text) => text.startsWith("optimizer = "));
  const of = (optimizer: string) => ({ ...usualState({ optimizer }), arms: [{ lr: constant({ baseLr: 0.1 }), changes: [] }] });

  test.each([
    [
      "sgd",
      "torch.optim.SGD(model.parameters(), lr=0.1)",
      "optax.sgd(learning_rate=schedule)",
      "keras.optimizers.SGD(learning_rate=schedule)",
    ],
    [
      "nesterov",
      "torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, nesterov=True)",
      "optax.sgd(learning_rate=schedule, momentum=0.9, nesterov=True)",
      "keras.optimizers.SGD(learning_rate=schedule, momentum=0.9, nesterov=True)",
    ],
    [
      "adamW",
      "torch.optim.AdamW(model.parameters(), lr=0.1, weight_decay=0.01)",
      "optax.adamw(learning_rate=schedule, weight_decay=0.01)",
      "keras.optimizers.AdamW(learning_rate=schedule, weight_decay=0.01, epsilon=1e-8)",
    ],
  ])("%s is the library's own", (name, torch, optax, keras) => {
    expect(line(pytorchCode(of(name), 0))).toBe(`optimizer = ${torch}`);
    expect(line(optaxCode(of(name), 0))).toBe(`optimizer = ${optax}`);
    expect(line(kerasCode(of(name), 0))).toBe(`optimizer = ${keras}`);
  });

  test("one that the library lacks is said", () => {
    expect(pytorchCode(of("lion"), 0)).toContain("# PyTorch has no Lion of its own: put yours in the optimizer's place.");
    expect(pytorchCode(of("scheduleFreeSgd"), 0)).toContain("torch.optim.SGD(model.parameters(), lr=0.1)");
  });
});

test("an arm that is not there", () => {
  expect(() => pytorchCode(startState, 2)).toThrow(new RangeError("code for PyTorch: arm must be from 0 to 1, got 2. 0 is A."));
});
