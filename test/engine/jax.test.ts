/** jax-js as a second oracle, on the four tasks of the bench: an MLP, a wide one, a CNN and a transformer. */
import { beforeAll, describe, expect, test } from "vitest";
import { firstGradients, ours } from "../bench/ours.js";
import { jaxSteps, startJax } from "../bench/peers/jax.js";
import { taskNames } from "../bench/tasks.js";

/** Relative error allowed: jax-js's tanh, also in gelu, is right to five digits. */
const within = { a: 1e-4, b: 1e-5, c: 1e-5, d: 1e-4 };

beforeAll(startJax);

/** Root of the mean square. */
const sizeOf = (values: Float32Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe.each(taskNames)("(%s)", (name) => {
  test("every gradient of the first batch is that of jax-js", async () => {
    const theirs = await jaxSteps(name).firstGradients();
    const mine = firstGradients(name);
    expect(Math.abs(mine.loss - theirs.loss) / theirs.loss).toBeLessThan(within[name]);
    expect(mine.gradients).toHaveLength(theirs.gradients.length);
    for (const [i, gradient] of mine.gradients.entries()) {
      const their = theirs.gradients[i] as Float32Array; // as many as ours
      const difference = sizeOf(gradient.map((value, j) => value - (their[j] as number)));
      expect(difference, `parameter ${i}`).toBeLessThan(within[name] * sizeOf(their) + 1e-8);
    }
  });

  test("ten losses are those of jax-js", async () => {
    const [mine, theirs] = [ours(name), jaxSteps(name)];
    for (let i = 0; i < 10; i += 1) {
      const their = (await theirs.step(i, true)) as number; // it was asked to read
      expect(Math.abs((mine.step(i, true) as number) - their) / their, `step ${i}`).toBeLessThan(within[name]);
    }
  });
});
