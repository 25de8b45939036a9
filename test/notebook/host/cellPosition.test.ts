import { ScriptTarget, transpileModule } from "@tslab/typescript-for-tslab";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cellPosition, type Position } from "../../../src/notebook/host/cellPosition.js";

/** Where `word` stands in `text`, the `nth` time. */
function placeOf(text: string, word: string, nth = 1): Position {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(word, at + 1);
  const before = text.slice(0, at).split("\n");
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}

const source = `interface Run { steps: number; name?: string }

/** Half of it. */
function half(x: number): number {
  if (x < 0) throw new RangeError("x must be >= 0");

  return x / 2;
}
const runs: Run[] = [{ steps: half(4) }];
type Name = string;
const last = half(runs[0].steps) as number;
half(-1);`;

const compile = (text: string): string => transpileModule(text, { compilerOptions: { target: ScriptTarget.ES2022 } }).outputText;

test("finds the words of a compiled cell in the cell as written, past types, blank lines and comments", () => {
  const compiled = compile(source);
  const found = (word: string, nth = 1) => cellPosition({ source, compiled, place: placeOf(compiled, word, nth) });
  expect(found("throw")).toEqual(placeOf(source, "throw"));
  expect(found("RangeError")).toEqual(placeOf(source, "RangeError"));
  expect(found("half", 2)).toEqual(placeOf(source, "half", 2));
  expect(found("half", 4)).toEqual(placeOf(source, "half", 4));
});

test("gives the last word before a place that only the compiler wrote, and null before the first", () => {
  const [written, made] = ["a(1);", '"use strict";\na(exports.b);'];
  expect(cellPosition({ source: written, compiled: made, place: placeOf(made, "exports") })).toEqual(placeOf(written, "("));
  expect(cellPosition({ source: written, compiled: made, place: { line: 0, column: 0 } })).toBeNull();
  expect(cellPosition({ source: "", compiled: made, place: { line: 1, column: 3 } })).toBeNull();
});

test("is the identity where the compiler changed nothing", () => {
  const word = fc.constantFrom("a", "lr", "=", "(", ")", "1.5", ";", "η");
  const text = fc.array(fc.tuple(word, fc.constantFrom(" ", "\n", "\n\n  ")), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(text, fc.nat(), (words, pick) => {
      const all = words.map((pair) => pair.join("")).join("");
      const k = pick % words.length;
      const before = words
        .slice(0, k)
        .map((pair) => pair.join(""))
        .join("")
        .split("\n");
      const place = { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
      expect(cellPosition({ source: all, compiled: all, place })).toEqual(place);
    }),
  );
});

test("finds places in a cell of a thousand lines, and soon", () => {
  const line = (i: number): string => `const value${i}: number[] = [${i}, ${i} + 1]; interface T${i} { a: string; b: number }`;
  const long = Array.from({ length: 1000 }, (_, i) => line(i)).join("\n");
  const start = process.cpuUsage().user;
  const compiled = compile(long);
  const before = process.cpuUsage().user;
  for (const word of ["value0", "value499", "value999"]) {
    expect(cellPosition({ source: long, compiled, place: placeOf(compiled, word) })).toEqual(placeOf(long, word));
  }
  const end = process.cpuUsage().user;
  expect((end - before) / (before - start)).toBeLessThan(20); // about 7; 23 with pieces four times as long
});
