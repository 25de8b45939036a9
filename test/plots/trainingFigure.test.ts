import { type TrainedRun, trainingFigure } from "lrlab";
import type { Update } from "lrlab/engine";
import { describe, expect, test } from "vitest";

/** A run with these losses at a rate of 0.1, and scores on the validation data at some updates. */
function runOf(losses: readonly number[], scores: Readonly<Record<number, number>> = {}, diverged: number | null = null): TrainedRun {
  const history = losses.map((loss, step): Update => {
    const score = scores[step];
    const validation = score === undefined ? null : { loss: score, accuracy: 0.5 };
    return { step, loss, lr: 0.1, gradNorm: 1, updateNorm: 0.1, validation };
  });
  return { steps: losses.length, history, diverged: diverged === null ? null : { step: diverged } };
}
/** What stands in the panel of the loss. */
const lossOf = (...given: Parameters<typeof trainingFigure>) => trainingFigure(...given).data.panels[1];

describe("trainingFigure", () => {
  test("draws each loss of a short run, and no band", () => {
    expect(lossOf(runOf([4, 2, 1]))?.curves).toEqual([
      {
        label: "",
        role: "a",
        points: [
          [0, 4],
          [1, 2],
          [2, 1],
        ],
      },
    ]);
  });

  test("draws means over stretches of a long one, in a band from the least to the greatest", () => {
    const losses = Array.from({ length: 180 }, (_, i) => (i % 2 === 0 ? 3 : 1));
    const [curve] = lossOf(runOf(losses))?.curves ?? [];
    expect(curve?.points).toHaveLength(90);
    expect(curve?.points[1]).toEqual([2.5, 2]);
    expect(curve && "band" in curve && curve.band?.[1]).toEqual([2.5, 1, 3]);
  });

  test("dots a score after its update, and leaves the losses of single batches out where all of several runs have scores", () => {
    const [one, other] = [runOf([4, 2, 1], { 1: 3, 2: 2 }), runOf([4, 3, 2])];
    expect(lossOf(one)?.curves[1]).toMatchObject({
      label: "validation",
      dots: true,
      points: [
        [2, 3],
        [3, 2],
      ],
    });
    const mixed = lossOf({ one, other });
    expect([mixed?.y.label, mixed?.curves.map(({ points }) => points.length)]).toEqual(["loss", [3, 3]]);
    const scored = lossOf({ one, other: runOf([4, 3, 2], { 2: 1 }) });
    expect([scored?.y.label, scored?.curves.map(({ points }) => points.length)]).toEqual(["validation loss", [2, 1]]);
  });

  test.each([
    [runOf([2, 1]), "The rate stays at 0.1, and the loss goes from 2 to 1 in 2 updates."],
    [runOf([2]), "The rate stays at 0.1, and the loss goes from 2 to 2 in 1 update."],
    [
      runOf([2, 1], { 0: 5, 1: 3 }, 2),
      "The rate stays at 0.1, and the loss goes from 2 to 1 in 2 updates; the validation loss ends at 3 with 50 % right, and it diverges at update 2.",
    ],
    [{ a: runOf([2, 1]), b: runOf([4, 3], {}, 2) }, "a: the loss ends at 1; b: the loss ends at 3, and it diverges at update 2."],
  ])("says what it shows, %#", (runs, sentence) => expect(trainingFigure(runs as TrainedRun).sentence).toBe(sentence));
});
