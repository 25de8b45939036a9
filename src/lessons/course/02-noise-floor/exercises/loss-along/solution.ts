type Direction = { h: number; sigma2: number; theta0: number };

/** The expected loss before the first update and after each. */
export function lossAlong(rates: number[], spectrum: Direction[]): number[] {
  let moments = spectrum.map(({ theta0 }) => theta0 ** 2);
  const loss = () => 0.5 * spectrum.reduce((sum, { h }, i) => sum + h * moments[i], 0);
  const losses = [loss()];
  for (const eta of rates) {
    moments = spectrum.map(({ h, sigma2 }, i) => (1 - eta * h) ** 2 * moments[i] + eta ** 2 * sigma2);
    losses.push(loss());
  }
  return losses;
}
