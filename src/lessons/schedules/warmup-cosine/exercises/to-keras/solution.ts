/** Keras counts its decay from the end of the warmup, and takes the floor as a part of the peak. */
export function kerasFrom(optax: number[]) {
  const [init, peak, warmupSteps, decaySteps, end] = optax as [number, number, number, number, number];
  return [init, peak, warmupSteps, decaySteps - warmupSteps, end / peak];
}
