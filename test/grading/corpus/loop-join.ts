export function halve(lr0: number, n: number): unknown {
  return [].join.call({ length: 2 ** 32 });
}
