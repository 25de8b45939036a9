/** The trunk is needed up to the last place where a branch leaves it. */
export function bill(budgets: number[], cooldownSteps: number[]) {
  let trunk = 0;
  let cooldowns = 0;
  for (const [i, budget] of budgets.entries()) {
    const steps = cooldownSteps[i] ?? 0;
    trunk = Math.max(trunk, budget - steps);
    cooldowns += steps;
  }
  return trunk + cooldowns;
}
