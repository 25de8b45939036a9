type Plan = {
  rates: number[];
  stepsPerEpoch: number;
  accumulate: number;
  resumedAt: number;
};

/** The name of what happened to a run. */
export function diagnose(trace: number[], plan: Plan): string {
  const { rates, stepsPerEpoch, accumulate, resumedAt } = plan;
  const last = rates.length - 1;
  const planned = (t: number) => rates[Math.min(Math.floor(t), last)];
  const stories: Record<string, (t: number) => number> = {
    healthy: planned,
    "double-stepping": (t) => planned(2 * t),
    "wrong-unit": (t) => planned(t / stepsPerEpoch),
    accumulation: (t) => planned(t / accumulate),
    "resume-from-zero": (t) => planned(t < resumedAt ? t : t - resumedAt),
    "other-optimizer": () => rates[0],
    "zero-first-step": (t) => (t === 0 ? 0 : planned(t - 1)),
  };
  const peak = Math.max(...rates);
  const error = (rate: (t: number) => number) => {
    const off = trace.map((lr, t) => Math.abs(lr - rate(t)) / Math.max(rate(t), 1e-3 * peak));
    return off.reduce((sum, e) => sum + Math.min(e, 1), 0);
  };
  let [best, least] = ["healthy", error(planned)];
  for (const [name, rate] of Object.entries(stories)) {
    const here = error(rate);
    if (here < least) [best, least] = [name, here];
  }
  return best;
}
