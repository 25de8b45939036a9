/**
 * What the engine computes, as one number for each run: the bits of its losses. Runs in Node and in a page alike.
 *
 * The four tasks of the bench; a run whose rate and momentum go through cosines; every optimizer; every problem's data; and the layers that the
 * tasks don't have.
 */
import { cosineAnnealing, oneCycleMomentum, warmup } from "lrlab";
import {
  cnn,
  ema,
  type Indices,
  mlp,
  model,
  type Net,
  optimizer,
  type Problem,
  type ProblemSpec,
  point,
  problem,
  productDefects,
  sgd,
  spirals,
  type Tensor,
  transformer,
} from "lrlab/engine";
import { ours } from "../../bench/ours.js";
import { hash, taskNames } from "../../bench/tasks.js";

const steps = 50;

const isNumber = (loss: number | undefined | Promise<number | undefined>): number => {
  if (typeof loss === "number" && Number.isFinite(loss)) return loss;
  throw new Error(`a loss is ${loss}`);
};

/** The losses of `count` steps. */
const losses = (count: number, step: (t: number) => number | undefined | Promise<number | undefined>): string =>
  hash(Array.from({ length: count }, (_, t) => isNumber(step(t))));

/** One step on the next batch of a problem. */
function learn<Input, Target>(net: Net<Input>, data: Problem<Input, Target>, update: () => void): number {
  const loss = data.loss(net, data.batch(20));
  loss.backward();
  update();
  return loss.item();
}

function warmupCosine(): string {
  const lr = warmup(cosineAnnealing({ baseLr: 0.3, totalSteps: steps - 10 }), { steps: 10 });
  const momentum = oneCycleMomentum({ totalSteps: steps });
  const data = spirals({ seed: 1 });
  const net = mlp([2, 32, 32, 2], { act: "tanh", seed: 1 });
  const opt = sgd(net, { momentum: 0.9 });
  return losses(steps, (t) => learn(net, data, () => opt.step({ lr: lr(t), momentum: momentum(t) })));
}

/** An optimizer on spirals, on a net with norms and dropout, whose average is evaluated at the end. */
function ofOptimizer(spec: { kind: string }): string {
  const data = spirals({ seed: 2 });
  const net = mlp([2, 17, 2], { act: "gelu", norm: "batch", dropout: 0.1, seed: 2 });
  const opt = optimizer(spec, net);
  const average = ema(net, { decay: 0.9 });
  const trained = losses(20, () =>
    learn(net, data, () => {
      opt.step(0.05);
      average.update();
    }),
  );
  const scores = [opt, average].map((one) => one.averaged(() => data.score(net, "validation").loss));
  return `${trained} ${hash(scores.map(isNumber))}`;
}

const dataKinds = ["spirals", "moons", "glyphs", "productDefects", "sortCopy", "characters"];

/** The first batch of a problem, and what stands in its splits. */
function ofData(kind: string): string {
  const made = problem({ kind, seed: 3 }) as Problem<Tensor | Indices>;
  const { x, y } = made.batch(8);
  return hash([x.array(), y.array(), made.validation.x, made.validation.y].flatMap((list) => Array.from(list)));
}

const landscapes: readonly ProblemSpec[] = [
  { kind: "noisyQuadraticLandscape", curvatures: [1, 0.1], noiseVariances: 1 },
  { kind: "twoWells", noiseVariance: 0.1 },
];

function ofLandscape(spec: ProblemSpec): string {
  const data = problem(spec) as Problem<Tensor, null>;
  const net = point(Array.from({ length: data.inputShape[0] ?? 1 }, () => 0.5));
  const opt = sgd(net, { momentum: 0.5 });
  return losses(20, () => learn(net, data, () => opt.step(0.02)));
}

const optimizers: readonly { kind: string; [option: string]: unknown }[] = [
  { kind: "sgd" },
  { kind: "sgd", momentum: 0.9, nesterov: true, weightDecay: 0.01 },
  { kind: "adam" },
  { kind: "adamW", clip: { norm: 0.5 } },
  { kind: "rAdam" },
  { kind: "lion" },
  { kind: "scheduleFreeSgd" },
  { kind: "scheduleFreeAdamW" },
];

/** Layers that neither the tasks nor the optimizers' net have. */
const models: Readonly<Record<string, () => string>> = {
  "cnn with filters of 5": () => {
    const data = productDefects({ seed: 4 });
    const [size = 1, , channels = 1] = data.inputShape;
    const net = model(cnn({ size, channels, kernel: 5, filters: [3, 5], classes: data.classes ?? 1, act: "tanh", seed: 4 }).spec) as Net;
    const opt = optimizer({ kind: "sgd", momentum: 0.9 }, net);
    return losses(10, () => learn(net, data, () => opt.step(0.05)));
  },
  "transformer with norms after": () => {
    const data = problem({ kind: "sortCopy", seed: 5 }) as Problem<Indices>;
    const sizes = { vocabulary: data.classes ?? 1, context: data.inputShape[0] ?? 1, width: 24, layers: 1, heads: 3 };
    const net = transformer({ ...sizes, norm: "post", dropout: 0.1, seed: 5 });
    const opt = optimizer({ kind: "adam" }, net);
    return losses(10, () => learn(net, data, () => opt.step(0.003)));
  },
};

/** Every run by name, and what it comes to. */
export function fingerprints(): Record<string, string> {
  const nameOf = ({ kind, ...options }: { kind: string }): string => [kind, ...Object.keys(options)].join(" ");
  return {
    ...Object.fromEntries(
      taskNames.map((name) => {
        const { step } = ours(name);
        return [`task ${name}`, losses(steps, (t) => step(t, true))];
      }),
    ),
    "spirals under warmup, cosine and momentum cycling": warmupCosine(),
    ...Object.fromEntries(optimizers.map((spec) => [nameOf(spec), ofOptimizer(spec)])),
    ...Object.fromEntries(dataKinds.map((kind) => [kind, ofData(kind)])),
    ...Object.fromEntries(landscapes.map((spec) => [spec.kind, ofLandscape(spec)])),
    ...Object.fromEntries(Object.entries(models).map(([name, run]) => [name, run()])),
  };
}
