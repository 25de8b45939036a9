/** The gradient noise scale, from gradients of single examples. */
export function noiseScale(
  gradients: number[][], // one list per example, equally long
): number {
  const n = gradients.length;
  const mean = (gradients[0] ?? []).map(() => 0);
  for (const g of gradients) {
    g.forEach((x, j) => {
      mean[j] = (mean[j] ?? 0) + x / n;
    });
  }
  let noise = 0;
  for (const g of gradients) {
    g.forEach((x, j) => {
      noise += (x - (mean[j] ?? 0)) ** 2 / n; // is it n?
    });
  }
  const length = mean.reduce((sum, x) => sum + x * x, 0);
  return noise / length;
}
