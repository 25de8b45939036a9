import type { IntervalsFigure } from "../../plots/figure.js";
import { stored } from "../../plots/stored.js";
import type { DuelOutcome } from "./duelOutcome.js";
import { duelSentence, units } from "./duelSentence.js";

/** The differences from A with their intervals, and what they allow one to say; null where no arm could be compared. */
export function duelFigure(outcome: DuelOutcome): IntervalsFigure | null {
  const { factor, of, unit } = units[outcome.metric];
  const end = (value: number): number | null => (Number.isFinite(value) ? stored(factor * value) : null);
  // The verdict is the table's: with two comparisons each has to be surer than its interval alone.
  const rows = outcome.arms.flatMap(({ name, versus }) =>
    versus === null
      ? []
      : [
          {
            label: `${name} − A`,
            mean: stored(factor * versus.difference.mean),
            low: end(versus.difference.low),
            high: end(versus.difference.high),
            verdict: versus.verdict,
          },
        ],
  );
  if (rows.length === 0) return null;
  return {
    kind: "intervals",
    size: { width: 640, height: 46 + 40 * rows.length },
    data: { x: { label: `difference in ${of}${unit === "" ? "" : `,${unit}`}` }, rows },
    sentence: duelSentence(outcome),
  };
}
