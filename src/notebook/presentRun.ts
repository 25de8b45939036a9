import type { Update } from "../engine/training/trainingOptions.js";
import type { TrainedRun } from "../plots/trainedRuns.js";
import { trainingFigure } from "../plots/trainingFigure.js";
import { isPlainObject } from "../schedules/expect.js";
import type { Content, Table } from "./content.js";
import { type Row, tableOf } from "./tableOf.js";

/** Rows of the table that stands below a run's picture. */
const rowsBelow = 5;

/** Whether a value is what `train` or `training` returned, or its JSON. */
export const isRun = (value: unknown): value is TrainedRun =>
  isPlainObject(value) && "steps" in value && "diverged" in value && "history" in value && Array.isArray(value.history);

/** Whether a value is the history of a run: its updates, in order. */
export const isHistory = (value: unknown): value is readonly Update[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((update) => isPlainObject(update) && ["step", "loss", "lr", "validation"].every((name) => Object.hasOwn(update, name)));

/** A run's rate and loss over its updates, and some of its numbers; in words, where it made no update. */
export function presentRun(run: TrainedRun): readonly Content[] {
  const { history, steps, diverged } = run;
  if (history.length > 0) {
    const some = spread(history);
    return [
      trainingFigure(run),
      historyTable(some, some.length < history.length ? `${some.length} of its ${history.length} updates.` : undefined),
    ];
  }
  const why = diverged ? `It diverged at update ${diverged.step}: lower its rate.` : "It has made no update yet.";
  return [tableOf([{ updates: 0, of: steps, ...(diverged ? { "diverged at": diverged.step } : {}) }], why)];
}

/** Updates as a table: what each did, and how the net scored after it. */
export function historyTable(history: readonly Update[], sentence?: string): Table {
  const [scored, judged] = [history.some(({ validation }) => validation), history.some(({ validation }) => validation?.accuracy != null)];
  const rows = history.map(
    ({ step, lr, loss, validation }): Row => ({
      update: step,
      rate: lr,
      loss,
      ...(scored ? { "validation loss": validation?.loss } : {}),
      ...(judged ? { "validation accuracy": validation?.accuracy } : {}),
    }),
  );
  return tableOf(rows, sentence ?? `${history.length} update${history.length === 1 ? "" : "s"}.`);
}

/** Updates from the first to the last, evenly apart; those with a score where there are some. */
function spread(history: readonly Update[]): readonly Update[] {
  const scored = history.filter(({ validation }) => validation);
  const from = scored.length > 0 ? scored : history;
  const rows = Math.min(rowsBelow, from.length);
  return Array.from({ length: rows }, (_, i) => from[Math.round((i * (from.length - 1)) / Math.max(1, rows - 1))] as Update);
}
