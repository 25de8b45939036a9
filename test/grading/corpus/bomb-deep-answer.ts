export function halve(lr0: number, n: number): unknown {
  let rates: unknown = []; for (let i = 0; i < 1e5; i++) rates = [rates]; return { rates, sum: 0 };
}
