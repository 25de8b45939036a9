/** Updates that all budgets take together, from one trunk. */
export function bill(budgets: number[], cooldownSteps: number[]) {
  let total = Math.max(...budgets);
  for (const steps of cooldownSteps) total += steps;
  return total;
}
