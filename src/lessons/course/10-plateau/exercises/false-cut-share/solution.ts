type Setup = {
  fall: number;
  noise: number;
  patience: number;
  threshold: number;
};

/** The share of runs with a false cut, and its margin. */
export function falseCutShare(runs: number[][], setup: Setup) {
  const { fall, noise, patience, threshold } = setup;
  let cut = 0;
  for (const draws of runs) {
    let best = Infinity;
    let bad = 0;
    const tripped = draws.some((z, i) => {
      const metric = (1 - fall) ** i * (1 + noise * z);
      if (metric < best * (1 - threshold)) {
        best = metric;
        bad = 0;
      } else bad += 1;
      return bad > patience;
    });
    if (tripped) cut += 1;
  }
  const share = cut / runs.length;
  const margin = 1.96 * Math.sqrt((share * (1 - share)) / runs.length);
  return [share, margin];
}
