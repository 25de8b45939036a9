import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { gave, numberOf, passed, wrong } from "../../../../judge.js";

const entry = "suggestLR";

/** A range test from 1e-7 to 10 on a loss whose fall begins and whose brink is known. */
interface Made {
  readonly begins: number;
  readonly brink: number;
  readonly noise: number;
  /** How much higher the first losses jump. */
  readonly jump?: number;
  /** The rate from which the loss is no number. */
  readonly gone?: number;
  readonly unit?: number;
  readonly count?: number;
  readonly seed: number;
}

function testOf({ begins, brink, noise, jump = 0, gone = Number.POSITIVE_INFINITY, unit = 1, count = 100, seed }: Made): Plain[] {
  const random = rng(seed);
  const rates = Array.from({ length: count }, (_, t) => 1e-7 * 1e8 ** (t / (count - 1)));
  const losses = rates.map((rate, t) => {
    const done = Math.min(1, Math.max(0, Math.log(rate / begins) / Math.log(brink / begins)));
    const level = 2.3 - 1.8 * done + (rate > brink ? 1.5 * Math.log(rate / brink) ** 2 : 0);
    const first = t === 0 ? jump : t === 1 ? -jump / 2 : 0;
    return rate >= gone ? Number.NaN : unit * (level + first + noise * random.normal());
  });
  return [rates, losses];
}

/** Where an answer may lie: where the loss is falling, clear of the brink. */
const judgeOf =
  (made: readonly Made[], hint: string): ExerciseTest["judge"] =>
  (outcomes) => {
    for (const [i, { begins, brink }] of made.entries()) {
      const rate = numberOf(outcomes[i]);
      if (rate === null) return wrong(`It must be a rate, ${gave(outcomes[i])}. ${hint}`);
      if (rate < begins * 0.8)
        return wrong(`Test ${i + 1}: ${rate.toPrecision(2)} lies below ${begins.toPrecision(2)}, where the loss begins to fall. ${hint}`);
      if (rate > 0.5 * brink)
        return wrong(
          `Test ${i + 1}: ${rate.toPrecision(2)} is too near the brink, or beyond it: the loss turns at ${brink.toPrecision(2)}. ${hint}`,
        );
    }
    return passed(`${made.length} answers where the loss falls.`);
  };

const clean: readonly Made[] = [
  { begins: 0.002, brink: 0.2, noise: 0, seed: 1 },
  { begins: 0.0005, brink: 0.02, noise: 0, seed: 2 },
];
const jumping: readonly Made[] = [0.9, 1.4].map((jump, i) => ({ begins: 0.003, brink: 0.3, noise: 0.02, jump, seed: 10 + i }));
const endless: readonly Made[] = [1, 2].map((gone, i) => ({ begins: 0.002, brink: 0.15, noise: 0.02, gone, seed: 20 + i }));
const noisy: readonly Made[] = [0.12, 0.15, 0.18].map((noise, i) => ({ begins: 0.002, brink: 0.2, noise, count: 200, seed: 30 + i }));
const units: readonly Made[] = [1, 1000, 0.001].map((unit) => ({ begins: 0.002, brink: 0.2, noise: 0.05, unit, seed: 40 }));

/** Exercise (b): a rate from a range test that is as bad as real ones. */
const exercise: Exercise = {
  entry,
  hints: [
    "Don't look for the steepest step. Look for the brink, where the loss is lowest, and stay clear of it.",
    "Cut the list at the first loss that is not finite. Smooth with as many neighbours on either side as on the other, so that nothing is shifted. Leave the first ten out.",
    "With `smooth[i]` the mean of the losses from `i - 5` to `i + 5`, find the lowest place from the tenth on, and return a third of its rate.",
  ],
  tests: [
    {
      name: "a curve without noise",
      points: 1,
      calls: () => clean.map(testOf),
      judge: judgeOf(clean, "The lowest place is the brink; take a rate clearly below it."),
    },
    {
      name: "first samples that jump",
      points: 2,
      calls: () => jumping.map(testOf),
      judge: judgeOf(jumping, "A jump between the first two batches is no fall: leave the first ten out."),
    },
    {
      name: "noise on every sample",
      points: 2,
      calls: () => noisy.map(testOf),
      judge: judgeOf(noisy, "One step up or down is noise. Average neighbours first."),
    },
    {
      name: "a tail of NaN",
      points: 2,
      calls: () => endless.map(testOf),
      judge: judgeOf(endless, "No comparison with NaN is true. Cut the list at the first loss that is not finite."),
    },
    {
      name: "any unit of the loss: the same rate",
      points: 2,
      hidden: true,
      calls: () => units.map(testOf),
      judge: (outcomes) => {
        const verdict = judgeOf(units, "The rate must not depend on the size of the losses.")(outcomes, []);
        if (verdict.score === 0) return verdict;
        const rates = outcomes.map(numberOf) as number[];
        return rates.every((rate) => Math.abs(rate / (rates[0] as number) - 1) < 1e-6)
          ? passed("The same in three units.")
          : wrong(
              `The same test in other units gives ${rates.map((rate) => rate.toPrecision(2)).join(", ")}. Compare losses with each other, not with a number.`,
            );
      },
    },
  ],
};

export default exercise;
