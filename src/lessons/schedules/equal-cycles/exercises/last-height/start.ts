/** The part of the peak at which the last update is made. */
export function lastHeight(type: string, cycles: number, T: number) {
  const waves = type === "cosine" ? cycles : cycles / 2;
  return (1 + Math.cos((2 * Math.PI * waves * T) / T)) / 2;
}
