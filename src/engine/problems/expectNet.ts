import { fail } from "../../schedules/fail.js";
import { Indices, Tensor } from "../tensor/tensor.js";

/** Checks that `net` is a function, and, to be scored, that it can be put into evaluation mode. */
export function expectNet(where: string, net: unknown, { scored = false } = {}): void {
  const { train, evaluate } = typeof net === "function" ? (net as { train?: unknown; evaluate?: unknown }) : {};
  const isNet = typeof net === "function" && (!scored || (typeof train === "function" && typeof evaluate === "function"));
  if (!isNet) fail(where, "net must be a net", net, "Make it with mlp([…]) or another model.");
}

/** Checks that `batch` holds what a net can be given, and what it should answer. */
export function expectBatch(where: string, batch: unknown): void {
  const { x, y } = (batch ?? {}) as { x?: unknown; y?: unknown };
  if (!(x instanceof Tensor || x instanceof Indices) || y === undefined)
    fail(where, "batch must be { x, y }, and x a tensor or indices", batch, "Take it from batch(size) or all(split).");
}
