import { describe, expect, test } from "vitest";
import { familyCurve } from "../../src/labs/familyCurve.js";
import { startValues, type Value } from "../../src/labs/interactive.js";
import { families } from "../../src/schedules/registry.js";

describe.each(families.map(({ definition }) => definition))("$name", ({ name, parameters, title }) => {
  const { id, title: heading, controls, figure } = familyCurve("curve", name);
  const curveOf = (values: Readonly<Record<string, Value>>) => {
    const drawn = figure(values);
    if (drawn.kind !== "curves") throw new Error("a family's curve draws curves");
    return drawn;
  };

  test("has a slider for each parameter that has one, then the axis and the time", () => {
    const sliders = Object.keys(parameters).filter((key) => parameters[key]?.slider);
    expect(Object.keys(controls)).toEqual([...sliders, "scale", "t"]);
    expect([id, heading]).toEqual(["curve", `${title}: move its parameters`]);
    for (const key of sliders) {
      const control = controls[key];
      expect(control).toMatchObject({ type: "number", label: key, ...parameters[key]?.slider });
      expect(control?.type === "number" && control.symbol).toMatch(/^\p{L}(_[\p{L}\d]+)?$/u);
    }
  });

  test("draws at the ends of every slider, on both axes", () => {
    for (const [key, control] of Object.entries(controls)) {
      if (control.type !== "number") continue;
      for (const value of [control.min, control.max]) {
        for (const scale of ["linear", "log"]) {
          const { data, sentence } = curveOf({ ...startValues(controls), scale, [key]: value });
          expect(data.panels[0]?.curves[0]?.points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
          expect(sentence).toMatch(/\. At update \d+ the rate is [^ ]+\.$|\. At update \d+ the rate is .* × 10.*\.$/);
        }
      }
    }
  });

  test("keeps its axes while the curve moves", () => {
    const axes = (values: Readonly<Record<string, Value>>) => {
      const { data } = curveOf(values);
      return [data.x.domain, data.panels[0]?.y.domain];
    };
    const start = startValues(controls);
    const rates = Object.entries(parameters).filter(([, { type, slider }]) => type === "rate" && slider);
    for (const [key, { slider }] of rates) expect(axes({ ...start, [key]: slider?.min ?? 0 })).toEqual(axes(start));
    // Where no slider is a rate, the axis of the rate follows the curve; that of time never does.
    for (const [key, { slider }] of Object.entries(parameters))
      if (slider) expect(axes({ ...start, [key]: slider.min })[0]).toEqual(axes(start)[0]);
  });
});

test("a family that is not there is said", () => {
  expect(() => familyCurve("curve", "cosign")).toThrow(/^familyCurve: name must be a family's, got "cosign"\. There are: constant, /);
});
