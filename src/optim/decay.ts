/**
 * The gradient with weight decay's part in it: g + λθ, the gradient of the loss plus λθ²/2.
 *
 * A parameter that has gone to ±Infinity adds nothing: there is no way back from there.
 */
export function withDecay(gradient: readonly number[], parameters: readonly number[], weightDecay: number): readonly number[] {
  if (weightDecay === 0) return gradient;
  return gradient.map((g, i) => (Number.isFinite(parameters[i]) ? g + weightDecay * (parameters[i] as number) : g));
}

/** A number that JSON can hold: the largest one in place of an infinity, as a state has to survive a run that flies away. */
export function bounded(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
