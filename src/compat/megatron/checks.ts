import { expectText } from "../../schedules/expect.js";
import { raises } from "../raises.js";
import type { Reader } from "../take.js";

/** The name of a style. */
export const text: Reader<string> = (where, name, value) => expectText(where, name, value, 'Write it as "linear".');

/** One of Megatron's asserts, with the line that failed in place of a reason. */
export function assert(holds: boolean, where: string, must: string, got: unknown, line: string): void {
  if (!holds) raises(where, must, got, `assert ${line}`);
}
