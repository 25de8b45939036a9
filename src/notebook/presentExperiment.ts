import type { Experiment } from "../engine/experiment/experiment.js";
import type { ExperimentTable, ShapeResult } from "../engine/experiment/table.js";
import { isPlainObject } from "../schedules/expect.js";
import type { Content, Table } from "./content.js";
import { numberText, type Row, tableOf } from "./tableOf.js";
import { type Versus, versusColumns, versusFigure } from "./versusBaseline.js";

/** Whether a value is what `experiment` of lrlab/engine returned, or its JSON. */
export const isExperiment = (value: unknown): value is Experiment =>
  isPlainObject(value) && "rows" in value && Array.isArray(value.rows) && "table" in value && "open" in value && "aborted" in value;

/** An experiment's verdicts, its shapes each at its best rate, and all of them at every rate; its runs, where it was stopped. */
export function presentExperiment({ rows, table, open }: Experiment): readonly Content[] {
  if (table === null)
    return [
      tableOf(
        rows.map(({ key: _key, ...row }) => row),
        `Stopped after ${rows.length} runs.`,
      ),
    ];
  const { baseline, metric, smallest, shapes } = table;
  const versus = shapes.flatMap(({ name, versus }): [string, Versus][] => (versus ? [[name, versus]] : []));
  const figure = versus.length > 0 ? [versusFigure({ label: `${metric} minus that of ${baseline}`, versus, smallest })] : [];
  return [...figure, bestRates(table, open), everyRate(table)];
}

function bestRates({ shapes, metric, baseline, seeds }: ExperimentTable, open: readonly string[]): Table {
  const rows = shapes.map(({ name, rate, edge, test, regret, versus }): Row => {
    const best = rate === null ? "diverged at every rate" : `${numberText(rate)}${edge === null ? "" : " (at the edge)"}`;
    return { shape: name, "best rate": best, [metric]: test, ...versusColumns(baseline, versus, seeds === null), regret };
  });
  const over = seeds === null ? "exact" : `${seeds} paired seeds`;
  return tableOf(rows, [`Each at its own best rate, ${over}.`, ...open].join(" "));
}

function everyRate({ shapes, metric }: ExperimentTable): Table {
  const rates = [...new Set(shapes.flatMap((shape) => shape.rates.map(({ rate }) => rate)))].sort((a, b) => a - b);
  const rows = rates.map(
    (rate): Row => ({ "rate η": rate, ...Object.fromEntries(shapes.map((shape) => [shape.name, resultAt(shape, rate)])) }),
  );
  return tableOf(rows, `The mean ${metric} on the test data at every rate.`);
}

/** The mean at a rate, how many runs diverged there, or nothing where it was not tried. */
function resultAt({ rates }: ShapeResult, rate: number): number | string | null {
  const at = rates.find((one) => one.rate === rate);
  return at && at.diverged > 0 ? `${at.diverged} diverged` : (at?.test ?? null);
}
