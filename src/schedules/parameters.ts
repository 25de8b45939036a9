import { isPlainObject } from "./expect.js";
import { fail, shown } from "./fail.js";

/** What kind of quantity a parameter is; it decides the check and the unit that is printed. */
export type ParameterType = "rate" | "factor" | "steps" | "count" | "power" | "number" | "milestones" | "factors" | "choice";

/** One parameter of a family: its symbol, unit, range, default, and what PyTorch and optax call it. */
export interface Parameter {
  readonly type: ParameterType;
  /** LaTeX symbol used in the formula. */
  readonly symbol: string;
  /** One sentence: what it is. */
  readonly doc: string;
  /** Value when it is left out; without one, the parameter is required. */
  readonly default?: unknown;
  /** True where it may be left out and then has no value at all. */
  readonly optional?: true;
  /** Smallest value allowed (default: 1 for steps and counts, 0 for the others). */
  readonly min?: number;
  /** Largest value allowed. */
  readonly max?: number;
  /** True where `min` itself is not allowed. */
  readonly above?: boolean;
  /** The values of a `choice`. */
  readonly options?: readonly string[];
  /**
   * What PyTorch and optax call it, for the translation table and for error messages. A remark may follow the name where the
   * two differ: "alpha, as a part of init_value".
   */
  readonly pytorch?: string;
  readonly optax?: string;
  /** What a slider offers: from, to, step, and the value a picture starts with. */
  readonly slider?: { readonly min: number; readonly max: number; readonly step: number; readonly start: number };
}

/** The parameters of a family or combinator, by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

const units: Record<ParameterType, string> = {
  rate: "rate",
  factor: "none (a factor)",
  steps: "updates",
  count: "none (a count)",
  power: "none (an exponent)",
  number: "none (a number)",
  milestones: "updates, increasing",
  factors: "none (factors)",
  choice: "one of its options",
};

/** The unit of a parameter, as printed on its reference card. */
export const unitOf = (parameter: Parameter): string => units[parameter.type];

/**
 * Checks `given` against declared parameters and returns every value, defaults filled in; rejects unknown names.
 *
 * @param before what stands before the parameters in a call, for the message: "schedule, ".
 */
export function readParameters(where: string, parameters: Parameters, given: unknown, before = ""): Record<string, unknown> {
  const names = Object.keys(parameters);
  if (!isPlainObject(given)) {
    const required = names.filter((name) => !parameters[name]?.optional && parameters[name]?.default === undefined);
    const wanted = required.length > 0 ? required : names;
    fail(where, "its parameters must be one object", given, `Write ${where}(${before}{ ${wanted.join(", ")} }).`);
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(parameters, name)) continue;
    throw new RangeError(`${where}: unknown parameter ${name}. ${ourName(parameters, name) ?? `It takes ${names.join(", ")}.`}`);
  }
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = (given as Record<string, unknown>)[name];
    if (value !== undefined) values[name] = readValue(where, name, parameter, value);
    else if (!parameter.optional) values[name] = defaultOf(where, name, parameter);
  }
  return values;
}

/** Checks one value; returns it, a list as a frozen copy. */
export function readValue(where: string, name: string, parameter: Parameter, value: unknown): unknown {
  const must = `${name} must be ${requirement(parameter)}`;
  const { type, doc, above } = parameter;
  const low = lowest(parameter);
  const high = parameter.max ?? Number.POSITIVE_INFINITY;
  switch (type) {
    case "choice":
      if (!parameter.options?.includes(value as string)) fail(where, must, value, choiceAdvice(name, parameter));
      return value;
    case "milestones":
      if (!Array.isArray(value) || value.length === 0) fail(where, must, value, "Write it as [30, 60, 80].");
      expectFew(where, name, value);
      Array.from(value).forEach((milestone: unknown, i) => {
        if (!isStep(milestone, low)) fail(where, must, value, `Entry ${i} is ${shown(milestone)}.`);
        if (i > 0 && milestone <= value[i - 1]) fail(where, must, value, "Sort them, and give each once.");
      });
      return Object.freeze([...value]);
    case "factors":
      if (!Array.isArray(value) || value.length === 0) fail(where, must, value, "Write it as [1, 0.5].");
      expectFew(where, name, value);
      Array.from(value).forEach((factor: unknown, i) => {
        const ok = typeof factor === "number" && factor >= low && factor <= high && factor < Number.POSITIVE_INFINITY;
        if (!ok) fail(where, must, value, `Entry ${i} is ${shown(factor)}.`);
      });
      return Object.freeze([...value]);
    case "steps":
    case "count":
      if (!isStep(value, low) || value > high) fail(where, must, value, type === "count" ? doc : stepsAdvice(name, value));
      return value;
    default: {
      const ok = typeof value === "number" && (above ? value > low : value >= low) && value <= high && value < Number.POSITIVE_INFINITY;
      if (!ok) fail(where, must, value, doc);
      return value + 0; // −0 becomes 0, as it does in JSON
    }
  }
}

/** A formula has a case for each entry: more than this nobody could read, nor a compiler nest. */
const longestList = 500;

function expectFew(where: string, name: string, list: readonly unknown[]): void {
  if (list.length > longestList)
    fail(where, `${name} must hold at most ${longestList} entries`, list.length, "Rates that are set update by update are custom's.");
}

function defaultOf(where: string, name: string, parameter: Parameter): unknown {
  if (parameter.default === undefined) {
    throw new RangeError(`${where}: ${name} is missing. ${parameter.doc}`);
  }
  return parameter.default;
}

/** Answers a name that is PyTorch's, optax's, or ours spelt another way; undefined for any other. */
function ourName(parameters: Parameters, name: string): string | undefined {
  const bare = (text: string): string => text.replaceAll("_", "").toLowerCase();
  for (const [ours, { pytorch = "", optax = "" }] of Object.entries(parameters)) {
    if (bare(ours) === bare(name)) return `Use ${ours}.`;
    const theirs = [pytorch, optax].find((text) => text.split(",")[0] === name);
    if (theirs !== undefined) return theirs === name ? `Use ${ours}.` : `Use ${ours}; ${theirs} there.`;
  }
  return undefined;
}

const isStep = (value: unknown, low: number): value is number => Number.isSafeInteger(value) && (value as number) >= low;

/** The smallest value a parameter allows: 1 for steps and counts, 0 for the others, unless it says so itself. */
export const lowest = ({ type, min }: Parameter): number => min ?? (type === "steps" || type === "count" || type === "milestones" ? 1 : 0);

const choiceAdvice = (name: string, { default: usual, doc }: Parameter): string =>
  usual === undefined ? doc : `Leave ${name} out for ${shown(usual)}.`;

const stepsAdvice = (name: string, value: unknown): string =>
  typeof value === "number" && value > 0 && Number.isFinite(value) && !Number.isInteger(value)
    ? "Convert epochs with clock({ samples, batchSize }).updates({ epochs })."
    : `${name} counts optimizer updates.`;

function requirement(parameter: Parameter): string {
  const { type, max, above, options = [] } = parameter;
  const range = `${above ? ">" : ">="} ${lowest(parameter)}${max === undefined ? "" : ` and <= ${max}`}`;
  switch (type) {
    case "choice":
      return `one of ${options.map(shown).join(", ")}`;
    case "milestones":
      return `an increasing list of whole steps ${range}`;
    case "factors":
      return `a list of at least one finite number ${range}`;
    case "steps":
      return `a whole number of steps ${range}`;
    case "count":
      return `a whole number ${range}`;
    default:
      return `a finite number ${range}`;
  }
}
