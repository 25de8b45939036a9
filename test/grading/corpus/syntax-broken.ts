export function halve(lr0: number, n: number) {
  return {;
}
