import { createConverter } from "tslab/dist/converter.js";
import { printQuickInfo } from "tslab/dist/inspect.js";
import { afterAll, expect, test } from "vitest";
import { inspectCell, readable } from "../../../src/notebook/host/inspectCell.js";

const converter = createConverter();
afterAll(() => converter.close());

/** What Shift-Tab prints at the bar in `code`, in a cell after the one that imports. */
function shiftTab(code: string): string {
  const setup =
    'import { cosineAnnealing, sequence, warmup } from "lrlab";\nimport { replay } from "lrlab/compat";\nconst lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });\n';
  const inspect = (text: string, position: number) => converter.inspect("", setup + text, setup.length + position);
  const info = readable(inspectCell(inspect as never, code.replace("|", ""), code.indexOf("|")));
  return info ? printQuickInfo(info) : "";
}

const cosine = "Falls from baseLr to its floor along half a cosine: slow, then fast, then slow.";

test.each([
  "cosine|Annealing",
  "cosine|Annealing({ baseLr: 0.1, totalSteps: 9 })",
  "cosineAnnealing(|",
  "const b = sequence(lr, cosineAnnealing(|",
])("shows what a family does, called or not: %s", (code) => expect(shiftTab(code)).toContain(cosine));

test("shows how it is called where it is called, and what its parameters are", () => {
  const text = shiftTab("cosine|Annealing({ baseLr: 0.1, totalSteps: 9 })");
  expect(text).toMatch(/^cosineAnnealing\(parameters: CosineAnnealing\): Schedule\n\nFalls from baseLr/);
  expect(text).toContain(
    "@param parameters baseLr η_max (rate), totalSteps T (updates), minLr η_min (rate) or minRatio r (factor), exponent p.",
  );
});

test("names what comes back, what is thrown and what is an example", () => {
  const text = shiftTab("rep|lay");
  expect(text).toMatch(/^@param of a case: /m);
  expect(text).toMatch(/^@returns lr, the rate of each update/m);
  expect(text).toMatch(/^@throws RangeError where the library raises/m);
  expect(text).toMatch(/^@example\nreplay\(\{ api: "StepLR"/m);
});

test("shows combinators and fields, and nothing where nothing is", () => {
  expect(shiftTab("war|mup(lr, { steps: 5 })")).toContain("Puts a warmup before a schedule");
  expect(shiftTab("cosineAnnealing({ baseLr: 0.1, total|Steps: 9 })")).toContain("T: length in updates; the floor is reached at step T.");
  expect(shiftTab("(ali|as) => alias")).toBe("(parameter) alias: any");
  expect(shiftTab("|  1 + 1")).toBe("");
});
