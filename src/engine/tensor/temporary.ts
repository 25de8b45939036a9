import { fail } from "../../schedules/fail.js";
import { returning } from "./memory.js";
import { ownTape } from "./tape.js";

/**
 * Gives back all memory that `body` takes, that of nets and optimizers too: for loops that make many and never wait.
 *
 * Return what is to be kept as numbers or as states. Nets, optimizers and tensors made inside are refused outside.
 *
 * @param body a function that does not wait.
 *
 * @example
 * temporary(() => mlp([2, 8, 2], { seed: 1 }).block.size); // 42
 */
export function temporary<T>(body: () => T): T {
  if (typeof body !== "function") fail("temporary", "body must be a function", body, "Write temporary(() => …).");
  // a tape of its own: nothing that a later backward() passes on may stand in memory that was given back
  return returning(() => ownTape(body, "temporary"));
}
