import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Drop, mendedSentences, smoothed, traceOf, wholeTrace } from "../../../src/labs/playground/drawn.ts";
import { cornersOf, drawnOver, linesOf } from "../../../src/labs/playground/drawnPieces.ts";
import { lengthOf, piecesOf, scheduleOf } from "../../../src/labs/playground/pieces.ts";
import { fromUrl, toUrl } from "../../../src/schedules/export/url.ts";

const steps = 200;
const drop = fc.record({ t: fc.double({ min: -20, max: 230, noNaN: true }), rate: fc.double({ min: -0.05, max: 0.2, noNaN: true }) });
const stroke = fc.array(drop, { minLength: 1, maxLength: 60 });
const on = { scale: "linear", top: 0.2 } as const;
const cosine = fromUrl("lr=warmup(cosineAnnealing(baseLr:0.1,totalSteps:180),steps:20)");

describe("what a pen leaves", () => {
  test("a line from end to end has a rate for every update", () => {
    const { rates, mended } = traceOf(
      [
        [
          { t: 0, rate: 0.2 },
          { t: steps, rate: 0 },
        ],
      ],
      steps,
    );
    expect(rates).toHaveLength(steps + 1);
    expect(rates[0]).toBe(0.2);
    expect(rates[50]).toBeCloseTo(0.15, 12);
    expect(rates[steps]).toBe(0);
    expect(mendedSentences(mended)).toEqual([]);
  });

  test("a gap between two strokes is filled by a straight line, and told", () => {
    const { rates, mended } = traceOf(
      [
        [
          { t: 0, rate: 0.1 },
          { t: 50, rate: 0.1 },
        ],
        [
          { t: 150, rate: 0.2 },
          { t: 200, rate: 0.2 },
        ],
      ],
      steps,
    );
    expect(rates[100]).toBeCloseTo(0.15, 12);
    expect(mendedSentences(mended)).toEqual(["The pen left 99 updates out: straight lines fill them."]);
  });

  test("a loop: what was drawn last counts, and it is told", () => {
    const { rates, mended } = traceOf(
      [
        [
          { t: 0, rate: 0.1 },
          { t: 120, rate: 0.1 },
          { t: 60, rate: 0.05 },
          { t: 200, rate: 0.05 },
        ],
      ],
      steps,
    );
    expect(rates[30]).toBe(0.1);
    expect(rates[90]).toBe(0.05);
    expect(mendedSentences(mended)).toEqual(["The pen went back in time: an update has one rate, and what was drawn last counts."]);
  });

  test("rates below 0 are held at 0, and told", () => {
    const { rates, mended } = traceOf(
      [
        [
          { t: 0, rate: 0.1 },
          { t: 100, rate: -0.1 },
          { t: 200, rate: 0.1 },
        ],
      ],
      steps,
    );
    expect(Math.min(...rates)).toBe(0);
    expect(rates[100]).toBe(0);
    expect(mendedSentences(mended)).toEqual(["A rate can't be below 0: 99 updates are held at 0 and move nothing."]);
  });

  test("what lies outside the run is left out, and told", () => {
    const { rates, from, to, mended } = traceOf(
      [
        [
          { t: -40, rate: 0.1 },
          { t: 400, rate: 0.1 },
        ],
      ],
      steps,
    );
    expect([from, to, rates.length]).toEqual([0, 200, 201]);
    expect(mendedSentences(mended)).toEqual(["What lay outside the run was left out."]);
  });

  test("on an empty sheet the line goes on level to both ends, and it is told", () => {
    const { rates, from, to, mended } = wholeTrace(
      traceOf(
        [
          [
            { t: 50, rate: 0.1 },
            { t: 150, rate: 0.02 },
          ],
        ],
        steps,
      ),
    );
    expect([from, to, rates[0], rates[200]]).toEqual([0, 200, 0.1, 0.02]);
    expect(mendedSentences(mended)).toEqual(["Before the first stroke and after the last, 100 updates keep its rate."]);
    expect(wholeTrace(traceOf([], steps))).toEqual(traceOf([], steps));
  });

  test("nothing drawn, and points that are no numbers, leave nothing", () => {
    expect(traceOf([], steps)).toMatchObject({ from: -1, to: -1 });
    expect(
      traceOf(
        [
          [
            { t: Number.NaN, rate: 1 },
            { t: 1, rate: Number.POSITIVE_INFINITY },
          ],
        ],
        steps,
      ),
    ).toMatchObject({ from: -1, to: -1 });
    expect(drawnOver(cosine, traceOf([], steps), { steps, ...on })).toBe(cosine);
  });

  test("smoothing leaves a straight line and both ends alone, and takes a tremble away", () => {
    const straight = Array.from({ length: 101 }, (_, t) => 0.1 - 0.001 * t);
    for (const [t, rate] of smoothed(straight, "linear").entries()) expect(rate).toBeCloseTo(straight[t] as number, 12);
    const trembling = straight.map((rate, t) => rate + (t % 2 === 0 ? 0.01 : 0));
    const calm = smoothed(trembling, "log");
    expect([calm[0], calm[100]]).toEqual([trembling[0], trembling[100]]);
    expect(Math.abs((calm[51] as number) - (calm[50] as number))).toBeLessThan(0.003);
  });
});

