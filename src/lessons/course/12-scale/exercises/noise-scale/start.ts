/** The gradient noise scale, from the gradients of single examples. */
export function noiseScale(
  gradients: number[][], // one list per example, equally long
): number {
  const n = gradients.length;
  const mean = (gradients[0] ?? []).map(() => 0);
  for (const g of gradients) {
    for (const [j, x] of g.entries()) mean[j] = (mean[j] ?? 0) + x / n;
  }
  let noise = 0;
  for (const g of gradients) {
    for (const [j, x] of g.entries()) noise += (x - (mean[j] ?? 0)) ** 2;
  }
  return noise / n / mean.reduce((sum, x) => sum + x * x, 0); // biased!
}
