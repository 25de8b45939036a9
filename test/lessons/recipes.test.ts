import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type PlanName, planNames, plans } from "../../src/lessons/guide/recipes/plans.js";
import { quiz } from "../../src/lessons/guide/recipes/quiz.js";
import { shapes } from "../../src/lessons/guide/recipes/shapes.js";
import { requirePart } from "../realParts.js";
import { ranInPyTorch } from "./inPyTorch.js";
import { drawer } from "./tryLesson.js";

const text = readFileSync("src/lessons/guide/recipes/lesson.mdx", "utf8");
const fences = [...text.matchAll(/^```python.*\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);

describe("the five plans", () => {
  it.each(planNames)("%s reaches its peak where it says, and comes down at its end", (name) => {
    const { lr, peak, rise, steps } = plans[name];
    const rates = Array.from({ length: steps }, (_, t) => lr(t));
    expect(Math.max(...rates)).toBeCloseTo(peak, 3);
    expect(rates[rise]).toBeCloseTo(peak, 3);
    expect(rates[steps - 1]).toBeLessThan(0.02 * peak);
    expect(rates[0]).toBeGreaterThan(0);
    for (let t = rise + 1; t < steps; t++) expect(rates[t]).toBeLessThanOrEqual(rates[t - 1] as number);
  });

  it("the picture says its first, middle and last rate", () => {
    const draw = drawer([shapes]);
    expect(draw("shapes", { recipe: "tiny" }).sentence).toContain("First rate 0.1, half-way 50 % of the peak of 0.1");
    expect(draw("shapes", { recipe: "tuning" }).sentence).toContain("First rate 0.003");
  });

  it("the question about one clock is answered by the plan itself", () => {
    const { lr, peak } = plans.vision;
    // 120 updates in passes of 46: two passes are complete, and the third has begun.
    const highest = Math.max(lr(0), lr(1), lr(2)) / peak;
    const said = quiz.find(({ id }) => id === "one-clock")?.options[0]?.text ?? "";
    expect(Number(/To ([\d.]+) %/.exec(said)?.[1]) / 100).toBeCloseTo(highest, 3);
  });
});

describe.skipIf(!requirePart("torch", "the recipes in PyTorch"))("in PyTorch", () => {
  const order: readonly PlanName[] = ["vision", "tiny", "open", "transformer", "tuning"];
  const ran = ranInPyTorch(fences);

  it.each(order.map((name, i) => [name, i] as const))("%s: its rates are those of its plan", (name, i) => {
    const { rates = [], error, warnings = [] } = ran[i] ?? {};
    expect(error?.trace ?? "").toBe("");
    expect(warnings).toEqual([]);
    const { lr, steps, peak } = plans[name];
    expect(rates).toHaveLength(steps);
    rates.forEach((rate, t) => {
      expect(Math.abs(rate - lr(t)), `update ${t}`).toBeLessThanOrEqual(1e-9 * peak);
    });
  });
});
