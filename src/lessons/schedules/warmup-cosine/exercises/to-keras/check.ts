import { replay } from "../../../../../compat/index.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

const entry = "kerasFrom";
type Five = readonly [init: number, peak: number, w: number, decay: number, end: number];

/** Replays both libraries, and compares the updates that `seen` names. */
const both =
  (seen: (w: number, decay: number) => readonly number[], hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [init_value, peak_value, warmup_steps, decay_steps, end_value] = args[0] as unknown as Five; // this exercise's own calls
      const call = callText(entry, args);
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
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "the warmup",
      points: 1,
      calls: () => [[[0, 0.1, 10, 100, 0]], [[0.02, 0.1, 20, 50, 0]]],
      judge: both((w) => Array.from({ length: w + 1 }, (_, t) => t), "Keras starts at initial_learning_rate and rises to warmup_target."),
    },
    {
      name: "the length",
      points: 2,
      calls: () => [[[0, 0.1, 10, 100, 0]]],
      judge: both(
        (w, decay) => [Math.round((w + decay) / 2), decay - 1, decay],
        "Does decay_steps hold the warmup? In one of the two it does.",
      ),
    },
    {
      name: "the floor",
      points: 1,
      calls: () => [[[0, 3e-4, 10, 100, 3e-5]]],
      judge: both((_w, decay) => [decay + 10, decay + 15], "One of them wants a rate, the other a part of the peak."),
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
          return [[peak * 0.3 * random.next(), peak, w, w + 20 + random.int(200), peak * (0.05 + 0.3 * random.next())]];
        });
      },
      judge: both((_w, decay) => Array.from({ length: decay + 10 }, (_, t) => t), "All five numbers matter."),
    },
  ],
};

export default exercise;
