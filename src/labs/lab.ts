import type { Figure } from "../plots/figure.js";
import type { Table } from "../plots/table.js";
import { type Controls, type Interactive, parseValue, readValues, startValues, type Value, type ValuesOf } from "./interactive.js";

/** Settings worth seeing, by a name: "on the edge". */
export interface Try {
  readonly name: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** Where a lab's formula or fact comes from. */
export interface LabSource {
  readonly text: string;
  readonly url?: string;
}

/** An exact lab: a picture with controls, and what stands around it. Everything in it is computed, nothing is sampled without a seed. */
export interface Lab extends Interactive {
  /** What one comes with, in a line. */
  readonly question: string;
  /** What it computes, and what to try first: a few sentences. */
  readonly about: string;
  /** Its shape, drawn small: a path in a box of 24 by 24. */
  readonly glyph: string;
  readonly tries: readonly Try[];
  readonly sources: readonly LabSource[];
  /** Pages of the course that go on from here. */
  readonly next: readonly { readonly title: string; readonly href: string }[];
  /** The numbers behind the picture. */
  table?(values: Readonly<Record<string, Value>>): Table;
}

/** Declares a lab, with the arguments of `figure` and `table` typed from its controls; throws where a try's values are not the controls'. */
export function lab<const C extends Controls>(
  definition: Omit<Lab, "controls" | "figure" | "table" | "tries"> & {
    readonly controls: C;
    readonly tries: readonly { readonly name: string; readonly values: Partial<ValuesOf<C>> }[];
    figure(values: ValuesOf<C>): Figure;
    table?(values: ValuesOf<C>): Table;
  },
): Lab {
  for (const { name, values } of definition.tries) readValues(`${definition.id}, try "${name}"`, definition.controls, values);
  return definition as unknown as Lab;
}

/** The lab under another id with other starting values, as a lesson embeds it. */
export function labWith(of: Lab, id: string, given: Readonly<Record<string, Value>>): Lab {
  const controls = Object.fromEntries(
    Object.entries(of.controls).map(([name, control]) => [name, { ...control, start: given[name] ?? control.start }]),
  ) as Controls; // the values were read against the same controls
  return { ...of, id, controls };
}

/** The values that a text such as "rate=2.1&curvature=1" says for some controls; throws on an unknown name or a value out of range. */
export function readWith(where: string, controls: Controls, text: string): Record<string, Value> {
  const given = text.split("&").map((pair) => {
    const [name = "", ...rest] = pair.split("=");
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
    const value = rest.join("=");
    return [name, control ? parseValue(control, value) : value] as const;
  });
  return readValues(where, controls, Object.fromEntries(given));
}

/** The cell that draws a lab in a notebook; what stands at its start is left out. */
export function labCode({ id, controls }: Pick<Lab, "id" | "controls">, values: Readonly<Record<string, Value>>): string {
  const starts = startValues(controls);
  const moved = Object.entries(values).filter(([name, value]) => value !== starts[name]);
  const args = moved.map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`);
  const call = args.length === 0 ? `plot("${id}")` : `plot("${id}", {\n${args.join("\n")}\n})`;
  return `import { plot, show } from "lrlab/notebook";\n\nshow(${call});`;
}
