export function halve(lr0: number, n: number): unknown {
  return new Array(2 ** 32 - 1).sort();
}
