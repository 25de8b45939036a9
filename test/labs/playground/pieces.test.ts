import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthOf, type Piece, piecesOf, scheduleOf, startsOf } from "../../../src/labs/playground/pieces.ts";
import {
  asFamily,
  duplicate,
  insertAfter,
  join,
  moveJoint,
  moveRate,
  remove,
  reorder,
  split,
} from "../../../src/labs/playground/piecesEdit.ts";
import { areJoined, endsOf, withEndRate } from "../../../src/labs/playground/piecesEnds.ts";
import { familyFor, fitPieces, fitTo, fitToRun } from "../../../src/labs/playground/piecesFit.ts";
import { describePiece } from "../../../src/labs/playground/piecesText.ts";
import { peakOf } from "../../../src/labs/playground/withPeak.ts";
import { fromUrl } from "../../../src/schedules/export/url.ts";
import { families, schedule } from "../../../src/schedules/registry.ts";
import type { Schedule } from "../../../src/schedules/schedule.ts";

const names = families.map(({ definition }) => definition.name);
const rate = fc.integer({ min: 1, max: 999 }).map((n) => n / 1000);
const piece: fc.Arbitrary<Piece> = fc
  .record({ name: fc.constantFrom(...names), steps: fc.integer({ min: 1, max: 90 }), peak: rate })
  .map(({ name, steps, peak }) => ({ spec: fitTo(familyFor(name, { steps, peak }), steps), steps }));
const timeline = fc.array(piece, { minLength: 1, maxLength: 6 });
const rates = (lr: Schedule, steps: number): number[] => Array.from({ length: steps }, (_, t) => lr(t));
const index = (pieces: readonly Piece[], part: number): number => Math.floor(part * pieces.length);
const part = fc.double({ min: 0, max: 0.999, noNaN: true });

describe("pieces", () => {
  test("a schedule taken apart and put together has the same rates, bit for bit, also past its end", () => {
    fc.assert(
      fc.property(timeline, fc.integer({ min: 1, max: 400 }), (pieces, steps) => {
        const lr = scheduleOf(pieces);
        const again = scheduleOf(piecesOf(lr, steps));
        expect(rates(again, 450)).toEqual(rates(lr, 450));
      }),
    );
  });

  test.each([
    "warmup(cosineAnnealing(baseLr:0.1,totalSteps:90),steps:10)",
    "warmup(constant(baseLr:0.1),steps:10,shape:exponential,startLr:0.001)",
    "warmup(linear(baseLr:0.1,totalSteps:90),steps:10,shape:cosine,offset:1)",
    "warmup(linear(baseLr:0.1,totalSteps:90),steps:10,shape:constant,startLr:0.01)",
    "warmup(linear(baseLr:0.1,totalSteps:90),steps:10,shape:square)",
    "cooldown(warmup(constant(baseLr:0.1),steps:10),at:60,steps:40)",
    "cooldown(warmup(cosineAnnealing(baseLr:0.1,totalSteps:20),steps:10),at:60,steps:40,endLr:0)",
    "cooldown(linear(baseLr:0.1,totalSteps:100),at:0,steps:40)",
    "cooldown(constant(baseLr:0.1),at:60,steps:40,shape:1-sqrt)",
    "sequence(sequence(linear(baseLr:0.1,totalSteps:5),linear(baseLr:0.2,totalSteps:5)),repeat(linear(baseLr:0.3,totalSteps:5)))",
    "scale(linear(baseLr:0.1,totalSteps:100),factor:0.5)",
    "take(linear(baseLr:0.1,totalSteps:10,pastEnd:mirror),steps:35)",
  ])("%s keeps its rates", (text) => {
    const lr = fromUrl(`lr=${text}`);
    const pieces = piecesOf(lr, 120);
    expect(rates(scheduleOf(pieces), 150)).toEqual(rates(lr, 150));
  });

  test("a warmup, a trunk and its cooldown are three pieces with these names", () => {
    const lr = fromUrl("lr=cooldown(warmup(constant(baseLr:0.1),steps:10),at:60,steps:40)");
    const pieces = piecesOf(lr, 100);
    expect(pieces.map((_, i) => describePiece(pieces, i))).toEqual([
      "Piece 1 of 3, linear warmup, updates 0 to 9, from 0 to 0.1",
      "Piece 2 of 3, constant rate, updates 10 to 59, at 0.1",
      "Piece 3 of 3, linear decay, updates 60 to 99, from 0.1 to 0",
    ]);
  });

  test("a last piece without an end fills the run", () => {
    const pieces = piecesOf(fromUrl("lr=warmup(constant(baseLr:0.1),steps:10)"), 100);
    expect(pieces.map(({ steps }) => steps)).toEqual([10, 90]);
  });
});

