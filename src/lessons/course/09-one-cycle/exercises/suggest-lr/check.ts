import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { gave, numberOf, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What is logged beside the rates: a loss, which falls, or a log-likelihood, which is the loss with the other sign. */
  readonly measure: "loss" | "likelihood";
  /** Whether rates and measures come as two lists, or as one list of pairs. */
  readonly takes: "lists" | "pairs";
  /** Whether the answer is the rate or its decimal logarithm. */
  readonly gives: "rate" | "exponent";
}

const printed: Convention = { entry: "suggestLR", measure: "loss", takes: "lists", gives: "rate" };

/** The arguments of a call. */
export const writeFor =
  ({ measure, takes }: Convention) =>
  (rates: readonly number[], losses: readonly number[]): Plain[] => {
    const logged = measure === "loss" ? losses : losses.map((loss) => -loss);
    return takes === "lists" ? [rates, logged] : [rates.map((rate, i) => [rate, logged[i] as number])];
  };

/** One right answer: a third of the brink, which is where the mean of eleven losses is lowest; the first ten say nothing. */
export const answerFor =
  ({ gives }: Convention) =>
  (rates: readonly number[], losses: readonly number[]): number => {
    const smooth = losses.map((_, i) => {
      const near = losses.slice(Math.max(0, i - 5), i + 6);
      return near.reduce((sum, loss) => sum + loss) / near.length;
    });
    const brink = smooth.reduce((lowest, loss, i) => (i > 10 && loss < (smooth[lowest] as number) ? i : lowest), 10);
    const rate = (rates[brink] as number) / 3;
    return gives === "rate" ? rate : Math.log10(rate);
  };

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

function testOf({
  begins,
  brink,
  noise,
  jump = 0,
  gone = Number.POSITIVE_INFINITY,
  unit = 1,
  count = 100,
  seed,
}: Made): [rates: number[], losses: number[]] {
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

const clean: readonly Made[] = [
  { begins: 0.002, brink: 0.2, noise: 0, seed: 1 },
  { begins: 0.0005, brink: 0.02, noise: 0, seed: 2 },
];
const jumping: readonly Made[] = [0.9, 1.4].map((jump, i) => ({ begins: 0.003, brink: 0.3, noise: 0.02, jump, seed: 10 + i }));
const endless: readonly Made[] = [1, 2].map((gone, i) => ({ begins: 0.002, brink: 0.15, noise: 0.02, gone, seed: 20 + i }));
const noisy: readonly Made[] = [0.12, 0.15, 0.18].map((noise, i) => ({ begins: 0.002, brink: 0.2, noise, count: 200, seed: 30 + i }));
const units: readonly Made[] = [1, 1000, 0.001].map((unit) => ({ begins: 0.002, brink: 0.2, noise: 0.05, unit, seed: 40 }));

/** The measure in words. */
const words = {
  loss: { measure: "loss", all: "losses", lowest: "lowest", fall: "fall", falls: "falls" },
  likelihood: { measure: "log-likelihood", all: "log-likelihoods", lowest: "highest", fall: "rise", falls: "rises" },
} as const;

/** Exercise (b): a rate from a range test that is as bad as real ones. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, gives } = convention;
  const { measure, all, lowest, fall, falls } = words[convention.measure];
  const write = writeFor(convention);
  const calls = (made: readonly Made[]): Plain[][] => made.map((one) => write(...testOf(one)));
  /** The rate that an answer stands for. */
  const rateOf = (outcome: Outcome | undefined): number | null => {
    const value = numberOf(outcome);
    return value === null || gives === "rate" ? value : 10 ** value;
  };
  const wanted = gives === "rate" ? "a rate" : "the decimal logarithm of a rate";

  /** Where an answer may lie: where the loss is falling, clear of the brink. */
  const judgeOf =
    (made: readonly Made[], hint: string): ExerciseTest["judge"] =>
    (outcomes) => {
      for (const [i, { begins, brink }] of made.entries()) {
        const rate = rateOf(outcomes[i]);
        if (rate === null) return wrong(`It must be ${wanted}, ${gave(outcomes[i])}. ${hint}`);
        if (rate < begins * 0.8)
          return wrong(
            `Test ${i + 1}: ${rate.toPrecision(2)} lies below ${begins.toPrecision(2)}, where the ${measure} begins to ${fall}. ${hint}`,
          );
        if (!(rate <= 0.5 * brink))
          return wrong(
            `Test ${i + 1}: ${rate.toPrecision(2)} is too near the brink, or beyond it: the ${measure} turns at ${brink.toPrecision(2)}. ${hint}`,
          );
      }
      return passed(`${made.length} answers where the ${measure} ${falls}.`);
    };

  return {
    entry,
    hints: [
      `Don't look for the steepest step. Look for the brink, where the ${measure} is ${lowest}, and stay clear of it.`,
      `Cut the list at the first ${measure} that is not finite. Smooth with as many neighbours on either side as on the other, so that nothing is shifted. Leave the first ten out.`,
      `With \`smooth[i]\` the mean of the ${all} from \`i - 5\` to \`i + 5\`, find the ${lowest} place from the tenth on, and return ${gives === "rate" ? "a third of its rate" : "`Math.log10` of a third of its rate"}.`,
    ],
    tests: [
      {
        name: "a curve without noise",
        points: 1,
        calls: () => calls(clean),
        judge: judgeOf(clean, `The ${lowest} place is the brink; take a rate clearly below it.`),
      },
      {
        name: "first samples that jump",
        points: 2,
        calls: () => calls(jumping),
        judge: judgeOf(jumping, `A jump between the first two batches is no ${fall}: leave the first ten out.`),
      },
      {
        name: "noise on every sample",
        points: 2,
        calls: () => calls(noisy),
        judge: judgeOf(noisy, "One step up or down is noise. Average neighbours first."),
      },
      {
        name: "a tail of NaN",
        points: 2,
        calls: () => calls(endless),
        judge: judgeOf(endless, `No comparison with NaN is true. Cut the list at the first ${measure} that is not finite.`),
      },
      {
        name: `any unit of the ${measure}: the same rate`,
        points: 2,
        hidden: true,
        calls: () => calls(units),
        judge: (outcomes) => {
          const verdict = judgeOf(units, `The rate must not depend on the size of the ${all}.`)(outcomes, []);
          if (verdict.score === 0) return verdict;
          const rates = outcomes.map(rateOf) as number[];
          return rates.every((rate) => Math.abs(rate / (rates[0] as number) - 1) < 1e-6)
            ? passed("The same in three units.")
            : wrong(
                `The same test in other units gives ${rates.map((rate) => rate.toPrecision(2)).join(", ")}. Compare ${all} with each other, not with a number.`,
              );
        },
      },
    ],
  };
}

export default exerciseFor(printed);
