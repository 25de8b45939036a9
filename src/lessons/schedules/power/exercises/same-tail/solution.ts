/** Far out, 1 + t/τ is t/τ: the tail is η₀ τ^α t^−α, so η₀ τ^α has to stay what it was. */
export function sameTail(lr: number, a: number, from: number, to: number) {
  return lr * (from / to) ** a;
}
