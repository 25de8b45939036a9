/** Numbers below 2⁻¹²⁶ take a processor many times as long; what an optimizer remembers of gradients that have faded would be full of them. */
import { crossEntropy, mlp, type Optim, optimizer, type Parameter, scale, sum, tensor } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { decodeFloats } from "../../../src/engine/models/floatText.js";

const specs = [
  { kind: "sgd", momentum: 0.9 },
  { kind: "adam" },
  { kind: "adamW" },
  { kind: "rAdam" },
  { kind: "lion" },
  { kind: "scheduleFreeSgd" },
  { kind: "scheduleFreeAdamW" },
];

/** An optimizer after one step, and `fade`: steps without a gradient, in which what it remembers of the first fades. */
function started(spec: { kind: string }, sizes: readonly number[]): { opt: Optim; size: number; fade: (steps: number) => void } {
  const net = mlp(sizes, { act: "tanh", seed: 1 });
  const opt = optimizer(spec, net);
  const x = Array.from({ length: sizes[0] ?? 1 }, (_, i) => Math.sin(i));
  crossEntropy(net(tensor([x])), [1]).backward();
  opt.step(0.01);
  const { value } = net.parameters.at(-1) as Parameter; // a net has some
  const fade = (steps: number): void => {
    for (let t = 0; t < steps; t += 1) {
      scale(sum(value), 0).backward(); // a gradient of 0; where none arrives it counts as 0
      opt.step(1e-6);
    }
  };
  return { opt, size: net.block.size, fade };
}

test.each(specs)("what $kind remembers becomes 0 before it becomes subnormal", (spec) => {
  const { opt, size, fade } = started(spec, [3, 17, 2]);
  for (let t = 0; t < 4000; t += 50) {
    fade(50);
    for (const [slot, text] of Object.entries(opt.state().values)) {
      const subnormal = decodeFloats(slot, text, size).find((v) => v !== 0 && Math.abs(v) < 2 ** -126);
      expect(subnormal, `${slot} after ${t} steps`).toBeUndefined();
    }
  }
});

describe("a step takes no longer while what it remembers fades", () => {
  test.each(specs)("with $kind", (spec) => {
    const windows = 60;
    const best = new Float64Array(windows).fill(Number.POSITIVE_INFINITY);
    for (let repeat = 0; repeat < 4; repeat += 1) {
      const { fade } = started(spec, [256, 128, 10]);
      for (let window = 0; window < windows; window += 1) {
        const before = performance.now();
        fade(25);
        best[window] = Math.min(best[window] as number, performance.now() - before);
      }
    }
    const [usual = 1] = best.toSorted().slice(windows / 2);
    // The first windows run before the compiler has seen the loop. Numbers fade slowly: what lasts less than three windows is other work.
    const lasting = best.slice(5, -2).map((_, k) => Math.min(...best.slice(k + 5, k + 8)));
    // 1.0 to 1.1 in practice, where 1.2 is asked for; the rest is for busy machines. Without flushing, momentum takes 2.7 times as long.
    expect(Math.max(...lasting) / usual).toBeLessThan(1.5);
  });
});
