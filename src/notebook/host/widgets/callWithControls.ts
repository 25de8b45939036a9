import type { Control, Controls, NumberControl } from "../../../labs/interactive.js";

/** A longer line would have to be scrolled beside an open sidebar. */
const widest = 70;

/** One argument as a cell writes it: a name, its value, and what else to try. */
export interface Argument {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
}

/**
 * The code of a cell that shows something with numbers to play with: one argument a line, each with other values to try.
 *
 * @param call the code before the arguments: `plot("descent", `.
 * @param more lines of comment below, each with code to run instead: `with a slider: explore("descent", "eta")`.
 */
export function showCall({
  title,
  call,
  args,
  more = [],
}: {
  title: string;
  call: string;
  args: readonly Argument[];
  more?: readonly string[];
}): string {
  const below = more.flatMap((line) => (line.length + 3 <= widest ? [`// ${line}`] : line.split(/(?<=:) /).map((part) => `// ${part}`)));
  if (args.length === 0) return [`// ${title}`, `show(${call.replace(/,\s*$/, "")}));`, ...below].join("\n");
  const lines = args.flatMap(({ name, value, hint }) => {
    const line = `  ${name}: ${value}, // ${hint}`;
    return line.length <= widest ? [line] : [...wrap(hint).map((part) => `  // ${part}`), `  ${name}: ${value},`];
  });
  return [`// ${title}`, `show(${call}{`, ...lines, "}));", ...below].join("\n");
}

/** The line that offers a picture that moves instead: over the first slider that is not the time, else over the first control that is not typed. */
export function exploreLine(id: string, controls: Controls): string[] {
  const all = Object.entries(controls).filter(([, one]) => one.type !== "text" && !(one.type === "number" && one.typed));
  const [name, control] = all.find(([, one]) => one.type === "number" && !one.time) ?? all[0] ?? [];
  if (name === undefined) return [];
  return [`with a ${control?.type === "number" ? "slider" : "switch"}: explore("${id}", "${name}");`];
}

/** The arguments that stand for a picture's controls, at their starting values. */
export const controlArguments = (controls: Controls): Argument[] =>
  Object.entries(controls).map(([name, control]) => ({ name, value: JSON.stringify(control.start), hint: hintOf(control) }));

function hintOf(control: Control): string {
  switch (control.type) {
    case "number":
      if (control.typed) return `${control.label.toLowerCase()}${control.unit === undefined ? "" : `, ${control.unit}`}`;
      return `${control.label.toLowerCase()}; try ${(control.tries ?? otherValues(control)).join(", ")}`;
    case "choice":
      return `${control.label.toLowerCase()}; try ${control.options
        .filter(({ value }) => value !== control.start)
        .map(({ value }) => JSON.stringify(value))
        .join(", ")}`;
    case "toggle":
      return `${control.label.toLowerCase()}; try ${!control.start}`;
    case "text":
      return `${control.label.toLowerCase()}: ${control.must}`;
  }
}

/** A hint in lines that are not too wide: broken behind a comma, else between words. */
const wrap = (hint: string): string[] => hint.match(/\S.{0,62}(?:$|[,;](?= ))|\S.{0,62}(?=\s|$)/g) ?? [];

/** Two round values of a slider, one low and one high in its range, on its steps and apart from its start. */
export function otherValues(control: Pick<NumberControl, "min" | "max" | "step" | "start" | "scale" | "whole">): number[] {
  const { min, max, step, start, scale } = control;
  if (scale === "log") {
    const decades = Array.from({ length: 41 }, (_, i) => 10 ** (i - 20)).map(clean);
    const inside = decades.filter((value) => value >= min && value <= max && value !== start);
    return [...new Set([inside.at(inside.length > 2 ? 1 : 0) ?? min, inside.at(inside.length > 3 ? -2 : -1) ?? max])];
  }
  const grid = roundStep(max - min, step);
  const first = Math.ceil(clean(min / grid));
  const count = Math.floor(clean(max / grid)) - first + 1;
  const all = Array.from({ length: count }, (_, i) => clean((first + i) * grid)).filter((value) => value !== start);
  const values = all.length > 4 ? all.filter((value) => value !== min) : all;
  const [low, high] = [values[Math.floor((values.length - 1) * 0.2)], values[Math.round((values.length - 1) * 0.8)]];
  return [...new Set([low, high])].filter((value) => value !== undefined);
}

/** The largest of 1, 2, 5, 10, ... times a power of ten that is whole steps and fits at least four times into the range; else the step. */
function roundStep(range: number, step: number): number {
  const powers = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
  const rounds = powers.flatMap((power) => [1, 2, 5].map((digit) => clean(digit * 10 ** power)));
  return rounds.findLast((round) => round * 4 <= range && Number.isInteger(clean(round / step))) ?? step;
}

/** Sums of steps carry rounding, 0.30000000000000004; this removes it. */
const clean = (value: number): number => Number(value.toPrecision(9));
