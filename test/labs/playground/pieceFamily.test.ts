import { describe, expect, test } from "vitest";
import { chosenFamily, familyOf, warmed, withFamily } from "../../../src/labs/playground/pieceFamily.ts";
import { fieldsOf, fieldText, typedValue, withField } from "../../../src/labs/playground/pieceFields.ts";
import { familyFor } from "../../../src/labs/playground/piecesFit.ts";
import { peakOf } from "../../../src/labs/playground/withPeak.ts";
import { fromUrl } from "../../../src/schedules/export/url.ts";
import { families } from "../../../src/schedules/registry.ts";

const read = (text: string) => fromUrl(`lr=${text}`);
const names = families.map(({ definition }) => definition.name);
const cosine = read("warmup(cosineAnnealing(baseLr:0.3,totalSteps:540),steps:60,offset:1)");

describe("a schedule of one family", () => {
  test("is known with its warmup, and any other composition is not", () => {
    expect(familyOf(cosine, 600)).toMatchObject({ of: { kind: "cosineAnnealing" }, warmup: 60 });
    expect(familyOf(read("constant(baseLr:0.1)"), 600)).toMatchObject({ warmup: 0, canWarm: true });
    expect(familyOf(read("cyclic(minLr:0.01,maxLr:0.1,stepsUp:15,stepsDown:15)"), 600)?.canWarm).toBe(false);
    for (const text of [
      "sequence(constant(baseLr:0.1))",
      "warmup(constant(baseLr:0.1),steps:5,shape:square)",
      "take(constant(baseLr:0.1),steps:5)",
    ])
      expect(familyOf(read(text), 600)).toBeNull();
  });

  test("a longer warmup shortens the family, so that it ends with the run; none gives all back", () => {
    expect(warmed(cosine, 100, 600).spec).toMatchObject({ steps: 100, offset: 1, of: { totalSteps: 500 } });
    expect(warmed(cosine, 0, 600).spec).toMatchObject({ kind: "cosineAnnealing", totalSteps: 600 });
    expect(warmed(cosine, 9999, 600).steps).toBe(600);
    const constant = warmed(read("constant(baseLr:0.1)"), 20, 600);
    expect(constant(0)).toBeGreaterThan(0);
    expect(constant(20)).toBe(0.1);
  });

  test.each(names)("%s can be chosen: it keeps the peak where it names rates, and the warmup where it begins at its peak", (name) => {
    const lr = chosenFamily(cosine, name, 600);
    const named = families.find(({ definition }) => definition.name === name);
    if (Object.values(named?.definition.parameters ?? {}).some(({ type }) => type === "rate")) expect(peakOf(lr, 600)).toBeCloseTo(0.3, 2);
    expect(familyOf(lr, 600)).not.toBeNull();
    if (lr.steps !== null && !["linearWarmup", "cosineWarmup", "exponentialWarmup", "constantWarmup", "swaAnneal"].includes(name))
      expect(lr.steps).toBe(600);
  });

  test("other parameters keep the warmup", () => {
    expect(withFamily(cosine, { kind: "cosineAnnealing", baseLr: 0.1, totalSteps: 540 }, 600).spec).toMatchObject({
      kind: "warmup",
      steps: 60,
    });
  });
});

describe("fields", () => {
  test.each(names)("every parameter of %s has one, its slider holds the value, and what is typed comes back", (name) => {
    const spec = familyFor(name, { steps: 600, peak: 0.1 });
    const definition = families.find((family) => family.definition.name === name)?.definition;
    const fields = fieldsOf(spec, 600);
    expect(fields.map((field) => field.name)).toEqual(Object.keys(definition?.parameters ?? {}));
    for (const field of fields) {
      if (field.slider && typeof field.value === "number" && field.value > 0) {
        expect(field.value, field.name).toBeGreaterThanOrEqual(field.slider.min - 1e-9);
        expect(field.value, field.name).toBeLessThanOrEqual(field.slider.max);
      }
      const again = field.type === "choice" ? field.value : typedValue(field, fieldText(field.value));
      expect(withField(spec, field.name, again)).toEqual({ spec: expect.objectContaining({ kind: name }) });
    }
  });

  test("what can't be is refused with the family's own words", () => {
    const spec = { kind: "cosineAnnealing", baseLr: 0.1, totalSteps: 100 };
    expect(withField(spec, "minLr", 0.5)).toEqual({
      trouble: "cosineAnnealing: minLr must be at most baseLr (0.1), got 0.5. To rise, put a warmup before it.",
    });
    expect(withField(spec, "baseLr", typedValue({ type: "rate" }, "fast"))).toEqual({
      trouble: 'cosineAnnealing: baseLr must be a finite number >= 0, got "fast". The rate of the first update.',
    });
    expect(withField(spec, "baseLr", typedValue({ type: "rate" }, " "))).toEqual({
      trouble: "cosineAnnealing: baseLr is missing. The rate of the first update.",
    });
    expect(typedValue({ type: "milestones" }, "30, 60;80")).toEqual([30, 60, 80]);
  });
});
