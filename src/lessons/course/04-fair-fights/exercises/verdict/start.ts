type Ends = { lo: number; hi: number };

/** What an interval of accuracies, a − b, lets one say of a. */
export function verdictOf(ci: Ends, smallestWorthwhile: number) {
  const mean = (ci.lo + ci.hi) / 2;
  // there is a mean even where nothing is known
  return mean > smallestWorthwhile ? "better" : "cannot tell";
}
