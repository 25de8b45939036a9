import { fail, shown } from "./fail.js";

/** What kind of quantity a parameter is; it decides the check and the unit that is printed. */
export type ParameterType = "rate" | "factor" | "steps" | "power" | "milestones" | "choice";

/** One parameter of a family: its symbol, unit, range, default, and what PyTorch and optax call it. */
export interface Parameter {
  readonly type: ParameterType;
  /** LaTeX symbol used in the formula. */
  readonly symbol: string;
  /** One sentence: what it is. */
  readonly doc: string;
  /** Value when it is left out; without one, the parameter is required. */
  readonly default?: unknown;
  /** Smallest value allowed (default: 0 for rates and factors, 1 for steps). */
  readonly min?: number;
  /** Largest value allowed. */
  readonly max?: number;
  /** True where `min` itself is not allowed. */
  readonly above?: boolean;
  /** The values of a `choice`. */
  readonly options?: readonly string[];
  /** Names in other libraries: recognised in error messages, printed in the translation table. */
  readonly pytorch?: string;
  readonly optax?: string;
  /** What a slider offers: from, to, step, and the value a picture starts with. */
  readonly slider?: { readonly min: number; readonly max: number; readonly step: number; readonly start: number };
}

export type Parameters = Readonly<Record<string, Parameter>>;

const units: Record<ParameterType, string> = {
  rate: "rate",
  factor: "none (a factor)",
  steps: "updates",
  power: "none (an exponent)",
  milestones: "updates, increasing",
  choice: "one of its options",
};

/** The unit of a parameter, as printed on its reference card. */
export const unitOf = (parameter: Parameter): string => units[parameter.type];

/** Checks `given` against a family's parameters and returns every value, defaults filled in; rejects unknown names. */
export function readParameters(where: string, parameters: Parameters, given: unknown): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    fail(where, "its parameters must be one object", given, `Write ${where}({ ${Object.keys(parameters).join(", ")} }).`);
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(parameters, name)) continue;
    const ours = Object.keys(parameters).find((key) => parameters[key]?.pytorch === name || parameters[key]?.optax === name);
    const advice = ours ? `Use ${ours}.` : `It takes ${Object.keys(parameters).join(", ")}.`;
    throw new RangeError(`${where}: unknown parameter ${name}. ${advice}`);
  }
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = (given as Record<string, unknown>)[name];
    values[name] = value === undefined ? defaultOf(where, name, parameter) : checked(where, name, parameter, value);
  }
  return values;
}

function defaultOf(where: string, name: string, parameter: Parameter): unknown {
  if (parameter.default === undefined) {
    throw new RangeError(`${where}: ${name} is missing. ${parameter.doc}`);
  }
  return parameter.default;
}

function checked(where: string, name: string, parameter: Parameter, value: unknown): unknown {
  const must = `${name} must be ${requirement(parameter)}`;
  switch (parameter.type) {
    case "choice":
      if (!parameter.options?.includes(value as string)) fail(where, must, value, `It is ${shown(parameter.default)} when left out.`);
      return value;
    case "milestones":
      if (!Array.isArray(value) || value.length === 0) fail(where, must, value, "Write it as [30, 60, 80].");
      value.forEach((milestone: unknown, i) => {
        if (!Number.isInteger(milestone) || (milestone as number) < 1) fail(where, must, value, `Entry ${i} is ${shown(milestone)}.`);
        if (i > 0 && (milestone as number) <= (value[i - 1] as number)) fail(where, must, value, "Sort them, and give each once.");
      });
      return Object.freeze([...value]);
    case "steps":
      if (!Number.isInteger(value) || (value as number) < (parameter.min ?? 1)) fail(where, must, value, stepsAdvice(name, value));
      return value;
    default: {
      const low = parameter.min ?? 0;
      const ok =
        typeof value === "number" &&
        Number.isFinite(value) &&
        (parameter.above ? value > low : value >= low) &&
        value <= (parameter.max ?? Number.POSITIVE_INFINITY);
      if (!ok) fail(where, must, value, parameter.doc);
      return value;
    }
  }
}

const stepsAdvice = (name: string, value: unknown): string =>
  typeof value === "number" && value > 0 && Number.isFinite(value)
    ? `Convert epochs with Math.round(epochs * stepsPerEpoch).`
    : `${name} counts optimizer updates.`;

function requirement(parameter: Parameter): string {
  switch (parameter.type) {
    case "choice":
      return `one of ${parameter.options?.map((option) => shown(option)).join(", ")}`;
    case "milestones":
      return "an increasing list of whole steps >= 1";
    case "steps":
      return `a whole number of steps >= ${parameter.min ?? 1}`;
    default: {
      const low = `${parameter.above ? ">" : ">="} ${parameter.min ?? 0}`;
      return `a finite number ${low}${parameter.max === undefined ? "" : ` and <= ${parameter.max}`}`;
    }
  }
}
