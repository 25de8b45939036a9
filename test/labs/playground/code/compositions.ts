import fc from "fast-check";
import { constant, cooldown, type Schedule, scale, sequence, take, warmup } from "lrlab";
import { drawnOver } from "../../../../src/labs/playground/drawnPieces.js";
import type { PlaygroundState } from "../../../../src/labs/playground/playgroundState.js";
import { usualState } from "../../../../src/labs/playground/startState.js";
import { anyFamilySchedule } from "../../../schedules/arbitrary.js";
import { anyChanges } from "../anyState.js";

/** Updates of the runs that are exported. */
export const steps = 120;

const cut = (lr: Schedule, length: number): Schedule => take(lr, length);

/** What a hand may draw from the first update to the last. */
const drawn: fc.Arbitrary<Schedule> = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 30 }).map((knots) => {
  const rates = Array.from({ length: steps + 1 }, (_, t) => {
    const at = (t / steps) * (knots.length - 1);
    const [from, to] = [knots[Math.floor(at)] as number, knots[Math.ceil(at)] as number];
    return from + (to - from) * (at - Math.floor(at));
  });
  const trace = { from: 0, to: steps, rates, mended: { filled: 0, wentBack: false, held: 0, cut: 0 } };
  return drawnOver(constant({ baseLr: 0 }), trace as never, { steps, scale: "linear", top: 1 });
});

/** What a reader may build: families, drawn lines, warmups, cooldowns, parts in turn. */
const anyComposition: fc.Arbitrary<Schedule> = fc.oneof(
  fc.tuple(anyFamilySchedule, anyFamilySchedule, anyFamilySchedule).map(([a, b, c]) => sequence(cut(a, 40), cut(b, 35), c)),
  drawn,
  fc.tuple(anyFamilySchedule, fc.integer({ min: 1, max: 30 })).map(([of, n]) => warmup(of, { steps: n, offset: 1 })),
  fc
    .tuple(anyFamilySchedule, fc.integer({ min: 1, max: 80 }), fc.constantFrom("linear", "cosine", "1-sqrt"))
    .map(([of, at, shape]) => cooldown(take(of, 200), { at, steps: steps - at, shape })),
  fc.tuple(drawn, anyFamilySchedule).map(([a, b]) => sequence(scale(take(a, 60), 0.5), b)),
);

/** States with one arm each, turned by hand on the way. */
export function drawnStates(count: number, seed: number): readonly PlaygroundState[] {
  const arms = fc.sample(
    fc.record({ lr: anyComposition, changes: anyChanges(steps) }).filter((arm) => !/e-\d{3}/.test(JSON.stringify(arm))),
    { numRuns: count, seed },
  );
  return arms.map((arm, i) => ({
    ...usualState({ optimizer: ["momentum", "adam", "adamW", "rAdam"][i % 4] as string, steps }),
    arms: [arm],
  }));
}
