/** The rate of each update, given the error after each. */
export function untilItLearns(errors: number[]): number[] {
  const seen = errors.findIndex((error) => error < 0.8);
  return errors.map((_, t) => (t >= seen ? 0.1 : 0.01));
}
