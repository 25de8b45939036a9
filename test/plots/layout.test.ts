import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apart, describe as inWords } from "../../src/plots/describe.js";
import { formatNumber } from "../../src/plots/format.js";
import { bestSpot, labelSpot, spotAt } from "../../src/plots/labelSpot.js";
import { type Box, clip, type Pixel, simplify } from "../../src/plots/line.js";
import { dashesOf } from "../../src/plots/roles.js";
import { domainOf, makeScale } from "../../src/plots/scale.js";
import { spreadOut } from "../../src/plots/spread.js";
import { textWidth, wrap } from "../../src/plots/text.js";

describe("formatNumber", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [0.1 * 3, "0.3"],
    [-1.5, "−1.5"],
    [1234.5, "1235"],
    [99999, "99999"],
    [0.00012345, "0.000123"],
    [3.514e-5, "3.51 × 10⁻⁵"],
    [1e-5, "10⁻⁵"],
    [-2e7, "−2 × 10⁷"],
    [9.999e5, "10⁶"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
    [Number.NaN, "undefined"],
  ])("%d is %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test("digits on request, never more than 9", () => {
    expect(formatNumber(Math.PI, 6)).toBe("3.14159");
    expect(formatNumber(Math.PI, 15)).toBe("3.14159265");
  });

  test("what is printed is the value, to the digits asked for", () => {
    const back = (text: string): number => {
      const [mantissa = "", power] = text.replace("−", "-").split(/(?: × )?10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/);
      const exponent = [...(power ?? "")].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join("");
      return (mantissa === "" ? 1 : mantissa === "-" ? -1 : Number(mantissa)) * (power === undefined ? 1 : 10 ** Number(exponent));
    };
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: 1, max: 9 }), (value, digits) => {
        fc.pre(Math.abs(value) > 1e-12);
        expect(Math.abs(back(formatNumber(value, digits)) / value - 1)).toBeLessThanOrEqual(0.5001 * 10 ** (1 - digits));
      }),
    );
  });
});

describe("describe", () => {
  test.each([
    [[0.1, 0.1, 0.1], "stays at 0.1"],
    [[0.1, 0.05, 0.05, 0], "falls from 0.1 to 0"],
    [[0, 0.1], "rises from 0 to 0.1"],
    [[0, 0.1, 0.1, 0.02], "rises from 0 to 0.1, then falls to 0.02"],
    [[4, 1, 2, 0.5], "falls from 4 to 0.5, with rises on the way"],
    [[1, 3, 2, 4], "rises from 1 to 4, with falls on the way"],
    [[2, 1, 3, 2], "moves between 1 and 3, from 2 to 2"],
    [[1, 2, Number.POSITIVE_INFINITY], "starts at 1 and grows without bound"],
    [[], "has no values"],
  ])("%j %s", (values, text) => {
    expect(inWords(values)).toBe(text);
  });

  test("never says that a change is none: digits are added until both ends differ", () => {
    expect(inWords([0.1, 0.09999])).toBe("falls from 0.1 to 0.09999");
    expect(apart(1, 1)).toEqual(["1", "1"]);
    expect(apart(0.12345678, 0.12345679)).toEqual(["0.12345678", "0.12345679"]);
  });
});

describe("makeScale", () => {
  const texts = (kind: "linear" | "log", domain: readonly [number, number], length: number, gap: number): string[] =>
    makeScale(kind, domain, [0, length], gap).ticks.map(({ text }) => text);

  test.each([
    ["linear", [0, 1], 300, 60, "0 0.2 0.4 0.6 0.8 1"],
    ["linear", [0, 100], 220, 64, "0 50 100"],
    ["linear", [-1.5, 1.5], 500, 64, "−1.5 −1 −0.5 0 0.5 1 1.5"],
    ["linear", [0, 0.104], 200, 30, "0 0.02 0.04 0.06 0.08 0.1"],
    ["log", [0.01, 10], 200, 30, "0.01 0.1 1 10"],
    ["log", [1e-5, 0.12], 200, 30, "10⁻⁵ 0.0001 0.001 0.01 0.1"],
    ["log", [0.02, 5], 300, 30, "0.02 0.05 0.1 0.2 0.5 1 2 5"],
    ["log", [0.02, 5], 120, 30, "0.1 1"],
    ["log", [1e-12, 1], 100, 30, "10⁻¹⁰ 10⁻⁵ 1"],
    ["log", [2.1, 4.2], 200, 50, "3 4"],
  ] as const)("%s %j on %d px: %s", (kind, domain, length, gap, expected) => {
    expect(texts(kind, domain, length, gap).join(" ")).toBe(expected);
  });

  test("ticks are in the domain, rise, and stand no closer than the gap allows", () => {
    const bound = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom("linear" as const, "log" as const),
        bound,
        bound,
        fc.integer({ min: 100, max: 600 }),
        (kind, a, b, length) => {
          const domain = [Math.min(a, b), Math.max(a, b)] as const;
          fc.pre(domain[1] / domain[0] > 1.01);
          const scale = makeScale(kind, domain, [0, length], 50);
          const places = scale.ticks.map(({ value }) => scale.at(value));
          places.forEach((px, i) => {
            expect(px).toBeGreaterThanOrEqual(-0.01);
            expect(px).toBeLessThanOrEqual(length + 0.01);
            if (i > 0) expect(px - (places[i - 1] as number)).toBeGreaterThan(places.length === 2 ? 10 : kind === "linear" ? 49.9 : 12);
          });
          expect(new Set(scale.ticks.map(({ text }) => text)).size).toBe(places.length);
        },
      ),
    );
  });

  test("what has no place on the axis is NaN", () => {
    expect(makeScale("log", [0.1, 1], [0, 100], 30).at(0)).toBeNaN();
    // An ulp beyond the box would drop the mark of the last update.
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 100, max: 700, noNaN: true }), (left, right) => {
        const { at } = makeScale("linear", [0, 100], [left, right], 30);
        expect([at(0), at(100)]).toEqual([left, right]);
      }),
    );
    expect(makeScale("linear", [0, 1], [0, 100], 30).at(Number.POSITIVE_INFINITY)).toBeNaN();
  });
});

