/** Update T − 1 is at part (T − 1)/T of the run; "cosine" counts whole waves, the other falls. */
export function lastHeight(type: string, cycles: number, T: number): number {
  const q = (T - 1) / T;
  const halves = type === "cosine" ? 2 * cycles * q : (cycles * q) % 1;
  return (1 + Math.cos(Math.PI * halves)) / 2;
}
