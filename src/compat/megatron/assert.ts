import { raises } from "../raises.js";

/** One of Megatron's asserts, with the line that failed in place of a reason. */
export function assert(holds: boolean, where: string, must: string, got: unknown, line: string): void {
  if (!holds) raises(where, must, got, `assert ${line}`);
}
