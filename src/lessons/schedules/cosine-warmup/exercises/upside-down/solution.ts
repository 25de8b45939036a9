/** PyTorch goes from `lr` to eta_min in T_max steps: up, if told so. */
export function upsideDown(startLr: number, fullLr: number, w: number) {
  return [startLr, fullLr, w - 1];
}
