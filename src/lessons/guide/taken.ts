import { shown } from "../../schedules/fail.js";

/**
 * Some numbers of a lesson under names of their own: "fair-seeds" for `seeds` of the values called "fair".
 *
 * @throws a RangeError for a number that the lesson does not have.
 */
export function taken(called: string, values: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const text = Object.hasOwn(values, name) ? values[name] : undefined;
      if (text === undefined)
        throw new RangeError(`taken: ${called} must have a number ${shown(name)}. It has ${Object.keys(values).join(", ")}.`);
      return [`${called}-${name}`, text];
    }),
  );
}
