/** Epoch start + 1 is the first one averaged; the rate arrives `way` epochs later. */
export function atTheConstant(epochs: number, start: number, way: number) {
  const models = Math.max(0, epochs - (start + 1));
  return [models, Math.max(0, models - way)];
}
