export function halve(): unknown {
  return 0;
}
await (0, eval)('import("./canary.js")');
