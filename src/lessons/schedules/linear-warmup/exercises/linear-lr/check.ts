import { replay } from "../../../../../compat/index.js";
import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { linearWarmup } from "../../../../../schedules/families/linearWarmup.js";
import type { Exercise } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What update 0 has of the rate: so many w-th parts. */
  readonly offset: 1 | 2 | 3;
  /** How many updates the argument counts at once. */
  readonly unit: 1 | 10 | 25;
  /** Which of PyTorch's two numbers comes first in the answer. */
  readonly leads: "start_factor" | "total_iters";
}

const printed: Convention = { entry: "linearLrFor", offset: 1, unit: 1, leads: "start_factor" };

/** Lets PyTorch's LinearLR run with the answer, and looks at the updates that `seen` names. */
const replayed =
  ({ entry, offset, unit, leads }: Convention, seen: (w: number) => readonly number[], hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const w = unit * (args[0] as number); // this exercise's own calls
      const call = callText(entry, args);
      const outcome = outcomes[i];
      const answer = outcome?.ok ? outcome.value : undefined;
      const both = Array.isArray(answer) ? answer : [];
      const [factor, iters] = leads === "start_factor" ? both : [both[1], both[0]];
      if (!Array.isArray(answer) || answer.length !== 2 || typeof factor !== "number" || typeof iters !== "number")
        return wrong(
          `${call} must be ${leads === "start_factor" ? "[start_factor, total_iters]" : "[total_iters, start_factor]"}, two numbers, ${gave(outcome)}.`,
        );
      if (!(factor > 0 && factor <= 1))
        return wrong(`${call}: LinearLR takes a start_factor above 0 and at most 1, got ${formatNumber(factor)}.`);
      if (!(Number.isInteger(iters) && iters >= 1 && iters < 1e6))
        return wrong(`${call}: total_iters must be a whole number of updates from 1, got ${formatNumber(iters)}.`);
      const { lr } = replay({ api: "LinearLR", params: { start_factor: factor, total_iters: iters }, base_lr: 1, steps: w + 5 });
      const warmup = linearWarmup({ baseLr: 1, warmupSteps: w, offset: 1 });
      const ramp = (t: number): number => warmup(t + offset - 1);
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
export function exerciseFor(convention: Convention): Exercise {
  const { entry, offset } = convention;

  return {
    entry,
    tests: [
      {
        name: "the first update",
        points: 1,
        calls: () => [[5], [20]],
        judge: replayed(convention, () => [0], "The formula at t = 0."),
      },
      {
        name: `arrives with update w − ${offset}, not earlier and not later`,
        points: 2,
        calls: () => [[5], [20]],
        judge: replayed(
          convention,
          (w) => [w - offset - 1, w - offset, w - offset + 1],
          `From update 0 to update w − ${offset} there are w − ${offset} steps of the ladder.`,
        ),
      },
      {
        name: offset === 1 ? "a warmup of two" : "a short warmup",
        points: 1,
        calls: () => [[offset + 1]],
        judge: replayed(convention, all, offset === 1 ? "A half, then the whole." : "Every update is on a step of the same ladder."),
      },
      {
        name: "random lengths, every update",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("lengths");
          return Array.from({ length: 15 }, () => [4 + random.int(400)]);
        },
        judge: replayed(convention, all, `All updates of the warmup lie on (t + ${offset})/w.`),
      },
    ],
  };
}

export default exerciseFor(printed);