describe("lengths", () => {
  test("every family can be any length", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }), (name, one, other) => {
        const fitted = fitTo(familyFor(name, { steps: one, peak: 0.1 }), other);
        expect(schedule(fitted).steps).toBe(other);
      }),
    );
  });

  test.each(names)("%s made for a run has the peak that is asked for, or names no rate", (name) => {
    const spec = familyFor(name, { steps: 600, peak: 0.02 });
    const hasRates = families.some(
      ({ definition }) => definition.name === name && Object.values(definition.parameters).some(({ type }) => type === "rate"),
    );
    if (hasRates) expect(peakOf(schedule(spec), 600)).toBeCloseTo(0.02, 4);
    expect(peakOf(schedule(spec), 600)).toBeGreaterThan(0);
  });

  test("a family's lengths stay in proportion", () => {
    const lr = schedule({ kind: "warmupStableDecay", baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 20 });
    expect(fitTo(lr.spec, 605)).toMatchObject({ totalSteps: 605, warmupSteps: 61, cooldownSteps: 121 });
    expect(familyFor("multiStep", { steps: 1000, peak: 0.1 })).toMatchObject({ milestones: [300, 600, 800] });
  });

  test("fitted pieces are as long together as the run, each at least one update", () => {
    fc.assert(
      fc.property(timeline, fc.integer({ min: 1, max: 500 }), (pieces, steps) => {
        const fitted = fitPieces(pieces, steps);
        expect(lengthOf(fitted)).toBe(steps);
        expect(fitted.every((one) => one.steps >= 1)).toBe(true);
        expect(fitted).toHaveLength(Math.min(pieces.length, steps));
        expect(fitPieces(fitted, steps)).toEqual(fitted);
      }),
    );
  });

  test("a schedule that ended with the run ends with another run, and one that did not stays", () => {
    const cosine = fromUrl("lr=warmup(cosineAnnealing(baseLr:0.1,totalSteps:90),steps:10)");
    expect(fitToRun(cosine, 100, 200).steps).toBe(200);
    expect(fitToRun(cosine, 100, 200)(20)).toBe(0.1);
    expect(fitToRun(cosine, 120, 200)).toBe(cosine);
    expect(fitToRun(cosine, 100, 200).spec).toMatchObject({ kind: "warmup", steps: 20, of: { totalSteps: 180 } });
    expect(fitToRun(scheduleOf(piecesOf(cosine, 100)), 100, 40).spec).toMatchObject({ parts: [{ warmupSteps: 4 }, { totalSteps: 36 }] });
    const constant = fromUrl("lr=constant(baseLr:0.1)");
    expect(fitToRun(constant, 100, 200)).toBe(constant);
  });
});

