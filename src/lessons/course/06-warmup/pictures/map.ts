import type { ExperimentTable } from "../../../../engine/experiment/table.js";
import { type Experiment, experiment } from "../../../../labs/interactive.js";
import type { ImagesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { readerSweep } from "../../../readerSweep.js";
import { cellOf, mapTable } from "../tables.js";
import { batch, chance, type Norm, steps } from "../task.js";

/** The warmups of the map, in updates. */
export const warmups = [0, 10, 50] as const;

/** Losses at which a cell of the map gets one grey more: each about a factor of four above the last. */
const greys = [0.06, 0.25, 1];
const side = 10;
const greyOf = (loss: number): string => String(1 + greys.filter((limit) => loss >= limit).length).repeat(side * side);

/** What a reader ran: the losses at one rate, by warmup. */
export interface OwnRow {
  readonly rate: number;
  readonly seeds: number;
  readonly table: ExperimentTable;
}

/** How the map calls one of its rows. */
export const rowOf = (norm: Norm, warmup: number): string => `${norm}, warmup ${warmup}`;

/** The map of one place of the norm: a row a warmup, a column a rate, the more ink the higher the loss. */
export function mapFigure(norm: Norm, own: OwnRow | null = null): ImagesFigure {
  const table = mapTable();
  const rates = table.sameRate.map(({ rate }) => rate);
  const at = (warmup: number, rate: number): number => cellOf(table, rowOf(norm, warmup), rate).test ?? Number.NaN;
  const ownAt = (warmup: number, rate: number): number | null =>
    own !== null && own.rate === rate ? cellOf(own.table, rowOf(norm, warmup), rate).test : null;
  const best = warmups
    .flatMap((warmup) => rates.map((rate) => ({ warmup, rate, loss: at(warmup, rate) })))
    .reduce((a, b) => (b.loss < a.loss ? b : a));
  const highest = rates.at(-1) as number; // there are rates
  const ends = warmups.map((warmup) => `${formatNumber(at(warmup, highest), 2)} with ${warmup} updates of warmup`).join(", ");
  const yours =
    own === null
      ? ""
      : ` Your ${own.seeds === 1 ? "seed" : `${own.seeds} seeds`} at ${own.rate}: ${warmups.map((warmup) => `${formatNumber(ownAt(warmup, own.rate) ?? Number.NaN, 2)} with ${warmup}`).join(", ")}.`;
  return {
    kind: "images",
    size: { width: 640, height: 420 },
    sentence: `Norm ${norm === "post" ? "after each sum (post)" : "before each part (pre)"}, mean test loss of ${table.seeds} seeds: at the highest rate, ${highest}, it ends at ${ends}; chance is ${formatNumber(chance, 3)}. The lowest loss, ${formatNumber(best.loss, 2)}, comes at ${best.rate} with ${best.warmup}.${yours}`,
    data: {
      side,
      columns: rates.length,
      columnsMean: true, // the rates
      groups: warmups.map((warmup) => ({
        title: `warmup of ${warmup}`,
        images: rates.map((rate) => {
          const mine = ownAt(warmup, rate);
          const lines = [
            `η ${rate}`,
            formatNumber(at(warmup, rate), 2),
            ...(own ? [mine === null ? "" : `you ${formatNumber(mine, 2)}`] : []),
          ];
          return { label: lines.join("\n"), ink: greyOf(at(warmup, rate)) };
        }),
      })),
    },
  };
}

/** One column of the map, run again at full length. */
export const map: Experiment = experiment({
  id: "map",
  title: "The map: loss over rate and warmup",
  controls: {
    norm: {
      type: "choice",
      label: "Layer norm",
      options: [
        { value: "post", label: "post: after each sum" },
        { value: "pre", label: "pre: before each part" },
      ],
      start: "post",
    },
    rate: {
      type: "choice",
      label: "Run the column of rate",
      options: ["0.003", "0.01", "0.0175", "0.03"].map((value) => ({ value, label: value })),
      start: "0.03",
    },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 1, max: 4, step: 1, start: 2 },
  },
  *run({ norm, rate, seeds }, tell) {
    const place = norm as Norm;
    const table = yield* readerSweep(
      {
        problem: { kind: "sortCopy" },
        model: { kind: "transformer", vocabulary: 11, context: 12, width: 24, heads: 2, layers: 4, norm: place },
        optimizer: { kind: "adam" },
        batch,
        steps,
        shapes: Object.fromEntries(
          warmups.map((warmup) => [
            rowOf(place, warmup),
            { kind: "linearToZero" as const, baseLr: 1, totalSteps: steps, warmupSteps: warmup },
          ]),
        ),
        rates: [Number(rate)],
        seeds,
        metric: "loss",
      },
      tell,
    );
    return mapFigure(place, { rate: Number(rate), seeds, table });
  },
});
