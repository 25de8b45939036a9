import { fail, shown } from "../schedules/fail.js";

/** Throws where the library raises: what must be true, what came, and the library's own words. */
export function raises(where: string, must: string, got: unknown, said: string): never {
  fail(where, must, got, `The library says: ${said.replace(/\.$/, "")}.`);
}

/** A value as Python prints it into a text, where it is a text or a number; any other safely. */
export const printed = (value: unknown): string => (typeof value === "string" ? value : shown(value));
