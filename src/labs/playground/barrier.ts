import type { LossAt } from "../../engine/tools/lossAlong.js";
import type { CurvesFigure } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { stored } from "../../plots/stored.js";

/** The hill between two snapshots. */
export interface Barrier {
  /** How far the loss rises above the straight line between its ends, at most; 0 where it nowhere does. */
  readonly height: number;
  /** Where that is: 0 at the first snapshot, 1 at the second. */
  readonly at: number;
  /** The loss there. */
  readonly loss: number;
}

/** A place between the ends whose loss is no number is a hill without end. */
const lossOf = ({ loss }: LossAt): number => (Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss);

/**
 * How high the loss rises between two snapshots: max over s of L(θ(s)) − ((1 − s)L(θ₀) + sL(θ₁)).
 *
 * Source: Frankle et al., Linear Mode Connectivity and the Lottery Ticket Hypothesis, 2020, section 2, https://arxiv.org/abs/1912.05671 (they
 * take the mean of the two ends in place of the line between them).
 */
export function barrierOf(along: readonly LossAt[]): Barrier {
  const [first, last] = [along[0], along.at(-1)] as [LossAt, LossAt]; // both ends are always among them
  const [from, to] = [lossOf(first), lossOf(last)];
  let highest: Barrier = { height: 0, at: from >= to ? 0 : 1, loss: Math.max(from, to) };
  for (const place of along) {
    const height = lossOf(place) - ((1 - place.at) * from + place.at * to);
    if (height > highest.height) highest = { height, at: place.at, loss: lossOf(place) };
  }
  return highest;
}

/** A hill of less than this part of the higher end's loss is none that one could see. */
const visible = 0.05;

/** The loss from one snapshot to another, against the straight line between its ends. */
export function barrierFigure(along: readonly LossAt[], { from, to }: { readonly from: string; readonly to: string }): CurvesFigure {
  const barrier = barrierOf(along);
  const ends = [along[0], along.at(-1)] as [LossAt, LossAt]; // both ends are always among them
  const isFlat = barrier.height < visible * Math.max(...ends.map(lossOf));
  const finite = along.filter((place) => Number.isFinite(lossOf(place)));
  const range = `from ${formatNumber(ends[0].loss)} at ${from} to ${formatNumber(ends[1].loss)} at ${to}`;
  const isHill = barrier.loss > Math.max(...ends.map(lossOf));
  const above = formatNumber(barrier.height);
  const told = isFlat
    ? `There is no barrier between ${from} and ${to}. The validation loss goes ${range}, and between them it rises no more than ${formatNumber(barrier.height, 2)} above the straight line: both lie in one valley.`
    : isHill
      ? `There is a barrier of ${above} between ${from} and ${to}. The validation loss goes ${range}, and rises to ${formatNumber(barrier.loss)} on the way: on this line they lie in two valleys.`
      : `There is a shoulder between ${from} and ${to}, and no hill. The validation loss goes ${range}, at most ${above} above the straight line and nowhere higher than at its higher end: the better one is reached without a climb.`;
  return {
    kind: "curves",
    size: { width: 640, height: 260 },
    data: {
      x: { label: `way from ${from} to ${to}`, domain: [0, 1] },
      panels: [
        {
          y: { label: "validation loss" },
          curves: [
            {
              label: "",
              role: "theory",
              dashed: true,
              points: ends.map(({ at, loss }) => [at, Number.isFinite(loss) ? stored(loss) : null] as const),
            },
            {
              label: "",
              role: "a",
              points: along.map(({ at, loss }) => [stored(at), Number.isFinite(loss) ? stored(loss) : null] as const),
            },
          ],
          marks:
            isFlat || finite.length === 0 || !Number.isFinite(barrier.loss)
              ? []
              : [{ x: stored(barrier.at), y: stored(barrier.loss), role: "a", label: `+${above}` }],
        },
      ],
    },
    sentence: told,
  };
}
