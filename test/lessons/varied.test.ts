import { describe, expect, test } from "vitest";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../src/lessons/varied.js";

const code = `/** Half of x, as Math.max sees it. */
export function half(x: number): number {
  const max = Math.max(x, 0);
  return max / 2;
}
`;

test("a seed makes its choices, and every option comes up", () => {
  const drawn = (seed: number): string[] => {
    const { pick } = choices(seed);
    return [pick(["a", "b", "c"]), pick(["d", "e"])];
  };
  expect(drawn(7)).toEqual(drawn(7));
  expect(new Set(Array.from({ length: 100 }, (_, seed) => drawn(seed).join(""))).size).toBe(6);
  expect(() => choices(1).pick([])).toThrow("choices.pick: options must be a list of at least one, got []. Write them as [0, 1].");
});

test("other conventions are all combinations but the printed one", () => {
  const others = otherConventions({ first: [0, 1], end: ["after", "last", "never"] });
  expect(others).toHaveLength(5);
  expect(new Set(others.map((one) => JSON.stringify(one))).size).toBe(5);
  expect(others).not.toContainEqual({ first: 0, end: "after" });
  expect(() => otherConventions({ first: [0] })).toThrow("otherConventions: one part must have two options or more, got");
});

describe("code", () => {
  test("is edited where a piece stands once, else nothing is", () => {
    expect(edited(code, { "max / 2": "max / 4", half: "half" })).toContain("return max / 4;");
    expect(() => edited(code, { max: "low" })).toThrow('edited: "max" must stand in the code once, got 4. Look at what the code says now.');
    expect(() => edited(code, { min: "low" })).toThrow('edited: "min" must stand in the code once, got 0.');
  });

  test("gets other names all at once, as whole words, and Math keeps its own", () => {
    const other = renamed(code, { half: "x", x: "half", max: "top" });
    expect(other).toContain("export function x(half: number): number {\n  const top = Math.max(half, 0);\n  return top / 2;");
    expect(renamed(other, { half: "x", x: "half", top: "max" })).toBe(code);
    expect(() => renamed(code, { max: "x" })).toThrow('renamed: the new name for "max" must not stand in the code already, got "x".');
    expect(() => renamed(code, { ma: "top" })).toThrow('renamed: "ma" must stand in the code');
  });

  test("is a start without the function's body", () => {
    expect(unwritten(code, "half")).toBe(`${code.slice(0, code.indexOf("  const"))}  throw new Error("half is yet to be written");\n}\n`);
    for (const end of ["", "\n\n", "  \n"]) expect(unwritten(`${code.trimEnd()}${end}`, "half")).toBe(unwritten(code, "half"));
    expect(() => unwritten(`${code}\nconst more = 1;\n`, "half")).toThrow("unwritten: the solution must end with the function half, got");
    expect(() => unwritten(code, "hal")).toThrow("unwritten: the solution must end with the function hal, got");
  });
});

test("an example shows arguments in full and six digits of the answer", () => {
  expect(example("half", [{ at: [1.23456789] }, "x"], 1 / 3)).toBe('For example, `half({ at: [1.23456789] }, "x")` is about `0.333333`.');
  expect(example("half", [4], 123456789)).toBe("For example, `half(4)` is `123456789`.");
  expect(example("half", [4], [2, null])).toBe("For example, `half(4)` is `[2, null]`.");
  expect(() => example("half", [4], undefined)).toThrow("example: value must be plain, and something to show, got undefined.");
});
