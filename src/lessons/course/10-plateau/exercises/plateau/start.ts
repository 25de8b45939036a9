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
  let { lr } = settings;
  let best = Infinity;
  let bad = 0;
  return metrics.map((metric) => {
    if (metric < best) best = metric;
    else bad += 1;
    if (bad >= settings.patience) lr *= settings.factor;
    return lr;
  });
}
