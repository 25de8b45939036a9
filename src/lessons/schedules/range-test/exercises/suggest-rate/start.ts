/** The rate at which the loss of a range test falls fastest. */
export function suggestRate(rates: number[], losses: number[]) {
  const lowest = Math.min(...losses);
  return rates[losses.indexOf(lowest)];
}
