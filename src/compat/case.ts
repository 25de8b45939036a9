/**
 * One run of a library's scheduler, plateau rule, optimizer or range test, in the format of the golden files.
 *
 * `api` names what runs; `source` matters only where two libraries use one name (ReduceLROnPlateau).
 */
export interface Case {
  /** The library's own name: "CosineAnnealingLR", "warmup_cosine_decay_schedule". */
  readonly api: string;
  /** Which library and version: "torch 1.13.1", "keras 3". */
  readonly source?: string;
  /** The library's own parameters under its own names; a Python `lambda` as a function of the step. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The optimizer's rate. */
  readonly base_lr: number;
  /** Updates to run. */
  readonly steps: number;
  /** What plateau rules observe; "NaN" stands for not a number. */
  readonly metrics?: readonly (number | "NaN")[];
  /** Positions in the run, from 0 to 1, where fastai's annealers are asked. */
  readonly pos?: readonly number[];
}

/** What came out: `lr[t]` feeds update t; the other fields depend on the api, under the golden files' names. */
export interface Replayed {
  readonly lr: readonly number[];
  readonly [field: string]: unknown;
}

/** Runs one api for one case; throws where the library does. */
export type Replay = (of: Case) => Replayed;
