import { sequence } from "./combinators/sequence.js";
import { fail } from "./fail.js";
import { cosineAnnealing } from "./families/cosineAnnealing.js";
import type { AnyFamily } from "./family.js";
import type { Schedule, Spec } from "./schedule.js";

/** Every family, in teaching order: one line each. Tests, pages, tables and the command line are made from this list. */
export const families: readonly AnyFamily[] = [cosineAnnealing];

const build: Record<string, (spec: Spec) => Schedule> = {
  sequence: ({ parts }) => sequence(...(parts as Spec[]).map(schedule)),
};

/** Rebuilds a schedule from its spec: `schedule(JSON.parse(JSON.stringify(lr)))` gives the same rates, bit for bit. */
export function schedule(spec: Spec): Schedule {
  const { kind, ...rest } = spec;
  const made = families.find(({ definition }) => definition.name === kind);
  if (made) return made.from(rest);
  const combine = build[kind];
  if (!combine)
    fail(
      "schedule",
      "kind must be a known family or combinator",
      kind,
      `Known: ${[...families.map((f) => f.definition.name), ...Object.keys(build)].join(", ")}.`,
    );
  return combine(spec);
}
