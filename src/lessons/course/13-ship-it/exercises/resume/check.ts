import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { gave, near, passed, wrong } from "../../../../judge.js";

const entry = "resume";

interface State {
  readonly theta: number;
  readonly velocity: number;
  readonly step: number;
  readonly word: number;
}
const parts = ["theta", "velocity", "step", "word"] as const;

/** The run of the exercise, going on from a state. */
function goOn(from: State, updates: number): State {
  let { theta, velocity, step, word } = from;
  for (let i = 0; i < updates; i++) {
    word = (Math.imul(1664525, word) + 1013904223) >>> 0;
    velocity = 0.9 * velocity + (theta + word / 2 ** 32 - 0.5);
    theta -= 0.1 * (1 - step / 200) * velocity;
    step += 1;
  }
  return { theta, velocity, step, word };
}

const begin = (seed: number): State => {
  const random = rng(seed).split("resume");
  return { theta: 2 + random.next(), velocity: 0, step: 0, word: random.int(2 ** 31) };
};
const call = (from: State, updates: number): Plain[] => [{ ...from }, updates];

/** What each part of the state is for, where it comes back wrong. */
const reasons: Readonly<Record<(typeof parts)[number], string>> = {
  theta: "The parameter: it moves by the rate of its own step times the velocity.",
  velocity: "The velocity is carried on. One that begins at 0 again needs ten updates to come back.",
  step: "The clock: update number `step` of the whole run, not of the part since the stop, has the rate 0.1 · (1 − step/200).",
  word: "The random numbers go on where they stood, or the run meets the same noise a second time.",
};

/** The first part of a state that is not as it must be. */
function fault(outcome: Outcome | undefined, right: State): string | null {
  const value = outcome?.ok ? (outcome.value as Readonly<Record<string, Plain>> | undefined) : undefined;
  if (typeof value !== "object" || value === null) return `it must return { theta, velocity, step, word }, ${gave(outcome)}`;
  // The clock and the random numbers first: where they are wrong, the rest is wrong because of them.
  for (const part of ["word", "step", "velocity", "theta"] as const) {
    const got = value[part];
    const isRight =
      typeof got === "number" && (part === "theta" || part === "velocity" ? near(got, right[part], 1e-12) : got === right[part]);
    if (!isRight) return `${part} must be ${right[part]}, got ${String(got)}. ${reasons[part]}`;
  }
  return null;
}

const same =
  (told: (from: State, updates: number) => string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, [given, updates]] of calls.entries()) {
      const from = given as unknown as State;
      const why = fault(outcomes[i], goOn(from, Number(updates)));
      if (why) return wrong(`${told(from, Number(updates))}: ${why}`);
    }
    return passed(`${calls.length} calls as in the run that was not stopped.`);
  };

const told = (from: State, updates: number): string => `From step ${from.step}, ${updates} more updates`;

/** Exercise (b): go on as if nothing had happened. */
const exercise: Exercise = {
  entry,
  hints: [
    "Four things make the next update: where the parameter is, how fast it was going, which update this is, and where the random numbers stand. The start restores one of them.",
    "The rate belongs to the whole run: 0.1 · (1 − step/200), where `step` counts from the very first update.",
    "Take all four from `saved`, let the loop change them, and return all four. `resume(saved, 0)` must then give back what it got.",
  ],
  tests: [
    {
      name: "from the very start",
      points: 1,
      calls: (seed) => [call(begin(seed), 1), call(begin(seed), 10)],
      judge: same(told),
    },
    {
      name: "no more updates: the state comes back as it is",
      points: 1,
      calls: (seed) => [call(goOn(begin(seed), 37), 0)],
      judge: same(told),
    },
    {
      name: "stopped after 100 of 200 updates, one more",
      points: 2,
      calls: (seed) => [call(goOn(begin(seed), 100), 1)],
      judge: same(told),
    },
    {
      name: "stopped anywhere, to the end",
      points: 3,
      calls: (seed) => [1, 50, 137, 199].map((at) => call(goOn(begin(seed + at), at), 200 - at)),
      judge: same(told),
    },
    {
      name: "stopped three times",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const start = begin(seed + 7);
        return [call(start, 40), call(goOn(start, 40), 80), call(goOn(start, 120), 80)];
      },
      judge: same(told),
    },
  ],
};

export default exercise;
