import { fail } from "../../schedules/fail.js";
import type { Average } from "../optimizers/average.js";
import type { Optim } from "../optimizers/optim.js";

const has = (thing: unknown, methods: readonly string[]): boolean =>
  (typeof thing === "object" || typeof thing === "function") &&
  thing !== null &&
  methods.every((method) => typeof (thing as Readonly<Record<string, unknown>>)[method] === "function");

export function expectProblem(where: string, problem: unknown): void {
  if (!has(problem, ["stream", "loss", "score"])) fail(where, "problem must be a problem", problem, "Make it with spirals() or another.");
}

export function expectOptimizer(where: string, optimizer: Optim, net: unknown): void {
  const must = "optimizer must be an optimizer of the net";
  if (!has(optimizer, ["step", "averaged", "state", "load", "isOf"])) fail(where, must, optimizer, "Make it with sgd(net) or another.");
  if (!optimizer.isOf(net)) fail(where, must, "one of another net", `Make it of this net: ${optimizer.spec.kind}(net).`);
}

export function expectAverage(where: string, average: Average, net: unknown): void {
  const must = "average must be an average of the net";
  if (!has(average, ["update", "averaged", "state", "load", "isOf"])) fail(where, must, average, "Make it with ema(net, { decay: 0.99 }).");
  if (!average.isOf(net)) fail(where, must, "one of another net", `Make it of this net: ${average.spec.kind}(net).`);
}
