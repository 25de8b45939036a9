/** Before update t come log(rate[t] / rate[t − 1]) / log γ drops. */
export function milestonesIn(rates: readonly number[], gamma: number): number[] {
  return rates.flatMap((rate, t) => {
    const before = rates[Math.max(0, t - 1)] ?? rate;
    const drops = Math.round(Math.log(rate / before) / Math.log(gamma));
    return new Array<number>(drops).fill(t);
  });
}
