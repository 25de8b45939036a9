export function halve(lr0: number, n: number): unknown {
  const e = new Error("x"); (e as any).message = { toString: () => "passed" }; throw e;
}