describe("a drawn schedule", () => {
  test("whatever is drawn over whatever: never negative, as long as the run, at most 40 lines, and it can be linked", () => {
    fc.assert(
      fc.property(
        fc.array(stroke, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("linear" as const, "log" as const),
        (strokes, scale) => {
          let lr = fromUrl("lr=constant(baseLr:0.1)");
          for (const one of strokes) lr = drawnOver(lr, traceOf([one], steps), { steps, scale, top: 0.2 });
          const pieces = piecesOf(lr, steps);
          expect(pieces.length).toBeLessThanOrEqual(40);
          expect(lengthOf(pieces)).toBe(steps);
          for (let t = 0; t <= steps; t++) expect(lr(t)).toBeGreaterThanOrEqual(0);
          const again = fromUrl(toUrl(lr));
          for (let t = 0; t < steps; t++) expect(again(t)).toBe(lr(t));
        },
      ),
    );
  });

  test("a trembling hand gets 40 lines and no more, on an empty sheet as over a curve", () => {
    const trembling = Array.from({ length: 100 }, (_, i) => ({ t: 2 * i, rate: i % 2 === 0 ? 0.05 : 0.15 }));
    expect(piecesOf(drawnOver(fromUrl("lr=constant(baseLr:0.1)"), traceOf([trembling], steps), { steps, ...on }), steps)).toHaveLength(40);
    expect(linesOf(cornersOf(traceOf([trembling], 198).rates, on))).toHaveLength(40);
  });

  test("the pieces stay within a pixel of what was drawn, on either axis, where 40 can", () => {
    const waves = fc.record({
      count: fc.integer({ min: 0, max: 2 }),
      depth: fc.double({ min: 0, max: 0.08, noNaN: true }),
      scale: fc.constantFrom("linear" as const, "log" as const),
    });
    fc.assert(
      fc.property(waves, ({ count, depth, scale }) => {
        const wave = Array.from({ length: steps + 1 }, (_, t) => 0.1 + depth * Math.sin((2 * Math.PI * count * t) / steps));
        const rates = scale === "log" ? wave.map((rate, t) => rate * 10 ** ((-3 * t) / steps)) : wave;
        const lr = scheduleOf(linesOf(cornersOf(rates, { scale, top: 0.2 })));
        const height = (rate: number): number => (scale === "log" ? 50 * Math.log10(rate / 0.2) : 200 * (rate / 0.2));
        // Beside the tolerance: the corners' three digits, half a pixel at most.
        for (let t = 0; t < steps; t++) expect(Math.abs(height(lr(t)) - height(rates[t] as number))).toBeLessThan(1.2 + 0.5 + 0.1);
      }),
    );
  });

  test("drawing over a part keeps the rest, bit for bit, though it is no line", () => {
    const lr = drawnOver(
      cosine,
      traceOf(
        [
          [
            { t: 80, rate: 0.02 },
            { t: 120, rate: 0.18 },
          ],
        ],
        steps,
      ),
      { steps, ...on },
    );
    for (const t of [0, 10, 20, 50, 79, 120, 150, 199]) expect(lr(t)).toBe(cosine(t));
    expect(lr(80)).toBe(0.02);
    expect(lr(100)).toBeCloseTo(0.1, 3);
    expect(lr.steps).toBe(steps);
  });

  test("what is held at 0 is 0, not almost", () => {
    const dip = [
      { t: 100, rate: 0.04 },
      { t: 120, rate: -0.02 },
      { t: 140, rate: 0.04 },
    ];
    const lr = drawnOver(cosine, traceOf([dip], steps), { steps, ...on });
    for (let t = 114; t <= 126; t++) expect(lr(t)).toBe(0);
    expect(lr(113)).toBeGreaterThan(0);
  });

  test("a click sets the rate of one update and no more", () => {
    const lr = drawnOver(cosine, traceOf([[{ t: 100, rate: 0.2 }]], steps), { steps, ...on });
    expect(lr(100)).toBe(0.2);
    expect([99, 101].map((t) => lr(t))).toEqual([99, 101].map((t) => cosine(t)));
  });

  test("level stretches are a constant rate", () => {
    const trace = traceOf(
      [
        [
          { t: 0, rate: 0.05 },
          { t: 200, rate: 0.05 },
        ],
      ] as Drop[][],
      steps,
    );
    expect(toUrl(drawnOver(cosine, trace, { steps, ...on }))).toBe("lr=take(constant(baseLr:0.05),steps:200)");
  });

  test("drawing on a schedule that is too short or too long makes it as long as the run", () => {
    for (const text of ["linear(baseLr:0.1,totalSteps:50,endLr:0.05)", "cosineAnnealing(baseLr:0.1,totalSteps:500)"]) {
      const was = fromUrl(`lr=${text}`);
      const lr = drawnOver(
        was,
        traceOf(
          [
            [
              { t: 0, rate: 0.1 },
              { t: 20, rate: 0.1 },
            ],
          ],
          steps,
        ),
        { steps, ...on },
      );
      expect(lr.steps).toBe(steps);
      expect(lr(150)).toBeCloseTo(was(150), 12);
    }
  });
});
