const deeper = (): number => 1 + deeper();
export function halve(lr0: number, n: number): unknown {
  return deeper();
}
