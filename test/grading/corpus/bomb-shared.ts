export function halve(lr0: number, n: number): unknown {
  let rates: unknown[] = [0]; for (let i = 0; i < 60; i++) rates = [rates, rates]; return { rates, sum: 0 };
}
