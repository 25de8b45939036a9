type Direction = { h: number; sigma2: number; theta0: number };

/** The expected loss before the first update and after each. */
export function lossAlong(rates: number[], spectrum: Direction[]): number[] {
  // E[θ²] of each direction; so far no rate changes it
  const moments = spectrum.map(({ theta0 }) => theta0 ** 2);
  const loss = () => 0.5 * spectrum.reduce((sum, { h }, i) => sum + h * moments[i], 0);
  return [loss(), ...rates.map(() => loss())];
}
