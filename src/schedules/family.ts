import { type Parameters, readParameters } from "./parameters.js";
import { localTime, makeSchedule, type PastEnd, pastEnds, type Schedule } from "./schedule.js";

/** Who found it and where it is written down. */
export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Section or equation, where it was looked up. */
  readonly where?: string;
  readonly url: string;
}

/** Everything there is to say about one kind of schedule; cards, sliders, tests and tables are made from it. */
export interface Definition<P> {
  /** The function's name and the spec's `kind`. */
  readonly name: string;
  /** The page's address: /schedules/SLUG/. */
  readonly slug: string;
  readonly title: string;
  /** One sentence that stands alone. */
  readonly summary: string;
  readonly parameters: Parameters;
  /** The formula in LaTeX, with t the local step, T the length, u = t/T. */
  readonly latex: string;
  /** Length in updates, or null without an end. */
  steps(p: Required<P>): number | null;
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
  (parameters: P & { readonly pastEnd?: PastEnd }): Schedule;
}

const pastEndParameter: Parameters = {
  pastEnd: { type: "choice", symbol: "", doc: "What it does after its last step.", default: "hold", options: pastEnds },
};

/** Makes a family from its definition. */
export function family<P extends object>(definition: Definition<P>): Family<P> {
  const { name } = definition;
  const parameters = { ...definition.parameters, ...pastEndParameter };
  const build = (given: object): Schedule => {
    const { pastEnd, ...values } = readParameters(name, parameters, given) as { pastEnd: PastEnd };
    const p = Object.freeze(values) as Required<P>;
    definition.check?.(p);
    const steps = definition.steps(p);
    const spec = { kind: name, ...p, ...(pastEnd === "hold" ? {} : { pastEnd }) };
    return makeSchedule(spec, steps, (step) => definition.lr(p, localTime(name, step, steps, pastEnd)));
  };
  return Object.freeze(Object.assign(build, { definition: Object.freeze(definition), from: build }));
}
