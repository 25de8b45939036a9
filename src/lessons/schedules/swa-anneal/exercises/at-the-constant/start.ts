/** The models in the average, and how many of them saw swa_lr. */
export function atTheConstant(epochs: number, start: number, way: number) {
  const models = epochs - start;
  return [models, models - way];
}
