type Settings = {
  lr: number;
  factor: number;
  patience: number;
  threshold: number;
  cooldown: number;
  minLr: number;
  mode: "min" | "max";
};

/** The rate that holds after each metric. */
export function plateau(metrics: number[], settings: Settings) {
  const { factor, patience, threshold, cooldown, minLr } = settings;
  const rising = settings.mode === "max";
  let { lr } = settings;
  let best = rising ? -Infinity : Infinity;
  let bad = 0;
  let resting = 0;
  return metrics.map((metric) => {
    const better = rising ? metric > best * (1 + threshold) || best === -Infinity : metric < best * (1 - threshold);
    if (better && !Number.isNaN(metric)) best = metric;
    bad = better ? 0 : bad + 1;
    if (resting > 0) {
      resting -= 1;
      bad = 0;
    }
    if (bad > patience) {
      lr = Math.max(minLr, lr * factor);
      bad = 0;
      resting = cooldown;
    }
    return lr;
  });
}
