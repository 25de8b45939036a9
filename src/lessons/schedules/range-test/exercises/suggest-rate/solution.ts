/** Leaves out the first ten, ends where the run has blown up, and compares losses six updates to either side. */
export function suggestRate(rates: number[], losses: number[]): number {
  const skip = 10;
  const reach = 6;
  const limit = 2 * (losses[skip] as number);
  const blown = losses.findIndex((loss, i) => i > skip && !(loss < limit)); // NaN is not below anything
  const end = blown < 0 ? losses.length : blown;
  let best = { rate: Number.NaN, fall: Number.POSITIVE_INFINITY };
  for (let i = skip + reach; i < end - reach; i++) {
    const fall = (losses[i + reach] as number) - (losses[i - reach] as number);
    if (fall < best.fall) best = { rate: rates[i] as number, fall };
  }
  return best.rate;
}
