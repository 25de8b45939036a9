import type { Tensor } from "../tensor/tensor.js";
import type { Nested } from "../tensor/values.js";

/** What a parameter does, which decides its decay and, under muP, its rate. */
export type Role = "input" | "hidden" | "output" | "bias" | "gain" | "embedding";

/** A tensor that training changes. */
export interface Parameter {
  /** Such as "layer1.weight". */
  readonly name: string;
  /** Such as "layer1". */
  readonly layer: string;
  readonly role: Role;
  /** Numbers that each output is a sum over, and outputs that each input feeds. */
  readonly fanIn: number;
  readonly fanOut: number;
  /** Under muP: how many times the base width these are, where they grow with the width; else 1. */
  readonly inRatio: number;
  readonly outRatio: number;
  /** Values and gradient. */
  readonly value: Tensor;
  /** Its first place in the net's block of parameters, in floats. */
  readonly start: number;
}

/** All parameters of a net, one after another, and their gradients likewise. Places are byte offsets, size counts floats. */
export interface ParameterBlock {
  readonly at: number;
  readonly gradAt: number;
  readonly size: number;
}

/** What a net's parameters and layers hold, as plain JSON. */
export interface NetState {
  readonly kind: "net";
  readonly version: 1;
  readonly spec: NetSpec;
  /** All parameters, as base64 of 32-bit floats. */
  readonly values: string;
  /** What layers keep beside parameters, such as running means; by name. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** What a net is made of, as plain JSON: `model(spec)` makes it again. */
export type NetSpec = { readonly kind: string; readonly [option: string]: unknown };

/** A function from inputs to outputs with parameters that training changes. */
export interface Net<Input = Tensor> {
  (x: Input): Tensor;
  readonly spec: NetSpec;
  readonly parameters: readonly Parameter[];
  readonly block: ParameterBlock;
  /** Whether dropout drops and batch norm uses the batch: true until evaluate() is called. */
  readonly training: boolean;
  train(): void;
  evaluate(): void;
  /** Sets parameters by name, such as { "layer1.bias": [0, 1] }; changes nothing where one of them does not fit. */
  assign(values: Readonly<Record<string, Nested | Float32Array>>): void;
  /** A copy of parameters and other state, to save. */
  state(): NetState;
  /** Puts a saved state back; refuses that of another net and then changes nothing. */
  load(state: NetState): void;
  /** Notes what layers keep beside parameters, and returns what puts it back: for an update that may fail halfway. */
  hold(): () => void;
}
