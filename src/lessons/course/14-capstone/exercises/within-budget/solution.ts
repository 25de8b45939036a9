type Piece = { steps: number; from: number; to: number };

/** Whether the pieces can run, and fit the budget. */
export function withinBudget(pieces: Piece[], budget: number) {
  const isRate = (rate: number) => Number.isFinite(rate) && rate >= 0;
  let used = 0;
  for (const { steps, from, to } of pieces) {
    if (!Number.isInteger(steps) || steps < 1) return false;
    if (!isRate(from) || !isRate(to)) return false;
    used += steps;
  }
  return pieces.length > 0 && used <= budget;
}
