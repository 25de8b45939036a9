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

/** Where a family stands in lists: a constant rate, rates that fall in steps, smooth decays, warmups. */
export type Group = "constant" | "steps" | "decay" | "warmup";

/** The groups in reading order. */
export const groups: readonly Group[] = ["constant", "steps", "decay", "warmup"];

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
  /** Length in updates; left out for a family without an end. */
  steps?(p: Required<P>): number;
  /** The formula: the rate at local time `t`. */
  lr(p: Required<P>, t: number): number;
  /** Relations between parameters; throws where one is broken. */
  check?(p: Required<P>): void;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly bestFor: string;
  /** PyTorch code that makes the same rates, or as near as PyTorch comes, for the example's parameters. */
  readonly pytorch: string;
  /** The optax call, where there is one. */
  readonly optax?: string;
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

/** One declared parameter for each field of `P`, with a default exactly where the field is optional. */
type ParametersOf<P> = {
  readonly [K in Exclude<keyof P, keyof Ending>]-?: Parameter &
    (Pick<P, K> extends Required<Pick<P, K>> ? { readonly default?: never } : { readonly default: unknown });
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
    const spec = { kind: name, ...p, ...(pastEnd === "hold" ? {} : { pastEnd }) };
    return makeSchedule(spec, steps, (step) => definition.lr(p, localTime(name, step, steps, pastEnd)));
  };
  return deepFreeze(Object.assign(build, { definition, from: build }));
}
