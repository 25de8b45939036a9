/** The gradient noise scale, from the gradients of single examples. */
export function noiseScale(
  gradients: number[][], // one list per example, equally long
): number {
  const n = gradients.length;
  const first = gradients[0] ?? [];
  const mean = first.map((_, j) => {
    const sum = gradients.reduce((all, g) => all + (g[j] ?? 0), 0);
    return sum / n;
  });
  let squares = 0;
  for (const g of gradients) {
    for (const [j, x] of g.entries()) squares += (x - (mean[j] ?? 0)) ** 2;
  }
  const noise = squares / (n - 1);
  const length = mean.reduce((sum, x) => sum + x * x, 0) - noise / n;
  return length > 0 ? noise / length : Infinity;
}
