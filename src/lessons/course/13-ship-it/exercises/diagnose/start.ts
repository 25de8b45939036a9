type Plan = {
  rates: number[];
  stepsPerEpoch: number;
  accumulate: number;
  resumedAt: number;
};

/** The name of what happened to a run. */
export function diagnose(trace: number[], plan: Plan): string {
  const last = plan.rates.length - 1;
  const planned = (t: number) => plan.rates[Math.min(t, last)];
  const stories: Record<string, (t: number) => number> = {
    healthy: planned,
    "double-stepping": (t) => planned(2 * t),
  };
  for (const [name, rate] of Object.entries(stories)) {
    const fits = trace.every((lr, t) => lr === rate(t));
    if (fits) return name;
  }
  return "unknown"; // logs are rounded
}
