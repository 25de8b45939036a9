import fc from "fast-check";
import katex from "katex";
import { type AnyFamily, families, type Parameter, type Schedule, schedule } from "lrlab";
import { describe, expect, test } from "vitest";
import * as registered from "../../src/schedules/families/index.js";
import { anyParameters, rates } from "./arbitrary.js";

/** The message that calling `run` throws; the test fails where it throws none, or no RangeError. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return (error as RangeError).message;
  }
  throw new Error("nothing was thrown");
}

/** Values a parameter must refuse, and what the message must say of them. */
function badValues(parameter: Parameter): (readonly [value: unknown, must: string])[] {
  const { type, max, above } = parameter;
  const min = parameter.min ?? (type === "steps" || type === "count" || type === "milestones" ? 1 : 0);
  const range = `${above ? ">" : ">="} ${min}${max === undefined ? "" : ` and <= ${max}`}`;
  const wrong = ["0.1", null, true, {}, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const withMust = (must: string, values: readonly unknown[]) => values.map((value) => [value, must] as const);
  switch (type) {
    case "choice":
      return withMust(`one of ${parameter.options?.map((option) => JSON.stringify(option)).join(", ")}`, [...wrong, "sideways"]);
    case "milestones":
      return withMust(`an increasing list of whole steps ${range}`, [...wrong, [], [0], [2.5], [5, 3], [4, 4], ["3"], [Number.NaN], 30]);
    case "factors":
      return withMust(`a list of at least one finite number ${range}`, [
        ...wrong,
        [],
        0.5,
        [min - 0.1],
        [1, "0.5"],
        [Number.NaN],
        [1, undefined],
      ]);
    case "steps":
    case "count":
      return withMust(`a whole number ${type === "steps" ? "of steps " : ""}${range}`, [
        ...wrong,
        min - 1,
        min + 0.5,
        ...(max === undefined ? [] : [max + 1]),
        1e300,
      ]);
    default:
      return withMust(`a finite number ${range}`, [
        ...wrong,
        [],
        min - 0.1,
        ...(above ? [min] : []),
        ...(max === undefined ? [] : [max + 0.1]),
      ]);
  }
}

test("the registry holds families under their own names and addresses", () => {
  expect(families.length).toBeGreaterThanOrEqual(12);
  expect(new Set(families)).toEqual(new Set(Object.values(registered)));
  for (const [name, family] of Object.entries(registered)) expect(family.definition.name).toBe(name);
  for (const field of ["name", "slug", "title"] as const) {
    expect(new Set(families.map(({ definition }) => definition[field])).size, field).toBe(families.length);
  }
});

describe.each(families.map((family) => [family.definition.name, family] as const))("%s", (name, family: AnyFamily) => {
  const { definition, from } = family;
  const { example, parameters } = definition;
  const lr = from(example);
  const parametersOnly = Object.entries(parameters);
  const perUpdate = fc.tuple(anyParameters(family), fc.nat(400));
  /** The formula itself, without a schedule around it. */
  const formula = (values: object, t: number): number => definition.lr({ ...defaults, ...values } as Required<object>, t);
  const defaults = Object.fromEntries(parametersOnly.map(([key, parameter]) => [key, parameter.default]));

  test("rates are finite, not negative, and at most the largest rate it was given", () => {
    fc.assert(
      fc.property(perUpdate, ([values, t]) => {
        const rate = from(values)(t);
        const given = parametersOnly
          .filter(([, { type }]) => type === "rate")
          .flatMap(([key]) => (values[key] as number | undefined) ?? []);
        expect(Number.isFinite(rate)).toBe(true);
        expect(rate).toBeGreaterThanOrEqual(0);
        if (given.length > 0) expect(rate).toBeLessThanOrEqual(Math.max(...given) * (1 + 1e-12));
      }),
    );
  });

  test("its length is a whole number of updates, or none", () => {
    fc.assert(
      fc.property(anyParameters(family), (values) => {
        const { steps } = from(values);
        if (steps !== null) expect(definition.steps && Number.isSafeInteger(steps) && steps >= 1).toBe(true);
        else if (definition.steps) expect(refusal(() => from({ ...values, pastEnd: "mirror" }))).toContain("pastEnd must come with an end");
      }),
    );
  });

  test("what it does past its end", () => {
    const { steps } = lr;
    if (steps === null) {
      if (definition.steps) return;
      expect(refusal(() => from({ ...example, pastEnd: "hold" }))).toContain(`${name}: unknown parameter pastEnd. It takes `);
      return;
    }
    const [hold, mirror, again, extend, stop] = (["hold", "mirror", "repeat", "extend", "throw"] as const).map((pastEnd) =>
      from({ ...example, pastEnd }),
    ) as [Schedule, Schedule, Schedule, Schedule, Schedule];
    for (const other of [mirror, again, extend, stop]) expect(rates(other, steps)).toEqual(rates(hold, steps));
    for (let k = 0; k < 3 * steps; k += 1) {
      expect(hold(steps + k)).toBe(formula(example, steps));
      expect(again(steps + k)).toBe(hold(k % steps));
      expect(mirror(2 * steps + k)).toBe(mirror(k));
      if (k <= steps) expect(mirror(steps + k)).toBe(hold(steps - k));
      expect(refusal(() => stop(steps + k))).toBe(
        `${name}: step must be at most ${steps - 1}, its last update, got ${steps + k}. Ask for fewer steps, or build it with pastEnd: "hold".`,
      );
      const rate = formula(example, steps + k);
      if (rate >= 0 && rate < Number.POSITIVE_INFINITY) expect(extend(steps + k)).toBe(rate);
      else
        expect(refusal(() => extend(steps + k))).toBe(
          `${name}: the rate at step ${steps + k} must be a finite number >= 0, got ${rate}. It ends after ${steps} updates; pastEnd: "hold" stays there.`,
        );
    }
  });

  test("comes back from JSON with the same rates, bit for bit", () => {
    fc.assert(
      fc.property(anyParameters(family), (values) => {
        const before = from(values);
        const after = schedule(JSON.parse(JSON.stringify(before)));
        expect(after.spec).toEqual(before.spec);
        expect(after.steps).toBe(before.steps);
        expect(rates(after)).toEqual(rates(before));
      }),
    );
    if (lr.steps !== null)
      expect(schedule(JSON.parse(JSON.stringify(from({ ...example, pastEnd: "mirror" })))).spec.pastEnd).toBe("mirror");
  });

  test("is frozen through and through", () => {
    const frozen = (value: unknown): boolean =>
      (typeof value !== "object" && typeof value !== "function") ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(lr)).toBe(true);
    expect(frozen(definition)).toBe(true);
    expect(Object.isFrozen(family)).toBe(true);
    expect(() => Object.assign(lr, { steps: 3 })).toThrow(TypeError);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "3", null, undefined, [3]])("refuses step %j", (step) => {
    expect(refusal(() => lr(step as number))).toMatch(
      new RegExp(`^${name}: step must be a whole number >= 0, got .+\\. A step is one optimizer update, counted from 0\\.$`),
    );
  });

  test("refuses everything but one object of parameters", () => {
    for (const given of [undefined, null, 0.1, "0.1", [0.1], () => 1]) {
      expect(refusal(() => from(given as unknown as object))).toMatch(
        new RegExp(`^${name}: its parameters must be one object, got .+\\. Write ${name}\\(\\{ .+ \\}\\)\\.$`),
      );
    }
    expect(refusal(() => from({ ...example, wings: 2 }))).toBe(
      `${name}: unknown parameter wings. It takes ${[...Object.keys(parameters), ...(definition.steps ? ["pastEnd"] : [])].join(", ")}.`,
    );
  });

  describe.each(parametersOnly)("%s", (key, parameter) => {
    test("refuses what it can't be", () => {
      for (const [value, must] of badValues(parameter)) {
        const message = refusal(() => from({ ...example, [key]: value }));
        expect(message.startsWith(`${name}: ${key} must be ${must}, got `), message).toBe(true);
        expect(message).toMatch(/, got .+\. \S.*\.$/);
      }
    });

    test("is missed where it has no default, and filled in where it has one", () => {
      const without = Object.fromEntries(Object.entries(example).filter(([other]) => other !== key));
      if (parameter.optional) expect(from(without).spec[key]).toBeUndefined();
      else if (parameter.default === undefined) expect(refusal(() => from(without))).toBe(`${name}: ${key} is missing. ${parameter.doc}`);
      else expect(from(without).spec[key]).toBe(parameter.default);
    });

    test("answers its names in PyTorch and optax, and other spellings of its own", () => {
      const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const foreign = [parameter.pytorch, parameter.optax].flatMap((text) => text?.split(",")[0] ?? []);
      for (const other of [snake, key.toUpperCase(), ...foreign].filter((word) => !Object.hasOwn(parameters, word))) {
        const message = refusal(() => from({ ...example, [other]: 1 }));
        expect(message).toMatch(new RegExp(`^${name}: unknown parameter ${other}\\. Use ${key}[.;]`));
      }
    });

    test("is documented: a sentence, a symbol that the formula uses, a slider inside its range", () => {
      expect(parameter.doc).toMatch(/^[A-Z0-9].*\.$/);
      expect(definition.latex).toContain(parameter.symbol);
      expect(parameter.symbol).not.toBe("");
      const { slider } = parameter;
      const isNumber = !["milestones", "factors", "choice"].includes(parameter.type);
      if (!slider)
        return expect(isNumber && parameter.default === undefined && !parameter.optional, "a number has a slider, or a usual value").toBe(
          false,
        );
      expect(isNumber, "only a number has a slider").toBe(true);
      expect(slider.min).toBeLessThan(slider.max);
      for (const value of [slider.min, slider.start, slider.max]) {
        expect(Math.abs(Math.round((value - slider.min) / slider.step) * slider.step - (value - slider.min))).toBeLessThan(1e-9);
      }
      for (const end of [slider.min, slider.max]) {
        const { above, min = parameter.type === "steps" || parameter.type === "count" ? 1 : 0, max = Number.POSITIVE_INFINITY } = parameter;
        expect(above ? end > min : end >= min).toBe(true);
        expect(end).toBeLessThanOrEqual(max);
      }
    });
  });

  test("any setting of its sliders builds", () => {
    const settings = parametersOnly.reduce<readonly object[]>(
      (all, [key, { slider }]) =>
        slider ? all.flatMap((setting) => [slider.min, slider.start, slider.max].map((value) => ({ ...setting, [key]: value }))) : all,
      [example],
    );
    for (const setting of settings) expect(Number.isFinite(from(setting)(5))).toBe(true);
  });

  test("its card is complete", () => {
    expect(JSON.stringify(definition), "‹ › is what the template asks for").not.toMatch(/[‹›]/);
    expect(name).toMatch(/^[a-z][A-Za-z]*$/);
    expect(definition.slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(definition.title).toMatch(/^[A-Z][^.]+$/);
    for (const sentence of [definition.summary, definition.bestFor]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    for (const list of [definition.pros, definition.cons]) {
      expect(list.length).toBeGreaterThan(0);
      for (const entry of list) expect(entry).toMatch(/^\S.*[^.\s]$/);
    }
    const { authors, year, title, url } = definition.source;
    for (const text of [authors, title]) expect(text).toMatch(/^[A-Z].*\S$/);
    expect(year).toBeGreaterThan(1900);
    expect(year).toBeLessThan(2100);
    expect(new URL(url).protocol).toBe("https:");
    expect(katex.renderToString(definition.latex, { output: "mathml", throwOnError: true, strict: "error" })).toContain("<math");
  });
});

// A ratio: the time itself differs by three between machines, and with what else runs.
test("the rates of all families together take at most fifteen times as long as as many cosines", () => {
  const cost = (rate: (t: number) => number): number => {
    const before = process.cpuUsage().user;
    let sum = 0;
    for (let t = 0; t < 1e5; t += 1) sum += rate(t);
    expect(sum).toBeGreaterThan(0);
    return process.cpuUsage().user - before;
  };
  const cosine = (t: number): number => 0.5 * (1 + Math.cos((Math.PI * t) / 1e5));
  const all = [cosine, ...families.map(({ definition, from }) => from(definition.example))];
  // By turns, so that what slows the machine for a while slows the cosine as well; the first, with the compiler's work, counts for little.
  const turns = Array.from({ length: 7 }, () => all.map(cost));
  const [one, ...best] = all.map((_, i) => Math.min(...turns.map((turn) => turn[i] as number))) as [number, ...number[]];
  const together = best.reduce((sum, time) => sum + time, 0);
  expect(together / one / best.length).toBeLessThan(15); // 4.2 to 5.4
});
