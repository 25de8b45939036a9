export function halve(lr0: number, n: number): unknown {
  try { return (halve as any).caller.arguments; } catch (thrown) { return (arguments as any).callee; }
}
