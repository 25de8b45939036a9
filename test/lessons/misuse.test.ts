/** The gallery of misuses: the code of every exhibit, run by the real PyTorch as it stands and with its changes made. */
import { describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { misuseFigure, misuseGroups, misuseNamed, misuses, righted, sortOf, usedBy } from "../../src/lessons/misuse/index.js";
import { requirePart } from "../realParts.js";
import { pytorchVersion, type Ran, ranInPyTorch } from "./inPyTorch.js";

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const run = misuses.filter(({ outcome }) => outcome.kind !== "told");
/** The lessons of the course, whether written or not. */
const planned = /^(0[1-9]|1[0-4])-[a-z-]+$/;

/** Rates are those of the other list, to a billionth of the highest. */
function expectRates(came: readonly number[], expected: readonly number[]): void {
  expect(came).toHaveLength(expected.length);
  const top = Math.max(...expected);
  const off = came.findIndex((rate, t) => !(Math.abs(rate - (expected[t] as number)) <= 1e-9 * top));
  expect(off === -1 ? "" : `update ${off}: PyTorch ${came[off]}, said ${expected[off]}`).toBe("");
}

describe("every exhibit", () => {
  test("has an id and a title of its own, and lessons that there are or will be", () => {
    expect(misuses.length).toBeGreaterThan(35);
    for (const key of ["id", "title", "wrote"] as const) expect(new Set(misuses.map((one) => one[key])).size).toBe(misuses.length);
    expect(new Set(misuseGroups.map(({ slug }) => slug)).size).toBe(misuseGroups.length);
    const names = lessons.map(nameOf);
    for (const { id, lessons: where } of misuses) {
      expect(id).toMatch(kebab);
      expect(where.length, id).toBeGreaterThan(0);
      for (const name of where) expect(planned.test(name) || names.includes(name), `${id}: ${name}`).toBe(true);
    }
  });

  test("there are both sorts of it", () => {
    expect(misuses.filter((one) => sortOf(one) === "fails").length).toBeGreaterThan(5);
    expect(misuses.filter((one) => sortOf(one) === "silent").length).toBeGreaterThan(20);
  });

  test.each(misuses.map((one) => [one.id, one] as const))("%s says what happens, and its code fits a column", (id, misuse) => {
    const text = misuse.happens();
    expect(text).not.toMatch(/NaN|undefined|∞|\d{10}/);
    expect(text).toMatch(/[.?]$/);
    expect(text.split(/[.:?] (?=[A-Z`])/).length).toBeGreaterThanOrEqual(2);
    for (const code of [misuse.wrote, righted(misuse)]) expect(code.split("\n").filter((line) => line.length > 70)).toEqual([]);
    if (misuse.newer) expect(misuse.newer.url).toMatch(/^https:/);
    expect(misuseNamed(id).misuse).toBe(misuse);
  });

  test.each(run.map((one) => [one.id, one] as const))("%s has a picture that is true to its numbers", (_id, misuse) => {
    const figure = misuseFigure(misuse);
    if (usedBy(misuse).length === 0) return expect(figure).toBeNull();
    expect(figure?.sentence).toMatch(/^The rate that was used .*\.$/);
    expect(figure?.sentence).not.toMatch(/NaN|undefined|∞/);
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
    // What runs differs from what was meant, in its rates or in what it prints; the one exception is an innocent warning.
    const { outcome } = misuse;
    const same = JSON.stringify(usedBy(misuse)) === JSON.stringify(misuse.meant?.());
    if (outcome.kind === "silent" && outcome.printed === undefined && misuse.id !== "sequence-warns") expect(same).toBe(false);
    const [used] = figure?.data.panels[0]?.curves ?? [];
    for (const [t, rate] of used?.points ?? []) expect(Math.abs((rate ?? 0) - (usedBy(misuse)[t] ?? 0))).toBeLessThan(1e-6);
  });
});

const version = requirePart("torch", "the code of the gallery of misuses") ? pytorchVersion() : "";
const there = version.startsWith("1.13");
if (version !== "" && !there) console.log(`not tested: what PyTorch 1.13 says about the misuses. This machine has ${version}.`);

describe.skipIf(!there)("in PyTorch 1.13", () => {
  const answers = there ? ranInPyTorch(run.flatMap((misuse) => [misuse.wrote, righted(misuse)])) : [];
  const ran = (index: number): Ran => answers[index] as Ran; // two for each that was run

  test.each(run.map((misuse, i) => [misuse.id, misuse, i] as const))("%s does what it says", (_id, misuse, i) => {
    const { outcome } = misuse;
    const { rates, printed, warnings, error } = ran(2 * i);
    expectRates(rates, usedBy(misuse));
    if (outcome.kind === "stops") expect({ type: error?.type, says: error?.says }).toEqual({ type: outcome.error, says: outcome.says });
    else expect(error).toBeNull();
    if (outcome.kind !== "silent") return;
    expect(printed.trimEnd()).toBe(outcome.printed?.() ?? "");
    if (outcome.warning === undefined) expect(warnings).toEqual([]);
    else expect(warnings.some((warning) => warning.startsWith(outcome.warning ?? "?"))).toBe(true);
  });

  test.each(run.map((misuse, i) => [misuse.id, misuse, i] as const))("%s, changed, does what was meant", (_id, misuse, i) => {
    const { rates, printed, error } = ran(2 * i + 1);
    expect(error).toBeNull();
    expectRates(rates, misuse.meant?.() ?? []);
    expect(printed.trimEnd()).toBe(misuse.meantToPrint?.() ?? "");
  });
});
