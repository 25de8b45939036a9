export function halve(lr0: number, n: number): never {
  throw new Error(`${new Error("here").stack}`.slice(0, 400));
}
