import { temporary } from "../../../../engine/tensor/temporary.js";
import { experiment } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { type Arm, mean } from "../measured.js";
import { type Plan, type SnapshotRun, score, trainSnapshots } from "../study.js";
import { accuracyFigure } from "./fiveForOne.js";

/** What the reader's runs train: as in the stored results. */
export const readerRun = (plan: Plan, rate: number): SnapshotRun => ({
  problem: { kind: "glyphs", train: 1500 },
  model: { kind: "mlp", sizes: [144, 64, 10], act: "relu" },
  batch: 32,
  steps: 1150,
  snapshots: 5,
  plan,
  rate,
});

/** The reader's own runs, drawn over the stored ones. */
export const ownRuns = experiment({
  id: "own-runs",
  title: "Your own runs, over the stored ones",
  controls: {
    rate: {
      type: "choice",
      label: "Peak",
      options: ["0.03", "0.05", "0.1", "0.14", "0.2"].map((value) => ({ value, label: value })),
      start: "0.05",
    },
    seeds: { type: "number", label: "Seeds", min: 1, max: 6, step: 1, start: 2 },
  },
  before: (): CurvesFigure => accuracyFigure("mlp"),
  *run({ rate, seeds }): Generator<number, CurvesFigure> {
    const peak = Number(rate);
    const found: Record<"single" | "snapshot" | "ensemble", number[]> = { single: [], snapshot: [], ensemble: [] };
    for (let seed = 1; seed <= seeds; seed++) {
      for (const [i, plan] of (["cosine", "cycles"] as const).entries()) {
        const going = trainSnapshots(readerRun(plan, peak), seed);
        let next = going.next();
        while (!next.done) {
          yield (seed - 1 + (i + 0.9 * next.value) / 2) / seeds;
          next = going.next();
        }
        if (next.value) {
          const kept = next.value;
          const { last, together } = temporary(() => score(kept, "test"));
          if (plan === "cosine") found.single.push(last);
          else {
            found.snapshot.push(last);
            found.ensemble.push(together);
          }
        }
        yield (seed - 1 + (i + 1) / 2) / seeds;
      }
    }
    const reader = Object.fromEntries(
      Object.entries(found).flatMap(([arm, list]) => (list.length > 0 ? [[arm, [[peak, mean(list)] as const]]] : [])),
    ) as Partial<Record<Arm, readonly (readonly [number, number])[]>>;
    return accuracyFigure("mlp", { reader, seeds });
  },
});
