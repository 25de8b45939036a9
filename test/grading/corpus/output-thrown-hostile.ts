export function halve(lr0: number, n: number): unknown {
  throw new Proxy({}, { getPrototypeOf() { throw 1; }, get() { throw 2; } });
}
