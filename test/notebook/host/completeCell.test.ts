import { createConverter } from "tslab/dist/converter.js";
import { afterAll, expect, test } from "vitest";
import { completeCell } from "../../../src/notebook/host/completeCell.js";

const converter = createConverter();
afterAll(() => converter.close());

const setup = 'import { along, constant, cooldown, inspect, warmup } from "lrlab";\nimport { replay } from "lrlab/compat";\n';

/** What Tab makes of `code` at the bar, one text for each offer, in a cell after the one that imports. */
function tab(code: string): string[] {
  const complete = (text: string, position: number) => {
    const found = converter.complete("", setup + text, setup.length + position);
    return { ...found, start: found.start - setup.length, end: found.end - setup.length };
  };
  const text = code.replace("|", "");
  const { start, end, candidates } = completeCell(complete, text, code.indexOf("|"));
  return candidates.map((candidate) => text.slice(0, start) + candidate + text.slice(end));
}

test("a string that is begun becomes one that may stand there", () => {
  expect(tab('along("co|")')).toEqual(['along("cosine")']);
  expect(tab('along("1-|')).toEqual(['along("1-sqrt']);
  expect(tab('along("Mirror|", 0.1, 0, 0.5)')).toEqual(['along("mirror-cosine", 0.1, 0, 0.5)']);
  expect(tab('along("lin|ear", 0.1, 0, 0.5)')).toEqual(['along("linear", 0.1, 0, 0.5)']);
});

test("an empty string offers all that may stand there, and one that begins unlike any of them nothing", () => {
  expect(tab('cooldown(constant({ baseLr: 1 }), { at: 3, steps: 2, shape: "|" })').map((code) => code.split('"')[1])).toEqual([
    "1-sqrt",
    "cosine",
    "exponential",
    "linear",
    "mirror-cosine",
    "square",
  ]);
  expect(tab('along("zz|")')).toEqual([]);
});

test("names are completed as before", () => {
  expect(tab("rep|")).toEqual(["replay"]);
  expect(tab("replay({ ap|")).toEqual(["replay({ api"]);
  expect(tab("inspect(constant({ baseLr: 1 }), { steps: 9 }).sent|")).toEqual(["inspect(constant({ baseLr: 1 }), { steps: 9 }).sentences"]);
});
