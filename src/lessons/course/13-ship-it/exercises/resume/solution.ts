type State = {
  theta: number;
  velocity: number;
  step: number;
  word: number;
};

/** The state after so many more updates. */
export function resume(saved: State, updates: number): State {
  let { theta, velocity, step, word } = saved;
  for (let i = 0; i < updates; i++) {
    word = (Math.imul(1664525, word) + 1013904223) >>> 0;
    const gradient = theta + word / 2 ** 32 - 0.5;
    velocity = 0.9 * velocity + gradient;
    theta -= 0.1 * (1 - step / 200) * velocity;
    step += 1;
  }
  return { theta, velocity, step, word };
}
