import { expectFields, expectNumber, expectNumbers, expectWhole, isPlainObject } from "../expect.js";
import { fail } from "../fail.js";
import type { Definition } from "../family.js";
import { type Parameters, readParameters } from "../parameters.js";
import { deepFreeze, type Spec } from "../schedule.js";
import { checkJudging, improves, type Judging, mean } from "./judge.js";

/** What a controller remembers between two observations: plain JSON, to save and resume exactly. */
export interface ControllerState {
  /** The controller it belongs to. */
  readonly kind: string;
  readonly version: 1;
  /** The rate in effect. */
  readonly lr: number;
  /** The best metric so far; null before the first observation. */
  readonly best: number | null;
  /** Observations in a row that improved on the best. */
  readonly good: number;
  /** Observations in a row that did not. */
  readonly bad: number;
  /** Observations still to pass that do not count, after a change. */
  readonly resting: number;
  /** The last metrics, as many as are averaged. */
  readonly recent: readonly number[];
}

/** A rate that reacts to a metric: state in, state out, so that it can be saved at any point and two runs share nothing. */
export interface Controller {
  /** What it is made of, as plain JSON. */
  readonly spec: Spec;
  /** The state before the first observation. */
  init(): ControllerState;
  /** The state after one more value of the metric. */
  observe(state: ControllerState, metric: number): ControllerState;
  /** The rate in a state. */
  lr(state: ControllerState): number;
}

/** Whether something is a controller: a rule with its spec. */
export function isController(value: unknown): value is Controller {
  if (!isPlainObject(value)) return false;
  const { init, observe, lr, spec } = value as Partial<Controller>;
  return [init, observe, lr].every((one) => typeof one === "function") && typeof spec?.kind === "string";
}

/** What every controller takes beside its own parameters. */
export interface Control extends Judging {
  /** η₀: the rate before it acts; 1 when left out, for a factor of a schedule. */
  baseLr?: number;
  /** γ: what a cut multiplies the rate by. */
  factor?: number;
  /** η_min: the floor; 0 when left out. */
  minLr?: number;
  /** ϵ: a change of at most this is not made; 0 when left out. */
  eps?: number;
}

/** What a controller's counts ask for. */
export type Decision = "up" | "down" | "stay";

/** Everything there is to say about one kind of controller: its card, and the rule. */
export interface ControllerDefinition<P>
  extends Pick<
    Definition<P>,
    | "name"
    | "slug"
    | "title"
    | "summary"
    | "parameters"
    | "latex"
    | "check"
    | "pros"
    | "cons"
    | "bestFor"
    | "pytorch"
    | "transformers"
    | "optax"
    | "keras"
    | "named"
    | "example"
    | "source"
  > {
  /** The rule: what so many improvements in a row, or so many observations without one, ask for. */
  decide(p: Required<P>, counts: { readonly good: number; readonly bad: number }): Decision;
}

/** What the list of controllers knows of each, whatever its parameters. */
export interface AnyControllerFamily {
  readonly definition: ControllerDefinition<object>;
  /** Builds from parameters that were not typed; they are checked the same. */
  from(parameters: object): Controller;
}

/** A kind of controller: call it with parameters to get one; its definition is attached. */
export interface ControllerFamily<P> extends AnyControllerFamily {
  (parameters: P): Controller;
}

/** What `Control` holds beside `Judging`, for a definition. */
export const control = {
  baseLr: {
    type: "rate",
    symbol: String.raw`\eta_0`,
    doc: "The rate before it acts.",
    default: 1,
    min: 0,
    above: true,
    pytorch: "lr",
    slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
  },
  minLr: {
    type: "rate",
    symbol: String.raw`\eta_{\min}`,
    doc: "The floor.",
    default: 0,
    pytorch: "min_lr",
    optax: "min_scale, as a part of the rate",
    slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
  },
  eps: { type: "rate", symbol: String.raw`\epsilon`, doc: "A change of at most this is not made.", default: 0, pytorch: "eps" },
} as const satisfies Parameters;

const fields = ["kind", "version", "lr", "best", "good", "bad", "resting", "recent"] satisfies (keyof ControllerState)[];

