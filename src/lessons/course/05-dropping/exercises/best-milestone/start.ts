type Spectrum = { h: number; sigma2: number; theta0: number }[];
type Run = { T: number; eta: number; gamma: number };

/** The loss at the end of a run that drops after m updates. */
function lossWithDrop(m: number, run: Run, spectrum: Spectrum) {
  let moments = spectrum.map(({ theta0 }) => theta0 ** 2);
  for (let t = 0; t < run.T; t++) {
    const rate = t < m ? run.eta : run.gamma * run.eta;
    moments = moments.map((moment, i) => {
      const { h, sigma2 } = spectrum[i];
      return (1 - rate * h) ** 2 * moment + rate ** 2 * sigma2;
    });
  }
  const parts = moments.map((x, i) => 0.5 * spectrum[i].h * x);
  return parts.reduce((sum, part) => sum + part, 0);
}

/** After how many of T updates the rate should drop. */
export function bestMilestone(run: Run, spectrum: Spectrum) {
  const half = Math.round(run.T / 2);
  const late = Math.round((3 * run.T) / 4);
  // two of the places: are there no better ones?
  const loss = (m: number) => lossWithDrop(m, run, spectrum);
  return loss(half) < loss(late) ? half : late;
}
