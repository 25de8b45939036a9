import type { Figure } from "../plots/figure.js";
import { isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import type { Tell } from "./tell.js";

/** A slider. `time: true` marks the one that the play button advances. */
export interface NumberControl {
  readonly type: "number";
  readonly label: string;
  /** The symbol in the formula, as plain Unicode: η, h, t. */
  readonly symbol?: string;
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly start: number;
  /** The values that the text asks for; a notebook's cell suggests them. */
  readonly tries?: readonly number[];
  readonly time?: true;
  /** "log": the slider moves by factors, and `step` is a part of a power of ten: 0.05 makes twenty stops from 1 to 10. */
  readonly scale?: "log";
  /** Whole numbers only; a slider that begins and steps on whole numbers says so by that. */
  readonly whole?: true;
  /** Typed, where no slider could reach every number that one may have. */
  readonly typed?: true;
}

/** A line of text that must say something: `must` is what, in words, and `accepts` whether it does. */
export interface TextControl {
  readonly type: "text";
  readonly label: string;
  readonly start: string;
  /** What one might write, shown where nothing is written. */
  readonly example?: string;
  readonly must: string;
  accepts(text: string): boolean;
}

/** A choice among a few named values. */
export interface ChoiceControl {
  readonly type: "choice";
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly start: string;
}

/** A switch. */
export interface ToggleControl {
  readonly type: "toggle";
  readonly label: string;
  readonly start: boolean;
}

export type Control = NumberControl | ChoiceControl | ToggleControl | TextControl;
export type Controls = Readonly<Record<string, Control>>;
export type Value = number | string | boolean;
export type ValuesOf<C extends Controls> = {
  readonly [K in keyof C]: C[K] extends NumberControl
    ? number
    : C[K] extends ChoiceControl
      ? C[K]["options"][number]["value"]
      : C[K] extends TextControl
        ? string
        : boolean;
};

/** A picture with controls: a pure function from their values to a figure, quick enough to follow a slider. */
export interface Interactive {
  readonly id: string;
  readonly title: string;
  readonly controls: Controls;
  figure(values: Readonly<Record<string, Value>>): Figure;
}

/**
 * A run that takes long enough to need progress: yields the part done (0 to 1), returns the figure.
 *
 * Within a piece that can't stop half-way, as no training in `temporary` can, it tells the part.
 */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly controls: Controls;
  /** What a page shows before the reader runs it: the full-size result alone. Without it, what the notebook's run gave. */
  before?(values: Readonly<Record<string, Value>>): Figure;
  run(values: Readonly<Record<string, Value>>, tell?: Tell): Generator<number, Figure>;
}

/** Declares a picture with controls, with `figure`'s argument typed from them. */
export const interactive = <const C extends Controls>(definition: {
  id: string;
  title: string;
  controls: C;
  figure(values: ValuesOf<C>): Figure;
}): Interactive => definition as unknown as Interactive;

/** Declares an experiment, with `run`'s argument typed from its controls. */
export const experiment = <const C extends Controls>(definition: {
  id: string;
  title: string;
  controls: C;
  before?(values: ValuesOf<C>): Figure;
  run(values: ValuesOf<C>, tell: Tell): Generator<number, Figure>;
}): Experiment => {
  const made = definition as unknown as Experiment;
  return { ...made, run: (values, tell = () => {}) => made.run(values, tell) };
};

/** Every control's starting value. */
export const startValues = (controls: Controls): Record<string, Value> =>
  Object.fromEntries(Object.entries(controls).map(([name, { start }]) => [name, start]));

/** Checks `given` against the controls and fills in what is missing; throws on an unknown name or a value out of range. */
export function readValues(where: string, controls: Controls, given: Readonly<Record<string, unknown>> = {}): Record<string, Value> {
  if (!isPlainObject(given)) {
    fail(where, "its values must be one object", given, `It has ${Object.keys(controls).join(", ")}.`);
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(controls, name))
      throw new RangeError(`${where}: unknown control ${name}. It has ${Object.keys(controls).join(", ")}.`);
  }
  const values = startValues(controls);
  for (const [name, control] of Object.entries(controls)) {
    const value = given[name];
    if (value === undefined) continue;
    const must = `${name} must be ${allowed(control)}`;
    if (!accepts(control, value)) fail(where, must, value, `It is ${values[name]} when left out.`);
    values[name] = value;
  }
  return values;
}

function accepts(control: Control, value: unknown): value is Value {
  switch (control.type) {
    case "number":
      return typeof value === "number" && value >= control.min && value <= control.max && (!isWhole(control) || Number.isInteger(value));
    case "choice":
      return control.options.some((option) => option.value === value);
    case "toggle":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string" && control.accepts(value);
  }
}

/** Whether a slider stands on whole numbers only; it may count something, and then a half makes no sense. */
const isWhole = ({ min, step, scale, whole }: NumberControl): boolean =>
  whole === true || (scale === undefined && Number.isInteger(min) && Number.isInteger(step));

function allowed(control: Control): string {
  switch (control.type) {
    case "number":
      return `a ${isWhole(control) ? "whole " : ""}number from ${control.min} to ${control.max}`;
    case "choice":
      return `one of ${control.options.map(({ value }) => value).join(", ")}`;
    case "toggle":
      return "true or false";
    case "text":
      return control.must;
  }
}

/** What a text in an address or a field says for a control: a number where one is wanted and there, else the text, for `readValues` to judge. */
export function parseValue(control: Control, text: string): unknown {
  if (control.type === "toggle") return text === "true" ? true : text === "false" ? false : text;
  if (control.type !== "number") return text;
  const plain = text.replaceAll(/[\s_]/g, "");
  return plain === "" || Number.isNaN(Number(plain)) ? text : Number(plain);
}
