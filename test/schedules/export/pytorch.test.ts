/** The exported PyTorch code, run by the real PyTorch: its rates must be ours. */
import { toPyTorch } from "lrlab";
import { describe, expect, test } from "vitest";
import { requirePart } from "../../realParts.js";
import { ratesInTorch } from "./ratesInTorch.js";
import { compositionSamples, difference, familySamples, ratesOf, type Sample } from "./samples.js";

describe.skipIf(!requirePart("torch", "the exported PyTorch code"))("in PyTorch", () => {
  const samples: readonly Sample[] = [...familySamples, ...compositionSamples];
  const jobs = samples.map(([, lr]) => {
    const code = toPyTorch(lr);
    // A class may do something else after the end, and a comment says so; a formula goes on as the schedule does.
    return { code, ours: ratesOf(lr, code.includes("LambdaLR") ? 20 : 0) };
  });
  const answers = ratesInTorch(jobs.map(({ code, ours }) => [code, ours.length]));

  test.each(samples.map(([name], i) => [name, i] as const))("%s", (_name, i) => {
    const { code, ours } = jobs[i] as (typeof jobs)[number];
    const { rates = [], error = "" } = answers[i] ?? {};
    expect(error || difference(rates, ours), code).toBe("");
  });
});