describe("domainOf", () => {
  test.each([
    ["linear", [0.2, 0.95], [0, 1]],
    ["linear", [0.5, 1], [0, 1]],
    ["linear", [0.9, 0.95], [0.9, 0.95]],
    ["linear", [-0.3, 0.7], [-0.3, 0.7]],
    ["linear", [3], [1.5, 4.5]],
    ["linear", [0, 0], [-1, 1]],
    ["linear", [], [0, 1]],
    ["log", [0.03, 4], [0.02, 5]],
    ["log", [0, -1, Number.NaN, 0.3], [0.2, 0.5]],
    ["log", [0.2 - 1e-12, 10], [0.2, 10]],
    ["log", [], [0.1, 1]],
  ] as const)("%s %j: %j", (kind, values, expected) => {
    const [low, high] = domainOf(kind, values);
    expect(low).toBeCloseTo(expected[0], 10);
    expect(high).toBeCloseTo(expected[1], 10);
  });
});

test("a log domain that starts and ends on 1, 2 or 5 times a power of ten stays as it is", () => {
  for (let exponent = -9; exponent <= 9; exponent++) {
    for (const factor of [1, 2, 5]) {
      const [low, high] = [Number(`${factor}e${exponent}`), Number(`${factor}e${exponent + 2}`)];
      expect(domainOf("log", [low, high])).toEqual([low, high]);
    }
  }
});

describe("clip and simplify", () => {
  const box: Box = { left: 0, right: 100, top: 0, bottom: 50 };
  const pixel = fc.tuple(fc.double({ min: -50, max: 150, noNaN: true }), fc.double({ min: -50, max: 100, noNaN: true }));

  test("a line that leaves and returns is two runs, cut at the edge", () => {
    expect(
      clip(
        [
          [0, 25],
          [10, 75],
          [20, 25],
        ],
        box,
      ),
    ).toEqual([
      [
        [0, 25],
        [5, 50],
      ],
      [
        [15, 50],
        [20, 25],
      ],
    ]);
  });

  test("a point that is not finite leaves a gap", () => {
    expect(
      clip(
        [
          [0, 1],
          [1, 1],
          [2, Number.NaN],
          [3, 1],
          [4, 1],
        ],
        box,
      ),
    ).toEqual([
      [
        [0, 1],
        [1, 1],
      ],
      [
        [3, 1],
        [4, 1],
      ],
    ]);
  });

  test("everything that is kept is in the box, and a line inside is kept whole", () => {
    fc.assert(
      fc.property(fc.array(pixel, { maxLength: 30 }), (line) => {
        for (const [x, y] of clip(line, box).flat()) {
          expect(x >= -1e-9 && x <= 100 + 1e-9 && y >= -1e-9 && y <= 50 + 1e-9).toBe(true);
        }
        const tame = line.map(([x, y]): Pixel => [(x + 50) / 2, (y + 50) / 3]);
        expect(clip(tame, box)).toEqual(tame.length > 0 ? [tame] : []);
      }),
    );
  });

  test("a straight line needs two points, a staircase its corners", () => {
    expect(simplify(Array.from({ length: 50 }, (_, i): Pixel => [i, 2 * i]))).toEqual([
      [0, 0],
      [49, 98],
    ]);
    expect(
      simplify([
        [0, 0],
        [5, 0],
        [10, 0],
        [10, 5],
        [10, 10],
        [20, 10],
      ]),
    ).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [20, 10],
    ]);
  });

  test("at most as many points as asked for, the highest and the lowest among them", () => {
    let state = 1;
    const noisy = Array.from({ length: 2000 }, (_, i): Pixel => {
      state = (state * 16807) % 2147483647;
      return [i / 4, state / 2147483647];
    }).map(([x, y]): Pixel => [x, 100 * y]);
    const kept = simplify(noisy);
    expect(kept.length).toBe(120);
    const heights = noisy.map(([, y]) => y);
    const seen = kept.map(([, y]) => y);
    expect(Math.max(...seen)).toBe(Math.max(...heights));
    expect(Math.min(...seen)).toBe(Math.min(...heights));
    expect(kept[0]).toEqual(noisy[0]);
    expect(kept.at(-1)).toEqual(noisy.at(-1));
  });

  test("where points are few, none is farther from the drawn line than the tolerance", () => {
    const curve = Array.from({ length: 600 }, (_, i): Pixel => [i, 100 + 100 * Math.cos(i / 90)]);
    const kept = simplify(curve);
    expect(kept.length).toBeLessThan(90);
    for (const [x, y] of curve) {
      const after = kept.findIndex(([px]) => px >= x);
      const [a, b] = [kept[Math.max(0, after - 1)], kept[after]] as [Pixel, Pixel];
      const along = b[0] === a[0] ? 0 : (x - a[0]) / (b[0] - a[0]);
      expect(Math.abs(a[1] + along * (b[1] - a[1]) - y)).toBeLessThan(0.25);
    }
  });
});

