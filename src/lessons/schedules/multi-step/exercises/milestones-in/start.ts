/** The milestones behind a list of rates, one for each update. */
export function milestonesIn(rates: number[], gamma: number): number[] {
  const halfway = (1 + gamma) / 2;
  const found: number[] = [];
  rates.slice(1).forEach((rate, t) => {
    if (rate < halfway * rates[t]) found.push(t);
  });
  return found;
}