/** Makes a kind of controller from its definition. */
export function controllerFamily<P extends Control>(definition: ControllerDefinition<P>): ControllerFamily<P> {
  const { name } = definition;
  const build = (given: object): Controller => {
    const p = Object.freeze(readParameters(name, definition.parameters, given)) as Required<P> & Required<Control>;
    checkControl(name, p);
    definition.check?.(p);
    const highest = "maxLr" in p ? (p.maxLr as number) : p.baseLr; // its parameter was checked like the others

    const read = (where: string, state: ControllerState): ControllerState => {
      checkState(`${name}.${where}`, name, state, p.minLr, highest);
      return state;
    };
    const rateAfter = (decision: Decision, lr: number): number => {
      const next = decision === "down" ? Math.max(p.minLr, lr * p.factor) : Math.min(highest, lr / p.factor);
      return Math.abs(next - lr) > p.eps ? next : lr;
    };
    const observe = (before: ControllerState, metric: number): ControllerState => {
      const state = read("observe", before);
      const finite = readMetric(`${name}.observe`, metric, p.nonFinite);
      if (!finite && p.nonFinite === "ignore") return state;

      // −0 becomes 0, which JSON would make of it.
      const recent = finite ? [...state.recent, metric + 0].slice(-p.average) : state.recent;
      const improved = finite && improves(mean(recent), state.best, p);
      const best = improved ? mean(recent) : state.best;
      if (state.resting > 0) return deepFreeze({ ...state, best, recent, good: 0, bad: 0, resting: state.resting - 1 });

      const counts = improved ? { good: state.good + 1, bad: 0 } : { good: 0, bad: state.bad + 1 };
      const decision = definition.decide(p, counts);
      if (decision === "stay") return deepFreeze({ ...state, best, recent, ...counts });
      return deepFreeze({ ...state, best, recent, good: 0, bad: 0, resting: p.cooldown, lr: rateAfter(decision, state.lr) });
    };
    return deepFreeze({
      spec: { kind: name, ...p },
      init: () => deepFreeze({ kind: name, version: 1 as const, lr: p.baseLr, best: null, good: 0, bad: 0, resting: 0, recent: [] }),
      observe,
      lr: (state) => read("lr", state).lr,
    });
  };
  return deepFreeze(Object.assign(build, { definition, from: build }));
}

/** Relations between the parameters of `Control`. */
function checkControl(name: string, p: Required<Control>): void {
  checkJudging(name, p);
  if (p.minLr > p.baseLr) fail(name, `minLr must be at most baseLr (${p.baseLr})`, p.minLr, "It is the floor that cuts stop at.");
  if (p.factor <= 0 || p.factor >= 1)
    fail(name, "factor must lie between 0 and 1, both left out", p.factor, "A cut multiplies the rate by it.");
}

/** Whether the metric is finite; throws where it is no number at all, or must not be an odd one. */
function readMetric(where: string, metric: unknown, nonFinite: Required<Judging>["nonFinite"]): boolean {
  if (typeof metric !== "number") fail(where, "metric must be a number", metric, "Measure it first, on data that is not trained on.");
  if (!Number.isFinite(metric) && nonFinite === "throw")
    fail(where, "metric must be a finite number", metric, 'The run flew away; nonFinite: "worse" would count it as no improvement.');
  return Number.isFinite(metric);
}

/** Checks a state, which may come from a file. */
function checkState(where: string, kind: string, state: ControllerState, lowest: number, highest: number): void {
  expectFields(where, "state", state, fields);
  if (state.kind !== kind || state.version !== 1)
    fail(where, `state must be what init or observe of ${kind} gave`, state, "Start from init().");
  const { lr, best, good, bad, resting, recent } = state;
  expectNumber(where, "state.lr", lr, { min: lowest, max: highest, advice: "It was saved with other bounds; start from init()." });
  if (best !== null) expectNumber(where, "state.best", best, { advice: "It is the best metric so far, or null." });
  expectWhole(where, "state.good", good, 0, "It counts improvements in a row.");
  expectWhole(where, "state.bad", bad, 0, "It counts observations without improvement.");
  expectWhole(where, "state.resting", resting, 0, "It counts what is left of the cooldown.");
  if (!(Array.isArray(recent) && recent.length === 0)) expectNumbers(where, "state.recent", recent);
}
