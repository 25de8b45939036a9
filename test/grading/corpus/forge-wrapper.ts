})(); report(1); (async () => {
export function halve(lr0: number, n: number) {
  return { rates: [], sum: 0 };
}
