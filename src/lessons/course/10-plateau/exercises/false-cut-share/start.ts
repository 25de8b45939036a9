type Setup = {
  fall: number;
  noise: number;
  patience: number;
  threshold: number;
};

/** The share of runs with a false cut, and its margin. */
export function falseCutShare(runs: number[][], setup: Setup) {
  let cuts = 0;
  for (const draws of runs) {
    const metrics = draws.map((z) => 1 + setup.noise * z);
    if (Math.max(...metrics) > 1) cuts += 1; // find the cut instead
  }
  return [cuts / runs.length, 0];
}
