import { type Average, ema, mlp, point, scheduleFreeSgd, sgd, swa } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { bitsOf, give, valuesOf, wave } from "./nets.js";

/** The average of places that a net is put to, one after another. */
function over(places: readonly (readonly number[])[], make: (net: ReturnType<typeof point>) => Average): number[] {
  const net = point(places[0] as readonly number[]);
  const average = make(net);
  for (const place of places) {
    net.assign({ "point.theta": place });
    average.update();
  }
  return average.averaged(() => valuesOf(net));
}

const places = Array.from({ length: 12 }, (_, t) => wave(7, t));
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));
const mean = (of: readonly (readonly number[])[]): number[] =>
  wave(7, 0).map((_, i) => of.reduce((sum, place) => sum + (place[i] as number), 0) / of.length);

describe("ema", () => {
  test("is Σ of places weighted by powers of β, the first with what is left", () => {
    const weights = places.map((_, t) => (t === 0 ? 1 : 0.2) * 0.8 ** (11 - t));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    const wanted = wave(7, 0).map((_, i) => places.reduce((sum, place, t) => sum + (weights[t] as number) * (place[i] as number), 0));
    expect(over(places, (net) => ema(net, { decay: 0.8 }))).toEqual(close(wanted));
  });

  test("with bias correction weighs by powers of β alone", () => {
    const weights = places.map((_, t) => 0.8 ** (11 - t));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const wanted = wave(7, 0).map((_, i) =>
      places.reduce((sum, place, t) => sum + ((weights[t] as number) / total) * (place[i] as number), 0),
    );
    expect(over(places, (net) => ema(net, { decay: 0.8, biasCorrection: true }))).toEqual(close(wanted));
  });

  test("with decay 0 is the last place, and at the first update that one, bit for bit", () => {
    expect(over(places, (net) => ema(net, { decay: 0 }))).toEqual(close(places.at(-1) as number[]));
    expect(over([wave(7, 3)], (net) => ema(net))).toEqual(wave(7, 3));
  });
});

describe("swa", () => {
  test.each([
    [{}, places],
    [{ start: 5 }, places.slice(5)],
    [{ start: 2, every: 4 }, [places[2], places[6], places[10]]],
    [{ start: 11 }, [places[11]]],
  ])("%j is the plain mean of what it takes in", (options, taken) => {
    expect(over(places, (net) => swa(net, options))).toEqual(close(mean(taken as number[][])));
  });

  test("before its start is the net itself", () => {
    const net = point([1, 2]);
    const average = swa(net, { start: 3 });
    for (let t = 0; t < 3; t += 1) average.update();
    expect([average.updates, average.taken]).toEqual([3, 0]);
    net.assign({ "point.theta": [5, 6] });
    expect(average.averaged(() => valuesOf(net))).toEqual([5, 6]);
    average.update();
    expect([average.updates, average.taken]).toEqual([4, 1]);
  });
});

test("averaged() gives what its function gives, and puts every bit back, also after a throw and after writes to the net", () => {
  const net = mlp([3, 5, 2], { seed: 1 });
  const opt = scheduleFreeSgd(net);
  const average = ema(net, { decay: 0.5 });
  for (let t = 0; t < 4; t += 1) {
    give(net, wave(net.block.size, t));
    opt.step(0.1);
    average.update();
  }
  const before = bitsOf(net);
  for (const one of [opt, average]) {
    const inside = one.averaged(() => bitsOf(net));
    expect(inside).not.toEqual(before);
    expect(bitsOf(net)).toEqual(before);
    expect(() =>
      one.averaged(() => {
        net.assign({ "layer1.bias": [1, 2, 3, 4, 5] });
        throw new Error("inside");
      }),
    ).toThrow("inside");
    expect(bitsOf(net)).toEqual(before);
    expect(one.averaged(() => bitsOf(net))).toEqual(inside);
  }
});

test("before the first update a schedule-free rule's average is the net as it is", () => {
  const net = point([1, 2]);
  expect(scheduleFreeSgd(net).averaged(() => valuesOf(net))).toEqual([1, 2]);
});

test("for a rule without an average averaged() is the net as it is", () => {
  const net = point([1, 2]);
  const opt = sgd(net);
  give(net, [1, 1]);
  opt.step(0.5);
  expect(opt.averaged(() => valuesOf(net))).toEqual([0.5, 1.5]);
});

test("schedule-free at a constant rate: x is the mean of the z's, and y lies between", () => {
  const net = point(wave(7, 9));
  const opt = scheduleFreeSgd(net, { momentum: 0.75 });
  let z = wave(7, 9);
  const all: number[][] = [];
  for (let t = 0; t < 30; t += 1) {
    const gradient = wave(7, t);
    give(net, gradient);
    opt.step(0.1);
    z = z.map((value, i) => value - 0.1 * (gradient[i] as number));
    all.push(z);
    const x = mean(all);
    expect(opt.averaged(() => valuesOf(net))).toEqual(close(x));
    expect(valuesOf(net)).toEqual(close(z.map((value, i) => 0.25 * value + 0.75 * (x[i] as number))));
  }
});
