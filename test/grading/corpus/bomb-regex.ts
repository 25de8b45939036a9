export function halve(lr0: number, n: number): unknown {
  return new RegExp("(".repeat(1e5)).test("a");
}
