import { printed, raises } from "../raises.js";

/** The shape of an annealing. */
export function strategy(where: string, name: string, value: unknown): "cos" | "linear" {
  if (value === "cos" || value === "linear") return value;
  const said = `anneal_strategy must by one of 'cos' or 'linear', instead got ${printed(value)}`;
  return raises(where, `${name} must be "cos" or "linear"`, value, said);
}
