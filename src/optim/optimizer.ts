import { expectFields, expectNumber, expectRun } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";

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
  update(before: Before<State>): {
    parameters: number[];
    state: State;
  };
}

/** What an update starts from. */
export interface Before<State extends OptimizerState> {
  readonly parameters: readonly number[];
  readonly gradient: readonly number[];
  readonly lr: number;
  readonly state: State;
}

/** Checks what an update of the rule `kind` is given, and that its state is one of this rule's. */
export function checkBefore(kind: string, before: Before<OptimizerState>): void {
  const where = `${kind}.update`;
  expectFields(where, "its argument", before, ["parameters", "gradient", "lr", "state"]);
  const { parameters, gradient, lr, state } = before;
  expectRun(where, "parameters", parameters);
  expectRun(where, "gradient", gradient);
  if (gradient.length !== parameters.length)
    fail(where, `gradient must hold one number per parameter (${parameters.length})`, gradient, "Take it at these parameters.");
  expectNumber(where, "lr", lr, { min: 0, advice: "A negative rate would climb." });
  if (state?.kind !== kind || state.version !== 1)
    fail(where, `state must be what ${kind}().init(size) or an update of it gave`, state, "Start from init.");
}
