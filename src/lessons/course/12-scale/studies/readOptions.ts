import { expectNumbers, isPlainObject } from "../../../../schedules/expect.js";
import { fail } from "../../../../schedules/fail.js";
import type { CaseOptions } from "../../../study.js";

/** Reads a study's options, lists of positive numbers by name: all that are named, and no others. */
export function readLists<Name extends string>(
  where: string,
  options: CaseOptions,
  names: readonly Name[],
): Readonly<Record<Name, readonly number[]>> {
  for (const name of Object.keys(options))
    if (!(names as readonly string[]).includes(name)) fail(where, `options must be ${names.join(", ")}`, name, "Leave it out.");
  for (const name of names) {
    const list = options[name];
    if (!Array.isArray(list)) fail(where, `${name} must be a list of numbers`, list, "Write [1, 2, 4].");
    expectNumbers(where, name, list, 0);
  }
  return options as Readonly<Record<Name, readonly number[]>>;
}

/** Reads one list of positive numbers for each name. */
export function readByName<Name extends string>(
  where: string,
  option: string,
  given: unknown,
  names: readonly Name[],
): Readonly<Record<Name, readonly number[]>> {
  if (!isPlainObject(given)) fail(where, `${option} must hold a list for ${names.join(", ")}`, given, "Write { sgd: [0.1, 0.2] }.");
  return readLists(where, given as CaseOptions, names);
}
