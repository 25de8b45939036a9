export function halve(lr0: number, n: number): unknown {
  return Symbol("1.4");
}
