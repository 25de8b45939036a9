/** min(1, 2ch) with c = η₀/γ and the flattest direction's h; a rate that never falls leaves the loss on its floor. */
export function finalPower(eta0: number, gamma: number, spectrum: number[]): number {
  if (gamma === 0) return 0;
  return Math.min(1, 2 * (eta0 / gamma) * Math.min(...spectrum));
}
