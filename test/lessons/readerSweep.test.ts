import { describe, expect, it } from "vitest";
import { runOne } from "../../src/engine/experiment/runOne.js";
import type { TrainingRun } from "../../src/engine/experiment/runSpec.js";
import type { Sweep } from "../../src/engine/experiment/sweep.js";
import { readerSweep } from "../../src/lessons/readerSweep.js";
import { differenceText, sweepFigure } from "../../src/plots/sweepFigure.js";

const sweep: Sweep = {
  problem: { kind: "glyphs", train: 200 },
  model: { kind: "mlp", sizes: [144, 16, 10], act: "relu" },
  optimizer: { kind: "sgd", momentum: 0.9 },
  batch: 32,
  steps: 60,
  shapes: { constant: { kind: "constant", baseLr: 1 }, linear: { kind: "linear", baseLr: 1, totalSteps: 60 } },
  rates: [0.01, 0.1],
  seeds: 2,
};

function finish<T>(run: Generator<number, T>): { parts: number[]; value: T } {
  const parts: number[] = [];
  for (;;) {
    const { done, value } = run.next();
    if (done) return { parts, value };
    parts.push(value);
  }
}

describe("a run that tells how far it is", () => {
  const run: TrainingRun = {
    kind: "training",
    engine: 1,
    problem: { kind: "glyphs", train: 200, seed: 3 },
    model: { kind: "mlp", sizes: [144, 16, 10], act: "relu", seed: 3 },
    optimizer: { kind: "sgd", momentum: 0.9 },
    average: null,
    schedule: { kind: "linear", baseLr: 1, totalSteps: 60 },
    rate: 0.1,
    seed: 3,
    steps: 60,
    batch: 32,
  };
  const heard = (spec: TrainingRun): { parts: number[]; value: ReturnType<typeof runOne> } => {
    const parts: number[] = [];
    const value = runOne(spec, (part) => parts.push(part));
    return { parts, value };
  };
  it("has the bits of one that nobody hears, and rises to the end", () => {
    const { parts, value } = heard(run);
    expect(value).toEqual(runOne(run));
    expect(parts).toEqual(Array.from({ length: 60 }, (_, i) => (i + 1) / 60));
  });
  it("with an average and Adam too", () => {
    const other = { ...run, optimizer: { kind: "adam" }, average: { kind: "ema", decay: 0.9 }, rate: 0.01 };
    expect(heard(other).value).toEqual(runOne(other));
  });
  it("tells a hundred times at most", () => {
    const { parts } = heard({ ...run, steps: 1000 });
    expect(parts).toEqual(Array.from({ length: 100 }, (_, i) => (10 * (i + 1)) / 1000));
  });
  it("says at which update it diverged", () => {
    const high = { ...run, rate: 1e30 };
    const whole = runOne(high);
    expect(whole.diverged).not.toBeNull();
    expect(heard(high).value).toEqual(whole);
  });
});

describe("readerSweep", () => {
  const { parts, value: table } = finish(readerSweep(sweep));
  it("says how far it is after every run, rising to the end", () => {
    expect(parts).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => n / 8));
  });
  it("tells how far it is within every run, too, and comes to the same", () => {
    const told: number[] = [];
    const again = readerSweep(sweep, (part) => told.push(part));
    for (;;) {
      const { done, value } = again.next();
      if (done) {
        expect(value).toEqual(table);
        break;
      }
      expect(told.at(-1)).toBe(value);
    }
    expect(told).toHaveLength(8 * 60);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
  it("returns the table of what was run", () => {
    expect(table.seeds).toBe(2);
    expect(table.shapes.map(({ rates }) => rates.map(({ rate }) => rate))).toEqual([
      [0.01, 0.1],
      [0.01, 0.1],
    ]);
  });
  it("is exact and quick on the noisy quadratic", () => {
    const { value } = finish(readerSweep({ kind: "noisyQuadratic", shapes: sweep.shapes, rates: [0.1, 0.4], steps: 60 }));
    expect(value.seeds).toBeNull();
  });
  it("refuses what is no sweep", () => {
    expect(() => readerSweep({ ...sweep, rates: [] }).next()).toThrow("readerSweep: ");
  });

  describe("its picture", () => {
    const figure = sweepFigure(table, { reader: { table }, at: { rate: 0.03, label: "yours" } });
    const curves = figure.data.panels[0]?.curves ?? [];
    it("shows every mean in per cent, and its band around it", () => {
      for (const [i, shape] of table.shapes.entries()) {
        const { points = [], band = [] } = curves[i] ?? {};
        expect(points.map(([, y]) => y)).toEqual(shape.rates.map(({ test }) => Number((100 * (test ?? 0)).toPrecision(6))));
        for (const [j, [rate, low, high]] of band.entries()) {
          expect(rate).toBe(shape.rates[j]?.rate);
          if (low === 0) continue; // cut off where no accuracy is
          expect((low + high) / 2).toBeCloseTo(points[j]?.[1] ?? Number.NaN, 3);
        }
      }
    });
    it("draws the reader's over it, dashed, and marks the chosen rates", () => {
      expect(curves.map(({ dashed }) => dashed ?? false)).toEqual([false, false, true, true]);
      expect(figure.data.panels[0]?.marks?.map(({ x, role }) => [x, role])).toEqual(table.shapes.map(({ rate }) => [rate, "rate"]));
    });
    it("says the best rates and the difference", () => {
      const [constant, linear] = table.shapes;
      const difference = linear?.versus?.difference ?? { mean: 0, low: 0, high: 0 };
      expect(figure.sentence).toContain(`constant ${(100 * (constant?.test ?? 0)).toFixed(1)} % at ${constant?.rate}`);
      expect(figure.sentence).toContain(differenceText(table, difference));
      expect(figure.sentence).toContain("2 paired seeds");
      expect(figure.sentence).toContain("Your runs, dashed");
    });
    it("leaves a gap where a run diverged, and refuses a shape that is not there", () => {
      const shapes = table.shapes.map((shape) => ({ ...shape, rates: shape.rates.map((one) => ({ ...one, test: null, band: null })) }));
      const gap = sweepFigure({ ...table, shapes });
      expect(gap.data.panels[0]?.curves[0]?.points.map(([, y]) => y)).toEqual([null, null]);
      expect(() => sweepFigure(table, { shapes: ["cosine"] })).toThrow(
        'sweepFigure: shapes must name shapes of the table, got "cosine". constant, linear',
      );
    });
    it("signs what it says", () => {
      expect(differenceText({ metric: "accuracy" }, { mean: 0.012, low: -0.004, high: 0.028 })).toBe("+1.20 [−0.40, +2.80]");
      expect(differenceText({ metric: "accuracy" }, { mean: 0.01, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY })).toBe(
        "+1.00, of one seed",
      );
      expect(differenceText({ metric: "loss" }, { mean: -0.25, low: -0.25, high: -0.25 })).toBe("−0.25");
    });
  });
});
