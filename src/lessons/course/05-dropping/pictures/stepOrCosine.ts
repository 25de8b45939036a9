import type { ExperimentTable } from "../../../../engine/experiment/table.js";
import { interactive } from "../../../../labs/interactive.js";
import type { Figure } from "../../../../plots/figure.js";
import { intervalsFigure } from "../../../../plots/intervalsFigure.js";
import { differenceText, sweepFigure } from "../../../../plots/sweepFigure.js";
import type { Interval } from "../../../../stats/pairedInterval.js";
import { batchNorm, freshData, milestones, shapeIn, versusBest } from "../results.js";

/** The three places where staircases met the cosine. */
export const arenas: Readonly<
  Record<string, { readonly label: string; readonly table: ExperimentTable; readonly domain: readonly [number, number] }>
> = {
  finite: { label: "MLP, 1500 examples", table: milestones, domain: [45, 90] },
  fresh: { label: "MLP, fresh examples", table: freshData, domain: [45, 100] },
  norm: { label: "convolutions with batch norm", table: batchNorm, domain: [60, 95] },
};

/** Which shapes a picture of curves shows. */
const shown = ["cosine", "step 3/4, 9/10", "five halvings"];

const inPoints = ({ mean, low, high, n, level }: Interval): Interval => ({ mean: 100 * mean, low: 100 * low, high: 100 * high, n, level });

/** Every shape against the cosine, each at its best rate. */
export function againstCosine(arena: string): Figure {
  const { table, label } = arenas[arena] as (typeof arenas)[string]; // of a choice among them
  const others = table.shapes.filter(({ versus }) => versus !== null).map(({ name }) => name);
  const figure = intervalsFigure({
    label: "points of accuracy, minus the cosine's",
    rows: Object.fromEntries(others.map((name) => [name, inPoints(versusBest(table, name).difference)])),
    lowerIsBetter: false,
    smallest: 100 * table.smallest,
  });
  const rows = figure.data.rows.map((row) => ({ ...row, verdict: versusBest(table, row.label).verdict }));
  const said = rows.map(({ label, verdict }) => `${label} ${differenceText(table, versusBest(table, label).difference)}, ${verdict}`);
  return {
    ...figure,
    data: { ...figure.data, rows },
    sentence: `${label.charAt(0).toUpperCase()}${label.slice(1)}, against the cosine, each at its own best rate: ${said.join("; ")}. ${table.seeds} paired seeds.`,
  };
}

/** Accuracy over the rate. */
export function overRates(arena: string): Figure {
  const { table, domain } = arenas[arena] as (typeof arenas)[string]; // of a choice among them
  const shapes = shown.filter((name) => shapeIn(table, name));
  return sweepFigure(table, { shapes, domain });
}

/** Staircases against the cosine. */
export const stepOrCosine = interactive({
  id: "step-or-cosine",
  title: "Staircases against the cosine",
  controls: {
    arena: {
      type: "choice",
      label: "Where",
      options: Object.entries(arenas).map(([value, { label }]) => ({ value, label })),
      start: "finite",
    },
    look: {
      type: "choice",
      label: "Look at",
      options: [
        { value: "best", label: "each at its best" },
        { value: "rates", label: "every rate" },
      ],
      start: "best",
    },
  },
  figure: ({ arena, look }): Figure => (look === "best" ? againstCosine(arena) : overRates(arena)),
});
