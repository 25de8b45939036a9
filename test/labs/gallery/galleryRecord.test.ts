import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGalleryAddress, writeGalleryAddress } from "../../../src/labs/gallery/galleryAddress.js";
import { bugNames } from "../../../src/labs/gallery/galleryCase.js";
import {
  answered,
  answerTo,
  bestOf,
  caseId,
  emptyRecord,
  type GalleryRecord,
  isGalleryRecord,
  merged,
  streakOf,
  tally,
} from "../../../src/labs/gallery/galleryRecord.js";

const say = (right: boolean, index: number) => ({
  id: caseId({ seed: 1, index }),
  bug: "wrong-unit" as const,
  named: right ? ("wrong-unit" as const) : ("healthy" as const),
});
const recordOf = (...rights: readonly boolean[]): GalleryRecord =>
  rights.reduce((record, right, index) => answered(record, say(right, index)), emptyRecord);

/** A record as a tab may come to hold it. */
const anyRecord = fc
  .array(fc.record({ index: fc.nat(12), named: fc.constantFrom(...bugNames), bug: fc.constantFrom(...bugNames) }), { maxLength: 15 })
  .chain((answers) => fc.nat(9).map((visits) => ({ answers, visits })))
  .map(({ answers, visits }) =>
    answers.reduce<GalleryRecord>((record, { index, ...one }) => answered(record, { id: caseId({ seed: 2, index }), ...one }), {
      ...emptyRecord,
      visits,
    }),
  );

describe("the record", () => {
  test("counts right answers in a row, keeps the best, and starts anew after a wrong one", () => {
    expect(streakOf(emptyRecord)).toBe(0);
    const record = recordOf(true, true, true, false, true);
    expect([streakOf(record), bestOf(record)]).toEqual([1, 3]);
    expect(streakOf(recordOf(true, false))).toBe(0);
  });

  test("counts the first answer to a case only", () => {
    const once = recordOf(false);
    expect(answered(once, say(true, 0))).toBe(once);
    expect(answerTo(once, "1.0")).toBe("healthy");
    expect(answerTo(once, "1.1")).toBeUndefined();
  });

  test("knows how often each story was met and named", () => {
    const known = tally(recordOf(true, false, true));
    expect(known.get("wrong-unit")).toEqual({ met: 3, named: 2 });
    expect(known.get("healthy")).toEqual({ met: 0, named: 0 });
    expect([...known.keys()]).toEqual(bugNames);
  });

  test("of two tabs is the same whichever way and however often they are merged, and loses no answer", () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, anyRecord, (a, b, c) => {
        expect(merged(a, a)).toEqual(a);
        expect(merged(a, b)).toEqual(merged(b, a));
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
        for (const { id } of [...a.answers, ...b.answers]) expect(answerTo(merged(a, b), id)).toBeDefined();
        expect(merged(a, emptyRecord)).toEqual(a);
        expect(bestOf(merged(a, b))).toBeGreaterThanOrEqual(Math.max(bestOf(a), bestOf(b)));
      }),
    );
  });

  test("is small whatever happens, and is known when it is read again", () => {
    fc.assert(fc.property(anyRecord, (record) => isGalleryRecord(JSON.parse(JSON.stringify(record)))));
    const long = Array.from({ length: 1200 }).reduce<GalleryRecord>((record, _, index) => answered(record, say(true, index)), emptyRecord);
    expect(long.answers.length).toBe(1000);
    expect(bestOf(long)).toBe(1000);
    expect(isGalleryRecord(long)).toBe(true);
  });

  test.each([
    null,
    7,
    "{}",
    [],
    {},
    { ...emptyRecord, version: 2 },
    { ...emptyRecord, visits: -1 },
    { ...emptyRecord, best: "3" },
    { ...emptyRecord, answers: [1] },
    { ...emptyRecord, answers: [{ id: "<b>", bug: "healthy", named: "healthy", order: 1 }] },
    { ...emptyRecord, answers: [{ id: "1.1", bug: "healthy", named: "toString", order: 1 }] },
  ])("is not %o", (value) => expect(isGalleryRecord(value)).toBe(false));
});

describe("the address", () => {
  const read = (query: string) => readGalleryAddress(new Map(new URLSearchParams(query)));

  test("is read and written", () => {
    expect(read("")).toEqual({ seed: null, index: 0, isHard: false, isEmbedded: false, bugs: null, trouble: [] });
    const full = "?embed&seed=7&case=3&hard&bugs=wrong-unit~resume-crawling";
    expect(read(full)).toEqual({
      seed: 7,
      index: 2,
      isHard: true,
      isEmbedded: true,
      bugs: ["wrong-unit", "resume-crawling"],
      trouble: [],
    });
    expect(writeGalleryAddress(read(full))).toBe(full);
    expect(writeGalleryAddress(read(""))).toBe("");
  });

  test.each([
    ["seed=-1", 'The link: seed must be a whole number from 0 on, got "-1". It is left out.'],
    ["seed=1&case=0", 'The link: case must be a whole number from 1 on, got "0". It is left out.'],
    ["case=1e9", 'The link: case must be a whole number from 1 on, got "1e9". It is left out.'],
    ["seed=99999999999999999999", 'The link: seed must be a whole number from 0 on, got "99999999999999999999". It is left out.'],
    ["bugs=none~healthy", 'The link: bugs must be names from the field guide joined by ~, got "none". The others are kept.'],
    ["bugs=x", 'The link: bugs must be names from the field guide joined by ~, got "x". All are drawn.'],
  ])("says what is wrong with ?%s", (query, trouble) => expect(read(query).trouble).toEqual([trouble]));

  test("survives ten thousand characters of nonsense", () => {
    fc.assert(fc.property(fc.string({ maxLength: 10_000 }), (query) => read(query).index >= 0));
    expect(read(`bugs=${"x~".repeat(5000)}`).trouble[0]?.length).toBeLessThan(200);
  });
});
