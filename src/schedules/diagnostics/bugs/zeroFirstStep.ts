import type { BugModel, Hypothesis } from "../hypothesis.js";

/** A warmup that counts t/w where the plan counts (t + 1)/w: the first update has rate 0 and moves nothing. */
export const zeroFirstStep: BugModel = {
  bug: "zero-first-step",
  title: "zero first step",
  advice: "Count (t + 1)/w, which is offset: 1 here: then the first update has peak/w and the last of the warmup the peak.",
  fix: {
    before: "LambdaLR(optimizer, lambda t: min(1, t / warmup_steps))",
    after: "LambdaLR(optimizer, lambda t: min(1, (t + 1) / warmup_steps))",
  },
  hypotheses: ({ planned }) => {
    const { at, peakAt, peak } = planned;
    if (at(0) === 0) return [];
    const zero: Omit<Hypothesis, "rate"> = {
      cost: 1.5,
      sentence: "The first update has rate 0 and moves nothing: the warmup counts from 0, as in transformers and optax.",
    };
    const after = (rate: (t: number) => number): Hypothesis => ({ ...zero, rate: (t) => (t === 0 ? 0 : rate(t)) });
    const line = (length: number): Hypothesis => after((t) => (t <= peakAt ? Math.min(peak, (peak * t) / length) : at(t)));
    return [
      after(at),
      ...(peakAt > 0 ? [after((t) => at(t <= peakAt ? t - 1 : t)), after((t) => at(t - 1)), line(peakAt), line(peakAt + 1)] : []),
    ];
  },
};
