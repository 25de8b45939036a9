import { fail } from "../../schedules/fail.js";

/** Checks an option that is true or false; `usual` is what it is when left out. */
export function expectFlag(where: string, name: string, value: unknown, usual: boolean): void {
  if (typeof value !== "boolean") fail(where, `${name} must be true or false`, value, `It is ${usual} when left out.`);
}
