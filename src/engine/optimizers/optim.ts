import type { Net } from "../models/net.js";

/** What an optimizer trains: any net. */
export type Trainable = Net<never>;

/** The rate of an update, or several hyperparameters by name: `{ lr: 0.1, momentum: 0.9 }`. */
export type Hyper = number | Readonly<Record<string, number>>;

/** What an update is made with: the same for all parameters, or for each group by its name. */
export type Rates = Hyper | Readonly<Record<string, Hyper>>;

/** An optimizer as plain JSON: its kind, and every option with its value. `optimizer(spec, net)` makes it again. */
export interface OptimSpec {
  readonly kind: string;
  readonly [option: string]: unknown;
}

/** An optimizer's memory as plain JSON. */
export interface OptimState {
  readonly kind: "optimizer";
  readonly version: 1;
  readonly spec: OptimSpec;
  readonly updates: number;
  /** Running numbers of each group, such as powers of β. */
  readonly counters: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What it keeps for each parameter, such as velocities: base64 of 32-bit floats, by name. */
  readonly values: Readonly<Record<string, string>>;
}

/** How an update treats the gradients it finds. */
export interface StepOptions {
  /**
   * Over how many backward() their sum was gathered: they are divided by that, which gives their mean. 1 when left out.
   *
   * It is said at the update, as the last one of an epoch may gather fewer.
   */
  accumulated?: number;
}

/** Changes the parameters of a net along their gradients. */
export interface Optim {
  readonly spec: OptimSpec;
  /** Whether this is the net that it was made for. */
  isOf(net: unknown): boolean;
  /**
   * One update with the gradients that backward() left, which it uses up: the next backward() starts from zero.
   *
   * A parameter that no gradient reached has gradient 0, so momentum and decay go on; PyTorch leaves one without a gradient alone. What is to
   * stay as it is has rate 0, or stands in no group.
   *
   * @param rates the rate η; or `{ lr, momentum, … }` to change other hyperparameters for this update; or either for each group by name.
   * @param options accumulated: the number of backward() since the last update, to average over.
   */
  step(rates: Rates, options?: StepOptions): void;
  /** Updates so far. */
  readonly updates: number;
  /** Length of the gradient of the last update it made, before clipping: √Σg² over all that is trained; 0 before the first. */
  readonly gradNorm: number;
  /** How far the last update it made moved the parameters: √Σ(Δθ)². */
  readonly updateNorm: number;
  /** How far the last update moved each layer's parameters, by the layer's name. */
  updateNorms(): Record<string, number>;
  /**
   * Runs `body` while the net holds the parameters to evaluate, and puts those to train back after it, bit for bit.
   *
   * For schedule-free rules these are the average x; for any other they are the parameters themselves.
   *
   * @param body evaluates the net; it must not train it, and not wait.
   */
  averaged<T>(body: () => T): T;
  /** A copy of its memory, to save. */
  state(): OptimState;
  /** Puts a saved memory back, and drops gradients not used yet; refuses that of another optimizer and then changes nothing. */
  load(state: OptimState): void;
}

/** Options that every optimizer has. */
export interface Shared {
  /**
   * Shortens the gradient to this length over all parameters, or cuts each entry to ±value; not done when left out.
   *
   * A gradient that is shortened has exactly that length; PyTorch's clip_grad_norm_ divides by the length plus 1e-6.
   */
  clip?: { norm: number } | { value: number };
  /** Groups of parameters by name; those in none stay as they are. All in one when left out. */
  groups?: Readonly<Record<string, GroupOptions>>;
}

/** A group of parameters. */
export interface GroupOptions {
  /** Names of parameters or of layers, or a function that says which parameters belong to it. */
  parameters: readonly string[] | ((parameter: Trainable["parameters"][number]) => boolean);
  /** Multiplies the rate, 1 when left out. */
  lrFactor?: number;
  /** Any other hyperparameter that differs from the optimizer's own, such as weightDecay: 0. */
  readonly [hyperparameter: string]: unknown;
}
