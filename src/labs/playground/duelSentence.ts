import { formatNumber } from "../../plots/format.js";
import type { DuelArm, DuelOutcome } from "./duelOutcome.js";

/** How a difference in each metric is said: accuracies in points, of a hundred. */
export const units = {
  accuracy: { factor: 100, of: "test accuracy", unit: " points", more: "higher", less: "lower" },
  loss: { factor: 1, of: "test loss", unit: "", more: "higher", less: "lower" },
} as const;

/** What a comparison says, arm by arm: sentences that one may quote, with the interval, the number of seeds and the rates. */
export function duelSentence(outcome: DuelOutcome): string {
  const others = outcome.arms.slice(1);
  return [...others.map((arm) => sentenceOf(arm, outcome)), atWhich(outcome)].join(" ");
}

function sentenceOf(arm: DuelArm, { metric, seeds, arms }: DuelOutcome): string {
  const { name, versus } = arm;
  const base = arms[0] as DuelArm; // A
  if (versus === null) {
    const lost = [base, arm].filter(({ rate, diverged }) => diverged > 0 || rate === null);
    const told = lost.map((one) =>
      one.rate === null ? `${one.name} diverged at every rate` : `${one.diverged} of ${seeds} runs of ${one.name} diverged`,
    );
    return `${name} and A cannot be compared: ${told.join(", and ")}.`;
  }
  const { factor, of, unit, more, less } = units[metric];
  const { mean, low, high } = versus.difference;
  const [from, to] = [low, high].map((end) => formatNumber(factor * end));
  const size = `${formatNumber(Math.abs(factor * mean))}${unit}`;
  const interval = Number.isFinite(low) ? `95 % interval ${from} to ${to}, ${seeds} paired seeds` : "one seed, so there is no interval";
  switch (versus.verdict) {
    case "better":
    case "worse":
      return `${name} is ${versus.verdict} than A: its ${of} is ${size} ${mean > 0 ? more : less} (${interval}).`;
    case "equal":
      return `${name} and A do the same: their ${of} differs by ${size} (${interval}).`;
    case "cannot tell": {
      const hidden = Number.isFinite(low)
        ? ` A difference of less than ${formatNumber((factor * (high - low)) / 2, 2)}${unit} stays hidden among so few seeds.`
        : "";
      return `${seeds === 1 ? "One seed" : `${seeds} seeds`} cannot tell ${name} from A: the ${of} of ${name} is ${mean === 0 ? "the same" : `${size} ${mean > 0 ? more : less}`} (${interval}).${hidden}`;
    }
  }
}

function atWhich({ rates, arms }: DuelOutcome): string {
  const each = arms.map(({ name, rate }) => `${name} at ${rate === null ? "none" : formatNumber(rate)}`).join(", ");
  switch (rates) {
    case "as set":
      return `Peak rates as set: ${each}.`;
    case "same":
      return `All at one peak rate, ${formatNumber(arms[0]?.rate ?? Number.NaN)}, whatever suits each.`;
    case "best":
      return `Each at its own best peak rate, chosen on the validation data: ${each}.`;
  }
}

/**
 * What the two ways to compare say beside each other: at one rate for all, and each at its own best.
 *
 * Only the second compares shapes: at one rate a shape is judged at a rate that may suit the other.
 */
export function sameAgainstBest(same: DuelOutcome, best: DuelOutcome): string {
  const verdictOf = ({ arms }: DuelOutcome, name: string) => arms.find((arm) => arm.name === name)?.versus?.verdict ?? "not comparable";
  const told = best.arms.slice(1).map(({ name }) => {
    const [atOne, atBest] = [verdictOf(same, name), verdictOf(best, name)];
    return atOne === atBest
      ? `Both ways the verdict on ${name} is “${atOne}”.`
      : `At one rate for all ${name} is judged “${atOne}”, at its own best rate “${atBest}”: the first compared a rate as much as a shape.`;
  });
  return told.join(" ");
}
