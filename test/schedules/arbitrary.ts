import fc from "fast-check";
import { type AnyFamily, clamp, families, type Parameter, repeat, type Schedule, scale, sequence, skip, take, warmup } from "lrlab";

/** A legal value of one declared parameter; what may be left out is so in half of the cases. */
function anyValue(parameter: Parameter): fc.Arbitrary<unknown> {
  const value = anyGiven(parameter);
  return parameter.default === undefined && !parameter.optional ? value : fc.oneof(fc.constant(parameter.default), value);
}

function anyGiven({ type, min, max, above, options = [] }: Parameter): fc.Arbitrary<unknown> {
  switch (type) {
    case "rate":
      // Rates of 1e-300 have few digits left and lose those in any sum: none of them here.
      return fc.double({ min: above ? 1e-6 : (min ?? 0), max: max ?? 2, noNaN: true }).map((rate) => (rate < 1e-100 ? 0 : rate));
    case "factor":
      return fc.double({ min: min ?? 0, max: max ?? 2, noNaN: true });
    case "power":
      return fc.double({ min: 0.1, max: max ?? 4, noNaN: true });
    case "number":
      return fc.double({ min: min ?? 0, max: max ?? 10, noNaN: true });
    case "count":
    case "steps":
      return fc.integer({ min: min ?? 1, max: max ?? 60 });
    case "milestones":
      return fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 5 }).map((list) => list.sort((a, b) => a - b));
    case "factors":
      return fc.array(fc.double({ min: min ?? 0, max: max ?? 2, noNaN: true }), { minLength: 1, maxLength: 4 });
    case "choice":
      return fc.constantFrom(...options);
  }
}

/** Legal parameters of a family: each in its range, and together as its check wants them. */
export function anyParameters({ definition, from }: AnyFamily): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(definition.parameters).map(([name, parameter]) => [name, anyValue(parameter)] as const);
  return fc.record(Object.fromEntries(fields)).filter((parameters) => {
    try {
      from(parameters);
      return true;
    } catch {
      return false; // the family's own check refuses this pair of values
    }
  });
}

const policies = ["hold", "mirror", "repeat"] as const;

/** A schedule of one family; one with an end has any of the policies that have a rate everywhere. */
export const anyFamilySchedule: fc.Arbitrary<Schedule> = fc.constantFrom(...families).chain((family) =>
  fc.tuple(anyParameters(family), fc.constantFrom(...policies)).map(([parameters, pastEnd]) => {
    const lr = family.from(parameters);
    return lr.steps === null ? lr : family.from({ ...parameters, pastEnd });
  }),
);

const cut = (schedule: Schedule, steps: number): Schedule => (schedule.steps === null ? take(schedule, steps) : schedule);

/** Any schedule at all: families under up to three layers of combinators. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.letrec<{ schedule: Schedule }>((tie) => ({
  schedule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyFamilySchedule,
    fc.tuple(tie("schedule"), fc.integer({ min: 1, max: 50 })).map(([of, steps]) => take(of, steps)),
    fc.tuple(tie("schedule"), fc.integer({ min: 0, max: 50 })).map(([of, steps]) => skip(of, of.steps === null ? steps : steps % of.steps)),
    fc.tuple(tie("schedule"), fc.double({ min: 0, max: 2, noNaN: true })).map(([of, factor]) => scale(of, factor)),
    fc.tuple(tie("schedule"), fc.double({ min: 0, max: 1, noNaN: true })).map(([of, min]) => clamp(of, { min, max: 1 })),
    fc.tuple(tie("schedule"), fc.integer({ min: 1, max: 4 })).map(([of, times]) => repeat(cut(of, 20), times)),
    fc.tuple(tie("schedule"), fc.integer({ min: 0, max: 20 })).map(([of, steps]) => warmup(of, { steps, shape: "cosine" })),
    fc.tuple(tie("schedule"), tie("schedule"), fc.integer({ min: 1, max: 30 })).map(([a, b, n]) => sequence(cut(a, n), b)),
  ),
})).schedule;

/** Any schedule with an end. */
export const anyEnding: fc.Arbitrary<Schedule> = fc.tuple(anySchedule, fc.integer({ min: 1, max: 40 })).map(([of, n]) => cut(of, n));

/** The first `count` rates. */
export const rates = (lr: Schedule, count = 150): number[] => Array.from({ length: count }, (_, t) => lr(t));
