import type { Indices, Tensor } from "../tensor/tensor.js";

/** What a problem is made from, as plain JSON: its kind, and every option with its value. `problem(spec)` makes it again. */
export interface ProblemSpec {
  readonly kind: string;
  readonly [option: string]: string | number | boolean | readonly number[];
}

/** Examples for one step: what a net is given, and what it should answer. */
export interface Batch<Input = Tensor, Target = Indices> {
  readonly x: Input;
  readonly y: Target;
}

/** A part of the data, row after row. */
export interface Split<Values extends Float32Array | Int32Array = Float32Array> {
  /** Number of rows; Infinity where training never sees an example twice. */
  readonly size: number;
  readonly x: Values;
  /** The labels that are trained on; −1 where none is asked for. */
  readonly y: Int32Array;
  /** The labels before label noise. */
  readonly truth: Int32Array;
}

/** The three parts of the data: to train on, to choose rates on, and to report on, once. */
export type SplitName = "train" | "validation" | "test";

/** How well a net does on a split: the mean loss, and the share of right answers where there are answers. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number | null;
}

/** A net, as far as a problem cares: a function, and whether it is in training. */
export interface Scored<Input> {
  (x: Input): Tensor;
  readonly training: boolean;
  train(): void;
  evaluate(): void;
}

/** Where a stream stands, as plain JSON. */
export interface StreamState {
  readonly kind: "stream";
  readonly version: 1;
  /** Decides the order of every epoch. */
  readonly seed: number;
  readonly epoch: number;
  /** Rows of this epoch that have been handed out. */
  readonly row: number;
}

/** The training data in an order of its own. */
export interface Stream<Input = Tensor, Target = Indices> {
  /** The next `size` examples. An epoch ends where fewer are left; the next one has another order. */
  batch(size: number): Batch<Input, Target>;
  /** Where the stream stands, to save and resume. */
  state(): StreamState;
  /** Goes to where another stream of this problem stood. */
  load(state: StreamState): void;
}

/** Something to train on: data in three splits, or a landscape, with the loss that goes with it. */
export interface Problem<Input = Tensor, Target = Indices> {
  readonly spec: ProblemSpec;
  /** Shape of one input: what a net must take. */
  readonly inputShape: readonly number[];
  /** How many classes or tokens there are: what a net must answer; null for a landscape. */
  readonly classes: number | null;
  /** What each class or token is called. */
  readonly names: readonly string[];
  /** The least expected loss that any net can have, where it is known. */
  readonly floor: number | null;
  readonly train: Split<Float32Array | Int32Array>;
  readonly validation: Split<Float32Array | Int32Array>;
  readonly test: Split<Float32Array | Int32Array>;
  /** The next `size` training examples of the problem's own stream. */
  batch(size: number): Batch<Input, Target>;
  /** The training data in an order of its own. */
  stream(seed: number): Stream<Input, Target>;
  /** Rows `from` to `to` (not included) of a split; all of them when left out. */
  all(split: SplitName, from?: number, to?: number): Batch<Input, Target>;
  /** The loss to go backward from. */
  loss(net: (x: Input) => Tensor, batch: Batch<Input, Target>): Tensor;
  /** Loss and accuracy on a split, the net in evaluation mode, nothing recorded. */
  score(net: Scored<Input>, split: SplitName): Score;
}
