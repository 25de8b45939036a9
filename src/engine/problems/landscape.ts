import { fail } from "../../schedules/fail.js";
import { rng } from "../rng.js";
import { floats } from "../tensor/memory.js";
import { noGrad, record } from "../tensor/tape.js";
import { constant, result, Tensor } from "../tensor/tensor.js";
import { expectSplit } from "./dataProblem.js";
import { expectBatch, expectNet } from "./expectNet.js";
import type { Batch, Problem, ProblemSpec, Score, Scored, Split, SplitName } from "./problem.js";
import { makeStream } from "./stream.js";

/** Where a point is. */
export type Place = Float32Array | readonly number[];

/** A loss as a formula of the place θ. */
interface Definition {
  readonly spec: ProblemSpec;
  readonly dimensions: number;
  readonly floor: number;
  /** σ of the gradient's noise in each direction, for a batch of one. */
  readonly deviations: readonly number[];
  readonly lossAt: (theta: Place) => number;
  readonly slopeAt: (theta: Place) => readonly number[];
}

const empty: Split = { size: 0, x: new Float32Array(0), y: new Int32Array(0), truth: new Int32Array(0) };

/**
 * A problem without data: the net is a point, its parameters are the place, and the loss is the height there.
 *
 * A batch is noise z: loss(θ) = L(θ) + z·θ, so the gradient is L′(θ) + z. The mean of n gradients has noise of variance σ²/n, which is
 * drawn at once. What all() gives has no noise, and scores are the height itself.
 */
export function landscape(definition: Definition): Problem<Tensor, null> {
  const { spec, dimensions, floor, deviations, lossAt, slopeAt } = definition;
  const where = spec.kind;
  const seed = typeof spec.seed === "number" ? spec.seed : 0;

  const take = (rows: Int32Array, streamSeed: number): Batch<Tensor, null> => {
    const { normal } = rng(streamSeed)
      .split("noise")
      .split(seed)
      .split(rows[0] ?? 0);
    const shrink = Math.sqrt(rows.length);
    const noise = deviations.map((deviation) => (deviation === 0 ? 0 : (deviation * normal()) / shrink));
    return { x: constant([dimensions], (heap, at) => heap.set(noise, at)), y: null };
  };
  const still = (): Tensor => constant([dimensions], (heap, at) => heap.fill(0, at, at + dimensions));
  const stream = (of: number) => makeStream({ where, size: Number.POSITIVE_INFINITY, take }, of);
  let own: ReturnType<typeof stream> | null = null;

  const expectPoint = (method: string, theta: unknown): void => {
    if (!(theta instanceof Tensor) || theta.size !== dimensions)
      fail(
        `${where}.${method}`,
        `the net must be a point with ${dimensions} parameters, and x of as many`,
        theta instanceof Tensor ? theta.shape : theta,
        "Write point([…]) with one number each.",
      );
  };
  const loss = (net: (x: Tensor) => Tensor, batch: Batch<Tensor, null>): Tensor => {
    expectNet(`${where}.loss`, net);
    expectBatch(`${where}.loss`, batch);
    const noise = batch.x;
    expectPoint("loss", noise);
    const theta = net(noise);
    expectPoint("loss", theta);
    const height = result(where, [theta, noise], []);
    const [place, tilt] = [theta.array(), noise.array()];
    floats()[height.at / 4] = place.reduce((sum, at, i) => sum + (tilt[i] as number) * at, lossAt(place)); // one tilt per direction
    return record(height, () => {
      const add = theta.accumulate();
      const heap = floats();
      const scale = heap[height.gradAt / 4] as number; // backward put it there
      slopeAt(place).forEach((slope, i) => {
        const at = theta.gradAt / 4 + i;
        heap[at] = (add === 1 ? (heap[at] as number) : 0) + scale * (slope + (tilt[i] as number));
      });
    });
  };
  const score = (net: Scored<Tensor>, split: SplitName): Score => {
    expectNet(`${where}.score`, net, { scored: true });
    expectSplit(`${where}.score`, split);
    return noGrad(() => {
      const theta = net(still());
      expectPoint("score", theta);
      return { loss: lossAt(theta.array()), accuracy: null };
    });
  };
  return {
    spec,
    inputShape: [dimensions],
    classes: null,
    names: [],
    floor,
    train: { ...empty, size: Number.POSITIVE_INFINITY },
    validation: empty,
    test: empty,
    batch: (size) => {
      own ??= stream(seed);
      return own.batch(size);
    },
    stream,
    all: (split) => {
      expectSplit(`${where}.all`, split);
      return { x: still(), y: null };
    },
    loss,
    score,
  };
}