describe("edits", () => {
  test("moving a joint keeps the sum of the lengths, and every other joint", () => {
    fc.assert(
      fc.property(timeline, part, fc.integer({ min: -50, max: 600 }), (pieces, where, at) => {
        const i = index(pieces, where);
        const moved = moveJoint(pieces, i, at);
        expect(moved.every(({ steps, spec }) => steps >= 1 && (schedule(spec).steps ?? steps) === steps)).toBe(true);
        if (i < pieces.length - 1) {
          expect(lengthOf(moved)).toBe(lengthOf(pieces));
          const [was, now] = [startsOf(pieces), startsOf(moved)];
          expect(now.filter((_, j) => j !== i + 1)).toEqual(was.filter((_, j) => j !== i + 1));
          const [low, high] = [(was[i] as number) + 1, (was[i + 2] as number) - 1];
          expect(now[i + 1]).toBe(Math.max(low, Math.min(at, high)));
        }
      }),
    );
  });

  test("an end gets the rate it is given, whatever the family, and a joined neighbour follows", () => {
    fc.assert(
      fc.property(timeline, part, fc.constantFrom("from" as const, "to" as const), rate, (pieces, where, end, wanted) => {
        const i = index(pieces, where);
        const moved = withEndRate(pieces[i] as Piece, end, wanted);
        expect(endsOf(moved)[end]).toBeCloseTo(wanted, 9);
        expect(schedule(moved.spec).steps ?? moved.steps).toBe((pieces[i] as Piece).steps);
        expect(rates(scheduleOf([moved]), 120).every((value) => value >= 0)).toBe(true);
      }),
    );
    const two = [piecesOf(fromUrl("lr=warmup(cosineAnnealing(baseLr:0.1,totalSteps:90),steps:10)"), 100)][0] as Piece[];
    const raised = moveRate(two, 0, "to", 0.2);
    expect(raised.map(endsOf)).toEqual([
      { from: 0, to: 0.2 },
      { from: 0.2, to: 0 },
    ]);
  });

  test("a piece arrives where it was heading, and a fall at its very end is not where it was heading", () => {
    const ends = (text: string) => piecesOf(fromUrl(`lr=${text}`), 100).map(endsOf);
    expect(ends("take(exponential(baseLr:0.1,gamma:0.5),steps:2)")).toEqual([{ from: 0.1, to: 0.025 }]);
    expect(ends("inverseTime(baseLr:0.1,gamma:1,timescale:100)")).toEqual([{ from: 0.1, to: 0.05 }]);
    expect(ends("take(stepDecay(baseLr:0.1,stepSize:10,gamma:0.1),steps:10)")).toEqual([{ from: 0.1, to: 0.1 }]);
    expect(ends("linear(baseLr:0.1,totalSteps:10,endLr:0.05,pastEnd:repeat)")).toEqual([{ from: 0.1, to: 0.055 }]);
    expect(ends("linear(baseLr:0.1,totalSteps:1)")).toEqual([{ from: 0.1, to: 0 }]);
  });

  test("a straight line and half a cosine turn over", () => {
    const [fall] = piecesOf(fromUrl("lr=linear(baseLr:0.1,totalSteps:50)"), 50) as [Piece];
    expect(withEndRate(fall, "to", 0.3).spec).toEqual({ kind: "linearWarmup", baseLr: 0.3, warmupSteps: 50, startLr: 0.1, offset: 0 });
    const [counted] = piecesOf(fromUrl("lr=linearWarmup(baseLr:0.1,warmupSteps:50,offset:1)"), 50) as [Piece];
    expect(endsOf(withEndRate(counted, "from", 0.05))).toEqual({ from: 0.05, to: 0.1 });
    const [cosine] = piecesOf(fromUrl("lr=cosineAnnealing(baseLr:0.1,totalSteps:50)"), 50) as [Piece];
    expect(withEndRate(cosine, "to", 0.3).spec).toMatchObject({ kind: "cosineWarmup", baseLr: 0.3, startLr: 0.1 });
  });

  test("joined pieces are continuous, and their lengths stay", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 6 }), part, (pieces, where) => {
        const i = 1 + Math.floor(where * (pieces.length - 1));
        const joined = join(pieces, i);
        expect(areJoined(joined[i - 1] as Piece, joined[i] as Piece)).toBe(true);
        expect(startsOf(joined)).toEqual(startsOf(pieces));
      }),
    );
  });

  test("a cut changes no rate by more than rounding", () => {
    fc.assert(
      fc.property(timeline, part, part, (pieces, where, at) => {
        const i = index(pieces, where);
        const cut = split(pieces, i, Math.floor(at * (pieces[i] as Piece).steps));
        const [was, now] = [rates(scheduleOf(pieces), lengthOf(pieces)), rates(scheduleOf(cut), lengthOf(pieces))];
        for (const [t, value] of was.entries()) expect(Math.abs(value - (now[t] as number))).toBeLessThanOrEqual(1e-12);
        expect(lengthOf(cut)).toBe(lengthOf(pieces));
      }),
    );
  });

  test("reordering keeps each piece's rates, duplicating repeats them, removing gives its updates to a neighbour", () => {
    fc.assert(
      fc.property(timeline, part, part, (pieces, one, other) => {
        const [from, to] = [index(pieces, one), index(pieces, other)];
        const moved = reorder(pieces, from, to);
        expect(lengthOf(moved)).toBe(lengthOf(pieces));
        expect(rates(scheduleOf([moved[to] as Piece]), (pieces[from] as Piece).steps)).toEqual(
          rates(scheduleOf([pieces[from] as Piece]), (pieces[from] as Piece).steps),
        );
        const twice = duplicate(pieces, from);
        expect(twice[from]).toEqual(twice[from + 1]);
        expect(lengthOf(twice)).toBe(lengthOf(pieces) + (pieces[from] as Piece).steps);
        const fewer = remove(pieces, from);
        expect(fewer).toHaveLength(Math.max(1, pieces.length - 1));
        expect(lengthOf(fewer)).toBe(lengthOf(pieces));
        scheduleOf(twice);
        scheduleOf(fewer);
      }),
    );
  });

  test("a piece in another family keeps its length, and its ends where it can", () => {
    fc.assert(
      fc.property(timeline, part, fc.constantFrom(...names), (pieces, where, name) => {
        const changed = asFamily(pieces, index(pieces, where), name);
        expect(startsOf(changed)).toEqual(startsOf(pieces));
        scheduleOf(changed);
      }),
    );
    const [cosine] = asFamily(piecesOf(fromUrl("lr=linear(baseLr:0.1,totalSteps:60,endLr:0.02)"), 60), 0, "cosineAnnealing") as [Piece];
    expect(cosine.spec).toMatchObject({ kind: "cosineAnnealing", baseLr: 0.1, totalSteps: 60, minLr: 0.02 });
    const [rising] = asFamily(piecesOf(fromUrl("lr=linearWarmup(baseLr:0.1,warmupSteps:60)"), 60), 0, "cosineAnnealing") as [Piece];
    expect(rising.spec).toMatchObject({ kind: "cosineWarmup", baseLr: 0.1, startLr: 0 });
  });

  test("a new piece takes what the run has left, or half of the one before it, and begins where that ends", () => {
    const short = piecesOf(fromUrl("lr=linear(baseLr:0.1,totalSteps:60,endLr:0.02)"), 100);
    expect(insertAfter(short, 0, 100).map(({ steps }) => steps)).toEqual([60, 40]);
    expect(insertAfter(short, 0, 60).map(({ steps }) => steps)).toEqual([30, 30]);
    const [, added] = insertAfter(short, 0, 60) as [Piece, Piece];
    expect(endsOf(added)).toEqual({ from: 0.02, to: 0.02 });
  });
});
