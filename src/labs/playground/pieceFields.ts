import { formatNumber } from "../../plots/format.js";
import { lowest, type Parameter, type ParameterType } from "../../schedules/parameters.js";
import { familyNamed, schedule } from "../../schedules/registry.js";
import type { Spec } from "../../schedules/schedule.js";
import { symbolText } from "../symbolText.js";
import { actsEachUpdate } from "./piecesFit.js";

/** One parameter of a family as something to set: what it is called, what it may be, what it is. */
export interface PieceField {
  readonly name: string;
  /** Plain Unicode: η_max. */
  readonly symbol: string;
  readonly doc: string;
  readonly type: ParameterType;
  readonly unit: string;
  /** The value; null where it was left out. */
  readonly value: unknown;
  /** What a slider offers; null for what is typed or chosen. On a rate's slider 0 stands left of the smallest rate. */
  readonly slider: { readonly min: number; readonly max: number; readonly step: number; readonly zero: boolean } | null;
  readonly options: readonly string[];
  /** Rarely needed: it stands behind "more". */
  readonly more: boolean;
}

/** Rates from a millionth to 10: what any optimizer of the course is ever given. */
const rates = { min: 1e-6, max: 10, step: 0.05 };

/** The parameters of a family's description that can be set in a piece, or a run, of `steps` updates; none for what is no family. */
export function fieldsOf(spec: Spec, steps: number): PieceField[] {
  const definition = familyNamed(spec.kind)?.definition;
  if (!definition) return [];
  return Object.entries(definition.parameters).map(([name, parameter]) => ({
    name,
    symbol: symbolText(parameter.symbol),
    doc: parameter.doc,
    type: parameter.type,
    unit: parameter.type === "steps" || parameter.type === "milestones" ? "updates" : "",
    value: spec[name] ?? null,
    slider: sliderOf(spec.kind, name, parameter, steps),
    options: parameter.options ?? [],
    more: !parameter.slider && (parameter.default !== undefined || parameter.optional === true),
  }));
}

function sliderOf(kind: string, name: string, parameter: Parameter, steps: number): PieceField["slider"] {
  const { type, slider } = parameter;
  if (type === "rate") return { ...rates, zero: !parameter.above && lowest(parameter) === 0 };
  if (type === "steps" && lowest(parameter) <= 1) return { min: lowest(parameter), max: Math.max(2, steps), step: 1, zero: false };
  if (!slider) return null;
  // A factor of every update: what keeps the range of the family's own picture over as many updates as there are.
  if (actsEachUpdate(kind, name)) {
    const step = Number((slider.step * Math.min(1, 100 / steps)).toPrecision(1));
    return { min: Number((1 - (1 - slider.min) * Math.min(1, 100 / steps)).toPrecision(6)), max: slider.max, step, zero: false };
  }
  return { min: slider.min, max: slider.max, step: slider.step, zero: false };
}

/** A description with another value of one parameter, or why it can't be. */
export function withField(spec: Spec, name: string, value: unknown): { readonly spec: Spec } | { readonly trouble: string } {
  const { [name]: _, ...others } = spec;
  const changed = (value === null ? others : { ...others, [name]: value }) as Spec;
  try {
    return { spec: schedule(changed).spec };
  } catch (error) {
    if (error instanceof RangeError) return { trouble: error.message };
    throw error;
  }
}

/** What was typed, as a value: a number, numbers with commas between them, or nothing. Text that is none stays, for the family to refuse. */
export function typedValue({ type }: Pick<PieceField, "type">, text: string): unknown {
  const number = (part: string): unknown => {
    const plain = part.trim().replace("−", "-");
    return plain === "" || Number.isNaN(Number(plain)) ? part.trim() : Number(plain);
  };
  if (type === "milestones" || type === "factors")
    return text.trim() === ""
      ? null
      : text
          .split(/[,;\s]+/)
          .filter((part) => part !== "")
          .map(number);
  return text.trim() === "" ? null : number(text);
}

/** A value as it is typed. */
export const fieldText = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : value === null ? "" : String(value));

/** A value as it is read. */
export const fieldReading = ({ unit }: Pick<PieceField, "unit">, value: unknown): string =>
  [typeof value === "number" ? formatNumber(value, 6) : fieldText(value), unit].filter((part) => part !== "").join(" ");
