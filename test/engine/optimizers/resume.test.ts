import fc from "fast-check";
import { ema, mlp, type OptimSpec, optimizer, swa } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { bitsOf, give, wave } from "./nets.js";

const groups = { body: { parameters: ["layer1"], weightDecay: 0.1 }, head: { parameters: ["layer2"], lrFactor: 2 } };
const specs: readonly OptimSpec[] = [
  { kind: "sgd" },
  { kind: "sgd", momentum: 0.9, dampening: 0.5 },
  { kind: "sgd", momentum: 0.9, nesterov: true, rateInside: true },
  { kind: "adam", amsgrad: true },
  { kind: "adam", biasCorrection: false, clip: { norm: 0.5 } },
  { kind: "adamW", groups },
  { kind: "rAdam", beta2: 0.9 },
  { kind: "lion", weightDecay: 0.1 },
  { kind: "scheduleFreeSgd", growth: 0.5 },
  { kind: "scheduleFreeAdamW", groups },
];

const updates = 15;
const make = () => mlp([3, 3, 2], { seed: 1 });
const rateAt = (t: number): number => 0.05 * Math.cos(t / 10);

/** Trains from update `from` on; the gradients depend on the update alone. */
function run({ net, opt, averages }: ReturnType<typeof start>, from: number, to: number): void {
  for (let t = from; t < to; t += 1) {
    give(net, wave(net.block.size, t));
    opt.step({ lr: rateAt(t) });
    for (const average of averages) average.update();
  }
}

function start(spec: OptimSpec) {
  const net = make();
  return {
    net,
    opt: optimizer(spec, net),
    averages: [ema(net, { decay: 0.8 }), ema(net, { decay: 0.8, biasCorrection: true }), swa(net, { start: 4, every: 3 })],
  };
}

const outcome = ({ net, opt, averages }: ReturnType<typeof start>) => ({
  trained: bitsOf(net),
  evaluated: opt.averaged(() => bitsOf(net)),
  averages: averages.map((average) => average.averaged(() => bitsOf(net))),
  state: JSON.stringify([opt.state(), averages.map((average) => average.state())]),
});

describe.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))("%s", (_name, spec) => {
  test("interrupted and resumed through JSON equals uninterrupted, bit for bit", () => {
    const whole = start(spec);
    run(whole, 0, updates);
    const wanted = outcome(whole);
    fc.assert(
      fc.property(fc.nat({ max: updates }), (at) => {
        const first = start(spec);
        run(first, 0, at);
        const saved = JSON.stringify({
          net: first.net.state(),
          opt: first.opt.state(),
          averages: first.averages.map((one) => one.state()),
        });
        run(first, at, updates); // goes on elsewhere: what was saved is a copy
        const second = start(spec);
        run(second, 0, 7); // of another past, which may be longer
        const { net, opt, averages } = JSON.parse(saved);
        second.net.load(net);
        second.opt.load(opt);
        second.averages.forEach((average, i) => {
          average.load(averages[i]);
        });
        run(second, at, updates);
        expect(outcome(second)).toEqual(wanted);
      }),
      { numRuns: 16 },
    );
  });

  test("evaluating averages in between changes nothing", () => {
    const [plain, watched] = [start(spec), start(spec)];
    run(plain, 0, updates);
    for (let t = 0; t < updates; t += 1) {
      for (const one of [watched.opt, ...watched.averages]) {
        expect(() =>
          one.averaged(() => {
            throw new Error("in the middle");
          }),
        ).toThrow("in the middle");
      }
      run(watched, t, t + 1);
    }
    expect(outcome(watched)).toEqual(outcome(plain));
  });
});
