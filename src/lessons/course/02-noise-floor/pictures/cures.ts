import { simulateParticles } from "../../../../engine/particles.js";
import { quadraticLoss } from "../../../../engine/quadratic.js";
import { experiment } from "../../../../labs/interactive.js";
import type { IntervalsFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { pairedInterval } from "../../../../stats/pairedInterval.js";
import { verdict } from "../../../../stats/verdict.js";
import { clean, mean, runStart } from "./numbers.js";

const bowlDirections = 20;

const longRun = 2000;

const window = 1000;

/** Four attempts to lower the floor, each against the plain run with the same noise. */
export const cures = experiment({
  id: "cures",
  title: "Four attempts to lower the floor",
  controls: {
    eta: { type: "number", label: "Rate", symbol: "η", unit: "1/curvature", min: 0.1, max: 1.5, step: 0.1, start: 0.2 },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 8, max: 48, step: 8, start: 24 },
  },
  *run({ eta, seeds }): Generator<number, IntervalsFigure> {
    const rate = clean(eta);
    const simulate = (seed: number, change: { lr?: number; noise?: number; steps?: number } = {}): number[][] =>
      simulateParticles({
        curvature: 1,
        noise: 1,
        start: runStart,
        lr: rate,
        steps: longRun,
        particles: bowlDirections,
        seed,
        ...change,
      });
    const lossOf = (thetas: readonly number[]): number => mean(thetas.map((theta) => quadraticLoss([1], [theta])));
    const end = (positions: readonly (readonly number[])[]): readonly (readonly number[])[] => positions.slice(-window);
    const settled = (positions: readonly (readonly number[])[]): number => mean(end(positions).map(lossOf));
    const averaged = (positions: readonly (readonly number[])[]): number =>
      lossOf(Array.from({ length: bowlDirections }, (_, i) => mean(end(positions).map((thetas) => thetas[i] ?? 0))));
    const results = { plain: [] as number[], longer: [] as number[], half: [] as number[], batch: [] as number[], average: [] as number[] };
    for (let seed = 0; seed < seeds; seed++) {
      const plain = simulate(seed);
      results.plain.push(settled(plain));
      results.longer.push(settled(simulate(seed, { steps: 2 * longRun })));
      results.half.push(settled(simulate(seed, { lr: rate / 2 })));
      results.batch.push(settled(simulate(seed, { noise: 1 / 2 })));
      results.average.push(averaged(plain));
      yield (seed + 1) / seeds;
    }
    const named = [
      ["train twice as long", results.longer],
      ["halve the rate", results.half],
      ["4 times the batch", results.batch],
      [`average the last ${window}`, results.average],
    ] as const;
    const plainLoss = mean(results.plain);
    const smallest = plainLoss / 20;
    const rows = named.map(([label, losses]) => {
      const interval = pairedInterval(losses, results.plain);
      return {
        label,
        mean: interval.mean,
        low: interval.low,
        high: interval.high,
        verdict: verdict(interval, { lowerIsBetter: true, smallest }),
      };
    });
    const said = rows.map(({ label, verdict: word }) => `${label}: ${word}`).join("; ");
    return {
      kind: "intervals",
      size: { width: 640, height: 240 },
      sentence: `Against the plain run at η = ${formatNumber(rate)}: ${said}. That run settles at a loss of ${formatNumber(plainLoss)} per direction; ${seeds} paired seeds, each interval holds the mean difference with 95 % confidence, and “equal” means within 5 %.`,
      data: { x: { label: "loss per direction, minus that of the plain run" }, rows, smallest },
    };
  },
});
