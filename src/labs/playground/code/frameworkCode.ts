import { toKeras } from "../../../schedules/export/toKeras.js";
import { toOptax } from "../../../schedules/export/toOptax.js";
import { toPyTorch } from "../../../schedules/export/toPyTorch.js";
import { toTransformers } from "../../../schedules/export/toTransformers.js";
import { fail } from "../../../schedules/fail.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { armSchedule } from "../armSchedule.js";
import { armNames, type PlaygroundState } from "../playgroundState.js";
import { optimizerOf, taskOf } from "../settings.js";

/** How a library calls an optimizer: its name there, the options that make it ours, and what differs all the same. */
type Calls = Readonly<Record<string, readonly [name: string, options: string, note?: string]>>;

const rateInside = "Keras' velocity gathers rate times gradient: after a drop it goes on at the old speed for some updates.";

const torch: Calls = {
  sgd: ["SGD", ""],
  momentum: ["SGD", ", momentum=0.9"],
  nesterov: ["SGD", ", momentum=0.9, nesterov=True"],
  adam: ["Adam", ""],
  adamW: ["AdamW", ", weight_decay=0.01"],
  rAdam: ["RAdam", ""],
};
const optax: Calls = {
  sgd: ["sgd", ""],
  momentum: ["sgd", ", momentum=0.9"],
  nesterov: ["sgd", ", momentum=0.9, nesterov=True"],
  adam: ["adam", ""],
  adamW: ["adamw", ", weight_decay=0.01"],
  lion: ["lion", ", weight_decay=0.0"],
  rAdam: ["radam", ""],
};
const keras: Calls = {
  sgd: ["SGD", ""],
  momentum: ["SGD", ", momentum=0.9", rateInside],
  nesterov: ["SGD", ", momentum=0.9, nesterov=True", rateInside],
  adam: ["Adam", ", epsilon=1e-8"],
  adamW: ["AdamW", ", weight_decay=0.01, epsilon=1e-8"],
  lion: ["Lion", ""],
};

/** How an arm is written for a library. */
interface Library {
  readonly name: string;
  /** The schedule, and a line that makes an optimizer. */
  readonly write: (lr: Schedule) => string;
  /** That optimizer's call: its module, and what stands between the brackets. */
  readonly call: RegExp;
  readonly module: string;
  readonly calls: Calls;
  /** When the rate changes. */
  readonly use: string;
}

const inTorch = {
  ...{ call: /torch\.optim\.\w+\((model\.parameters\(\), lr=[^)]*)\)/, module: "torch.optim.", calls: torch },
  use: "Call scheduler.step() after every optimizer.step().",
};

const code =
  ({ name, write, call, module, calls, use }: Library) =>
  (state: PlaygroundState, arm: number): string => {
    const chosen = state.arms[arm];
    if (!chosen) return fail(`code for ${name}`, `arm must be from 0 to ${state.arms.length - 1}`, arm, "0 is A.");
    const { name: rule, title } = optimizerOf(state);
    const own = calls[rule];
    const head = [
      `# ${taskOf(state).title}, ${armNames[arm]}: ${state.steps} updates. ${use}`,
      ...(own ? [] : [`# ${name} has no ${title} of its own: put yours in the optimizer's place.`]),
      ...(own?.[2] ? [`# ${own[2]}`] : []),
    ];
    const lines = write(armSchedule(chosen, state.steps));
    return `${head.join("\n")}\n${own ? lines.replace(call, `${module}${own[0]}($1${own[1]})`) : lines}\n`;
  };

/** The schedule and the optimizer of an arm in PyTorch. */
export const pytorchCode = code({ ...inTorch, name: "PyTorch", write: toPyTorch });

/** The same with the functions of transformers, where it has some with these rates. */
export const transformersCode = code({ ...inTorch, name: "PyTorch", write: toTransformers });

/** The same in optax. */
export const optaxCode = code({
  ...{ name: "optax", write: toOptax, call: /optax\.sgd\((learning_rate=schedule)\)/, module: "optax.", calls: optax },
  use: "optax asks the schedule for its rate at every update.",
});

/** The same in Keras. */
export const kerasCode = code({
  ...{
    name: "Keras",
    write: toKeras,
    call: /keras\.optimizers\.SGD\((learning_rate=schedule)\)/,
    module: "keras.optimizers.",
    calls: keras,
  },
  use: "Keras asks the schedule for its rate at every update.",
});