describe("labels", () => {
  test("names spread out without overlap, inside, in order, and none moves that need not", () => {
    const wish = fc.record({ at: fc.double({ min: 0, max: 300, noNaN: true }), size: fc.integer({ min: 10, max: 40 }) });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 7 }), (wishes) => {
        const places = spreadOut(wishes, 0, 300);
        const rows = wishes.map(({ at, size }, i) => ({
          at,
          top: (places[i] as number) - size / 2,
          bottom: (places[i] as number) + size / 2,
        }));
        rows.sort((a, b) => a.top - b.top);
        rows.forEach((row, i) => {
          expect(row.top).toBeGreaterThanOrEqual(-1e-9);
          expect(row.bottom).toBeLessThanOrEqual(300 + 1e-9);
          const next = rows[i + 1];
          if (next) {
            expect(next.top).toBeGreaterThanOrEqual(row.bottom - 1e-9);
            expect(next.at).toBeGreaterThanOrEqual(row.at);
          }
        });
      }),
    );
    expect(
      spreadOut(
        [
          { at: 50, size: 14 },
          { at: 100, size: 14 },
        ],
        0,
        300,
      ),
    ).toEqual([50, 100]);
    expect(
      spreadOut(
        [
          { at: 100, size: 14 },
          { at: 100, size: 14 },
        ],
        0,
        300,
      ),
    ).toEqual([93, 107]);
  });

  test("a label stands right of its point, and goes elsewhere where a line, a label or the edge is", () => {
    const around = { width: 40, gap: 8, frame: { left: 0, right: 200, top: 0, bottom: 100 }, taken: [], lines: [] };
    expect(labelSpot([100, 50], around)).toMatchObject({ anchor: "start", x: 108, y: 50 });
    expect(labelSpot([190, 50], around).anchor).toBe("end");
    expect(labelSpot([100, 50], { ...around, lines: [[120, 50]] }).y).not.toBe(50);
    const first = labelSpot([100, 50], around);
    const second = labelSpot([100, 50], { ...around, taken: [first.box] });
    expect(second.box.bottom <= first.box.top || second.box.top >= first.box.bottom || second.box.right <= first.box.left).toBe(true);
    const only = spotAt("middle", 0, 0, 500);
    expect(bestSpot([only], around)).toBe(only);
  });

  test("names break between words, not inside an equation", () => {
    expect(wrap("polynomial, p = 2", 12, 80)).toEqual(["polynomial,", "p = 2"]);
    expect(wrap("η = 2.2", 12, 10)).toEqual(["η = 2.2"]);
    expect(wrap("one two three", 12, 1000)).toEqual(["one two three"]);
    expect(textWidth("mm", 10)).toBeGreaterThan(textWidth("ii", 10));
  });

  test("curves of one colour differ in their dash, theory is always dashed", () => {
    const roles = (...list: ("rate" | "a" | "b" | "theory")[]) => dashesOf(list.map((role) => ({ role })));
    expect(new Set(roles("rate", "rate", "rate", "rate", "rate")).size).toBe(5);
    expect(new Set(roles("a", "b", "theory")).size).toBe(3);
    expect(roles("theory")).not.toEqual(["none"]);
    expect(roles("a")).toEqual(["none"]);
  });
});
