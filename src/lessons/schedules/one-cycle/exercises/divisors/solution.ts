/** The first divisor is the peak over the start; PyTorch and optax divide the start again, fastai the peak. */
export function divisors(lib: string, low: number, top: number, end: number): [number, number] {
  return [top / low, (lib === "fastai" ? top : low) / end];
}
