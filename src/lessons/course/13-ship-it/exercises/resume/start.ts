type State = {
  theta: number;
  velocity: number;
  step: number;
  word: number;
};

/** The state after so many more updates. */
export function resume(saved: State, updates: number): State {
  let { theta } = saved;
  let velocity = 0;
  let word = 1;
  for (let t = 0; t < updates; t++) {
    word = (Math.imul(1664525, word) + 1013904223) >>> 0;
    const gradient = theta + word / 2 ** 32 - 0.5;
    velocity = 0.9 * velocity + gradient;
    theta -= 0.1 * (1 - t / 200) * velocity;
  }
  return { theta, velocity, step: updates, word };
}
