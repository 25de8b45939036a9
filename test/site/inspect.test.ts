import { inspect as nodeInspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspect, logText } from "../../site/sandbox/inspect.js";

const key = fc.oneof(
  fc.constantFrom("baseLr", "steps", "a", "two words"),
  fc.string({ maxLength: 8 }).filter((text) => text !== "__proto__"),
);
const { tree } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.double(),
    fc.integer({ min: -50, max: 200 }),
    fc.string({ maxLength: 120 }),
    fc.constantFrom(
      null,
      undefined,
      true,
      -0,
      "line one\nline two of a text that is longer than a line of eighty characters, so it is cut",
    ),
  ),
  tree: fc.oneof(
    { depthSize: "small" },
    tie("leaf"),
    fc.array(tie("tree"), { maxLength: 9 }),
    fc.array(fc.double(), { maxLength: 130 }),
    fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 130 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 6 }),
  ),
}));

describe("inspect", () => {
  it("lays plain data out as Node does", () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(inspect(value)).toBe(nodeInspect(value));
      }),
      { numRuns: 1000 },
    );
  });

  const schedule = Object.assign((step: number) => step, { spec: { kind: "cosineAnnealing", baseLr: 0.1, totalSteps: 100 }, steps: 100 });
  const itself: Record<string, unknown> = { name: "loop", list: [1, 2] };
  itself.again = itself;
  class Run {
    loss = 0.25;
  }
  const cases: readonly (readonly [string, unknown])[] = [
    ["a schedule", schedule],
    ["a named function", function descend() {}],
    ["a class", Run],
    ["an instance", new Run()],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["a value that contains itself", itself],
    ["a typed array", new Float64Array([0.1, 0.2, 0.3])],
    ["an empty typed array", new Float32Array()],
    [
      "a map",
      new Map<unknown, unknown>([
        ["eta", 0.1],
        [{ h: 4 }, [1, 2]],
      ]),
    ],
    ["a set", new Set([1, "two"])],
    ["holes", Object.assign(new Array(4), { 0: 1, 3: 4 })],
    ["a long list of text", Array.from({ length: 30 }, (_, i) => `step ${i}`)],
    ["a date", new Date(0)],
    ["an expression", /a+/g],
    [
      "getters",
      {
        get rate() {
          return 1;
        },
        set rate(_) {},
        get loss() {
          return 2;
        },
      },
    ],
    ["a symbol and a bigint", [Symbol("x"), 10n]],
    ["depth", { a: { b: { c: { d: 1 }, list: [1], empty: {}, none: [] } } }],
  ];
  it.each(cases)("prints %s as Node does", (_, value) => {
    expect(inspect(value)).toBe(nodeInspect(value));
  });

  it("prints an error by its name and message", () => {
    expect(inspect(new RangeError("too far"))).toBe("RangeError: too far");
  });

  it("joins what console.log gets, text bare", () => {
    expect(logText(["loss", 0.5, ["a"], "b"])).toBe("loss 0.5 [ 'a' ] b");
  });
});
