/** The reference index shows what its tables' functions give, and its sentences agree with them. */
import { expect, test } from "vitest";
import { conventions } from "../../src/lessons/reference/conventions.js";
import { drops, ramps } from "../../src/lessons/reference/offByOne.js";
import { resumeMatrix } from "../../src/lessons/reference/resumeMatrix.js";
import { libraries, translations } from "../../src/lessons/reference/translation.js";
import { pageAt } from "./pages.js";

const page = pageAt("/schedules/reference/");

/** The first table behind a heading, as texts: the row's head, then its cells. */
function tableOf(heading: string): string[][] {
  let at = page.getElementById(heading)?.nextElementSibling;
  while (at && at.tagName !== "TABLE" && !at.querySelector("table")) at = at.nextElementSibling;
  return [...(at?.querySelectorAll("tbody tr") ?? [])].map((row) => [...row.children].map(({ textContent }) => (textContent ?? "").trim()));
}
const sentenceOf = (heading: string): string => page.getElementById(heading)?.nextElementSibling?.textContent ?? "";

test("every schedule in six libraries, linked where it has a page", () => {
  const rows = tableOf("translation");
  expect(rows.map(([title]) => title)).toEqual(translations().map(({ title }) => title));
  for (const row of rows) expect(row).toHaveLength(libraries.length + 1);
  const step = rows.find(([title]) => title === "Step decay");
  expect(step).toEqual(["Step decay", "StepLR", "formula", "StepLRScheduler", "exponential_decay", "ExponentialDecay", ""]);
});

test("where 30 drops and how 5 warms up, and who does otherwise", () => {
  expect(tableOf("drop").map(([, at]) => Number(at))).toEqual(drops().map(({ at }) => at));
  expect(tableOf("ramp").map((row) => Number(row.at(-1)))).toEqual(ramps().map(({ fullAt }) => fullAt));
  expect(sentenceOf("drop")).toContain("timm’s MultiStepLRScheduler drops one update early, Keras’ PiecewiseConstantDecay one late");
  expect(sentenceOf("ramp")).toContain("at update 5; transformers’ cosine_warmup_with_min_lr has it at 4");
  expect(tableOf("ramp")[0]?.slice(1)).toEqual(["33.3 %", "86.7 %", "100 %", "5"]);
});

test("what 5 and 20 make, and what a restart does", () => {
  expect(tableOf("both").map((row) => [Number(row[3]), row[4]])).toEqual(conventions().map(({ zeroAt, after }) => [zeroAt, after]));
  const matrix = resumeMatrix();
  expect(tableOf("resume").map((row) => row.slice(1))).toEqual(matrix.map(({ resumed }) => resumed.map(({ says }) => says)));
  expect(page.querySelectorAll("td.fine").length).toBe(
    matrix.flatMap(({ resumed }) => resumed).filter(({ says }) => says === "goes on").length,
  );
  // The sentence above the table: only the first way is right for all.
  const right = matrix[0]?.resumed.map((_, way) => matrix.every(({ resumed }) => resumed[way]?.says === "goes on"));
  expect(right?.indexOf(true)).toBe(0);
  expect(right?.lastIndexOf(true)).toBe(0);
});

test("the bugs named from a trace: nearly all on the diagonal", () => {
  const rows = tableOf("bugs").map((row) => row.slice(1).map((cell) => (cell === "·" ? 0 : Number(cell))));
  const all = rows.flat().reduce((sum, count) => sum + count, 0);
  const right = rows.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  expect(all).toBe(600);
  expect(right / all).toBeGreaterThan(0.85);
  expect(sentenceOf("bugs")).toContain(`${right} from three digits`);
});
