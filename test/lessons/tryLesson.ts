import { type Controls, type Experiment, type Interactive, readValues, type Value } from "../../src/labs/interactive.js";
import { answerCalls } from "../../src/lessons/answerCalls.js";
import { type CheckResult, type Exercise, runCheck } from "../../src/lessons/exercise.js";
import type { Figure } from "../../src/plots/figure.js";

/** Checks an answer as the notebook does. */
export const checked = (exercise: Exercise, answer: unknown, seed = 0): Promise<CheckResult> =>
  runCheck(exercise, async (entry, calls) => answerCalls(entry, answer, calls), seed);

const byId = <T extends { readonly id: string }>(all: readonly T[], id: string): T => {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id} among ${all.map((one) => one.id).join(", ")}`);
  return found;
};

/** Draws one of a lesson's plots by its id, the controls that are not named at their start. */
export const drawer =
  (plots: readonly Interactive[]) =>
  (id: string, values: Record<string, Value> = {}): Figure => {
    const plot = byId(plots, id);
    return plot.figure(readValues(id, plot.controls, values));
  };

/** Runs one of a lesson's experiments by its id to its end: its figure, the progress after each of its pieces, and what it told within them. */
export const runner =
  (experiments: readonly Experiment[]) =>
  (id: string, values: Record<string, Value> = {}): { figure: Figure; progress: readonly number[]; told: readonly number[] } => {
    const { controls, run } = byId(experiments, id);
    const progress: number[] = [];
    const told: number[] = [];
    const steps = run(readValues(id, controls, values), (part) => told.push(part));
    for (;;) {
      const step = steps.next();
      if (step.done) return { figure: step.value, progress, told };
      progress.push(step.value);
    }
  };

const positions = (control: Controls[string]): readonly Value[] => {
  switch (control.type) {
    case "number":
      return [...new Set([control.min, control.start, control.max])];
    case "choice":
      return control.options.map(({ value }) => value);
    case "toggle":
      return [true, false];
    case "text":
      return [control.start];
  }
};

/** Every combination of the controls' ends and starts; of many, an even share of about `most`. */
export function corners(controls: Controls, most = 400): readonly Record<string, Value>[] {
  const all = Object.entries(controls).reduce<Record<string, Value>[]>(
    (settings, [name, control]) => settings.flatMap((setting) => positions(control).map((value) => ({ ...setting, [name]: value }))),
    [{}],
  );
  const stride = Math.ceil(all.length / most);
  return all.filter((_, i) => i % stride === 0);
}
