import type { NetState } from "../../../../engine/models/net.js";
import type { LossAt } from "../../../../engine/tools/lossAlong.js";
import { lossAlong } from "../../../../engine/tools/lossAlong.js";
import { experiment } from "../../../../labs/interactive.js";
import { barrierOf } from "../../../../labs/playground/barrier.js";
import type { Curve, CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { type Plan, trainSnapshots } from "../study.js";
import { readerRun } from "./ownRuns.js";

/** The loss on the way between two snapshots of one run, and between two nets that began apart. */
export const barrier = experiment({
  id: "barrier",
  title: "From one snapshot to another, in a straight line",
  controls: {
    rate: {
      type: "choice",
      label: "Peak",
      options: ["0.03", "0.07", "0.14"].map((value) => ({ value, label: value })),
      start: "0.07",
    },
    from: { type: "number", label: "From snapshot", min: 1, max: 4, step: 1, start: 4, tries: [1] },
  },
  *run({ rate, from }): Generator<number, CurvesFigure> {
    const lines: { readonly name: string; readonly along: readonly LossAt[] }[] = [];
    for (const [i, plan] of (["cycles", "apart"] as const).entries()) {
      const going = trainSnapshots(readerRun(plan as Plan, Number(rate)), 1);
      let next = going.next();
      while (!next.done) {
        yield (i + 0.9 * next.value) / 2;
        next = going.next();
      }
      if (next.value) {
        const { net, problem, states } = next.value;
        const [a, b] = [states[from - 1] as NetState, states.at(-1) as NetState]; // five of them
        lines.push({
          name: plan === "cycles" ? "two snapshots" : "two nets",
          along: lossAlong({ net, problem, from: a, to: b, points: 21 }),
        });
      }
      yield (i + 1) / 2;
    }
    const hills = lines.map(({ name, along }) => {
      const [first, last] = [along[0] as LossAt, along.at(-1) as LossAt];
      return `between ${name} it goes from ${formatNumber(first.loss)} to ${formatNumber(last.loss)} and rises ${formatNumber(barrierOf(along).height, 2)} above the straight line`;
    });
    const sinks = lines.map(({ name, along }) => `between ${name} by ${(100 * sinkOf(along)).toFixed(1)} points`);
    const curves = (of: (place: LossAt) => number | null): Curve[] =>
      lines.map(({ name, along }, i) => ({
        label: name,
        role: i === 0 ? "b" : "muted",
        dashed: i > 0,
        points: along.map((place): Point => {
          const value = of(place);
          return [place.at, value !== null && Number.isFinite(value) ? Number(value.toPrecision(5)) : null];
        }),
      }));
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `The validation loss on the way from ${from} to 5, at a peak of ${rate}: ${hills.join("; ")}. The accuracy sinks below that of its ends: ${sinks.join(", ")}.`,
      data: {
        x: { label: `way from the ${["first", "second", "third", "fourth"][from - 1]} to the fifth`, domain: [0, 1] },
        panels: [
          {
            share: 0.5,
            y: { label: Number(rate) > 0.1 ? "validation loss (log)" : "validation loss", scale: Number(rate) > 0.1 ? "log" : "linear" },
            curves: curves(({ loss }) => loss),
          },
          { share: 0.5, y: { label: "validation accuracy, %" }, curves: curves(({ accuracy }) => accuracy && 100 * accuracy) },
        ],
      },
    };
  },
});

/** How far the accuracy sinks on the way below the lower of its two ends, as a part of 1; 0 where it nowhere does. */
function sinkOf(along: readonly LossAt[]): number {
  const parts = along.map(({ accuracy }) => accuracy ?? 0);
  return Math.min(parts[0] as number, parts.at(-1) as number) - Math.min(...parts); // both ends are always among them
}
