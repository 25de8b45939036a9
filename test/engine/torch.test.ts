/** The real PyTorch on the four tasks of the bench: same data, same first weights, so the losses of 50 steps must be the same. */
import { describe, expect, test } from "vitest";
import { ours } from "../bench/ours.js";
import { torch } from "../bench/peers/torch.js";
import { lastLosses, taskNames } from "../bench/tasks.js";
import { partPath, requirePart } from "../realParts.js";

/** Losses of the first 50 steps. */
const lossesOf = (name: (typeof taskNames)[number]): number[] => {
  const { step } = ours(name);
  return Array.from({ length: 50 }, (_, i) => step(i, true) as number); // it was asked to read
};

test.each(taskNames)("(%s) comes to the loss that is written down", (name) => {
  expect(lossesOf(name).at(-1)).toBeCloseTo(lastLosses[name], 5);
});

describe.skipIf(!requirePart("torch", "our losses against PyTorch's"))("50 steps as in PyTorch", () => {
  const answers = torch(partPath("torch") ?? "", taskNames, { ms: 0, reps: 0 });

  test.each(taskNames)("(%s) within 1e-4 of every loss", (name) => {
    const theirs = answers.find(({ task }) => task === name)?.losses ?? [];
    expect(theirs).toHaveLength(50);
    for (const [i, loss] of lossesOf(name).entries()) {
      const their = theirs[i] ?? Number.NaN;
      expect(Math.abs(loss - their) / their, `step ${i}: ours ${loss}, PyTorch's ${their}`).toBeLessThan(1e-4);
    }
  });
});
