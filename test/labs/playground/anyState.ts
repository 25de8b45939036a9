import fc from "fast-check";
import { rateTrouble } from "../../../src/labs/playground/armSchedule.js";
import type { Arm, Change, PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { tasks } from "../../../src/labs/playground/tasks.js";
import { anySchedule } from "../../schedules/arbitrary.js";

/** Turns of the rate, rising. */
export const anyChanges = (steps: number): fc.Arbitrary<readonly Change[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: steps + 50 }), { maxLength: 5 }).chain((ats) =>
    fc
      .array(fc.oneof(fc.constantFrom(0.1, 0.5, 2, 10), fc.double({ min: 1e-9, max: 1e9, noNaN: true })), {
        minLength: ats.length,
        maxLength: ats.length,
      })
      .map((factors) => [...ats].sort((a, b) => a - b).map((at, i): Change => ({ at, factor: factors[i] as number }))),
  );

/** An arm that can train for so many updates. */
export const anyArm = (steps: number): fc.Arbitrary<Arm> =>
  fc.record({ lr: anySchedule, changes: anyChanges(steps) }).filter((arm) => rateTrouble(arm, steps) === null);

/** Any state that the playground can be in. */
export const anyState: fc.Arbitrary<PlaygroundState> = fc.constantFrom(...tasks).chain((task) =>
  fc.integer({ min: 1, max: 300 }).chain((steps) =>
    fc.record({
      task: fc.constant(task.name),
      model: fc.constantFrom(...task.models.map(({ name }) => name)),
      optimizer: fc.constantFrom(...task.optimizers),
      batch: fc.integer({ min: 1, max: 500 }),
      steps: fc.constant(steps),
      seed: fc.integer({ min: 0, max: 999_999 }),
      arms: fc.array(anyArm(steps), { minLength: 1, maxLength: 3 }),
    }),
  ),
);
