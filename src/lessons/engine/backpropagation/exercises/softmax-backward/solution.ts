/** p_j = exp(x_j) / the sum of all exp(x_k). */
function softmax(x: number[]) {
  const powers = x.map((xj) => Math.exp(xj));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** dL/dx, given x and dL/dp. */
export function softmaxBackward(x: number[], dp: number[]) {
  const p = softmax(x);
  const mean = p.reduce((sum, pj, j) => sum + pj * dp[j], 0);
  return p.map((pj, j) => pj * (dp[j] - mean));
}
