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
    for (const x of g) noise += x ** 2; // how far from where?
  }
  const length = mean.reduce((sum, x) => sum + x * x, 0);
  return noise / length;
}
