import fc from "fast-check";
import { families, toPyTorch } from "lrlab";
import { describe, expect, test } from "vitest";
import { type Expression, parseExpression } from "../../../src/schedules/export/expression.js";
import { narrow } from "../../../src/schedules/export/narrow.js";
import { piecesOf } from "../../../src/schedules/export/pieces.js";
import { plain, python } from "../../../src/schedules/export/python.js";
import { refusal } from "../../refusal.js";
import { anyParameters } from "../arbitrary.js";
import { compositions, difference } from "./samples.js";

/** The value of a formula at a step, worked out here and now. */
function valueAt(of: Expression, t: number): number {
  switch (of.kind) {
    case "number":
      return of.value;
    case "name":
      return of.name === "t" ? t : Math.PI;
    case "minus":
      return -valueAt(of.of, t);
    case "call": {
      const [a = 0, b = 0, c = 0] = of.args.map((arg) => valueAt(arg, t));
      if (of.name === "where") return a === 1 ? b : c;
      return of.name === "min" || of.name === "max" ? Math[of.name](...of.args.map((arg) => valueAt(arg, t))) : Math[of.name](a);
    }
    case "operation": {
      const [a, b] = [valueAt(of.left, t), valueAt(of.right, t)];
      switch (of.operator) {
        case "+":
          return a + b;
        case "-":
          return a - b;
        case "*":
          return a * b;
        case "/":
          return a / b;
        case "//":
          return Math.floor(a / b);
        case "%":
          return ((a % b) + b) % b;
        case "**":
          return a ** b;
        default:
          return Number({ "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a === b }[of.operator]);
      }
    }
  }
}

const ordinary = (value: unknown): boolean => !/e-\d{2,3}/.test(JSON.stringify(value));

describe("the Python formula of each family", () => {
  test.each(families.map((family) => [family.definition.name, family] as const))("%s is its formula", (_name, family) => {
    const { python: write, lr } = family.definition;
    fc.assert(
      fc.property(anyParameters(family).filter(ordinary), (given) => {
        const made = family.from(given);
        const p = made.spec as Required<object>;
        const formula = parseExpression(write(p));
        const steps = Array.from({ length: Math.min(made.steps ?? 150, 300) + 1 }, (_, t) => t);
        const at = (of: Expression) => (t: number) => valueAt(of, t) + 0; // -0 is a rate of 0 too
        const theirs = steps.map(at(formula));
        const ours = steps.map((t) => lr(p, t));
        expect(difference(theirs, ours), write(p)).toBe("");
        // The same for some of the steps only, and written down and read again.
        const [low, high] = [Math.floor(steps.length / 3), Math.floor(steps.length / 2)];
        const part = narrow(formula, { low, high });
        expect(steps.slice(low, high + 1).map(at(part))).toEqual(theirs.slice(low, high + 1));
        if (!/ if /.test(python(part, plain))) {
          const again = parseExpression(python(part, plain).replaceAll("math.", ""));
          expect(steps.slice(low, high + 1).map(at(again))).toEqual(theirs.slice(low, high + 1));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  ["0 + t", "t"],
  ["1 * t", "t"],
  ["t ** 1", "t"],
  ["0.5 + -0.1 * t / 3", "0.5 - 0.1 * t / 3"],
  ["2 - (3 - t)", "2 - (3 - t)"],
  ["(t - 10) - 5", "t - 15"],
  ["(t + 5) - 5", "t"],
  ["0.1 * 2 / 2", "0.1"],
  ["1 / 3 * t", "1 / 3 * t"],
  ["-t ** 2", "-t ** 2"],
  ["(-t) ** 2", "(-t) ** 2"],
  ["2 ** -t", "2 ** -t"],
  ["2 ** 3 ** t", "2 ** 3 ** t"],
  ["(2 ** 3) ** t", "(2 ** 3) ** t"],
  ["t % 20 // 3", "t % 20 // 3"],
  ["t // (3 * t)", "t // (3 * t)"],
  ["min(1, t, 3)", "min(1, min(t, 3))"],
  ["where(t < 3, 1, 2) * pi", "(1 if t < 3 else 2) * math.pi"],
  ["3000000000 * t", "3000000000.0 * t"],
])("reads %s and writes %s", (text, written) => expect(python(parseExpression(text), plain)).toBe(written));

test.each([
  ["min(1, t / 10)", 0, 10, "t / 10"],
  ["min(1, (t + 1) / 10)", 0, 10, "min(1, (t + 1) / 10)"],
  ["max(0, (t - 75) / 25)", 75, 200, "(t - 75) / 25"],
  ["max(0, (t - 75) / 25)", 0, 75, "0"],
  ["where(t < 10, t, 2)", 0, 9, "t"],
  ["where(t < 10, t, 2)", 10, 20, "2"],
  ["where(t < 10, t, 2)", 9, 10, "(t if t < 10 else 2)"],
  ["where(t <= 10, t, 2)", 9, 10, "t"],
  ["where(t > 10, t, 2)", 11, 12, "t"],
  ["where(t >= 10, t, 2)", 3, 9, "2"],
])("%s for steps %i to %i is %s", (text, low, high, written) => {
  expect(python(narrow(parseExpression(text), { low, high }), plain)).toBe(written);
});

test.each([
  ["", 'python: a number, t, pi or one of its functions must stand in , got "its end". Family.ts says what an expression may use.'],
  ["1 +", 'python: a number, t, pi or one of its functions must stand in 1 +, got "its end". Family.ts says what an expression may use.'],
  ["(1", 'python: a ) must follow in (1, got "its end". Family.ts says what an expression may use.'],
  ["sin(t)", 'python: a number, t, pi or one of its functions must stand in sin(t), got "sin". Family.ts says what an expression may use.'],
  ["t t", 'python: nothing more must follow in t t, got "t". Family.ts says what an expression may use.'],
  [
    "NaN * t",
    'python: a number, t, pi or one of its functions must stand in NaN * t, got "NaN". Family.ts says what an expression may use.',
  ],
])("refuses %j", (text, message) => expect(refusal(() => parseExpression(text))).toBe(message));

test("rates are proportional to a family's rates, which scale() relies on", () => {
  for (const { definition, from } of families) {
    const rates = Object.keys(definition.parameters).filter((name) => definition.parameters[name]?.type === "rate");
    if (rates.length === 0) continue;
    fc.assert(
      fc.property(anyParameters({ definition, from }).filter(ordinary), fc.double({ min: 0.5, max: 2, noNaN: true }), (given, factor) => {
        const scaled = {
          ...given,
          ...Object.fromEntries(rates.flatMap((name) => (given[name] === undefined ? [] : [[name, factor * (given[name] as number)]]))),
        };
        const steps = Array.from({ length: 100 }, (_, t) => t);
        const [one, other] = [from(given), from(scaled)];
        expect(
          difference(
            steps.map(other),
            steps.map((t) => factor * one(t)),
          ),
          definition.name,
        ).toBe("");
      }),
      { numRuns: 30 },
    );
  }
});

test("a schedule is walked only as far as it is asked for", () => {
  for (const lr of Object.values(compositions)) {
    const all = piecesOf("test", lr);
    for (const until of [1, 7, 30]) {
      const some = piecesOf("test", lr, until);
      expect(some.length).toBeLessThanOrEqual(all.length);
      expect(some.every(({ from }) => from < until)).toBe(true);
    }
  }
});

test("code says what a class does after its end, where that is something else", () => {
  const note = (name: keyof typeof compositions): string | undefined =>
    toPyTorch(compositions[name] as never).match(/^# After.*|^# From.*/m)?.[0];
  expect(note("a cosine that comes back")).toBeUndefined();
  expect(note("every class in turn")).toBe(
    "# From update 71 on, after its end, this climbs again; lrlab's schedule stays at its end value.",
  );
  expect(note("the first part of a line")).toBe(
    "# From update 15 on, after its end, this goes on along its formula; lrlab's schedule stays at its end value.",
  );
});
