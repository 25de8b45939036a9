export function halve(lr0: number, n: number): unknown {
  throw Object.defineProperty(new Error("x"), "message", { get() { throw new Error("y"); } });
}
