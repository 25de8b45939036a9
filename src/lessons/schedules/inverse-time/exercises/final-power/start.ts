/** The power p of the loss in the end, t^(-p). */
export function finalPower(eta0: number, gamma: number, spectrum: number[]) {
  return (eta0 / gamma) * Math.max(...spectrum);
}
