import { clamp } from "./combinators/clamp.js";
import { type Cooldown, cooldown } from "./combinators/cooldown.js";
import { custom } from "./combinators/custom.js";
import { type Interpolate, interpolate } from "./combinators/interpolate.js";
import { repeat } from "./combinators/repeat.js";
import { roundTo } from "./combinators/roundTo.js";
import { scale } from "./combinators/scale.js";
import { sequence } from "./combinators/sequence.js";
import { skip } from "./combinators/skip.js";
import { take } from "./combinators/take.js";
import { type Warmup, warmup } from "./combinators/warmup.js";
import { isPlainObject } from "./expect.js";
import { fail } from "./fail.js";
import * as registered from "./families/index.js";
import { type AnyFamily, groups } from "./family.js";
import type { Schedule, Spec } from "./schedule.js";

/** Every family: constant, steps, decays, warmups, each group by name. */
export const families: readonly AnyFamily[] = groups.flatMap((group) =>
  Object.values<AnyFamily>(registered).filter(({ definition }) => definition.group === group),
);

type Fields = Readonly<Record<string, unknown>>;

/** How each combinator is rebuilt from the fields of its spec; `inner` rebuilds a spec that stands in it. The casts are safe: every function checks what it is given. */
const combinators = new Map<string, { fields: readonly string[]; build(fields: Fields, inner: (spec: unknown) => Schedule): Schedule }>([
  ["sequence", { fields: ["parts"], build: ({ parts }, inner) => sequence(...readSpecs(parts).map(inner)) }],
  [
    "warmup",
    {
      fields: ["of", "steps", "shape", "startLr", "offset"],
      build: ({ of, ...options }, inner) => warmup(inner(of), options as object as Warmup),
    },
  ],
  [
    "cooldown",
    {
      fields: ["of", "at", "steps", "shape", "endLr"],
      build: ({ of, ...options }, inner) => cooldown(inner(of), options as object as Cooldown),
    },
  ],
  ["take", { fields: ["of", "steps"], build: ({ of, steps }, inner) => take(inner(of), steps as number) }],
  ["skip", { fields: ["of", "steps"], build: ({ of, steps }, inner) => skip(inner(of), steps as number) }],
  ["scale", { fields: ["of", "factor"], build: ({ of, factor }, inner) => scale(inner(of), factor as number) }],
  [
    "interpolate",
    { fields: ["of", "from", "to"], build: ({ of, ...ends }, inner) => interpolate(inner(of), ends as object as Interpolate) },
  ],
  ["roundTo", { fields: ["of", "multiple"], build: ({ of, multiple }, inner) => roundTo(inner(of), multiple as number) }],
  ["clamp", { fields: ["of", "min", "max"], build: ({ of, ...bounds }, inner) => clamp(inner(of), bounds) }],
  ["repeat", { fields: ["of", "times"], build: ({ of, times }, inner) => repeat(inner(of), times as number) }],
  ["custom", { fields: ["fn", "steps", "pastEnd"], build: ({ fn, ...options }) => custom(fn as (step: number) => number, options) }],
]);

const familyOf = new Map(families.map((family) => [family.definition.name, family]));

/** The family of that name, undefined for a combinator. */
export const familyNamed = (name: string): AnyFamily | undefined => familyOf.get(name);

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
  return rebuild(spec, 0);
}

/** Specs nested deeper than this are refused; it also ends a spec that contains itself. */
export const deepest = 500;

function rebuild(spec: unknown, depth: number): Schedule {
  if (!isPlainObject(spec)) {
    fail("schedule", "a spec must be an object with a kind", spec, 'Write schedule({ kind: "constant", baseLr: 0.1 }).');
  }
  if (depth > deepest)
    throw new RangeError(
      `schedule: a spec must be nested at most ${deepest} deep, got one that is deeper or holds itself. Build it flatter.`,
    );
  const { kind, ...fields } = spec as Spec;
  const family = familyOf.get(kind);
  if (family) return family.from(fields);
  const combinator = combinators.get(kind);
  if (!combinator)
    fail("schedule", "kind must be a family or a combinator", kind, `There are ${[...familyOf.keys(), ...combinators.keys()].join(", ")}.`);
  const unknown = Object.keys(fields).find((field) => !combinator.fields.includes(field));
  if (unknown !== undefined) throw new RangeError(`${kind}: unknown parameter ${unknown}. It takes ${combinator.fields.join(", ")}.`);
  return combinator.build(fields, (part) => rebuild(part, depth + 1));
}

function readSpecs(parts: unknown): readonly unknown[] {
  return Array.isArray(parts)
    ? parts
    : fail("sequence", "parts must be a list of specs", parts, 'Write { kind: "sequence", parts: [a, b] }.');
}
