import type { Rng } from "../rng.js";
import type { Shape, Tensor } from "../tensor/tensor.js";
import type { Parameter } from "./net.js";

/** State that a layer keeps beside parameters. */
export interface Kept {
  save(): unknown;
  /** Checks a saved value, and returns what puts it back: so that nothing changes where another part is refused. */
  check(saved: unknown): () => void;
  /** Notes it as it stands, and returns what puts it back: quick, as training does so before every update. */
  hold(): () => void;
}

/** What is said of a parameter when it is declared; the ratios are 1 when left out. */
interface Declaration extends Pick<Parameter, "role" | "fanIn" | "fanOut">, Partial<Pick<Parameter, "inRatio" | "outRatio">> {
  readonly init: (random: Rng) => number;
}

/** What a model's layers are declared with. */
export interface Layers {
  /** Declares a parameter, with its first values drawn by `init` from a stream of its own. */
  parameter(name: string, shape: Shape, how: Declaration): Tensor;
  /** Declares state that goes into checkpoints beside parameters. */
  keep(name: string, kept: Kept): void;
  /** Whether the net is in training; asked when it runs. */
  training(): boolean;
  /** The net's own random numbers. */
  readonly random: Rng;
}
