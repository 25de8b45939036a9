/** Keras' five numbers for optax' five. */
export function kerasFrom(optax: number[]) {
  const [init, peak, warmupSteps, decaySteps, end] = optax;
  return [peak, init, warmupSteps, decaySteps, end];
}
