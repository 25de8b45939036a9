/** The rate of each update, given the error after each. */
export function untilItLearns(errors: number[]): number[] {
  return errors.map((error) => (error < 0.8 ? 0.1 : 0.01));
}
