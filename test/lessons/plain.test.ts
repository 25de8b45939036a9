import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerCalls } from "../../src/lessons/answerCalls.js";
import { decodePlain, encodePlain, type Plain, whyNotPlain } from "../../src/lessons/plain.js";

const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, true, false, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, "$", "NaN"),
    fc.double(),
    fc.string(),
    fc.array(tie("plain"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("$", "__proto__", "constructor", "entries")), tie("plain"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

describe("plain values", () => {
  test("come back as they went, numbers of every kind included", () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(whyNotPlain(value)).toBe(null);
        const text = encodePlain(value);
        expect(isDeepStrictEqual(decodePlain(text), value)).toBe(true);
        expect(encodePlain(decodePlain(text))).toBe(text);
      }),
      {
        examples: [
          [{ $: "NaN" }],
          [{ $: "entries", entries: [["a", 1]] }],
          [[-0, Number.NaN, undefined]],
          [JSON.parse('{"__proto__": {"a": 1}}') as Plain],
        ],
      },
    );
  });

  test("are written as JSON, with a tag where JSON has no word", () => {
    expect(encodePlain([1, Number.NaN, Number.NEGATIVE_INFINITY, -0, undefined, { a: null }])).toBe(
      '[1,{"$":"NaN"},{"$":"-Infinity"},{"$":"-0"},{"$":"undefined"},{"a":null}]',
    );
    expect(encodePlain({ $: 1 })).toBe('{"$":"entries","entries":[["$",1]]}');
  });

  class Own {}
  const loop: unknown[] = [];
  loop.push(loop);
  test.each<[unknown, string]>([
    [() => 1, "the value is a function"],
    [Symbol("s"), "the value is a symbol"],
    [1n, "the value is a bigint"],
    [new Date(), "the value is a Date"],
    [new Map(), "the value is a Map"],
    [new Float64Array(2), "the value is a Float64Array"],
    [new Number(1), "the value is a Number"],
    [new Own(), "the value is a Own"],
    [{ a: [Object.defineProperty({}, "b", { get: () => 1, enumerable: true })] }, "the value.a[0].b is a getter"],
    [Promise.resolve(1), "the value is a Promise"],
    // biome-ignore lint/suspicious/noThenProperty: so is something that behaves like a Promise
    [{ then: () => 1 }, "the value is a Promise"],
    [{ a: [1, { b: Math.sin }] }, "the value.a[1].b is a function (sin)"],
    [loop, "contains itself"],
  ])("are nothing else: %o", (value, why) => {
    expect(whyNotPlain(value)).toContain(why);
    expect(() => encodePlain(value as Plain)).toThrow(/^encodePlain: the value.* and only plain data may cross\./);
  });

  test.each([
    "",
    "{",
    '{"$":"eval"}',
    '{"$":"NaN","x":1}',
    '{"$":"entries"}',
    '{"$":"entries","entries":[[1,2]]}',
    "[".repeat(150) + "]".repeat(150),
  ])("are not read from other text: %s", (text) => {
    expect(() => decodePlain(text)).toThrow(/^decodePlain: text must be what encodePlain wrote, got /);
  });

  test("decoding never touches a prototype", () => {
    const value = decodePlain('{"__proto__":{"polluted":true}}') as Record<string, Plain>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  });
});

describe("answerCalls", () => {
  test("answers each call with a value or the words for what went wrong", () => {
    const odd = (x: unknown): unknown => {
      if (x === 1) return { x, list: [Number.NaN] };
      if (x === 2) throw new RangeError("too large");
      if (x === 3) throw Object.create(null);
      return Promise.resolve(x);
    };
    expect(answerCalls("odd", odd, [[1], [2], [3], [4]])).toEqual([
      { ok: true, value: { x: 1, list: [Number.NaN] } },
      { ok: false, error: "it threw RangeError: too large" },
      { ok: false, error: "it threw {}" },
      { ok: false, error: "its answer is a Promise: take async away and return the value" },
    ]);
    expect(answerCalls("odd", "x", [[], []])).toEqual([
      { ok: false, error: 'odd must be a function, got "x"' },
      { ok: false, error: 'odd must be a function, got "x"' },
    ]);
  });

  test("an answer that changes its arguments changes nobody else's, one that keeps its result can't change it later", () => {
    const calls = [[[3, 1, 2]], [[3, 1, 2]]];
    const kept: number[][] = [];
    const sort = (list: number[]): number[] => {
      kept.push(list.sort());
      return list;
    };
    const outcomes = answerCalls("sort", sort, calls);
    kept[0]?.push(99);
    expect(outcomes).toEqual([
      { ok: true, value: [1, 2, 3] },
      { ok: true, value: [1, 2, 3] },
    ]);
    expect(calls).toEqual([[[3, 1, 2]], [[3, 1, 2]]]);
  });

  test("a hostile value or error is answered in words, too", () => {
    const trap = new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error("trapped");
        },
      },
    );
    const nasty = (which: string): unknown => {
      if (which === "proxy") return trap;
      if (which === "getter")
        return {
          get x() {
            throw new Error("gotten");
          },
        };
      throw Object.defineProperty(new Error("x"), "message", {
        get() {
          throw new Error("no text");
        },
      });
    };
    expect(answerCalls("nasty", nasty, [["proxy"], ["getter"], ["thrown"]])).toEqual([
      { ok: false, error: "it threw Error: trapped" },
      { ok: false, error: "its answer.x is a getter, not plain data" },
      { ok: false, error: "it threw something that has no text" },
    ]);
  });
});
