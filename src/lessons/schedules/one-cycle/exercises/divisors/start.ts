/** [div, final div] that give these first, highest and last rates. */
export function divisors(of: string, low: number, top: number, end: number) {
  if (of === "fastai") return [top / low, low / end];
  return [top / low, top / end];
}
