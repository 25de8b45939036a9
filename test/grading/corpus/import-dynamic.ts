export function halve(lr0: number, n: number): unknown {
  return import("node:fs");
}
