/** [div, final div] that give these first, highest and last rates. */
export function divisors(lib: string, low: number, top: number, end: number) {
  if (lib === "fastai") return [top / low, low / end];
  return [top / low, top / end];
}
