import { type Control, type Interactive, type NumberControl, readValues, type Value } from "../labs/interactive.js";
import { stopsOf, valueAt, valueText } from "../labs/logSlider.js";
import { fail } from "../schedules/fail.js";
import { cellHost } from "./cellHost.js";
import type { Frames } from "./content.js";
import { lookUp } from "./lookUp.js";

/** No more pictures than this stand behind a slider. */
const most = 31;

/**
 * Shows a lesson's plot with a slider over one of its controls, as on the course's page; where nothing can draw, prints the picture's sentence.
 *
 * The pictures are drawn when you call it, at most 31 of them. Where scripts are not run, in a notebook that is not trusted, the first one stays.
 *
 * @param id the plot's: "descent" of the lesson that has begun, or "01-three-fates/descent".
 * @param control the name of the control that moves: "eta". The plot's first one, when left out.
 * @param values of the controls, where the slider begins and what the others stay at; those left out have their starting value.
 * @throws a RangeError for an unknown id, an unknown control or a value out of range.
 */
export function explore(id: string, control?: string, values: Readonly<Record<string, Value>> = {}): void {
  const frames = framesOf(lookUp("explore", "plot", id), { id, control, values });
  const host = cellHost();
  if (host) host.display([frames]);
  else console.log(frames.sentence);
}

interface Wanted {
  readonly id: string;
  readonly control: string | undefined;
  readonly values: Readonly<Record<string, Value>>;
}

function framesOf({ controls, figure }: Interactive, { id, control, values }: Wanted): Frames {
  const names = Object.keys(controls);
  const name = control === undefined ? (names[0] as string) : control; // a plot has controls
  const moved = typeof name === "string" && Object.hasOwn(controls, name) ? controls[name] : undefined;
  if (!moved) fail("explore", `control must be a control of ${id}`, control, `It has ${names.join(", ")}.`);
  const beginning = readValues(id, controls, values);
  const begin = beginning[name] as Value; // it has a value for every control
  const stops = valuesOf(moved, begin);
  const start = stops.findIndex(([value]) => value === begin);
  const frames = stops.map(([value, label]) => ({ value: label, figure: figure({ ...beginning, [name]: value }) }));
  const { sentence } = (frames[start] as Frames["frames"][number]).figure; // it stops where it begins
  const { type, label } = moved;
  const ordered = type === "number";
  const symbol = ordered && moved.symbol !== undefined ? { symbol: moved.symbol } : {};
  const unit = ordered && moved.unit !== undefined ? { unit: moved.unit } : {};
  return { kind: "frames", control: { label, ...symbol, ...unit, ordered }, frames, start, sentence };
}

/** The values at which a control stops, and how each is written. */
function valuesOf(control: Control, begin: Value): readonly (readonly [Value, string])[] {
  switch (control.type) {
    case "number":
      return numbersOf(control, begin as number).map((value) => [value, valueText(control, value)]);
    case "choice":
      return control.options.map(({ value, label }) => [value, label]);
    case "toggle":
      return [
        [false, "off"],
        [true, "on"],
      ];
    case "text":
      return [[begin, String(begin)]];
  }
}

/** Evenly spaced stops of a slider, its ends, where it begins, and the values that the lesson's text asks for. */
function numbersOf(control: NumberControl, begin: number): number[] {
  const { min, max, step, scale, typed, tries = [] } = control;
  if (typed) return [begin];
  const asked = [begin, ...tries, max];
  if (scale === "log") {
    const stops = stopsOf(control);
    const apart = Math.ceil(stops / (most - asked.length - 1));
    const even = Array.from({ length: Math.floor(stops / apart) + 1 }, (_, i) => valueAt(control, i * apart));
    return [...new Set([...even, ...asked])].sort((a, b) => a - b);
  }
  const stride = Math.ceil(Math.round((max - min) / step) / (most - asked.length)) * step;
  const even = Array.from({ length: Math.floor((max - min) / stride + 1e-9) + 1 }, (_, i) => Number((min + i * stride).toPrecision(12)));
  return [...new Set([...even, ...asked])].sort((a, b) => a - b);
}
