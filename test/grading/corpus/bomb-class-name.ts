export function halve(lr0: number, n: number): unknown {
  return new (Object.defineProperty(class {}, "name", { value: "C".repeat(2e6) }))();
}
