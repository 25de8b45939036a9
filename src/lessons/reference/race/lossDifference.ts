/** A difference of losses with its interval, to the fourth decimal, where a race's smallest difference has its third: "−0.0187 [−0.0247, −0.0127]". */
export function lossDifference({ mean, low, high }: { readonly mean: number; readonly low: number; readonly high: number }): string {
  const one = (value: number): string => {
    const size = Math.abs(value).toFixed(4);
    return Number(size) === 0 ? size : `${value < 0 ? "−" : "+"}${size}`;
  };
  return `${one(mean)} [${one(low)}, ${one(high)}]`;
}
