import type { Training } from "../engine/training/training.js";
import type { Update } from "../engine/training/trainingOptions.js";
import { expectFields, expectNamed, expectNumber, expectWhole, isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";

/** What a picture needs of a run: what `train` returns has it, and so has its JSON. */
export type TrainedRun = Pick<Training, "steps" | "history" | "diverged">;

/** Reads a run, or up to `most` runs by name. */
export function readTrainedRuns(
  where: string,
  runs: TrainedRun | Readonly<Record<string, TrainedRun>>,
  most: number,
): [string, TrainedRun][] {
  const isOne = (value: unknown): value is TrainedRun => isPlainObject(value) && "history" in value;
  if (isOne(runs)) return [["run", readRun(where, "run", runs)]];
  const must = `runs must be a run, or 1 to ${most} runs by name`;
  const named = expectNamed(where, must, runs, (count) => count >= 1 && count <= most, "Write trainingFigure(train({ … })).");
  return named.map(([label, run]) => [label, readRun(where, label, run)]);
}

function readRun(where: string, name: string, run: TrainedRun): TrainedRun {
  if (!isPlainObject(run)) fail(where, `${name} must be a run`, run, "It is what train returned.");
  const { steps, history, diverged } = run;
  expectWhole(where, `${name}.steps`, steps, 0, "It counts updates.");
  if (!Array.isArray(history) || history.length === 0)
    fail(where, `${name}.history must hold at least one update`, history, "A run that diverges at once has none: lower its rate.");
  history.forEach((update: Update, i) => {
    const entry = `${name}.history[${i}]`;
    if (!isPlainObject(update)) fail(where, `${entry} must be an update`, update, "It is what train wrote.");
    expectWhole(where, `${entry}.step`, update.step, 0, "It is an update, counted from 0.");
    expectNumber(where, `${entry}.loss`, update.loss, { advice: "It is the loss of one update." });
    expectNumber(where, `${entry}.lr`, update.lr, { min: 0, advice: "It is the rate of one update." });
    if (update.validation === null) return;
    expectFields(where, `${entry}.validation`, update.validation, ["loss", "accuracy"]);
    const { loss, accuracy } = update.validation;
    if (typeof loss !== "number") fail(where, `${entry}.validation.loss must be a number`, loss, "It is a score on the validation data.");
    if (accuracy !== null) expectNumber(where, `${entry}.validation.accuracy`, accuracy, { min: 0, max: 1, advice: "It is a share." });
  });
  if (diverged !== null) {
    expectFields(where, `${name}.diverged`, diverged, ["step"]);
    expectWhole(where, `${name}.diverged.step`, diverged.step, 0, "It is an update, counted from 0.");
  }
  return run;
}
