function* forever() {
  for (;;) yield 1;
}
export function halve(lr0: number, n: number): unknown {
  for (const _ of forever());
}
