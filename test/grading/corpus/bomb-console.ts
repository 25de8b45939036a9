export function halve(lr0: number, n: number): unknown {
  for (;;) console.log("x".repeat(1000));
}
