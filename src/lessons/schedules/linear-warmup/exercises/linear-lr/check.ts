import { replay } from "../../../../../compat/index.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { linearWarmup } from "../../../../../schedules/families/linearWarmup.js";
import type { Exercise } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

const entry = "linearLrFor";

/** Lets PyTorch's LinearLR run with the answer, and looks at the updates that `seen` names. */
const replayed =
  (seen: (w: number) => readonly number[], hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [w] = args as unknown as readonly [number]; // this exercise's own calls
      const call = callText(entry, args);
      const outcome = outcomes[i];
      const answer = outcome?.ok ? outcome.value : undefined;
      const [factor, iters] = Array.isArray(answer) ? answer : [];
      if (!Array.isArray(answer) || answer.length !== 2 || typeof factor !== "number" || typeof iters !== "number")
        return wrong(`${call} must be [start_factor, total_iters], two numbers, ${gave(outcome)}.`);
      if (!(factor > 0 && factor <= 1))
        return wrong(`${call}: LinearLR takes a start_factor above 0 and at most 1, got ${formatNumber(factor)}.`);
      if (!(Number.isInteger(iters) && iters >= 1 && iters < 1e6))
        return wrong(`${call}: total_iters must be a whole number of updates from 1, got ${formatNumber(iters)}.`);
      const { lr } = replay({ api: "LinearLR", params: { start_factor: factor, total_iters: iters }, base_lr: 1, steps: w + 5 });
      const ramp = linearWarmup({ baseLr: 1, warmupSteps: w, offset: 1 });
      for (const t of seen(w)) {
        const rate = lr[t] as number; // within the replayed steps
        if (!near(rate, ramp(t), 1e-6))
          return wrong(
            `${call}: ${gave(outcome)}, and update ${t} has ${formatNumber(rate, 6)} of the rate instead of ${formatNumber(ramp(t), 6)}. ${hint}`,
          );
      }
    }
    return passed(`${calls.length} ${calls.length === 1 ? "warmup" : "warmups"} as planned.`);
  };

const all = (w: number): number[] => Array.from({ length: w + 5 }, (_, t) => t);

/** PyTorch's two numbers for a warmup that loses no update. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "the first update",
      points: 1,
      calls: () => [[5], [20]],
      judge: replayed(() => [0], "The formula at t = 0."),
    },
    {
      name: "arrives with update w − 1, not earlier and not later",
      points: 2,
      calls: () => [[5], [20]],
      judge: replayed((w) => [w - 2, w - 1, w], "From update 0 to update w − 1 there are w − 1 steps of the ladder."),
    },
    {
      name: "a warmup of two",
      points: 1,
      calls: () => [[2]],
      judge: replayed(all, "A half, then the whole."),
    },
    {
      name: "random lengths, every update",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("lengths");
        return Array.from({ length: 15 }, () => [4 + random.int(400)]);
      },
      judge: replayed(all, "All updates of the warmup lie on (t + 1)/w."),
    },
  ],
};

export default exercise;
