/** Whatever an optimizer remembers between updates: plain JSON that says whose it is. */
export interface OptimizerState {
  readonly kind: string;
  readonly version: number;
}

/** An update rule: pure functions from parameters, gradient and state to parameters and state. */
export interface Optimizer<State extends OptimizerState> {
  readonly kind: State["kind"];
  /** The state before the first update, for `size` parameters. */
  init(size: number): State;
  /** One update with rate η = `lr`. Changes nothing that it is given. */
  update(before: {
    readonly parameters: readonly number[];
    readonly gradient: readonly number[];
    readonly lr: number;
    readonly state: State;
  }): {
    parameters: number[];
    state: State;
  };
}
