import { clamp } from "./combinators/clamp.js";
import { custom } from "./combinators/custom.js";
import { repeat } from "./combinators/repeat.js";
import { scale } from "./combinators/scale.js";
import { sequence } from "./combinators/sequence.js";
import { skip } from "./combinators/skip.js";
import { take } from "./combinators/take.js";
import { type Warmup, warmup } from "./combinators/warmup.js";
import { fail } from "./fail.js";
import * as registered from "./families/index.js";
import { type AnyFamily, groups } from "./family.js";
import type { Schedule, Spec } from "./schedule.js";

/** Every family: constant, steps, decays, warmups, each group by name. */
export const families: readonly AnyFamily[] = groups.flatMap((group) =>
  Object.values<AnyFamily>(registered).filter(({ definition }) => definition.group === group),
);

type Fields = Readonly<Record<string, unknown>>;

/** How each combinator is rebuilt from the fields of its spec. The casts are safe: every function checks what it is given. */
const combinators = new Map<string, { fields: readonly string[]; build(fields: Fields): Schedule }>([
  ["sequence", { fields: ["parts"], build: ({ parts }) => sequence(...readSpecs(parts).map(schedule)) }],
  [
    "warmup",
    {
      fields: ["of", "steps", "shape", "startLr", "offset"],
      build: ({ of, ...options }) => warmup(schedule(of as Spec), options as object as Warmup),
    },
  ],
  ["take", { fields: ["of", "steps"], build: ({ of, steps }) => take(schedule(of as Spec), steps as number) }],
  ["skip", { fields: ["of", "steps"], build: ({ of, steps }) => skip(schedule(of as Spec), steps as number) }],
  ["scale", { fields: ["of", "factor"], build: ({ of, factor }) => scale(schedule(of as Spec), factor as number) }],
  ["clamp", { fields: ["of", "min", "max"], build: ({ of, ...bounds }) => clamp(schedule(of as Spec), bounds) }],
  ["repeat", { fields: ["of", "times"], build: ({ of, times }) => repeat(schedule(of as Spec), times as number) }],
  ["custom", { fields: ["fn", "steps", "pastEnd"], build: ({ fn, ...options }) => custom(fn as (step: number) => number, options) }],
]);

const familyOf = new Map(families.map((family) => [family.definition.name, family]));

/**
 * Rebuilds a schedule from its spec.
 *
 * `schedule(JSON.parse(JSON.stringify(lr)))` gives the same rates as `lr`, bit for bit.
 *
 * @param spec a plain object: `kind` names a family or a combinator, the rest are its parameters.
 *
 * @example
 * const lr = schedule({ kind: "linear", baseLr: 0.1, totalSteps: 100 });
 * lr(50); // 0.05
 */
export function schedule(spec: Spec): Schedule {
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) {
    fail("schedule", "a spec must be an object with a kind", spec, 'Write schedule({ kind: "constant", baseLr: 0.1 }).');
  }
  const { kind, ...fields } = spec;
  const family = familyOf.get(kind);
  if (family) return family.from(fields);
  const combinator = combinators.get(kind);
  if (!combinator)
    fail("schedule", "kind must be a family or a combinator", kind, `There are ${[...familyOf.keys(), ...combinators.keys()].join(", ")}.`);
  const unknown = Object.keys(fields).find((field) => !combinator.fields.includes(field));
  if (unknown !== undefined) throw new RangeError(`${kind}: unknown parameter ${unknown}. It takes ${combinator.fields.join(", ")}.`);
  return combinator.build(fields);
}

function readSpecs(parts: unknown): readonly Spec[] {
  return Array.isArray(parts)
    ? parts
    : fail("sequence", "parts must be a list of specs", parts, 'Write { kind: "sequence", parts: [a, b] }.');
}
