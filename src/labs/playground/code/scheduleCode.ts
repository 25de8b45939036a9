import { familyNamed } from "../../../schedules/registry.js";
import type { Spec } from "../../../schedules/schedule.js";
import { type Code, call, object, valueCode } from "./layOut.js";

/**
 * The call that makes a schedule, as one writes it: what is at its default is left out.
 *
 * @param named specs that have a name already, which stands for them.
 */
export function scheduleCode(spec: Spec, named: ReadonlyMap<Spec, string> = new Map()): Code {
  const name = named.get(spec);
  if (name !== undefined) return name;
  const { kind, of, parts, ...others } = spec as Spec & { readonly of?: Spec; readonly parts?: readonly Spec[] };
  if (parts !== undefined) return call(kind, ...parts.map((part) => scheduleCode(part, named)));
  if (of !== undefined) return call(kind, scheduleCode(of, named), ...more(kind, others));
  const parameters = familyNamed(kind)?.definition.parameters;
  return call(kind, options(Object.entries(others).filter(([name, value]) => value !== parameters?.[name]?.default)));
}

/** Combinators that take one number after the schedule. */
const single = new Set(["take", "skip", "scale", "roundTo", "repeat"]);

function more(kind: string, fields: Readonly<Record<string, unknown>>): readonly Code[] {
  const given = Object.entries(fields).filter(([name, value]) => value !== undefined && !(name === "shape" && value === "linear"));
  if (single.has(kind)) return given.map(([, value]) => valueCode(value));
  return [options(given)];
}

const options = (fields: readonly (readonly [string, unknown])[]): Code =>
  object(Object.fromEntries(fields.map(([name, value]) => [name, valueCode(value)])));

/** The names that a schedule's code imports. */
export function namesIn({ kind, ...fields }: Spec): readonly string[] {
  const { of, parts = [] } = fields as { of?: Spec; parts?: readonly Spec[] };
  return [kind, ...(of === undefined ? [] : namesIn(of)), ...parts.flatMap(namesIn)];
}
