import fc from "fast-check";
import { expect, test } from "vitest";
import { type NumberControl, parseValue, readValues, type TextControl } from "../../src/labs/interactive.js";
import { stopOf, stopsOf, valueAt, valueText } from "../../src/labs/logSlider.js";
import { otherValues } from "../../src/notebook/host/widgets/callWithControls.js";

const rate = { type: "number", label: "Rate", min: 0.001, max: 10, step: 0.05, scale: "log", start: 0.1 } as const satisfies NumberControl;
const length = { ...rate, min: 10, max: 500, step: 0.1, whole: true, start: 100 } as const;

test("a log slider has its ends exactly, rises, and finds back to each of its stops", () => {
  for (const control of [rate, length]) {
    const values = Array.from({ length: stopsOf(control) + 1 }, (_, stop) => valueAt(control, stop));
    expect([values[0], values.at(-1)]).toEqual([control.min, control.max]);
    for (const [stop, value] of values.entries()) {
      if (stop > 0) expect(value).toBeGreaterThan(values[stop - 1] as number);
      expect(stopOf(control, value)).toBe(stop);
      expect(readValues("lab", { value: control }, { value })).toEqual({ value });
    }
  }
  expect(stopsOf(rate)).toBe(80);
  expect(valueAt(rate, 20)).toBe(0.01);
  expect(valueAt(length, 3)).toBe(20);
});

test("a value between two stops goes to the nearer one, by its factor", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 10, noNaN: true }), (value) => {
      const at = valueAt(rate, stopOf(rate, value));
      expect(Math.abs(Math.log10(at / value))).toBeLessThanOrEqual(0.025 + 0.003);
    }),
  );
});

test("powers of ten are written as such, and minus as minus", () => {
  expect(valueText(rate, 0.00001)).toBe("10⁻⁵");
  expect(valueText({}, -2)).toBe("−2");
});

test("a whole control refuses a half, a text what it cannot hold", () => {
  expect(() => readValues("lab", { length }, { length: 20.5 })).toThrow(
    "lab: length must be a whole number from 10 to 500, got 20.5. It is 100 when left out.",
  );
  const list: TextControl = { type: "text", label: "List", start: "1", must: "a digit", accepts: (text) => /^\d$/.test(text) };
  expect(readValues("lab", { list }, { list: "4" })).toEqual({ list: "4" });
  expect(() => readValues("lab", { list }, { list: "44" })).toThrow('lab: list must be a digit, got "44". It is 1 when left out.');
});

test("what is typed may have thousands apart; what is no number stays a text", () => {
  expect(parseValue(length, " 64 000 ")).toBe(64_000);
  expect(parseValue(length, "1_000")).toBe(1000);
  expect(parseValue(length, "1e3")).toBe(1000);
  for (const text of ["", "  ", "ten", "1,000"]) expect(parseValue(length, text)).toBe(text);
});

test("a cell suggests other powers of ten on a log slider", () => {
  expect(otherValues(rate)).toEqual([0.01, 1]);
  for (const value of otherValues(length)) expect(value).toBeGreaterThanOrEqual(10);
});
