import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { gave, near, passed, wrong } from "../../../../judge.js";

/** Where the run stands, whatever a variant calls its parts. */
interface State {
  readonly theta: number;
  readonly velocity: number;
  readonly step: number;
  readonly word: number;
}

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How a state calls its parameter, its velocity, its clock and its random number. */
  readonly keys: readonly [theta: string, velocity: string, clock: string, word: string];
  /** Whether the clock counts the updates done, or those that are left. */
  readonly clock: "done" | "left";
  readonly momentum: number;
  /** The rate of the first update; it falls in a straight line. */
  readonly lr: number;
  /** Updates in all. */
  readonly total: number;
}

const printed: Convention = {
  entry: "resume",
  keys: ["theta", "velocity", "step", "word"],
  clock: "done",
  momentum: 0.9,
  lr: 0.1,
  total: 200,
};

/** The run of the exercise, going on from a state. */
function goOn({ momentum, lr, total }: Convention, from: State, updates: number): State {
  let { theta, velocity, step, word } = from;
  for (let i = 0; i < updates; i++) {
    word = (Math.imul(1664525, word) + 1013904223) >>> 0;
    velocity = momentum * velocity + (theta + word / 2 ** 32 - 0.5);
    theta -= lr * (1 - step / total) * velocity;
    step += 1;
  }
  return { theta, velocity, step, word };
}

/** From a state to what the convention calls it, and back. */
function written({ keys, clock, total }: Convention) {
  const [theta, velocity, time, word] = keys;
  const turned = (step: number): number => (clock === "done" ? step : total - step);
  return {
    write: (state: State): Readonly<Record<string, number>> => ({
      [theta]: state.theta,
      [velocity]: state.velocity,
      [time]: turned(state.step),
      [word]: state.word,
    }),
    read: (given: Plain): State => {
      const state = given as Readonly<Record<string, number>>;
      const [at, speed, count, random] = keys.map((key) => state[key]) as [number, number, number, number];
      return { theta: at, velocity: speed, step: turned(count), word: random };
    },
  };
}

/** The right answer. */
export function expectedFor(convention: Convention): (...args: readonly Plain[]) => Readonly<Record<string, number>> {
  const { write, read } = written(convention);
  return (saved, updates) => write(goOn(convention, read(saved as Plain), Number(updates)));
}

const begin = (seed: number): State => {
  const random = rng(seed).split("resume");
  return { theta: 2 + random.next(), velocity: 0, step: 0, word: random.int(2 ** 31) };
};

/** Exercise (b): go on as if nothing had happened. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, clock, lr, total } = convention;
  const [theta, velocity, time, word] = keys;
  const { write, read } = written(convention);
  const expected = expectedFor(convention);
  const call = (from: State, updates: number): Plain[] => [write(from), updates];
  const after = (from: State, updates: number): State => goOn(convention, from, updates);
  const rate = clock === "done" ? `${lr} · (1 − ${time}/${total})` : `${lr} · ${time}/${total}`;

  /** What each part of the state is for, where it comes back wrong. */
  const reasons = {
    [theta]: "The parameter: it moves by the rate of its own step times the velocity.",
    [velocity]: "The velocity is carried on. One that begins at 0 again needs ten updates to come back.",
    [time]:
      clock === "done"
        ? `The clock: update number \`${time}\` of the whole run, not of the part since the stop, has the rate ${rate}.`
        : `The clock: with \`${time}\` updates left of the whole run, this one among them, the rate is ${rate}.`,
    [word]: "The random numbers go on where they stood, or the run meets the same noise a second time.",
  };

  /** The first part of a state that is not as it must be. */
  function fault(outcome: Outcome | undefined, right: Readonly<Record<string, number>>): string | null {
    const value = outcome?.ok ? (outcome.value as Readonly<Record<string, Plain>> | undefined) : undefined;
    if (typeof value !== "object" || value === null) return `it must return { ${keys.join(", ")} }, ${gave(outcome)}`;
    // The clock and the random numbers first: where they are wrong, the rest is wrong because of them.
    for (const part of [word, time, velocity, theta]) {
      const [got, wanted] = [value[part], right[part] as number]; // it has every part
      const isRight = typeof got === "number" && (part === theta || part === velocity ? near(got, wanted, 1e-12) : got === wanted);
      if (!isRight) return `${part} must be ${wanted}, got ${String(got)}. ${reasons[part]}`;
    }
    return null;
  }

  const judge: ExerciseTest["judge"] = (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const why = fault(outcomes[i], expected(...args));
      if (why) return wrong(`From step ${read(args[0] as Plain).step}, ${Number(args[1])} more updates: ${why}`);
    }
    return passed(`${calls.length} calls as in the run that was not stopped.`);
  };

  return {
    entry,
    hints: [
      `Four things make the next update: where the parameter is, how fast it was going, which update this is, and where the random numbers stand.${convention === printed ? " The start restores one of them." : ""}`,
      `The rate belongs to the whole run: ${rate}, where \`${time}\` counts ${clock === "done" ? "from the very first update" : "down to the very last one"}.`,
      `Take all four from \`saved\`, let the loop change them, and return all four. \`${entry}(saved, 0)\` must then give back what it got.`,
    ],
    tests: [
      {
        name: "from the very start",
        points: 1,
        calls: (seed) => [call(begin(seed), 1), call(begin(seed), 10)],
        judge,
      },
      {
        name: "no more updates: the state comes back as it is",
        points: 1,
        calls: (seed) => [call(after(begin(seed), 37), 0)],
        judge,
      },
      {
        name: `stopped after ${total / 2} of ${total} updates, one more`,
        points: 2,
        calls: (seed) => [call(after(begin(seed), total / 2), 1)],
        judge,
      },
      {
        name: "stopped anywhere, to the end",
        points: 3,
        calls: (seed) => [1, 50, 137, total - 1].map((at) => call(after(begin(seed + at), at), total - at)),
        judge,
      },
      {
        name: "stopped three times",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const start = begin(seed + 7);
          return [call(start, 40), call(after(start, 40), 80), call(after(start, 120), total - 120)];
        },
        judge,
      },
    ],
  };
}

export default exerciseFor(printed);
