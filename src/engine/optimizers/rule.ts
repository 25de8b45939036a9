/** Numbers by name that an update reads and changes. */
export type Numbers = Record<string, number>;

/** Parameters that stand next to one another and are updated alike. Places are byte offsets, size counts floats. */
export interface Run<Slot extends string = string> {
  readonly layer: string;
  /** First place in the net's block, in floats. */
  readonly start: number;
  readonly size: number;
  /** Where the parameters stand, and their gradients. */
  readonly at: number;
  readonly gradAt: number;
  /** Where the rule's own values for them stand, by slot. */
  readonly slots: Readonly<Record<Slot, number>>;
  /** What multiplies the rate: the group's factor, times muP's. */
  readonly factor: number;
  /** muP's part of it, which decay beside the gradient does without: its pace is the same at every width. */
  readonly muP: number;
}

/** Refuses a value that a hyperparameter cannot have. */
export type Check = (where: string, name: string, value: unknown) => number;

/** An update rule, which `makeOptim` makes an optimizer of. */
export interface Rule<Name extends string, Slot extends string, Counter extends string> {
  readonly kind: string;
  /** Every option with its value, except clip and groups. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The options that groups may have of their own and updates may change, with their checks. */
  readonly hyper: Readonly<Record<Name, Check>>;
  /** What it keeps for each parameter, zero before the first update. */
  readonly slots: readonly Slot[];
  /** Running numbers of a group, as they are before the first update. */
  readonly counters: Readonly<Record<Counter, number>>;
  /** Which column of muP's table applies: that of SGD or that of Adam. */
  readonly rates: "sgd" | "adam";
  /** Slots that start as a copy of the parameters instead of zero. */
  readonly copies?: readonly Slot[];
  /** The slot that holds the parameters to evaluate with, where these are others than those to train. */
  readonly average?: Slot;
  /** What comes before a group's update: moves its counters on. `updates` counts this one. */
  advance?(counters: Record<Counter, number>, hyper: Readonly<Record<Name | "lr", number>>, updates: number): void;
  /** Updates one run, and returns the squared length of the change. */
  apply(run: Run<Slot>, hyper: Readonly<Record<Name | "lr", number>>, counters: Readonly<Record<Counter, number>>, updates: number): number;
}

/** Any rule, for what only passes it on. */
export type AnyRule = Rule<string, string, string>;
