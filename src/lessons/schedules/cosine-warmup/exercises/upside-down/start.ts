/** [lr, etaMin, tMax] for a CosineAnnealingLR that rises. */
export function upsideDown(startLr: number, fullLr: number, w: number) {
  return [fullLr, startLr, w];
}
