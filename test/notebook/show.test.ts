import { constant, cosineAnnealing } from "lrlab";
import { plot, show } from "lrlab/notebook";
import { expect, test } from "vitest";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();

test("hands a figure to the host's display", () => {
  const figure = plot("01-three-fates/descent");
  show(figure);
  expect(host.seen).toEqual([[figure]]);
});

test("shows a schedule as its curve and its formula, and the first 100 updates of one without an end", () => {
  show(cosineAnnealing({ baseLr: 0.1, totalSteps: 40 }));
  show(constant({ baseLr: 0.1 }));
  expect(host.seen.map((contents) => contents.map(({ sentence }) => sentence))).toEqual([
    [expect.stringContaining("step 0 to 40"), "It is cosineAnnealing({ baseLr: 0.1, totalSteps: 40 })."],
    [expect.stringContaining("step 0 to 100"), "It is constant({ baseLr: 0.1 })."],
  ]);
});

test("shows several things in one output, in order", () => {
  show([{ a: 1 }], plot("01-three-fates/descent"), constant({ baseLr: 0.1 }));
  expect(host.seen.map((contents) => contents.map(({ kind }) => kind))).toEqual([["table", "curves", "curves", "formula"]]);
});

test("prints words where nothing can draw", () => {
  host.leave();
  const figure = plot("01-three-fates/descent");
  show(figure, [
    { shape: "cosine", loss: -0.5 },
    { shape: "linear", loss: 10 },
  ]);
  expect(host.printed).toEqual([`${figure.sentence}\nshape   loss\ncosine  −0.5\nlinear    10\n2 rows.`]);
});

test.each([[3], [null], [undefined], ["x"], [{}], [() => 1], [{ kind: "curves" }], [[]], [[1, 2]], [new Map()]])("refuses %o", (what) => {
  expect(() => show(what)).toThrow(
    /^show: what to show must be a figure, a schedule, a table, a run or a tensor, got .*\. Print a value with console\.log\.$/,
  );
  expect(() => show(constant({ baseLr: 0.1 }), what)).toThrow(/^show: thing 2 must be a figure, a schedule, a table/);
});

test("says of a promise what to do", () => {
  expect(() => show(Promise.resolve(constant({ baseLr: 0.1 })))).toThrow(/, got a Promise\. Write await before it\.$/);
});

test("refuses nothing at all, and shows nothing where one thing is wrong", () => {
  expect(() => show()).toThrow("show: there must be something to show, got undefined. Write show(cosineAnnealing({ … })).");
  expect(() => show(constant({ baseLr: 0.1 }), 3)).toThrow(RangeError);
  expect(host.displays).toEqual([]);
});
