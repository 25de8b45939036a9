import { readdirSync, readFileSync } from "node:fs";
import { type Case, replay } from "lrlab/compat";
import { afterAll, describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";
import { compare } from "./compare.js";
import { fromPython } from "./python.js";

/** A case as its file has it: what goes in, and what must come out. */
interface Golden extends Case {
  readonly id: string;
  readonly source: string;
  readonly note?: string;
  readonly tolerance?: Readonly<Record<string, { readonly rtol: number }>>;
  readonly error?: { readonly at?: string; readonly after_update?: number; readonly message: string };
  readonly lr?: readonly number[];
}

const folder = new URL("../golden/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const casesOf = (file: string): Golden[] => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

const inputs = ["source", "api", "params", "base_lr", "steps", "metrics", "pos", "problem"];
const remarks = ["id", "note", "tolerance", "error"];
const only = (golden: Golden, wanted: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(golden).filter(([key]) => wanted(key)));

/** What replay gets: the inputs alone, with each Python expression as a function. */
const inputOf = (golden: Golden): Case => {
  const input = only(golden, (key) => inputs.includes(key)) as unknown as Case;
  return { ...input, params: fromPython(input.params) };
};
const outputsOf = (golden: Golden) => only(golden, (key) => !inputs.includes(key) && !remarks.includes(key));

/** Trajectories are followed to 1e-9; formulas to 1e-12; what PyTorch multiplies from update to update adds up rounding. */
function toleranceOf({ source, api, base_lr, steps, tolerance, lr = [] }: Golden, field: string): (expected: number) => number {
  const followed = /^(SGD|Adam|AdamW|RAdam|SGDScheduleFree|AdamWScheduleFree|range_test|state_dict\/load_state_dict)$/.test(api);
  const relative = tolerance?.[field]?.rtol ?? (followed ? 1e-9 : 1e-12);
  const recursive = source.startsWith("torch") ? 1e-15 * base_lr * steps : 0;
  // numpy's cosine of a number just below π is one bit short of -1, so a fall to zero can end at 1e-16 of the peak.
  const absolute = source.includes("numpy") ? 1e-16 * Math.max(...lr) : recursive;
  return (expected) => Math.max(relative * Math.abs(expected), absolute);
}

function compareAll(golden: Golden, input: Case): void {
  const came = replay(input);
  for (const [field, expected] of Object.entries(outputsOf(golden))) compare(came[field], expected, field, toleranceOf(golden, field));
}

test("all cases are there", () => {
  expect(files.length).toBe(73);
  expect(files.flatMap(casesOf).length).toBe(277);
});

/** How many cases of each family came out, for the list at the end: a file of passing tests is one line in the report. */
const cameOut = new Map(files.map((file) => [file, 0]));

afterAll(() => {
  const rows = files.map((file) => `${`${cameOut.get(file)} of ${casesOf(file).length}`.padStart(8)}  ${file.replace(".json", "")}`);
  console.log(`golden cases replayed within their tolerances, by family\n${rows.join("\n")}`);
});

describe.each(files)("%s", (file) => {
  test.each(casesOf(file).map((golden) => [golden.id, golden.note || golden.source, golden] as const))("%s: %s", (_id, _note, golden) => {
    const { error, lr } = golden;
    if (error === undefined) compareAll(golden, inputOf(golden));
    else {
      expect(refusal(() => replay(inputOf(golden)))).toContain(error.message);
      // Up to the update after which the library raises, the rates are as given.
      if (lr) compareAll(golden, { ...inputOf(golden), steps: lr.length });
    }
    cameOut.set(file, (cameOut.get(file) ?? 0) + 1);
  });
});
