import type { Bar, Content, Formula, Frames } from "../../src/notebook/content.js";
import { isTable } from "../../src/notebook/isTable.js";
import { isFigure } from "../../src/plots/isFigure.js";
import { limits } from "./protocol.js";

/** Reads contents that came out of the sandbox as JSON; null where they are none, or where one of them is not what can be drawn. */
export function readContents(json: string): readonly Content[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return isList(value, limits.contents) && value.every(isContent) ? (value as readonly Content[]) : null;
  } catch {
    return null; // no JSON
  }
}

const isContent = (value: unknown): value is Content =>
  isFigure(value) || isTable(value) || isFormula(value) || isBar(value) || isFrames(value);

type Check = (value: unknown) => boolean;

const isList = (value: unknown, longest: number): value is readonly unknown[] => Array.isArray(value) && value.length <= longest;
const isText = (value: unknown): value is string => typeof value === "string" && value.length <= 2000;
const isFlag: Check = (value) => typeof value === "boolean";
const isAmount: Check = (value) => typeof value === "number" && value >= 0 && value < 1e15;
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** An object with these keys and no others. */
const isShape = <T>(value: unknown, checks: { readonly [K in keyof Required<T>]: Check }): value is T => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(checks) as [string, Check][];
  return (
    Object.keys(value).every((key) => Object.hasOwn(checks, key)) &&
    entries.every(([key, check]) => check((value as Readonly<Record<string, unknown>>)[key]))
  );
};
const is =
  (word: string): Check =>
  (value) =>
    value === word;

const isFormula = (value: unknown): value is Formula => isShape<Formula>(value, { kind: is("formula"), latex: isText, sentence: isText });

const isBar = (value: unknown): value is Bar =>
  isShape<Bar>(value, { kind: is("bar"), label: isText, done: isAmount, total: isAmount, sentence: isText });

const isFrames = (value: unknown): value is Frames =>
  isShape<Frames>(value, {
    kind: is("frames"),
    control: (control) =>
      isShape<Frames["control"]>(control, { label: isText, symbol: maybe(isText), unit: maybe(isText), ordered: isFlag }),
    frames: (frames) =>
      isList(frames, 64) && frames.every((frame) => isShape<Frames["frames"][number]>(frame, { value: isText, figure: isFigure })),
    start: (start) => isAmount(start) && Number.isInteger(start),
    sentence: isText,
  }) && value.start < value.frames.length;
