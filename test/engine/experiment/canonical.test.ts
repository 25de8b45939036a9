import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical, hash64 } from "../../../src/engine/experiment/canonical.js";
import { refusal } from "../../refusal.js";

describe("canonical", () => {
  test("equal values have equal texts, whatever the order of their keys", () => {
    expect(canonical("f", "x", { b: [1, { d: null, c: "é" }], a: true, gone: undefined })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical("f", "x", turned)).toBe(canonical("f", "x", value));
        expect(JSON.parse(canonical("f", "x", value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("refuses what JSON would lose, and says where it stands", () => {
    const advice = "Give numbers, texts, lists and objects of them.";
    expect(refusal(() => canonical("f", "x", { a: [1, Number.NaN] }))).toBe(`f: x.a[1] must be plain JSON, got NaN. ${advice}`);
    expect(refusal(() => canonical("f", "x", { a: () => 1 }))).toBe(`f: x.a must be plain JSON, got a function (a). ${advice}`);
    expect(refusal(() => canonical("f", "x", new Map()))).toBe(`f: x must be plain JSON, got a Map. ${advice}`);
  });
});

describe("hash64", () => {
  test("stays what it is: results are kept under it", () => {
    expect(["", "a", '{"rate":0.1}'].map(hash64)).toEqual(["d77ecd378e2d70b7", "58935907da5afddb", "d240b4020f3b0e41"]);
  });

  test("neighbouring texts share nothing: no half meets another in 50 000 of them more often than chance", () => {
    const texts = Array.from({ length: 50_000 }, (_, i) => `{"rate":0.1,"seed":${i},"steps":1150}`);
    const hashes = texts.map(hash64);
    expect(new Set(hashes).size).toBe(texts.length);
    // Of n random 32-bit words about n²/2³³ = 0.3 pairs are equal.
    for (const half of [hashes.map((hash) => hash.slice(0, 8)), hashes.map((hash) => hash.slice(8))])
      expect(texts.length - new Set(half).size).toBeLessThan(5);
    const ones = hashes.map((hash) =>
      [...hash].reduce((sum, digit) => sum + (Number.parseInt(digit, 16).toString(2).match(/1/g)?.length ?? 0), 0),
    );
    expect(ones.reduce((sum, count) => sum + count, 0) / ones.length).toBeCloseTo(32, 0);
  });
});
