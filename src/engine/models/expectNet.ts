import { fail } from "../../schedules/fail.js";
import type { Net } from "./net.js";

/** Checks that something is a net, and that its memory is still its own. */
export function expectNet(where: string, net: unknown): void {
  const isNet = typeof net === "function" && "block" in net && "parameters" in net;
  if (!isNet) fail(where, "net must be a net", net, "Make one, such as mlp([2, 32, 2], { seed: 1 }).");
  const [first] = (net as Pick<Net, "parameters">).parameters;
  if (first) expectAlive(where, first.value.life.alive);
}

/** Refuses what stood in memory that is gone. */
export function expectAlive(where: string, alive: boolean): void {
  if (alive) return;
  throw new RangeError(`${where}: its memory must be its own, got what temporary() has given back. Make it outside temporary().`);
}
