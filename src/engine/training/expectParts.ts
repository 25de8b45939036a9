import { fail } from "../../schedules/fail.js";

const has = (thing: unknown, methods: readonly string[]): boolean =>
  (typeof thing === "object" || typeof thing === "function") &&
  thing !== null &&
  methods.every((method) => typeof (thing as Readonly<Record<string, unknown>>)[method] === "function");

export function expectNet(where: string, net: unknown): void {
  const isNet = typeof net === "function" && has(net, ["train", "evaluate", "state", "load"]);
  if (!isNet) fail(where, "net must be a net", net, "Make it with mlp([…]) or another model.");
}

export function expectProblem(where: string, problem: unknown): void {
  if (!has(problem, ["stream", "loss", "score"])) fail(where, "problem must be a problem", problem, "Make it with spirals() or another.");
}

export function expectOptimizer(where: string, optimizer: unknown): void {
  if (!has(optimizer, ["step", "averaged", "state", "load"]))
    fail(where, "optimizer must be an optimizer of the net", optimizer, "Make it with sgd(net) or another.");
}

export function expectAverage(where: string, average: unknown): void {
  if (!has(average, ["update", "averaged", "state", "load"]))
    fail(where, "average must be an average of the net", average, "Make it with ema(net, { decay: 0.99 }).");
}
