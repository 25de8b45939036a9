import { isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Indices, Tensor } from "../tensor/tensor.js";
import { characters } from "./characters.js";
import { glyphs } from "./glyphs.js";
import { moons } from "./moons.js";
import type { Problem, ProblemSpec } from "./problem.js";
import { productDefects } from "./productDefects.js";
import { noisyQuadraticLandscape, quadraticLandscape } from "./quadraticLandscape.js";
import { sortCopy } from "./sortCopy.js";
import { spirals } from "./spirals.js";
import { twoWells } from "./twoWells.js";

/** A problem of any kind. */
export type AnyProblem = Problem | Problem<Indices> | Problem<Tensor, null>;

const makers = {
  quadraticLandscape,
  noisyQuadraticLandscape,
  twoWells,
  spirals,
  moons,
  glyphs,
  productDefects,
  sortCopy,
  characters,
};

/** The kinds of problems there are. */
export const problemKinds = Object.keys(makers) as readonly (keyof typeof makers)[];

/**
 * Makes a problem again from its spec: plain JSON in, the same data bit for bit out.
 *
 * @param spec what `problem.spec` says: kind, options, seed.
 *
 * @example
 * problem({ kind: "moons", seed: 3 }).spec.noise; // 0.2
 * problem(glyphs({ seed: 2 }).spec).spec.seed; // 2
 */
export function problem(spec: ProblemSpec): AnyProblem {
  const where = "problem";
  if (!isPlainObject(spec)) fail(where, "spec must be an object", spec, 'Write { kind: "spirals", seed: 1 }.');
  const { kind, ...options } = spec;
  if (typeof kind !== "string" || !Object.hasOwn(makers, kind))
    fail(where, `kind must be one of ${problemKinds.join(", ")}`, kind, "It is the name of the function that makes such a problem.");
  // Every maker checks its options, so any may be handed over.
  return (makers as Readonly<Record<string, (options: object) => AnyProblem>>)[kind]?.(options) as AnyProblem;
}
