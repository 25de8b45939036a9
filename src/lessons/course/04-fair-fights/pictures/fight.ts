import { experiment } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { sweepFigure } from "../../../../plots/sweepFigure.js";
import { readerSweep } from "../../../readerSweep.js";
import spec from "../results/finite.json" with { type: "json" };
import { finite } from "../results.js";

const grids: Readonly<Record<string, readonly number[]>> = {
  wide: [0.003, 0.03, 0.1, 0.2],
  close: [0.05, 0.07, 0.1, 0.14],
};

const drawn = { shapes: ["constant", "cosine"], domain: [40, 90] } as const;

/** The same comparison with the reader's few seeds, over the full one. */
export const fight = experiment({
  id: "fight",
  title: "Your own fight, over the course's",
  controls: {
    grid: {
      type: "choice",
      label: "Your rates",
      options: Object.entries(grids).map(([value, list]) => ({ value, label: list.join(", ") })),
      start: "wide",
    },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 1, max: 4, step: 1, start: 2, tries: [4] },
  },
  before: (): CurvesFigure => sweepFigure(finite, drawn),
  *run({ grid, seeds }, tell): Generator<number, CurvesFigure> {
    const { constant, cosine } = spec.shapes;
    const table = yield* readerSweep({ ...spec, metric: "accuracy", shapes: { constant, cosine }, rates: grids[grid] ?? [], seeds }, tell);
    return sweepFigure(finite, { ...drawn, reader: { table } });
  },
});
