import { type Controls, parseValue, readValues, startValues, type Value } from "../../src/labs/interactive.js";

/** Values read from an address, and what could not be read, as sentences for the reader. */
export interface UrlState {
  readonly values: Record<string, Value>;
  readonly trouble: readonly string[];
  /** True when the address says anything about this widget. */
  readonly given: boolean;
}

/** Reads `?id.control=value` pairs; what is unknown or out of range leaves its control at the start value and is reported. */
export function readUrlState(id: string, controls: Controls, search: string): UrlState {
  const values = startValues(controls);
  const trouble: string[] = [];
  let given = false;
  for (const [key, text] of new URLSearchParams(search)) {
    if (!key.startsWith(`${id}.`)) continue;
    given = true;
    const name = key.slice(id.length + 1);
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
    try {
      const value = control && parseValue(control, text);
      Object.assign(values, { [name]: readValues("The link", controls, { [name]: value })[name] });
    } catch (error) {
      trouble.push(error instanceof RangeError ? error.message : String(error));
    }
  }
  return { values, trouble, given };
}

/** The address's query with this widget's values in it; start values are left out, so that the plain address is the plain picture. */
export function writeUrlState(id: string, controls: Controls, values: Readonly<Record<string, Value>>, search: string): string {
  const query = new URLSearchParams(search);
  for (const key of [...query.keys()]) if (key.startsWith(`${id}.`)) query.delete(key);
  for (const [name, { start }] of Object.entries(controls)) {
    const value = values[name];
    if (value !== undefined && value !== start) query.set(`${id}.${name}`, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
