/** The rate at which the loss of a range test falls fastest. */
export function suggestRate(rates: number[], losses: number[]) {
  const falls = losses.map((loss, i) => loss - losses[i - 1]);
  const fastest = Math.min(...falls.slice(1));
  return rates[falls.indexOf(fastest)];
}
