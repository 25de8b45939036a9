import { expectOptions, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Indices } from "../tensor/tensor.js";
import { cnn } from "./cnn.js";
import { type Mlp, mlp } from "./mlp.js";
import type { Net, NetSpec } from "./net.js";
import { point } from "./point.js";
import { transformer } from "./transformer.js";

/** A net of any kind. */
export type AnyNet = Net | Net<Indices> | Net<unknown>;

/** How each kind is made from its spec; the makers check what they are given. */
const makers: Readonly<Record<string, (spec: never) => AnyNet>> = {
  cnn,
  transformer,
  mlp: ({ sizes, ...options }: Mlp & { sizes: readonly number[] }) => mlp(sizes, options),
  point: (options: { start: readonly number[] }) => {
    expectOptions("point", options, ["start"]);
    return point(options.start);
  },
};

/** The kinds of models there are. */
export const modelKinds: readonly string[] = Object.keys(makers);

/**
 * Makes a model again from its spec: plain JSON in, a net with the same first weights out.
 *
 * @param spec what `net.spec` says: kind, options, seed.
 *
 * @example
 * model({ kind: "mlp", sizes: [2, 8, 2], seed: 1 }).parameters.length; // 4
 * model(mlp([2, 8, 2], { seed: 1 }).spec).spec.act; // "relu"
 */
export function model(spec: NetSpec): AnyNet {
  const where = "model";
  if (!isPlainObject(spec)) fail(where, "spec must be an object", spec, 'Write { kind: "mlp", sizes: [2, 8, 2], seed: 1 }.');
  const { kind, ...options } = spec;
  const make = typeof kind === "string" && Object.hasOwn(makers, kind) ? makers[kind] : undefined;
  if (!make) fail(where, `kind must be one of ${modelKinds.join(", ")}`, kind, "It is the name of the function that makes such a model.");
  return make(options as never);
}
