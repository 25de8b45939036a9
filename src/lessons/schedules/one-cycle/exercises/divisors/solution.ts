/** The first divisor is the peak over the start; PyTorch and optax divide the start again, fastai the peak. */
export function divisors(of: string, low: number, top: number, end: number): [number, number] {
  return [top / low, (of === "fastai" ? top : low) / end];
}
