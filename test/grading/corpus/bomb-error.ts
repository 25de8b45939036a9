export function halve(lr0: number, n: number): unknown {
  throw new Error("E".repeat(5e6));
}
