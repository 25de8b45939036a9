import { isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { expectNet } from "../models/expectNet.js";
import { adam } from "./adam.js";
import { adamW } from "./adamW.js";
import { lion } from "./lion.js";
import type { Optim, OptimSpec, Trainable } from "./optim.js";
import { rAdam } from "./rAdam.js";
import { scheduleFreeAdamW } from "./scheduleFreeAdamW.js";
import { scheduleFreeSgd } from "./scheduleFreeSgd.js";
import { sgd } from "./sgd.js";

const kinds: Readonly<Record<string, (net: Trainable, options: object) => Optim>> = {
  sgd,
  adam,
  adamW,
  rAdam,
  lion,
  scheduleFreeSgd,
  scheduleFreeAdamW,
};

/**
 * Makes an optimizer from its description: `optimizer(opt.spec, net)` is like `opt` was at its start.
 *
 * What a spec leaves out has its usual value, so `{ kind: "adamW", weightDecay: 0.1 }` is enough.
 *
 * @param spec its kind, with its options beside it.
 * @param net what to train.
 *
 * @example
 * optimizer({ kind: "sgd", momentum: 0.9 }, point([1])).spec.nesterov; // false
 */
export function optimizer(spec: OptimSpec, net: Trainable): Optim {
  const where = "optimizer";
  const must = `spec must be an object whose kind is one of ${Object.keys(kinds).join(", ")}`;
  const make = isPlainObject(spec) && typeof spec.kind === "string" && Object.hasOwn(kinds, spec.kind) ? kinds[spec.kind] : undefined;
  if (make === undefined) fail(where, must, spec, 'Write { kind: "sgd", momentum: 0.9 }.');
  expectNet(where, net);
  const { kind: _kind, ...options } = spec;
  return make(net, options);
}
