import { replay } from "../../../../../compat/index.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What tells where the warmup starts: the rate, or the part of the peak. */
  readonly init: "rate" | "part";
  /** How many updates the two lengths count at once. */
  readonly unit: 1 | 2 | 5;
  /** What tells the floor: the rate, or what the peak is divided by to get it; Infinity for a floor of 0. */
  readonly floor: "rate" | "divisor";
}

const printed: Convention = { entry: "kerasFrom", init: "rate", unit: 1, floor: "rate" };

type Five = readonly [init: number, peak: number, w: number, decay: number, end: number];

/** The argument for a schedule, its two lengths in units, and back. */
const write = ({ init, floor }: Convention, [start, peak, w, decay, end]: Five): Five => [
  init === "rate" ? start : start / peak,
  peak,
  w,
  decay,
  floor === "rate" ? end : peak / end,
];
/** The schedule of an argument; a divisor and its floor are each the peak over the other. */
function read(convention: Convention, given: Five): Five {
  const { unit, init } = convention;
  const [start, peak, w, decay, told] = given;
  return [init === "rate" ? start : start * peak, peak, unit * w, unit * decay, convention.floor === "rate" ? told : peak / told];
}

/** Replays both libraries, and compares the updates that `seen` names. */
const both =
  (convention: Convention, seen: (w: number, decay: number) => readonly number[], hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [init_value, peak_value, warmup_steps, decay_steps, end_value] = read(convention, args[0] as unknown as Five); // this exercise's own calls
      const call = callText(convention.entry, args);
      const outcome = outcomes[i];
      const answer = outcome?.ok ? outcome.value : undefined;
      if (!Array.isArray(answer) || answer.length !== 5 || !answer.every((value) => typeof value === "number" && Number.isFinite(value)))
        return wrong(`${call} must be a list of five numbers, ${gave(outcome)}.`);
      const [initial, target, w, decay, alpha] = answer as unknown as Five;
      if (!(Number.isInteger(w) && w >= 0 && Number.isInteger(decay) && decay > 0))
        return wrong(`${call}: Keras needs whole numbers of updates, decay_steps above 0, ${gave(outcome)}.`);
      const run = { base_lr: peak_value, steps: decay_steps + 20 };
      const theirs = replay({
        ...run,
        api: "warmup_cosine_decay_schedule",
        params: { init_value, peak_value, warmup_steps, decay_steps, end_value },
      }).lr;
      const mine = replay({
        ...run,
        api: "CosineDecay",
        params: { initial_learning_rate: initial, warmup_target: target, warmup_steps: w, decay_steps: decay, alpha },
      }).lr;
      for (const t of seen(warmup_steps, decay_steps)) {
        const [right, came] = [theirs[t] as number, mine[t] as number]; // within the replayed steps
        if (!near(came, right, 1e-6) && Math.abs(came - right) > 1e-6 * peak_value)
          return wrong(`${call}: at update ${t} Keras has ${formatNumber(came, 4)}, optax ${formatNumber(right, 4)}. ${hint}`);
      }
    }
    return passed(`${calls.length} ${calls.length === 1 ? "schedule" : "schedules"} moved.`);
  };

/** From optax to Keras: the same run, other numbers. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;
  const call = (...five: Five): [Five] => [write(convention, five)];

  return {
    entry,
    tests: [
      {
        name: "the warmup",
        points: 1,
        calls: () => [call(0, 0.1, 10, 100, 0), call(0.02, 0.1, 20, 50, 0)],
        judge: both(
          convention,
          (w) => Array.from({ length: w + 1 }, (_, t) => t),
          "Keras starts at initial_learning_rate and rises to warmup_target.",
        ),
      },
      {
        name: "the length",
        points: 2,
        calls: () => [call(0, 0.1, 10, 100, 0)],
        judge: both(
          convention,
          (w, decay) => [Math.round((w + decay) / 2), decay - 1, decay],
          "Does decay_steps hold the warmup? In one of the two it does.",
        ),
      },
      {
        name: "the floor",
        points: 1,
        calls: () => [call(0, 3e-4, 10, 100, 3e-5)],
        judge: both(convention, (_w, decay) => [decay + 10, decay + 15], "One of them wants a rate, the other a part of the peak."),
      },
      {
        name: "random schedules, every update",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("schedules");
          return Array.from({ length: 15 }, () => {
            const peak = 10 ** (-4 + 3 * random.next());
            const w = 1 + random.int(40);
            return call(peak * 0.3 * random.next(), peak, w, w + 20 + random.int(200), peak * (0.05 + 0.3 * random.next()));
          });
        },
        judge: both(convention, (_w, decay) => Array.from({ length: decay + 10 }, (_, t) => t), "All five numbers matter."),
      },
    ],
  };
}

export default exerciseFor(printed);
