export function halve(lr0: number, n: number): unknown {
  return { rates: new Error().stack, sum: Object.getOwnPropertyNames(new Error()) };
}
