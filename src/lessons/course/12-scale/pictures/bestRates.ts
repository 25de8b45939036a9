import { remembered } from "../../../../labs/exact/remembered.js";
import { experiment, interactive } from "../../../../labs/interactive.js";
import { pieceOf } from "../../../../labs/tell.js";
import type { CurvesFigure, Curve as Line, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import type { Interval } from "../../../../stats/pairedInterval.js";
import { count } from "../../../say.js";
import { batchCurve, batchSlope, batchStudied, bestRate, mean } from "../measured.js";
import { batches, examples, type OptimizerName, trainAtBatch } from "../studies/batchSizes.js";

export const names: Readonly<Record<OptimizerName, string>> = { sgd: "SGD", adam: "Adam" };
const optimizerControl = {
  type: "choice",
  label: "Optimizer",
  options: [
    { value: "sgd", label: "SGD" },
    { value: "adam", label: "Adam" },
  ],
  start: "sgd",
} as const;

/** A slope with its interval. */
export const saidSlope = ({ mean: slope, low, high }: Interval): string => `${slope.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;

const found = remembered((name: OptimizerName) => batches.map((batch) => ({ batch, ...bestRate(batchCurve(name, batch)) })), 2);

/** The best rate at each batch size, with lines for two rules through the smallest batch. */
function lines(name: OptimizerName): readonly Line[] {
  const rows = found(name);
  const first = rows[0] as { batch: number; rate: number }; // there are batch sizes
  const ruled = (power: number): Point[] => batches.map((batch) => [batch, stored(first.rate * (batch / first.batch) ** power)]);
  return [
    {
      label: "best",
      role: "rate",
      dots: true,
      points: rows.map(({ batch, rate }): Point => [batch, stored(rate)]),
      band: rows.map(({ batch, low, high }) => [batch, stored(low), stored(high)] as const),
    },
    { label: "linear", role: "theory", points: ruled(1) },
    { label: "square root", role: "theory", points: ruled(0.5) },
  ];
}

const domains: Readonly<Record<OptimizerName, readonly [number, number]>> = { sgd: [0.1, 20], adam: [0.005, 1] };

function figureOf(name: OptimizerName, marks: readonly { readonly x: number; readonly y: number }[], more: string): CurvesFigure {
  const rows = found(name);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    kind: "curves",
    size: { width: 640, height: 400 },
    sentence: `${names[name]}: from batch ${first?.batch} to ${last?.batch} the best peak goes from ${formatNumber(first?.rate ?? 0)} to ${formatNumber(last?.rate ?? 0)}. On log axes it rises with a slope of ${saidSlope(batchSlope(name, 8, 64))} up to batch 64 and of ${saidSlope(batchSlope(name, 64, 512))} from there on. 1 is the linear rule, 0.5 the square root; ${batchStudied().seeds} paired seeds, 95 % intervals, ${formatNumber(examples, 4)} examples for each run.${more}`,
    data: {
      x: { label: "batch size B (log)", scale: "log", domain: [8, 512] },
      panels: [
        {
          y: { label: "best peak rate η", scale: "log", domain: domains[name] },
          curves: lines(name),
          marks: marks.map(({ x, y }, i) => ({ x, y: stored(y), role: "a", ...(i === 0 ? { label: "yours" } : {}) })),
        },
      ],
    },
  };
}

/** Best rate against batch size, measured. */
export const bestRates = interactive({
  id: "best-rates",
  title: "The best rate for a batch",
  controls: { optimizer: optimizerControl },
  figure: ({ optimizer }): CurvesFigure => figureOf(optimizer as OptimizerName, [], ""),
});

/** Loss against rate at one batch size. */
export const lossOverRates = interactive({
  id: "loss-over-rates",
  title: "Loss over rates, batch by batch",
  controls: { optimizer: optimizerControl },
  figure: ({ optimizer }): CurvesFigure => {
    const name = optimizer as OptimizerName;
    const shown = [8, 64, 512];
    const curves = shown.map((batch) => ({ batch, curve: batchCurve(name, batch) }));
    const top = 2;
    return {
      kind: "curves",
      size: { width: 640, height: 360 },
      sentence: `${names[name]}, test loss after ${formatNumber(examples, 4)} examples: ${curves.map(({ batch, curve }) => `batch ${batch} is best near ${formatNumber(bestRate(curve).rate)}, with ${formatNumber(Math.min(...curve.loss.map(({ mean: loss }) => loss)))}`).join("; ")}.`,
      data: {
        x: { label: "peak rate η (log)", scale: "log", domain: name === "sgd" ? [0.04, 5] : [0.004, 0.12] },
        panels: [
          {
            y: { label: "test loss", scale: "log", domain: [0.15, top] },
            curves: curves.map(({ batch, curve }, i) => ({
              label: `B = ${batch}`,
              role: (["a", "b", "c"] as const)[i] ?? "muted",
              dots: true,
              points: curve.rates
                .map((rate, j): Point => [rate, stored(curve.loss[j]?.mean ?? top)])
                .filter(([, loss]) => (loss ?? top) < top),
            })),
          },
        ],
      },
    };
  },
});

/** The same sweep at reader size: one batch size, the stored rates, a few seeds. */
export const batchRun = experiment({
  id: "batches",
  title: "Find the best rate yourself",
  controls: {
    optimizer: optimizerControl,
    batch: {
      type: "choice",
      label: "Batch",
      options: [8, 32, 128, 512].map((size) => ({ value: String(size), label: String(size) })),
      start: "128",
    },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 1, max: 8, step: 1, start: 2 },
  },
  *run({ optimizer, batch: chosen, seeds }, tell): Generator<number, CurvesFigure> {
    const [name, batch] = [optimizer as OptimizerName, Number(chosen)];
    const { rates } = batchCurve(name, batch);
    const losses: number[] = [];
    for (const [i, rate] of rates.entries()) {
      const of: number[] = [];
      for (let seed = 0; seed < seeds; seed++) {
        const [done, total] = [i * seeds + seed, rates.length * seeds];
        const { validation } = trainAtBatch({ name, batch, rate }, 1000 + seed, pieceOf(tell, done, total)); // seeds that the stored study had not
        of.push(typeof validation === "number" ? validation : 1e6);
        yield (done + 1) / total;
      }
      losses.push(mean(of));
    }
    const best = losses.indexOf(Math.min(...losses));
    const rate = rates[best] as number; // it was found
    return figureOf(
      name,
      [{ x: batch, y: rate }],
      ` Your ${count(seeds, "seed")} at batch ${batch}: of ${rates.length} rates ${formatNumber(rate)} is best, with a validation loss of ${formatNumber(losses[best] ?? 0)}.`,
    );
  },
});
