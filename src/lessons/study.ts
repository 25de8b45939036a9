/** Plain JSON of one case of a study: what the run is told. */
export type CaseOptions = Readonly<Record<string, unknown>>;

/** What one run of a study measured: numbers, or lists of them; null where there is none. */
export type Measured = Readonly<Record<string, number | null | readonly number[]>>;

/**
 * A measurement whose runs are not those of a sweep: the snapshots of one run, the picks of a range test, what fine-tuning forgets.
 *
 * `results/NAME.json` in the lesson's folder asks for it: { "kind": "study", "study": "snapshots", "seeds": 24, "options": { … } }.
 */
export interface Study {
  /** The name that a spec's `study` asks for: "snapshots". */
  readonly name: string;
  /** What is run with each seed, by name. Throws a RangeError for options that it does not know. */
  cases(options: CaseOptions): Readonly<Record<string, CaseOptions>>;
  /** One run: pure, and the same bits on every machine. */
  run(options: CaseOptions, seed: number): Measured;
}
