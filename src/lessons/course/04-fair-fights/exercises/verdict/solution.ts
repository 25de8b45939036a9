type Ends = { lo: number; hi: number };

/** What an interval of accuracies, a − b, lets one say of a. */
export function verdictOf(ci: Ends, smallestWorthwhile: number) {
  if (ci.lo > smallestWorthwhile) return "better";
  if (ci.hi < -smallestWorthwhile) return "worse";
  const small = ci.lo >= -smallestWorthwhile && ci.hi <= smallestWorthwhile;
  return small ? "equal" : "cannot tell";
}
