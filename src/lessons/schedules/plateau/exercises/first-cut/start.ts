/** After how many observations the rate is cut. */
export function firstCut(metrics: number[], patience: number): number {
  return metrics.length > patience ? patience : 0;
}
