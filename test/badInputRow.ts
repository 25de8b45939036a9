// biome-ignore lint/suspicious/noExplicitAny: rows hold functions of every signature.
export type AnyFunction = (...args: any[]) => unknown;

/** A public function, how it is called rightly, and which odd values are right as well. */
export interface Row {
  /** Good arguments, made anew for each call. */
  readonly args: () => unknown[];
  /** Needed where the name is not the export's own, for what an export returns. */
  readonly call?: AnyFunction;
  /** Where a value may be left out: "1.level" is level of the second argument. */
  readonly optional?: readonly string[];
  /** Where values of another type are right too, by the names in `odd`; "*" for any. */
  readonly also?: Readonly<Record<string, readonly string[]>>;
  /** Objects that take any key: things by name, and what else brings more than is asked of it. */
  readonly byName?: readonly string[];
  /** Things that the library made, such as an optimizer: exchanged as a whole, never looked into. */
  readonly made?: readonly string[];
  /** Other functions whose name a message may begin with: what this one is made of. */
  readonly says?: readonly string[];
  /** Good arguments train for long enough that a busy machine may take its time: only how it answers is looked at. */
  readonly trains?: true;
}
