import { shown } from "../../schedules/fail.js";
import { type OptimizerChoice, optimizers } from "./optimizers.js";
import type { PlaygroundState } from "./playgroundState.js";
import { type ModelChoice, type Task, tasks } from "./tasks.js";

/** What stands beside the arms in a state. */
export type Settings = Omit<PlaygroundState, "arms">;

/** One of several, by name; what there is may depend on the settings before it. */
export interface ChoiceSetting {
  readonly name: "task" | "model" | "optimizer";
  readonly title: string;
  readonly kind: "choice";
  options(before: Settings): readonly { readonly name: string; readonly title: string }[];
  usual(before: Settings): string;
}

/** A whole number. */
export interface NumberSetting {
  readonly name: "batch" | "steps" | "seed";
  readonly title: string;
  readonly kind: "number";
  /** What it counts; empty where it counts nothing. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Why it has these limits, as a sentence. */
  readonly why: string;
  /** Numbers to offer. */
  suggested(before: Settings): readonly number[];
  usual(before: Settings): number;
}

export type Setting = ChoiceSetting | NumberSetting;

/** The longest run: every update of every arm is kept, drawn and exported. */
export const mostSteps = 20_000;

/** The task of these settings. */
export const taskOf = ({ task }: Pick<Settings, "task">): Task => tasks.find(({ name }) => name === task) ?? (tasks[0] as Task);

/** The model of these settings. */
export const modelOf = (settings: Pick<Settings, "task" | "model">): ModelChoice => {
  const { models } = taskOf(settings);
  return models.find(({ name }) => name === settings.model) ?? (models[0] as ModelChoice); // every task has one
};

/** The optimizer of these settings. */
export const optimizerOf = ({ optimizer }: Pick<Settings, "optimizer">): OptimizerChoice =>
  optimizers.find(({ name }) => name === optimizer) ?? (optimizers[0] as OptimizerChoice);

/** A good peak rate for this task and optimizer. */
export const goodRate = (settings: Pick<Settings, "task" | "optimizer">): number =>
  taskOf(settings).rates[settings.optimizer] ?? optimizerOf(settings).usualRate;

/**
 * What can be set, in the order in which it is read: the address, the files, the checks and the controls all follow from this table.
 *
 * A setting's options and usual value may depend on those before it.
 */
export const settings: readonly Setting[] = [
  { name: "task", title: "Task", kind: "choice", options: () => tasks, usual: () => "spirals" },
  {
    name: "model",
    title: "Model",
    kind: "choice",
    options: (before) => taskOf(before).models,
    usual: (before) => (taskOf(before).models[0] as ModelChoice).name, // every task has one
  },
  {
    name: "optimizer",
    title: "Optimizer",
    kind: "choice",
    options: (before) => optimizers.filter(({ name }) => taskOf(before).optimizers.includes(name)),
    usual: (before) => taskOf(before).optimizer,
  },
  {
    ...{ name: "batch", title: "Batch", kind: "number", unit: "examples per update", min: 1, max: 500 },
    why: "The smallest task has 500 examples.",
    suggested: (before) => taskOf(before).batches,
    usual: (before) => taskOf(before).batch,
  },
  {
    ...{ name: "steps", title: "Length", kind: "number", unit: "updates", min: 1, max: mostSteps },
    why: "Every update is kept, to be drawn and exported; for longer runs take the code into a notebook.",
    suggested: (before) => [0.5, 1, 2, 5].map((times) => times * taskOf(before).steps),
    usual: (before) => taskOf(before).steps,
  },
  {
    ...{ name: "seed", title: "Seed", kind: "number", unit: "", min: 0, max: 999_999 },
    why: "It decides examples, first weights and order; any number in reach will do.",
    suggested: () => [],
    usual: () => 1,
  },
];

/** What is wrong with a value of a setting, as a sentence without its subject; null where nothing is. */
export function wrongWith(setting: Setting, value: unknown, before: Settings): string | null {
  if (setting.kind === "choice") {
    const names = setting.options(before).map(({ name }) => name);
    return names.includes(value as string) ? null : `${setting.name} must be one of ${names.join(", ")}, got ${shown(value)}.`;
  }
  const { name, min, max, why } = setting;
  const fits = Number.isInteger(value) && (value as number) >= min && (value as number) <= max && !Object.is(value, -0);
  return fits ? null : `${name} must be a whole number from ${min} to ${max}, got ${shown(value)}. ${why}`;
}

/** The settings where those of `given` that are set stand and all others are usual. */
export function usualSettings(given: Partial<Settings> = {}): Settings {
  let all = { task: "", model: "", optimizer: "", batch: 0, steps: 0, seed: 0, ...given };
  for (const setting of settings) if (given[setting.name] === undefined) all = { ...all, [setting.name]: setting.usual(all) };
  return all;
}
