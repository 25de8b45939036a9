import { decodeFloats, encodeFloats } from "../../../engine/models/floatText.js";
import { mlp } from "../../../engine/models/mlp.js";
import type { Net, NetState } from "../../../engine/models/net.js";
import { adam } from "../../../engine/optimizers/adam.js";
import type { Optim } from "../../../engine/optimizers/optim.js";
import { sgd } from "../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../engine/problems/glyphs.js";
import { taskPair } from "../../../engine/problems/taskPair.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import { train } from "../../../engine/training/train.js";
import { training } from "../../../engine/training/training.js";
import type { Tell } from "../../../labs/tell.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { linear } from "../../../schedules/families/linear.js";
import type { Measured, Study } from "../../study.js";

/** How a net is trained on alphabet B. */
export interface FineTuning {
  /** Whether it has learnt alphabet A before; left out: it has. */
  readonly from?: "scratch";
  readonly optimizer: "sgd" | "adam";
  /** The peak rate. */
  readonly rate: number;
  /** Updates of warmup. */
  readonly warmup: number;
  /** What multiplies the rate of the first layer, the body; 0 freezes it. */
  readonly body: number;
}

/** Updates of fine-tuning, and examples of B to train on. */
export const tuning = { steps: 200, examples: 200, batch: 20 } as const;
const sizes = [144, 64, 10] as const;

/** Alphabet A with fresh examples for ever, and alphabet B with 200: the same ten answers, other glyphs. */
const pairOf = (seed: number) =>
  taskPair(glyphs({ alphabet: 1, online: true, seed }), glyphs({ alphabet: 2, train: tuning.examples, seed }));

/** A net that has learnt A. */
interface Pretrained {
  readonly state: NetState;
  /** Its accuracy on A's test data. */
  readonly learnt: number;
}
/** By seed: every case of a seed begins from the same net. */
const known = new Map<number, Pretrained>();

/** The net of a seed after one pass over 40,000 examples of A. */
export function pretrained(seed: number, tell?: Tell): Pretrained {
  const found = known.get(seed);
  if (found) return found;
  const steps = 1250;
  const made = temporary(() => {
    const net = mlp([...sizes], { act: "relu", seed });
    const lr = linear({ baseLr: Math.fround(0.05), totalSteps: steps });
    const problem = pairOf(seed).first;
    const rates = (t: number): number => Math.fround(lr(t));
    const run = train({
      net,
      problem,
      optimizer: sgd(net, { momentum: 0.9 }),
      lr: rates,
      steps,
      batch: 32,
      seed,
      ...(tell ? { onProgress: ({ step }) => tell(step / steps) } : {}),
    });
    return { state: net.state(), learnt: run.score("test").accuracy ?? 0 };
  });
  known.set(seed, made);
  return made;
}

/** The state of a net with the body of one and the head of another. */
function joined(net: Net, body: NetState, head: NetState): NetState {
  const size = net.block.size;
  const values = decodeFloats("joined", body.values, size);
  const others = decodeFloats("joined", head.values, size);
  const start = Math.min(...net.parameters.filter(({ layer }) => layer === "layer2").map((parameter) => parameter.start));
  values.set(others.subarray(start), start); // the head is the last layer
  return { ...body, values: encodeFloats(values) };
}

function optimizerOf({ optimizer, body }: FineTuning, net: Net): Optim {
  const groups = { body: { parameters: ["layer1"], lrFactor: body }, head: { parameters: ["layer2"] } };
  return optimizer === "adam" ? adam(net, { groups }) : sgd(net, { momentum: 0.9, groups });
}

/** One case of the study: fine-tuning, the net as it was before, or the same training from first weights. */
export type FineTuningCase = FineTuning | { readonly before: true };

/** Trains a fresh head, and the body under it, on B; A is measured with the body as it has become and the head of A. */
export function fineTune(options: FineTuning, seed: number): Measured {
  const { state } = pretrained(seed);
  const { first, second } = pairOf(seed);
  const { steps, batch } = tuning;
  return temporary(() => {
    const net = mlp([...sizes], { act: "relu", seed });
    if (options.from !== "scratch") net.load(joined(net, state, net.state()));
    const falling = linear({ baseLr: Math.fround(options.rate), totalSteps: steps - options.warmup });
    const shape = options.warmup > 0 ? warmup(falling, { steps: options.warmup, offset: 1 }) : falling;
    const optimizer = optimizerOf(options, net);
    const lr = (t: number): number => Math.fround(shape(t));
    const run = training({ net, problem: second, optimizer, lr, steps, batch, seed, divergedAbove: Number.POSITIVE_INFINITY });
    const probe = mlp([...sizes], { act: "relu", seed });
    const onA = (): number | null => {
      if (options.from === "scratch") return null;
      probe.load(joined(net, net.state(), state));
      return first.score(probe, "test").accuracy;
    };
    run.advance(1);
    const afterOne = onA();
    run.advance();
    if (run.diverged) return { afterOne, kept: null, validation: null, second: null };
    return { afterOne, kept: onA(), validation: run.score("validation").accuracy, second: run.score("test").accuracy };
  });
}

interface FineTuningOptions {
  readonly optimizers: Readonly<
    Record<
      FineTuning["optimizer"],
      { readonly rates: readonly number[]; readonly bodies: readonly number[]; readonly warmups: readonly number[] }
    >
  >;
  /** Rates of the same training from first weights. */
  readonly scratch: readonly number[];
}

/** What fine-tuning learns and forgets: rates, with and without warmup, the body at full rate, slowed and frozen. */
export const fineTuning: Study = {
  name: "fine-tuning",
  cases(options) {
    const { optimizers, scratch } = options as unknown as FineTuningOptions;
    const tuned = Object.entries(optimizers).flatMap(([kind, { rates, bodies, warmups }]) =>
      bodies.flatMap((body) =>
        warmups.flatMap((steps) =>
          rates.map((rate): FineTuning => ({ optimizer: kind as FineTuning["optimizer"], rate, warmup: steps, body })),
        ),
      ),
    );
    const fresh = scratch.map((rate): FineTuning => ({ from: "scratch", optimizer: "sgd", rate, warmup: 0, body: 1 }));
    return Object.fromEntries([["before", { before: true }], ...[...tuned, ...fresh].map((one) => [caseName(one), { ...one }] as const)]);
  },
  run: (given, seed) => {
    const options = given as unknown as FineTuningCase;
    return "before" in options ? { learnt: pretrained(seed).learnt } : fineTune(options, seed);
  },
};

/** The name of a case in the results. */
export const caseName = ({ from, optimizer, rate, warmup: steps, body }: FineTuning): string =>
  from === "scratch" ? `from scratch at ${rate}` : `${optimizer} at ${rate}, warmup ${steps}, body ${body}`;
