import type { Net } from "../engine/models/net.js";
import type { Optim } from "../engine/optimizers/optim.js";
import type { Table } from "./content.js";
import { tableOf } from "./tableOf.js";

/** Whether a value is a net. */
export function isNet(value: unknown): value is Pick<Net, "spec" | "parameters"> {
  if (typeof value !== "function") return false;
  const { spec, parameters, block } = value as Partial<Net>;
  return typeof spec?.kind === "string" && Array.isArray(parameters) && typeof block === "object";
}

/** Whether a value is an optimizer. */
export function isOptim(value: unknown): value is Pick<Optim, "spec" | "updates"> {
  if (typeof value !== "object" || value === null) return false;
  const { spec, isOf, step, updates } = value as Partial<Optim>;
  return typeof spec?.kind === "string" && typeof isOf === "function" && typeof step === "function" && typeof updates === "number";
}

/** A net's parameters, one a row. */
export function presentNet({ spec, parameters }: Pick<Net, "spec" | "parameters">): readonly Table[] {
  const rows = parameters.map(({ name, role, value }) => ({
    parameter: name,
    shape: `[${value.shape.join(", ")}]`,
    numbers: value.size,
    role,
  }));
  const numbers = rows.reduce((sum, { numbers }) => sum + numbers, 0);
  return [tableOf(rows, `A net of kind ${spec.kind} with ${numbers} numbers to train.`)];
}

/** An optimizer's options. */
export function presentOptim({ spec, updates }: Pick<Optim, "spec" | "updates">): readonly Table[] {
  const { kind, ...options } = spec;
  return [tableOf([options], `The optimizer ${kind}, which has made ${updates} update${updates === 1 ? "" : "s"}.`)];
}
