import { fail } from "./fail.js";
import { type Parameter, type Parameters, readParameters } from "./parameters.js";
import { deepFreeze, localTime, makeSchedule, type PastEnd, pastEnds, type Schedule } from "./schedule.js";

/** Who found it and where it is written down. */
export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Section or equation, where it was looked up. */
  readonly where?: string;
  readonly url: string;
}

/** Where a family stands in lists: a constant rate, rates that fall in steps, smooth decays, warmups, rates that rise again, whole runs. */
export type Group = "constant" | "steps" | "decay" | "warmup" | "cycles" | "whole";

/** The groups in reading order. */
export const groups: readonly Group[] = ["constant", "steps", "decay", "warmup", "cycles", "whole"];

/** A scheduler for a PyTorch optimizer: the optimizer's own rate, and the call; without one, that rate is all there is. */
export interface TorchForm {
  readonly lr: number;
  /** The call alone, "StepLR(optimizer, step_size=30, gamma=0.1)"; with its path where it is not one of torch.optim.lr_scheduler. */
  readonly scheduler?: string;
}

/** Everything there is to say about one kind of schedule; cards, sliders, tests and tables are made from it. */
export interface Definition<P> {
  /** The function's name and the spec's `kind`. */
  readonly name: string;
  /** The page's address: /schedules/SLUG/. */
  readonly slug: string;
  readonly title: string;
  readonly group: Group;
  /** One sentence that stands alone. */
  readonly summary: string;
  readonly parameters: Parameters;
  /** The formula in LaTeX, with t the local step and T the length. */
  readonly latex: string;
  /** Length in updates, null where these parameters give it no end; left out for a family that never has one. */
  steps?(p: Required<P>): number | null;
  /** The formula: the rate at local time `t`. */
  lr(p: Required<P>, t: number): number;
  /** Relations between parameters; throws where one is broken. */
  check?(p: Required<P>): void;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly bestFor: string;
  /**
   * The rate as a Python expression of the local step `t`, a whole number from 0 to the length: what stands where a library has no class for
   * these rates, and in every formula of a composition.
   *
   * Beside numbers, parentheses and + - * / // % ** it may use pi and abs, cos, exp, floor, log, max, min, sqrt, tanh, where(condition, a, b).
   * A comparison (<, <=, >, >=) stands only in a `where`, whose two sides are both computed: neither may divide by zero.
   */
  python(p: Required<P>): string;
  /**
   * PyTorch's class with these rates over the whole length, or null where these parameters have none.
   *
   * Its own behaviour after the end need not be ours; an export says so in a comment. Arguments are written out, and by name.
   */
  pytorch?(p: Required<P>): TorchForm | null;
  /** The function of transformers with these rates, or null; num_warmup_steps=0 where it takes one, so that a warmup can go in. */
  transformers?(p: Required<P>): TorchForm | null;
  /** The optax call with these rates, or null. */
  optax?(p: Required<P>): string | null;
  /** The Keras class with these rates, or null. */
  keras?(p: Required<P>): string | null;
  /** What it is called where we write no code for it. */
  readonly named?: { readonly timm?: string; readonly fastai?: string; readonly transformers?: string };
  /** Parameters of the example on the card. */
  readonly example: P;
  readonly source: Source;
}

/** What the registry knows of every family, whatever its parameters. */
export interface AnyFamily {
  readonly definition: Definition<object>;
  /** Builds from parameters that were not typed, such as a spec or a slider's values; they are checked the same. */
  from(parameters: object): Schedule;
}

/** A family: call it with parameters to get a schedule; its definition is attached. */
export interface Family<P> extends AnyFamily {
  (parameters: P): Schedule;
}

/** What every family with an end takes beside its own parameters. */
export interface Ending {
  /** What it does after its last step: "hold" (when left out), "mirror", "repeat", "extend" or "throw". */
  pastEnd?: PastEnd;
}

/** One declared parameter for each field of `P`, with a default, or none at all, exactly where the field is optional. */
type ParametersOf<P> = {
  readonly [K in Exclude<keyof P, keyof Ending>]-?: Parameter &
    (Pick<P, K> extends Required<Pick<P, K>> ? { readonly default?: never } : { readonly default: unknown } | { readonly optional: true });
};

const ending: Parameters = {
  pastEnd: { type: "choice", symbol: "", doc: "What it does after its last step.", default: "hold", options: pastEnds },
};

/** Makes a family from its definition. */
export function family<P extends object>(definition: Definition<P> & { readonly parameters: ParametersOf<P> }): Family<P> {
  const { name } = definition;
  const parameters = definition.steps ? { ...definition.parameters, ...ending } : definition.parameters;
  const build = (given: object): Schedule => {
    const { pastEnd = "hold", ...values } = readParameters(name, parameters, given) as { pastEnd?: PastEnd };
    const p = Object.freeze(values) as Required<P>;
    definition.check?.(p);
    const steps = definition.steps?.(p) ?? null;
    if (steps === null && pastEnd !== "hold") fail(name, "pastEnd must come with an end", pastEnd, "Without one nothing is past it.");
    const spec = { kind: name, ...p, ...(pastEnd === "hold" ? {} : { pastEnd }) };
    return makeSchedule(spec, steps, (step) => definition.lr(p, localTime(name, step, steps, pastEnd)));
  };
  return deepFreeze(Object.assign(build, { definition, from: build }));
}
